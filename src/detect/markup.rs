//! Text that could not be read because its markup is not closed.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::Detect;
use crate::detect::found::{Grade, Match, MatchContext, excerpt};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::lines::Lines;
use crate::text::span::{Place, offset};

/// An opening mark that is not closed, so that the rest of the draft was not read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unread {}

impl Detect for Unread {
    fn captures(&self) -> &'static [Capture] {
        &[Capture::Opener, Capture::Line]
    }

    fn detect(&self, analysis: &Analysis<'_>, found: &mut Vec<Match>) {
        let source = analysis.draft.source();
        for unread in &analysis.draft.swallowed {
            // Only the opening mark is shown, because the rest may be the whole draft.
            let start = unread.place.start;
            let rest = &source[unread.place.range()];
            let first_line = rest.lines().next().unwrap_or("").trim_end();
            let length = written_len(rest, &unread.opener).unwrap_or(first_line.len());
            let end = start + offset(length);
            let line = Lines::of(source).index(start) + 1;
            let opener = excerpt(&unread.opener);
            let hit = Match::new(
                Place::new(start, end),
                MatchContext::Text(unread.opener.clone()),
            );
            found.push(
                hit.grade(Grade::Certain)
                    .capture_text(Capture::Opener, opener.clone())
                    .capture_text(Capture::Line, line.to_string())
                    .step(Step::new(StepKind::Unread).capture(Capture::Opener, opener)),
            );
        }
    }
}

/// Returns the length in bytes that `opener` has at the beginning of `source`. `None` if `source`
/// does not begin with `opener`. Line breaks are `\n` in `opener`, but may be `\r\n` or `\r` in
/// `source`.
fn written_len(source: &str, opener: &str) -> Option<usize> {
    let mut rest = source;
    for (idx, line) in opener.split('\n').enumerate() {
        if 0 < idx {
            let ends = ["\r\n", "\n", "\r"];
            rest = ends.iter().find_map(|end| rest.strip_prefix(end))?;
        }
        rest = rest.strip_prefix(line)?;
    }
    Some(source.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opener_is_as_long_as_it_is_written() {
        let check = |source: &str, expected: Option<usize>| {
            assert_eq!(written_len(source, "<pre\nclass>"), expected, "{source:?}");
        };
        check("<pre\nclass> a", Some(11));
        check("<pre\r\nclass> a", Some(12));
        check("<pre\rclass>", Some(11));
        check("<pre class>", None);
        check("<pre", None);
    }
}
