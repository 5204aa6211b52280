//! The comment that suppresses a finding, as an edit.

use gen_lsp_types::TextEdit;

use crate::engine::suppression::insertion::insertions;
use crate::error::Error;
use crate::lsp::query::QueryContext;
use crate::rules::finding::Finding;
use crate::text::draft::Draft;
use crate::text::markup::Markup;
use crate::text::span::Place;

/// The placeholder for the reason, which the user has to write.
const REASON: &str = "say why";

/// A draft into which comments may be inserted.
pub struct SuppressibleDraft {
    draft: Draft,
    markup: Markup,
}

impl SuppressibleDraft {
    /// Returns the draft whose text is in `basis`. Returns `None` if the file is not a draft.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn of(basis: &QueryContext) -> Result<Option<Self>, Error> {
        let snapshot = &basis.checked.snapshot;
        let parsed = basis.checker.parse(snapshot, &snapshot.text)?;
        Ok(parsed.map(|(draft, markup)| Self { draft, markup }))
    }

    /// Returns the edit that suppresses `finding`, or `None` if no comment can suppress the
    /// finding.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn suppression_edit(
        &self,
        finding: &Finding,
        basis: &QueryContext,
    ) -> Result<Option<TextEdit>, Error> {
        let snapshot = &basis.checked.snapshot;
        let words = format!("{}: {REASON}", finding.rule);
        for insertion in insertions(&self.draft, self.markup, finding.place, &words) {
            let text = insertion.apply(&snapshot.text);
            let Some((after, _)) = basis.checker.parse(snapshot, &text)? else {
                continue;
            };
            if insertion.suppresses(finding.place, &self.draft, &after) {
                let place = Place::new(insertion.at, insertion.at);
                return Ok(Some(TextEdit {
                    range: basis.client.columns.range(&basis.locator(), place),
                    new_text: insertion.text,
                }));
            }
        }
        Ok(None)
    }
}
