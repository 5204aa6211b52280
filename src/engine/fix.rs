//! Chooses the fixes that can be made together, and applies their edits to a text.

use std::collections::BTreeMap;

use crate::rules::finding::{Edit, Finding, Fix, Safety};
use crate::text::span::Place;

/// The group of the rules about suppression comments. Fixes of this group are made first, because
/// only a corrected comment shows which findings it suppresses.
const ALLOWING: &str = "allowing";

/// The edits of the fixes that are made in one pass.
#[derive(Clone, Debug, Default)]
pub struct Pass {
    /// The edits in the order of their places; they do not overlap.
    pub edits: Vec<Edit>,
    /// The number of findings that the edits fix.
    pub n_findings: usize,
}

/// Returns the fixes of `findings` that can be made in `source` together. Only fixes that are at
/// least as safe as `least` are made.
///
/// If two fixes touch each other, only the first one is made. If a fix deletes one of two copies,
/// the fix that would delete the other copy is not made, because one copy must remain. If
/// suppression comments are to be fixed, nothing else is fixed, because the corrected comments may
/// suppress other findings. The remaining fixes wait for the next pass.
pub fn pass(source: &str, findings: &[Finding], least: Safety) -> Pass {
    let mut pass = Pass::default();
    let (mut edited, mut needed) = (Stretches::default(), Stretches::default());
    let fixes = findings
        .iter()
        .filter_map(|finding| Some((finding, fix(finding, least)?)));
    let mends_allows = fixes.clone().any(|(finding, _)| finding.group == ALLOWING);
    for (finding, fix) in fixes.filter(|(finding, _)| !mends_allows || finding.group == ALLOWING) {
        let is_of = |edit: &Edit| source.get(edit.place.range()).is_some();
        let is_free = |edit: &Edit| !edited.touches(edit.place) && !needed.touches(edit.place);
        let own = finding
            .related
            .iter()
            .filter(|related| related.path.is_none());
        let stays = own.clone().all(|related| !edited.touches(related.place));
        if !stays || !fix.edits.iter().all(|edit| is_of(edit) && is_free(edit)) {
            continue;
        }
        own.for_each(|related| needed.add(related.place));
        fix.edits.iter().for_each(|edit| edited.add(edit.place));
        pass.edits.extend(fix.edits.iter().cloned());
        pass.n_findings += 1;
    }
    pass.edits.sort_by_key(|edit| edit.place);
    pass
}

/// Returns the first fix of `finding` that has edits and is at least as safe as `least`.
pub fn fix(finding: &Finding, least: Safety) -> Option<&Fix> {
    let mut fixes = finding.fixes.iter();
    fixes.find(|fix| least <= fix.safety && !fix.edits.is_empty())
}

/// Returns `source` after `edits`. The edits must be sorted by their places and must not overlap.
pub fn apply(source: &str, edits: &[Edit]) -> String {
    let mut text = String::with_capacity(source.len());
    let mut from = 0;
    for edit in edits {
        text.push_str(&source[from..edit.place.start as usize]);
        text.push_str(&edit.text);
        from = edit.place.end as usize;
    }
    text.push_str(&source[from..]);
    text
}

/// Ranges of a text. Ranges that touch each other are merged.
#[derive(Default)]
struct Stretches {
    /// The end of each range, by its start.
    ends: BTreeMap<u32, u32>,
}

impl Stretches {
    /// Says whether a range overlaps `place` or is adjacent to `place`.
    fn touches(&self, place: Place) -> bool {
        let before = self.ends.range(..=place.end).next_back();
        before.is_some_and(|(_, end)| place.start <= *end)
    }

    fn add(&mut self, mut place: Place) {
        while let Some((start, end)) = self.ends.range(..=place.end).next_back()
            && place.start <= *end
        {
            let known = Place::new(*start, *end);
            self.ends.remove(&known.start);
            place = Place::new(place.start.min(known.start), place.end.max(known.end));
        }
        self.ends.insert(place.start, place.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::finding::{Related, Severity};

    /// Returns a finding whose fix deletes the bytes `edit`. The bytes `needed` are its related
    /// place.
    fn finding(edit: (u32, u32), needed: (u32, u32), safety: Safety) -> Finding {
        let place = |(start, end): (u32, u32)| Place::new(start, end);
        Finding {
            related: vec![Related {
                path: None,
                place: place(needed),
                message: String::new(),
            }],
            fixes: vec![Fix {
                title: String::new(),
                safety,
                edits: vec![Edit {
                    place: place(edit),
                    text: String::new(),
                }],
            }],
            ..Finding::sample("", Severity::Error, place(edit))
        }
    }

    fn check(source: &str, findings: &[[(u32, u32); 2]], expected: &str) {
        let findings = findings
            .iter()
            .map(|pair| finding(pair[0], pair[1], Safety::Safe));
        let findings: Vec<Finding> = findings.collect();
        let pass = pass(source, &findings, Safety::Safe);
        assert_eq!(apply(source, &pass.edits), expected);
    }

    #[test]
    fn fixes_that_stand_apart_are_made_at_once() {
        check(
            "0123456789",
            &[[(1, 2), (0, 1)], [(8, 9), (3, 4)]],
            "02345679",
        );
        // The result does not depend on the order of the findings.
        check(
            "0123456789",
            &[[(8, 9), (3, 4)], [(1, 2), (0, 1)]],
            "02345679",
        );
    }

    #[test]
    fn of_fixes_that_touch_the_first_is_made() {
        check(
            "0123456789",
            &[[(1, 3), (0, 1)], [(2, 5), (9, 9)]],
            "03456789",
        );
        check(
            "0123456789",
            &[[(1, 3), (0, 1)], [(3, 5), (9, 9)]],
            "03456789",
        );
        check(
            "0123456789",
            &[[(3, 5), (9, 9)], [(1, 3), (0, 1)]],
            "01256789",
        );
    }

    #[test]
    fn what_stays_for_another_does_not_go_with_it() {
        // One finding has a related place that the fix of the other finding deletes.
        check(
            "0123456789",
            &[[(4, 6), (0, 2)], [(8, 9), (4, 6)]],
            "01236789",
        );
        check(
            "0123456789",
            &[[(8, 9), (4, 6)], [(4, 6), (0, 2)]],
            "012345679",
        );
    }

    #[test]
    fn a_fix_that_asks_is_made_by_those_who_said_so() {
        let findings = [finding((4, 6), (0, 2), Safety::Ask)];
        let n_fixed = |least| pass("0123456789", &findings, least).n_findings;
        assert_eq!((n_fixed(Safety::Safe), n_fixed(Safety::Ask)), (0, 1));
    }

    #[test]
    fn a_place_outside_the_text_is_left_alone() {
        check("0123", &[[(3, 9), (0, 1)]], "0123");
        check("01ö4", &[[(3, 4), (0, 1)]], "01ö4");
    }
}
