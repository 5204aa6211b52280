//! Finds views of people without names, and results of studies that are not identified.

use crate::analysis::stance::{Stance, StanceSource};
use crate::analysis::{Analysis, unnamed};
use crate::detect::found::{Grade, Grades, Match, excerpt_of};
use crate::detect::step::{Capture, Step, StepKind};
use crate::text::span::{Place, Span};

/// Finds the views for which `asks` is true and whose holders are not named, and adds them to
/// `found`. `named` has the indexes of the sentences that attribute something to a named source. If
/// such a sentence is next to the view, the named source may hold the view, and the grade is lower.
pub fn add(
    analysis: &Analysis<'_>,
    named: &[usize],
    asks: impl Fn(&Stance) -> bool,
    found: &mut Vec<Match>,
) {
    let draft = analysis.draft;
    let mut reported: Vec<Place> = found.iter().map(|matched| matched.place).collect();
    reported.sort_unstable();
    for stance in analysis.stances().iter().filter(|stance| asks(stance)) {
        let span = stance.source.cover(stance.words);
        let place = draft.place(span);
        if is_reported(&reported, place)
            || !analysis.is_own_text(span)
            || stance.kind == StanceSource::Study && is_linked(analysis, span)
            || stance.kind == StanceSource::Somebody
                && !unnamed::is_kind_of_people(draft, stance.source)
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
            .capture(Capture::Source, excerpt_of(draft, stance.source));
        let hit = Match::at(analysis, span)
            .grades(Grades::incoming_only(grade))
            .capture(Capture::Source, draft, stance.source)
            .capture(Capture::Cue, draft, stance.words)
            .capture(Capture::Attribution, draft, span);
        found.push(hit.step(step));
    }
}

/// Says whether the sentence of `span` has evidence such as a link.
fn is_linked(analysis: &Analysis<'_>, span: Span) -> bool {
    let sentence = analysis.draft.sentence_at(span.start);
    analysis.context().evidence_in_sentence(sentence).is_some()
}

/// Says whether one of the places `reported` overlaps `place`. `reported` is sorted, and few of its
/// places are nested.
fn is_reported(reported: &[Place], place: Place) -> bool {
    const MAX_NESTED_PLACES: usize = 4;
    let end = reported.partition_point(|other| other.start < place.end);
    let near = &reported[end.saturating_sub(MAX_NESTED_PLACES)..end];
    near.iter().any(|other| place.start < other.end)
}
