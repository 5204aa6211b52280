//! Views that a kind of people is said to hold.

use crate::analysis::{Analysis, unnamed};
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::span::Place;

/// Adds to `found` the views of kinds of people of whom nobody is named. A sentence beside, among the
/// `named` ones that attribute to somebody, may name one of them.
pub fn add(analysis: &Analysis<'_>, named: &[usize], found: &mut Vec<Match>) {
    let draft = analysis.draft;
    let mut told: Vec<Place> = found.iter().map(|matched| matched.place).collect();
    told.sort_unstable();
    for stance in analysis.stances() {
        let span = stance.holder.cover(stance.words);
        let place = draft.place(span);
        if is_told(&told, place)
            || !analysis.is_own_text(span)
            || !unnamed::is_kind_of_people(draft, stance.holder)
        {
            continue;
        }
        let sentence = draft.sentence_at(span.start);
        let near = named.partition_point(|idx| idx + 1 < sentence);
        let is_answered = named.get(near).is_some_and(|idx| *idx <= sentence + 1);
        let grade = if is_answered {
            Grade::Possible
        } else {
            Grade::Likely
        };
        let step = Step::at(StepKind::Attributes, draft, span)
            .capture(Capture::Cue, excerpt_of(draft, stance.words))
            .capture(Capture::Source, excerpt_of(draft, stance.holder));
        let hit = Match::at(analysis, span)
            .grades(Grades::excused(grade))
            .capture(Capture::Source, draft, stance.holder)
            .capture(Capture::Cue, draft, stance.words)
            .capture(Capture::Attribution, draft, span);
        found.push(hit.step(step));
    }
}

/// Whether one of the places `told`, in order, overlaps `place`. Few of them lie within each other.
fn is_told(told: &[Place], place: Place) -> bool {
    const MOST_NESTED: usize = 4;
    let end = told.partition_point(|other| other.start < place.end);
    let near = &told[end.saturating_sub(MOST_NESTED)..end];
    near.iter().any(|other| place.start < other.end)
}
