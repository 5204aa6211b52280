//! The changed lines of a draft, and the findings that touch them.

use std::collections::HashMap;
use std::ops::Range;

use crate::engine::report::LintedDocument;
use crate::rules::finding::{Edit, Finding};
use crate::text::lines::Lines;
use crate::text::span::Place;

/// The lines of a draft that have changed. Lines are counted from 0, and only a line feed ends a
/// line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Changed {
    /// The whole draft. The draft is new, or the user did not ask for changes only.
    Whole,
    /// These lines, sorted and without overlap. The empty range `5..5` means that lines were
    /// removed before line 5.
    Lines(Vec<Range<usize>>),
}

/// For each finding of each draft, returns whether the finding touches a changed line.
///
/// A finding touches a line if its own place or a related place is on this line. Therefore a
/// finding about two copies is reported even if only one of the copies was added, no matter which.
pub fn touched(drafts: &[(&LintedDocument, &Changed)]) -> Vec<Vec<bool>> {
    let sheets: Vec<Sheet<'_>> = drafts
        .iter()
        .map(|(draft, changed)| Sheet::new(&draft.source, changed))
        .collect();
    let paths = drafts.iter().enumerate();
    let paths: HashMap<&str, usize> = paths
        .map(|(idx, (draft, _))| (draft.path.as_str(), idx))
        .collect();
    let touches = |draft: usize, finding: &Finding| {
        let related = finding.related.iter().map(|related| {
            let other = related.path.as_deref().map(|path| paths.get(path).copied());
            (other.unwrap_or(Some(draft)), related.place)
        });
        let mut places = [(Some(draft), finding.place)].into_iter().chain(related);
        places.any(|(draft, place)| draft.is_some_and(|draft| sheets[draft].touches(place)))
    };
    let drafts = drafts.iter().enumerate();
    let by_draft = drafts.map(|(idx, (draft, _))| {
        let findings = draft.findings.iter();
        findings.map(|finding| touches(idx, finding)).collect()
    });
    by_draft.collect()
}

/// Returns the changed lines after `edits` to `source`. These are the lines of `changed` at their
/// new positions, and the edited lines. The edits must be sorted by their places and must not
/// overlap.
pub fn edited(changed: &Changed, source: &str, edits: &[Edit]) -> Changed {
    let Changed::Lines(changed) = changed else {
        return Changed::Whole;
    };
    let shifts = Shifts::of(source, edits);
    let of_edit =
        |edit: &Edit| shifts.lines.index(edit.place.start)..shifts.lines.index(edit.place.end) + 1;
    let mut ranges: Vec<Range<usize>> = edits.iter().map(of_edit).collect();
    ranges.extend(changed.iter().cloned());
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut moved: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        let start = shifts.line(range.start);
        let end = if range.is_empty() {
            start
        } else {
            // A line that was split becomes several lines. Lines that were joined remain at least
            // one line.
            shifts.line(range.end).max(shifts.line(range.end - 1) + 1)
        };
        match moved.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => moved.push(start..end),
        }
    }
    Changed::Lines(moved)
}

/// A text and its changed lines.
struct Sheet<'s> {
    source: &'s str,
    /// `None` if the whole text changed.
    changed: Option<(&'s [Range<usize>], Lines)>,
}

impl<'s> Sheet<'s> {
    fn new(source: &'s str, changed: &'s Changed) -> Self {
        let changed = match changed {
            Changed::Whole => None,
            Changed::Lines(lines) => Some((lines.as_slice(), Lines::ended_by_line_feeds(source))),
        };
        Self { source, changed }
    }

    fn touches(&self, place: Place) -> bool {
        let Some((changed, lines)) = &self.changed else {
            return true;
        };
        let first = lines.index(place.start);
        let last = lines.index(place.end.saturating_sub(1).max(place.start));
        let after = changed.partition_point(|range| range.end < first);
        let mut near = changed[after..]
            .iter()
            .take_while(|range_near| range_near.start <= last + 1);
        near.any(|range| match range.start.checked_sub(1) {
            _ if !range.is_empty() => first < range.end && range.start <= last,
            None => false,
            // If lines were removed, the lines before and after the gap count as changed. Both must
            // belong to one paragraph.
            Some(before) => [before, range.start]
                .iter()
                .all(|line| !self.is_blank(lines, *line)),
        })
    }

    fn is_blank(&self, lines: &Lines, idx: usize) -> bool {
        let line = lines.start(idx) as usize..lines.end(idx) as usize;
        self.source
            .get(line)
            .is_none_or(|line| line.trim().is_empty())
    }
}

/// How edits move lines.
struct Shifts<'s> {
    source: &'s str,
    edits: &'s [Edit],
    lines: Lines,
    /// For each edit, how many line feeds the earlier edits remove.
    up: Vec<usize>,
    /// For each edit, how many line feeds the earlier edits insert.
    down: Vec<usize>,
}

impl<'s> Shifts<'s> {
    fn of(source: &'s str, edits: &'s [Edit]) -> Self {
        let (mut up, mut down) = (vec![0], vec![0]);
        for edit in edits {
            up.push(up[up.len() - 1] + n_line_feeds(source, edit.place));
            down.push(down[down.len() - 1] + edit.text.matches('\n').count());
        }
        Self {
            source,
            edits,
            lines: Lines::ended_by_line_feeds(source),
            up,
            down,
        }
    }

    /// Returns the index of line `idx` after the edits. For a removed line, returns the index of
    /// the position from which the line was removed.
    fn line(&self, idx: usize) -> usize {
        let start = self.lines.start(idx);
        let n_before = self.edits.partition_point(|edit| edit.place.start < start);
        let Some(last) = n_before.checked_sub(1) else {
            return idx;
        };
        let place = self.edits[last].place;
        let within = n_line_feeds(self.source, Place::new(place.start, place.end.min(start)));
        idx + self.down[n_before] - self.up[last] - within
    }
}

fn n_line_feeds(source: &str, place: Place) -> usize {
    let text = source.get(place.range()).unwrap_or_default();
    text.matches('\n').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::offset;

    fn lines(ranges: &[(usize, usize)]) -> Changed {
        Changed::Lines(ranges.iter().map(|(start, end)| *start..*end).collect())
    }

    /// Checks whether `words` of `source` touch the changed lines.
    fn check(source: &str, changed: &[(usize, usize)], words: &str, expected: bool) {
        let start = offset(source.find(words).unwrap());
        let place = Place::new(start, start + offset(words.len()));
        let changed = lines(changed);
        let found = Sheet::new(source, &changed).touches(place);
        assert_eq!(
            found, expected,
            "“{words}” of {source:?}, of which {changed:?} changed"
        );
    }

    #[test]
    fn a_place_touches_each_line_that_it_stands_in() {
        let source = "one two\nthree four\r\nfive\n";
        check(source, &[(1, 2)], "three", true);
        check(source, &[(1, 2)], "two\nthree", true);
        check(source, &[(1, 2)], "two\n", false);
        check(source, &[(1, 2)], "five", false);
        check(source, &[(0, 1), (2, 3)], "four", false);
        check(source, &[(0, 1), (2, 3)], "four\r\nfive", true);
        check(source, &[], "one", false);
    }

    #[test]
    fn lines_that_meet_over_a_gap_changed_if_they_are_of_one_paragraph() {
        let (paragraph, two) = ("one\ntwo\nthree", "one\n\ntwo\n");
        check(paragraph, &[(1, 1)], "one", true);
        check(paragraph, &[(1, 1)], "two", true);
        check(paragraph, &[(1, 1)], "three", false);
        check(paragraph, &[(0, 0)], "one", false);
        check(paragraph, &[(3, 3)], "three", false);
        check(two, &[(1, 1)], "one", false);
        check(two, &[(2, 2)], "two", false);
    }

    fn check_edited(
        source: &str,
        changed: &[(usize, usize)],
        edits: &[(&str, &str)],
        expected: &[(usize, usize)],
    ) {
        let edit = |(old, new): &(&str, &str)| {
            let start = offset(source.find(old).unwrap());
            Edit {
                place: Place::new(start, start + offset(old.len())),
                text: (*new).to_owned(),
            }
        };
        let edits: Vec<Edit> = edits.iter().map(edit).collect();
        let found = edited(&lines(changed), source, &edits);
        assert_eq!(found, lines(expected), "{source:?}, {edits:?}");
    }

    #[test]
    fn what_changed_is_followed_through_edits() {
        let source = "a\nb\nc d\ne\nf\n";
        check_edited(source, &[(3, 4)], &[], &[(3, 4)]);
        // An edited line has changed.
        check_edited(source, &[(4, 5)], &[("d", "")], &[(2, 3), (4, 5)]);
        // Some lines are removed, others are added.
        check_edited(source, &[(4, 5)], &[("\nb", "")], &[(0, 1), (3, 4)]);
        check_edited(source, &[(4, 5)], &[("b\nc", "c")], &[(1, 2), (3, 4)]);
        check_edited(
            source,
            &[(0, 1), (3, 5)],
            &[("b", "b\nb")],
            &[(0, 1), (1, 3), (4, 6)],
        );
        check_edited(
            source,
            &[(2, 3), (4, 5)],
            &[("b\nc d\n", "")],
            &[(1, 2), (2, 3)],
        );
        check_edited(
            source,
            &[(2, 2), (4, 4)],
            &[("a\n", "")],
            &[(0, 1), (1, 1), (3, 3)],
        );
    }
}
