//! Views that a kind of people is said to hold. Knows no wording.

use crate::analysis::{Analysis, unnamed};
use crate::detect::found::{Grade, Grades, Match, excerpt};
use crate::detect::step::{Capture, Step, StepKind};

/// Adds to `found` the views of kinds of people of whom nobody is named. A sentence beside, among the
/// `named` ones that attribute to somebody, may name one of them.
pub fn add(analysis: &Analysis<'_>, named: &[usize], found: &mut Vec<Match>) {
    let draft = analysis.draft;
    let stances = analysis.stances.iter();
    for stance in stances.filter(|it| unnamed::is_kind_of_people(draft, it.holder)) {
        let span = stance.holder.cover(stance.words);
        let place = draft.place(span);
        let overlaps = |it: &Match| it.place.start < place.end && place.start < it.place.end;
        if found.iter().any(overlaps) {
            continue;
        }
        let sentence = draft.sentence_at(span.start);
        let is_answered = named.iter().any(|it| it.abs_diff(sentence) <= 1);
        let grade = if is_answered {
            Grade::Possible
        } else {
            Grade::Likely
        };
        let step = Step::at(StepKind::Attributes, draft, span)
            .capture(Capture::Cue, excerpt(draft.text(stance.words)))
            .capture(Capture::Source, excerpt(draft.text(stance.holder)));
        let hit = Match::at(analysis, span)
            .grades(Grades::excused(grade))
            .capture(Capture::Source, draft, stance.holder)
            .capture(Capture::Cue, draft, stance.words)
            .capture(Capture::Attribution, draft, span);
        found.push(hit.step(step));
    }
}
