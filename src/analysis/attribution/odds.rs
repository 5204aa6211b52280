//! How likely a verb is to be the cue of an attribution. The figures of the verb in the lexicon and
//! the words around the verb decide this.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::attribution::candidate::Candidate;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::group::GroupForm;
use crate::analysis::attribution::kind;
use crate::analysis::attribution::subject::Subject;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    EXPECTED_SIGHTINGS, MIN_SHARE_OF_FRAME, WEIGHT_OF_FRAME,
};
use crate::embedded;
use crate::english::class::{Class, ClassSet};
use crate::english::verb::Sense;
use crate::syntax::tag::Tag;
use crate::text::lexicon;

/// How much each frame changes the odds that a verb is a cue, as a natural logarithm. A frame is a
/// kind of complement, such as a clause with “that”. The first key of each number is a kind of rows
/// in `cue-odds.tsv`, and the second key is the frame.
static FRAMES: LazyLock<Table> = LazyLock::new(|| {
    read(embedded::text("english/cue-odds.tsv"), |value| {
        let counts: Vec<f64> = value
            .split(' ')
            .filter_map(|count| count.parse().ok())
            .collect();
        let [cues, all, expected] = counts.as_slice() else {
            return None;
        };
        #[expect(clippy::cast_possible_truncation, reason = "between -10 and 10")]
        let moved = weight(*cues, *all, *expected) as f32;
        Some(WEIGHT_OF_FRAME * moved)
    })
});

/// The weights of the properties of a candidate, as natural logarithms. Each property consists of a
/// kind and a value, such as “mood” and “modal”.
static WEIGHTS: LazyLock<Table> = LazyLock::new(|| {
    read(embedded::text("english/cue-weights.tsv"), |value| {
        value.parse().ok()
    })
});

/// The factor by which the odds of the verb and its frame are multiplied.
static FACTOR_OF_VERB_AND_FRAME: LazyLock<f32> = LazyLock::new(|| {
    let name = VERB_AND_FRAME.split_once(' ');
    name.map_or(0.0, |(kind, value)| look_up(&WEIGHTS, kind, value))
});

/// Numbers that each have two keys: a kind and a value.
type Table = FxHashMap<String, FxHashMap<String, f32>>;

/// Reads a table whose rows begin with a kind and a value. `number` reads the rest of a row.
fn read(text: &'static str, number: impl Fn(&str) -> Option<f32>) -> Table {
    let mut table = Table::default();
    for (name, rest) in lexicon::table(text) {
        if let (Some((kind, value)), Some(number)) = (name.split_once(' '), number(rest)) {
            let kind = table.entry(kind.to_owned()).or_default();
            kind.insert(value.to_owned(), number);
        }
    }
    table
}

/// Returns how much a frame changes the odds that a verb is a cue, as a natural logarithm. `all` is
/// the number of verbs with the frame, and `cues` is how many of these verbs are cues. `expected`
/// is how many of these verbs would be cues if the frame did not matter.
///
/// A frame that was seen only a few times proves little. Therefore the counts are smoothed:
/// [`EXPECTED_SIGHTINGS`] sightings at the expected share are added.
pub fn weight(cues: f64, all: f64, expected: f64) -> f64 {
    let logarithm = |share: f64| {
        let share = share.clamp(MIN_SHARE_OF_FRAME, 1.0 - MIN_SHARE_OF_FRAME);
        (share / (1.0 - share)).ln()
    };
    let share = expected / all.max(1.0);
    let drawn = (cues + EXPECTED_SIGHTINGS * share) / (all + EXPECTED_SIGHTINGS);
    logarithm(drawn) - logarithm(share)
}

/// Returns, for each candidate of a sentence, whether the candidate is within the content of an
/// earlier candidate: “argue” in “she said that critics argue”. The earlier candidate must be
/// likely to be a cue. Only its verb and its complement decide this.
pub fn nested(view: &TokenView<'_>, candidates: &[Candidate]) -> Vec<bool> {
    // The start of the first clause that is the content of a verb.
    let mut content = usize::MAX;
    let mut nested = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let aside = candidate.clause_start().checked_sub(1);
        if aside.is_some_and(|idx| view.is_of(idx, Class::ContrastiveConjunctions)) {
            content = usize::MAX;
        }
        nested.push(content <= candidate.group.start);
        let clause = matches!(
            candidate.complement.frame,
            Frame::That | Frame::Clause | Frame::Question
        );
        if clause && 0.0 < own(view, candidate) {
            content = content.min(candidate.complement.start);
        }
    }
    nested
}

/// Returns the odds that `candidate` is a cue, as a natural logarithm. Only the verb and its frame
/// are considered.
pub fn own(view: &TokenView<'_>, candidate: &Candidate) -> f32 {
    let verb = candidate.verb;
    let passive = candidate.group.form == GroupForm::Passive;
    let name = frame_name(view, candidate);
    let share = if passive {
        verb.passive_share(name)
    } else {
        verb.share_in(name)
    };
    if let Some(share) = share {
        return logarithm(share);
    }
    let kind = if passive { "passive-frame" } else { "frame" };
    logarithm(verb.share) + look_up(&FRAMES, kind, name)
}

/// Returns the odds that `candidate` is a cue, as a natural logarithm. `nested` says whether
/// `candidate` is within the content of an earlier verb of its sentence.
///
/// The odds are those of a logistic regression: the odds of the verb and its frame, multiplied by a
/// factor, plus the weights of the properties of the candidate.
pub fn of(view: &TokenView<'_>, candidate: &Candidate, nested: bool) -> f32 {
    let properties = properties(view, candidate, nested);
    let weights = properties
        .iter()
        .map(|(kind, value)| look_up(&WEIGHTS, kind, value));
    *FACTOR_OF_VERB_AND_FRAME * own(view, candidate) + weights.sum::<f32>()
}

/// The name of the row in `cue-weights.tsv` that has the factor for the odds of the verb and its
/// frame.
pub const VERB_AND_FRAME: &str = "verb frame";

fn logarithm(share: f32) -> f32 {
    (share / (1.0 - share)).ln()
}

/// Returns the number in `table` for `kind` and `value`; 0 if the table has no such number.
fn look_up(table: &Table, kind: &str, value: &str) -> f32 {
    let found = table.get(kind).and_then(|values| values.get(value));
    found.copied().unwrap_or(0.0)
}

/// Returns the name that the lexicon has for the complement of `candidate`. The name is a
/// preposition such as “about”, or the name of a cue pattern.
pub fn frame_name<'s>(view: &'s TokenView<'_>, candidate: &Candidate) -> &'s str {
    let complement = candidate.complement;
    if complement.frame == Frame::Preposition
        && view.is_of(complement.start, Class::CountedPrepositions)
    {
        return view.word(complement.start);
    }
    candidate.pattern().name()
}

/// Returns the properties of a candidate. Each property consists of a kind and a value, such as
/// “mood” and “modal”. The weights of the properties are in `cue-weights.tsv`.
pub fn properties<'s>(
    view: &'s TokenView<'_>,
    candidate: &Candidate,
    nested: bool,
) -> [(&'static str, &'s str); 13] {
    let group = &candidate.group;
    let mood = match (group.modal, group.negated) {
        (true, true) => "modalnot",
        (true, false) => "modal",
        (false, true) => "not",
        (false, false) => "-",
    };
    let first = if group.start == candidate.sentence.start {
        "true"
    } else {
        "false"
    };
    let counts =
        |idx: &usize| view.is(*idx, &[",", "\""]) || view.is_of(*idx, Class::CountedPredecessors);
    let before = group.start.checked_sub(1).filter(counts);
    [
        ("form", form_name(view, candidate)),
        (
            "order",
            candidate
                .subject
                .as_ref()
                .map_or("-", |subject| subject.order.into()),
        ),
        ("who", who(view, candidate.subject.as_ref())),
        ("mood", mood),
        ("lead", candidate.lead.into()),
        ("first", first),
        ("prev", before.map_or("-", |idx| view.word(idx))),
        ("context", context(view, candidate)),
        ("sense", candidate.verb.sense.into()),
        (
            "finding",
            if is_finding(view, candidate) {
                "yes"
            } else {
                "no"
            },
        ),
        ("nested", if nested { "yes" } else { "no" }),
        ("noun", noun(view, candidate.subject.as_ref())),
        (
            "title",
            if is_title(view, candidate) {
                "true"
            } else {
                "false"
            },
        ),
    ]
}

fn form_name(view: &TokenView<'_>, candidate: &Candidate) -> &'static str {
    if candidate.group.form != GroupForm::Active {
        return candidate.group.form.into();
    }
    match view.tag(candidate.group.head) {
        Tag::VerbBase => "active-verbbase",
        Tag::VerbParticiple => "active-verbparticiple",
        Tag::VerbPast => "active-verbpast",
        Tag::VerbPresent => "active-verbpresent",
        _ => "active",
    }
}

/// Returns the kind of word that is the head of the subject: a name, a noun, “who” and so on.
fn who(view: &TokenView<'_>, subject: Option<&Subject>) -> &'static str {
    let Some(subject) = subject else {
        return "nobody";
    };
    let head = kind::head(view, &subject.tokens);
    let word = view.word(head);
    match view.tag(head) {
        _ if word == "you" || view.is_of(head, Class::FirstPersonPronouns) => "speaker",
        _ if view.is_of(head, Class::SubjectPronouns) => "third",
        _ if word == "who" => "who",
        _ if view.is_of(head, Class::ThingRelatives) => "which",
        _ if view.is_of(head, THINGS) => "thing",
        Tag::Name => "name",
        Tag::Noun => "noun",
        Tag::Pronoun => "pronoun",
        _ => "other",
    }
}

/// Pronouns that rarely mean a person.
const THINGS: ClassSet = ClassSet::of(&[Class::Demonstratives, Class::Expletives]);

/// Returns the common noun that is the head of the subject; an empty text if the head is another
/// word.
fn noun<'s>(view: &'s TokenView<'_>, subject: Option<&Subject>) -> &'s str {
    let head = subject.map(|subject| kind::head(view, &subject.tokens));
    head.filter(|idx| view.tag(*idx) == Tag::Noun)
        .map_or("", |idx| view.word(idx))
}

/// Nouns for documents and studies.
const DOCUMENTS_AND_STUDIES: ClassSet = ClassSet::of(&[
    Class::BareStudies,
    Class::DocumentNouns,
    Class::DocumentSource,
    Class::StudyResults,
]);

/// Says whether the subject of `candidate` is a document or a study, and the verb means that this
/// subject shows something: “studies have found”.
fn is_finding(view: &TokenView<'_>, candidate: &Candidate) -> bool {
    let is_document = |subject: &Subject| {
        let head = kind::head(view, &subject.tokens);
        view.tag(head) == Tag::Noun && view.is_of(head, DOCUMENTS_AND_STUDIES)
    };
    candidate.verb.sense == Sense::Perception
        && candidate.group.form != GroupForm::Passive
        && candidate.subject.as_ref().is_some_and(is_document)
}

fn is_title(view: &TokenView<'_>, candidate: &Candidate) -> bool {
    let sentence = view
        .draft
        .sentence_at(view.token(candidate.group.head).span.start);
    let block = view.draft.sentences[sentence].block;
    view.draft.blocks[block].kind.is_heading()
}

/// Returns the kind of the word before the clause of a candidate. For some subordinators such as
/// “if”, returns the word itself.
fn context<'s>(view: &'s TokenView<'_>, candidate: &Candidate) -> &'s str {
    let start = candidate.clause_start();
    if start <= candidate.sentence.start {
        return "start";
    }
    let before = start - 1;
    match view.tag(before) {
        Tag::Mark if view.word(before) == "," => "comma",
        Tag::Mark => "mark",
        Tag::Coordinator => "and",
        _ if view.is_of(before, Class::CountedSubordinators) => view.word(before),
        _ if view.is_of(before, Class::UncountedSubordinators) => "sub",
        Tag::Noun | Tag::Name => "noun",
        Tag::Auxiliary => "verb",
        tag if tag.is_verb() => "verb",
        Tag::Adposition | Tag::Subordinator => "prep",
        Tag::Pronoun => "pron",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_factor_of_the_verb_and_its_frame() {
        assert!(0.0 < *FACTOR_OF_VERB_AND_FRAME);
    }
}
