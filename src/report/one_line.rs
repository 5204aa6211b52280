//! Writes a finding in one line, for formats that show only the place of the finding itself.

use std::fmt::Write as _;

use crate::report::glyph;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::whereabouts;
use crate::rules::finding::Finding;

/// The maximum number of related places that are printed.
const MAX_PLACES: usize = 3;

/// Returns the message of `finding`, with the positions of the related places: `… (first said here:
/// 7:122)`. The line is safe to print at a terminal and contains no line ending.
pub fn finding_line(finding: &Finding, own: ShownDraft<'_>, sources: &Sources<'_>) -> String {
    let mut line = glyph::shown(&finding.message);
    let mut separator = " (";
    for related in finding.related.iter().take(MAX_PLACES) {
        let Some(source) = sources.source(own, related) else {
            continue;
        };
        let what = match related.message.as_str() {
            "" => "see also",
            words => words,
        };
        line.push_str(separator);
        line.push_str(&glyph::shown(what));
        line.push_str(": ");
        if related.path.is_some() {
            line.push_str(&glyph::shown(&source.draft.path));
            line.push(':');
        }
        if let Some(place_words) = whereabouts::place_in_package(source, related.place) {
            line.push_str(&place_words);
        } else {
            let at = source.locator.position(related.place.start);
            write!(line, "{}:{}", at.line, at.column).expect("a string takes any text");
        }
        separator = "; ";
    }
    if separator != " (" {
        let n_more = finding.related.len().saturating_sub(MAX_PLACES);
        if 0 < n_more {
            write!(line, "; and {n_more} more").expect("a string takes any text");
        }
        line.push(')');
    }
    if let Some(place_words) = whereabouts::place_in_package_with_words(own, finding.place) {
        write!(line, "; in {place_words}").expect("a string takes any text");
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::report::sources::for_each_finding;

    fn check(expected: &[&str]) {
        let report = sample::report();
        let sources = Sources::of(&report);
        let mut lines = Vec::new();
        for_each_finding(&report, |source, finding| {
            lines.push(finding_line(finding, source, &sources));
            Ok(())
        })
        .unwrap();
        assert_eq!(lines, expected);
    }

    #[test]
    fn the_other_places_stand_in_the_line() {
        check(&[
            "“in” twice <a href=\"x\"> ␛[31m@all [b](c)␊::error::x (first: 1:3; see also: 1:3; \
             first: 1:3; and 1 more)",
            "copied, 100% (the copy: a,b/ebb tide.md:1:3)",
        ]);
    }
}
