//! Finds the word that opens a modifier behind a noun: “who” in “people who met the mayor”.

use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_SHARE_OF_PARTICIPLE, MAX_TOKENS_OF_RELATIVE_CLAUSE,
};
use crate::analysis::calendar::is_time;
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;

/// Returns the token that opens a relative clause: “who” in “people who met the mayor”. Token
/// `start` is the first token of the last phrase in that clause: “the mayor”.
pub(super) fn relative(view: &TokenView<'_>, start: usize, floor: usize) -> Option<usize> {
    let opener = last_opener(view, start, floor, |idx| view.is_of(idx, RELATIVE_WORDS))?;
    // In “people who met Gray believe the mayor”, the relative clause ends before “believe”.
    let words = (opener..start).map(|idx| view.tag(idx));
    let words = words.filter(|tag| *tag != Tag::Adverb);
    let (mut n_verbs, mut in_verb) = (0, false);
    for tag in words {
        let is_finite = tag.is_finite_or_auxiliary();
        if tag == Tag::Coordinator {
            n_verbs = 0;
        } else if is_finite && !in_verb {
            n_verbs += 1;
        }
        if 1 < n_verbs {
            return None;
        }
        in_verb = is_finite;
    }
    Some(opener)
}

/// Returns the participle that describes the noun before it: “released” in “a report released by the
/// bank”. Token `start` is the first token of the last phrase after the participle: “the bank”.
pub(super) fn participle(view: &TokenView<'_>, start: usize, floor: usize) -> Option<usize> {
    let goes_on = |idx: usize| {
        matches!(
            view.tag(idx),
            Tag::Adposition | Tag::Adverb | Tag::Particle | Tag::VerbIng
        ) || is_time(view.word(idx))
    };
    last_opener(view, start, floor, |idx| {
        let next = idx + 1;
        match view.tag(idx) {
            Tag::VerbIng => true,
            // “A reader named Ann Lee” has no preposition.
            Tag::VerbParticiple => {
                next < start && goes_on(next) || view.is_of(idx, Class::ObjectComplementVerbs)
            }
            _ => next < start && is_past_participle(view, idx),
        }
    })
}

/// Says whether the past tense at token `idx` is a participle that was tagged wrongly: “officials
/// briefed on the plan”. “Lee spoke to Gray” has a past tense.
pub fn is_past_participle(view: &TokenView<'_>, idx: usize) -> bool {
    let tokens = &view.draft.tokens;
    view.tag(idx) == Tag::VerbPast
        && idx + 1 < tokens.len()
        && view.tag(idx + 1) == Tag::Adposition
        && 0 < idx
        && view.tag(idx - 1) == Tag::Noun
        && view
            .verb(idx)
            .is_none_or(|verb| verb.share < MAX_SHARE_OF_PARTICIPLE)
}

/// Returns the last token before token `start` that `opens` a modifier of the noun before it.
fn last_opener(
    view: &TokenView<'_>,
    start: usize,
    floor: usize,
    opens: impl Fn(usize) -> bool,
) -> Option<usize> {
    let farthest = floor.max(start.saturating_sub(MAX_TOKENS_OF_RELATIVE_CLAUSE));
    let is_plain = |idx: &usize| !view.is_mark(*idx) && !view.is_quoted(*idx);
    let mut inner = (farthest + 1..start).rev().take_while(is_plain);
    inner.find(|idx| {
        let noun = view.tag(idx - 1).is_noun() || view.is_of(idx - 1, ANTECEDENTS);
        opens(*idx) && noun
    })
}

/// Returns the adjective between a noun and a preposition: “familiar” in “people familiar with the
/// talks”. Token `start` is the first token of the phrase after the preposition.
pub(super) fn adjective(view: &TokenView<'_>, start: usize, floor: usize) -> Option<usize> {
    let adjective = start
        .checked_sub(2)
        .filter(|adjective| floor < *adjective)?;
    let is_modifier = view.tag(adjective) == Tag::Adjective
        && view.tag(adjective + 1) == Tag::Adposition
        && view.tag(adjective - 1).is_noun();
    is_modifier.then_some(adjective)
}

/// Words that open a relative clause: “who”, “whose”.
const RELATIVE_WORDS: ClassSet =
    ClassSet::of(&[Class::RelativePronouns, Class::RelativePossessives]);

/// Pronouns that may precede a relative clause: “those” in “those who”, “many” in “many who”.
const ANTECEDENTS: ClassSet = ClassSet::of(&[Class::AntecedentPronouns, Class::Quantifiers]);
