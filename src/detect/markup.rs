//! Text that markup took away. Knows no wording.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::{Grade, Grades, Match, Step, excerpt};
use crate::text::lines::Lines;
use crate::text::span::Place;

/// Source text that was not read because markup swallowed it to the end of the draft.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unread {}

impl Detector for Unread {
    fn captures(&self) -> &'static [&'static str] {
        &["opener", "line"]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let source = analysis.draft.source();
        for unread in &analysis.draft.unread {
            // The opening mark alone is shown: the rest may be the whole draft.
            let start = unread.place.start;
            let rest = &source[unread.place.range()];
            let first_line = rest.lines().next().unwrap_or("").trim_end();
            let shown = if rest.starts_with(&unread.opener) {
                &unread.opener
            } else {
                first_line
            };
            let end = start + crate::text::span::offset(shown.len());
            let line = Lines::of(source).index(start) + 1;
            found.push(Match {
                place: Place::new(start, end),
                grades: Grades::both(Grade::Certain),
                captures: vec![
                    ("opener", excerpt(&unread.opener)),
                    ("line", line.to_string()),
                ],
                captured: Vec::new(),
                related: Vec::new(),
                edits: Vec::new(),
                asks: false,
                trace: vec![Step::new("unread").capture("opener", excerpt(&unread.opener))],
                context: unread.opener.clone(),
            });
        }
    }
}
