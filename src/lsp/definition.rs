//! From the words at a place to those that they refer to: from a repeat to the first copy, from a
//! pronoun to the source that it stands for. Knows no message.

use gen_lsp_types::Location;

use crate::analysis::Analysis;
use crate::engine::verdict::touch;
use crate::error::Error;
use crate::lsp::query::Basis;
use crate::text::span::Place;

/// The places that the words at byte `at` refer to.
///
/// # Errors
///
/// When the configuration has a mistake.
pub fn locations(basis: &Basis, at: u32) -> Result<Vec<Location>, Error> {
    let here = Place::new(at, at);
    let report = basis.checked.report();
    let drafts = report.into_iter().flat_map(|it| &it.drafts);
    let findings = drafts.flat_map(|it| &it.findings);
    let related = findings
        .filter(|it| touch(it.place, here))
        .flat_map(|it| &it.related)
        .filter(|it| it.path.is_none());
    let mut places: Vec<Place> = related.map(|it| it.place).collect();
    if places.is_empty() {
        let snapshot = &basis.checked.snapshot;
        let antecedent = basis.desk.analyze(snapshot, |it| antecedent(it, here))?;
        places.extend(antecedent.flatten());
    }
    let locator = basis.locator();
    let locations = places.into_iter().map(|place| Location {
        uri: basis.checked.snapshot.address.clone(),
        range: basis.client.columns.range(&locator, place),
    });
    Ok(locations.collect())
}

/// The words that the source at `here` stands for.
fn antecedent(analysis: &Analysis<'_>, here: Place) -> Option<Place> {
    let draft = analysis.draft;
    let sources = analysis
        .attributions()
        .iter()
        .filter_map(|it| it.source.as_ref());
    let mut sources = sources.filter(|it| touch(draft.place(it.span), here));
    let antecedent = sources.find_map(|it| it.antecedent)?;
    Some(draft.place(antecedent))
}
