//! Finds verbs that report no statement, because they tell of the future, or because they only
//! modify the noun before them.

use crate::analysis::Analysis;
use crate::analysis::attribution::frame::Frame;
use crate::analysis::attribution::{Attribution, CuePattern, Manner};
use crate::english::class::{Class, ClassSet};
use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::span::Span;

/// Nouns for people. A participle after such a noun may say what the people do: “residents urging a
/// vote”.
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonsInSingular,
    Class::PersonsInPlural,
    Class::PeopleNouns,
    Class::CollectiveSource,
]);

/// Says whether `attribution` is about something that is planned or may happen. A modal verb after
/// the source applies to later verbs, too: “the port would have to write a report summarizing it”.
/// “After officials confirm it” is also about the future.
pub fn is_expected(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let (Some(source), CuePattern::Verb(_)) = (&attribution.source, attribution.pattern) else {
        return false;
    };
    if attribution.cue.start < source.span.end {
        return false;
    }
    let cue = draft.tokens_in(attribution.cue);
    let mut between = draft.tokens_in(source.span).end..cue.start;
    let begins = between.find(|it| analysis.tag(*it) != Tag::Adverb);
    let is_modal = begins.is_some_and(|it| draft.is(&draft.tokens[it], Class::ModalVerbs));
    // In “did not answer or acknowledge it”, nothing is acknowledged.
    let is_denied = begins.is_some_and(|it| {
        let is = |idx: usize, class| draft.tokens.get(idx).is_some_and(|it| draft.is(it, class));
        let joins = cue
            .start
            .checked_sub(1)
            .map(|it| draft.word(&draft.tokens[it]));
        is(it, Class::FormsOfDo) && is(it + 1, Class::Negations) && joins == Some("or")
    });
    let opens = draft.token_at(source.span.start).checked_sub(1);
    let verb = cue.end.checked_sub(1).map(|it| analysis.tag(it));
    let is_present = matches!(
        verb,
        Some(Tag::VerbPresent | Tag::VerbThird | Tag::VerbBase)
    );
    let is_ahead = opens.is_some_and(|it| {
        let word = draft.word(&draft.tokens[it]);
        matches!(word, "after" | "before" | "until" | "once")
    });
    is_modal || is_denied || is_ahead && is_present && 1 == cue.len()
}

/// Says whether the cue is a participle that only modifies the noun before it, and credits nobody:
/// “urging” in “the council opened an inquiry into residents urging a vote”, “named” in “people
/// named in the order have to be asked”.
pub fn is_modifier(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let Some(source) = &attribution.source else {
        return false;
    };
    let cue = draft.tokens_in(attribution.cue);
    let (Some(before), 1) = (cue.start.checked_sub(1), cue.len()) else {
        return false;
    };
    let Some(noun) = draft.tokens.get(before) else {
        return false;
    };
    let is_apart = source.span.end <= noun.span.start && source.span.start < noun.span.start;
    let modifies_people = analysis.tag(cue.start) == Tag::VerbIng
        && is_apart
        && noun.is_word()
        && draft.is(noun, PEOPLE)
        && !is_told(analysis, before);
    let names = attribution
        .verb
        .is_some_and(|it| matches!(it.lemma, "name" | "call" | "identify" | "mention" | "list"));
    let behind = cue.end;
    let is_placed = behind < draft.tokens.len()
        && analysis.tag(behind) == Tag::Adposition
        && !matches!(draft.word(&draft.tokens[behind]), "for" | "on");
    let is_beside = draft.tokens_in(source.span).end == cue.start;
    // “A man accused of it” accuses nobody.
    let is_accused = attribution.verb.is_some_and(|it| it.lemma == "accuse")
        && draft
            .tokens
            .get(behind)
            .is_some_and(|it| draft.word(it) == "of");
    modifies_people || is_beside && (is_accused || names && is_placed)
}

/// Says whether a verb before a group of people addresses these people: “sent a letter to residents
/// urging”, “told residents urging”. The words for the people end with the token `noun`.
fn is_told(analysis: &Analysis<'_>, noun: usize) -> bool {
    let draft = analysis.draft;
    let is_part = |idx: &usize| {
        let tag = analysis.tag(*idx);
        draft.tokens[*idx].is_word()
            && (tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Determiner | Tag::Number))
            || tag == Tag::Number
    };
    let before = (0..noun).rev().find(|it| !is_part(it));
    before.is_some_and(|it| {
        let token = &draft.tokens[it];
        draft.is(token, Class::AddressingVerbs) || matches!(draft.word(token), "to" | "with")
    })
}

/// Says whether the cue is a noun made of a verb, after a preposition: “the problem in presenting a
/// plan”. “By saying” and “after saying” report what was said.
pub fn is_gerund(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let cue = draft.tokens_in(attribution.cue);
    let Some(before) = cue.start.checked_sub(1) else {
        return false;
    };
    let word = draft.word(&draft.tokens[before]);
    cue.len() == 1
        && analysis.tag(cue.start) == Tag::VerbIng
        && matches!(word, "in" | "of" | "for" | "without" | "from" | "about")
}

/// Says whether “call” in `attribution` means to summon or to telephone, and not to describe:
/// “called a meeting”, “called the phone”. “Called the plan a mistake” describes: a second noun or
/// an adjective follows the object.
pub fn is_summons(analysis: &Analysis<'_>, attribution: &Attribution) -> bool {
    let draft = analysis.draft;
    let calls = attribution.verb.is_some_and(|it| it.lemma == "call")
        && attribution.pattern == CuePattern::Verb(Frame::Object)
        && attribution.manner == Manner::Indirect;
    let names = |content: &Span| {
        let tokens = draft.tokens_in(*content);
        let mut behind = tokens.clone().skip(1);
        let last = tokens.clone().rev().find(|it| draft.tokens[*it].is_word());
        let is_adjective = last.is_some_and(|it| {
            let tag = analysis.tag(it);
            tag == Tag::Adjective || tag == Tag::VerbParticiple || tag == Tag::VerbIng
        });
        is_adjective
            || behind.any(|it| draft.is(&draft.tokens[it], Class::IndefiniteArticles))
            || tokens.len() < 3
    };
    calls && !attribution.content.iter().any(names)
}

/// Says whether the cue reports what somebody said next: “went on to say”.
pub fn goes_on(draft: &Draft, attribution: &Attribution) -> bool {
    let words = &draft.tokens[draft.tokens_in(attribution.cue)];
    let is = |at: usize, word: &str| words.get(at).is_some_and(|it| draft.word(it) == word);
    is(0, "went") && is(1, "on") && is(2, "to")
}
