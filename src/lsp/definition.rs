//! Goes to the definition of the words at a place: from a repeat to the first copy, or from a
//! pronoun to its antecedent.

use gen_lsp_types::Location;

use crate::analysis::Analysis;
use crate::engine::verdict::touch;
use crate::error::Error;
use crate::lsp::query::QueryContext;
use crate::text::span::Place;

/// Returns the places that the words at byte `at` refer to.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn locations(basis: &QueryContext, at: u32) -> Result<Vec<Location>, Error> {
    let here = Place::new(at, at);
    let report = basis.checked.report();
    let drafts = report.into_iter().flat_map(|report| &report.drafts);
    let findings = drafts.flat_map(|document| &document.findings);
    let related = findings
        .filter(|finding| touch(finding.place, here))
        .flat_map(|finding| &finding.related)
        .filter(|related| related.path.is_none());
    let mut places: Vec<Place> = related.map(|related| related.place).collect();
    if places.is_empty() {
        let snapshot = &basis.checked.snapshot;
        let antecedent = basis
            .checker
            .analyze(snapshot, |analysis| antecedent(analysis, here))?;
        places.extend(antecedent.flatten());
    }
    let locator = basis.locator();
    let locations = places.into_iter().map(|place| Location {
        uri: basis.checked.snapshot.address.clone(),
        range: basis.client.columns.range(&locator, place),
    });
    Ok(locations.collect())
}

/// Returns the antecedent of the source at `here`, or `None` if the source has no antecedent.
fn antecedent(analysis: &Analysis<'_>, here: Place) -> Option<Place> {
    let draft = analysis.draft;
    let sources = analysis
        .attributions()
        .iter()
        .filter_map(|attribution| attribution.source.as_ref());
    let mut sources = sources.filter(|source| touch(draft.place(source.span), here));
    let antecedent = sources.find_map(|source| source.antecedent)?;
    Some(draft.place(antecedent))
}
