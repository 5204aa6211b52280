//! Antecedents of sources: whom a pronoun or a short name means.

use std::ops::Range;

use crate::analysis::attribution::kind::{self, DOCUMENTS};
use crate::analysis::attribution::mention;
use crate::analysis::attribution::phrase::left;
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_ATTRIBUTIONS_TO_ANTECEDENT, MAX_ATTRIBUTIONS_TO_FULL_NAME, MAX_SENTENCES_TO_ANTECEDENT,
    MAX_SENTENCES_TO_MENTION, MAX_TOKENS_OF_PERSON, MIN_WORDS_AFTER_MODIFIER,
};
use crate::analysis::attribution::{Attribution, Source, SourceKind};
use crate::english;
use crate::english::class::{Class, ClassSet};
use crate::syntax::clause;
use crate::syntax::tag::Tag;
use crate::text::span::Span;

/// Sets the antecedent of each source that is a pronoun or a short name. The antecedent is the
/// earlier words that name the same source in full. `attributions` must be sorted by the position
/// of the cue.
pub fn resolve(view: &TokenView<'_>, attributions: &mut [Attribution]) {
    for idx in 0..attributions.len() {
        let (earlier, rest) = attributions.split_at_mut(idx);
        let Some(source) = rest
            .first_mut()
            .and_then(|attribution| attribution.source.as_mut())
        else {
            continue;
        };
        let text = view.draft.text(source.span).to_lowercase();
        let classes = english::dictionary().word(&text).classes;
        source.antecedent = match source.kind {
            _ if classes.has(Class::RelativePronouns) => before(view, source.span),
            _ if classes.has(Class::GenderedPronouns) => {
                let named = named(view, earlier, source.span, |source_kind| {
                    matches!(source_kind, SourceKind::Person | SourceKind::Role)
                });
                own_subject(view, earlier, source.span)
                    .or_else(|| last_subject(view, earlier, source.span))
                    .or_else(|| only_known(view, earlier, source.span))
                    .or(named)
                    .or_else(|| mention::nearest(view.draft, source.span))
            }
            _ if classes.meets(&BODIES) => named(view, earlier, source.span, |source_kind| {
                matches!(
                    source_kind,
                    SourceKind::Collective | SourceKind::Organization
                )
            })
            .or_else(|| mention::nearest(view.draft, source.span)),
            SourceKind::Person if !text.contains(' ') => longer(view, earlier, &text),
            _ => None,
        };
    }
}

/// Pronouns that may mean several people or an organization: “they”, “it”.
const BODIES: ClassSet = ClassSet::of(&[Class::NeuterPronouns, Class::PluralPronouns]);

/// Returns the noun phrase before the relative pronoun `pronoun`: “the mayor” in “the mayor, who
/// said”.
fn before(view: &TokenView<'_>, pronoun: Span) -> Option<Span> {
    let at = view.draft.token_at(pronoun.start);
    let floor = view.sentence(at).start;
    let comma = floor < at && view.is_mark(at - 1) && view.word(at - 1) == ",";
    let end = if comma { at - 1 } else { at };
    let found = left::before(view, end, floor)?;
    let found = if view.is_of(at, Class::PersonalRelatives) {
        who(view, found, floor)
    } else if view.is_of(at, Class::ThingRelatives) {
        which(view, found, comma)
    } else {
        found
    };
    Some(view.span(&found))
}

/// Returns the tokens of the people whom “who” means. `phrase` is the noun phrase before “who”. In
/// “an outcry among experts, who”, only the end of `phrase` names people: “experts”. In “officials
/// within the ministry, who”, `phrase` is “the ministry”. The result then begins earlier, with the
/// word for the people: “officials within the ministry”.
fn who(view: &TokenView<'_>, phrase: Range<usize>, floor: usize) -> Range<usize> {
    let is_people = |idx: usize| view.is_of(idx, PEOPLE);
    let head = head_of(view, &phrase);
    if is_people(head) || view.tag(head) == Tag::Name && !view.is_of(head, kind::BODIES) {
        return phrase;
    }
    let can_speak =
        |idx: usize| is_people(idx) || view.tag(idx) == Tag::Name && view.tag(head) == Tag::Noun;
    if let Some(tail) = last_part(view, &phrase)
        && can_speak(tail.end - 1)
    {
        return tail;
    }
    let joins = |idx: &usize| {
        view.tag(*idx).is_noun()
            || matches!(
                view.tag(*idx),
                Tag::Adposition | Tag::Determiner | Tag::Adjective | Tag::Coordinator
            )
    };
    let before = (floor..phrase.start).rev().take(MAX_TOKENS_OF_PERSON);
    let noun = before.take_while(joins).find(|idx| is_people(*idx));
    let start = noun.and_then(|noun| left::before(view, noun + 1, floor));
    start.map_or(phrase.clone(), |it| it.start..phrase.end)
}

/// Returns the tokens of the words that the pronoun “which” or “that” stands for. `phrase` is the
/// noun phrase before the pronoun. The result is `phrase`, or only the end of `phrase`. In “a
/// request by the port, which”, the result is “the port”, because an organization can say
/// something. Without a `comma` before the pronoun, the end must be a document: “papers” in “the
/// release of papers that show it”.
fn which(view: &TokenView<'_>, phrase: Range<usize>, comma: bool) -> Range<usize> {
    let can_say = |idx: usize| view.is_of(idx, kind::BODIES) || view.is_of(idx, DOCUMENTS);
    if can_say(head_of(view, &phrase)) {
        return phrase;
    }
    let tail = last_part(view, &phrase);
    let tail = tail.filter(|it| {
        let last = it.end - 1;
        let is_agent = || view.tag(last) == Tag::Name && view.word(it.start - 1) == "by";
        view.is_of(last, DOCUMENTS) || comma && (can_say(last) || is_agent())
    });
    tail.unwrap_or(phrase)
}

/// Returns the last token of `phrase` before the first preposition.
fn head_of(view: &TokenView<'_>, phrase: &Range<usize>) -> usize {
    let mut inner = phrase.start + 1..phrase.end;
    let preposition = inner.find(|idx| view.tag(*idx) == Tag::Adposition);
    preposition.unwrap_or(phrase.end) - 1
}

/// Returns the tokens of `phrase` after the last preposition.
fn last_part(view: &TokenView<'_>, phrase: &Range<usize>) -> Option<Range<usize>> {
    let mut inner = (phrase.start..phrase.end.saturating_sub(1)).rev();
    let preposition = inner.find(|idx| view.tag(*idx) == Tag::Adposition)?;
    Some(preposition + 1..phrase.end)
}

/// Nouns for people, whom “who” may mean.
const PEOPLE: ClassSet = ClassSet::of(&[
    Class::RoleNouns,
    Class::RoleSource,
    Class::PersonNouns,
    Class::PeopleNouns,
    Class::PersonsInSingular,
    Class::PersonsInPlural,
    Class::CollectiveSource,
    Class::QuantitySources,
    Class::Partisans,
    Class::PartyMembers,
]);

/// Returns the full name that begins the sentence of `pronoun`, if an apposition follows the name
/// and the paragraph has no source before the pronoun: “Ann Lee” in “Ann Lee, an engineer, moved to
/// the port because she liked it, she said”. Without an apposition, the name may belong to a place
/// or a storm.
fn own_subject(view: &TokenView<'_>, earlier: &[Attribution], pronoun: Span) -> Option<Span> {
    let draft = view.draft;
    let sentence = draft.sentences.get(draft.sentence_at(pronoun.start))?;
    let paragraph = draft.blocks[sentence.block].tokens.start;
    let is_open = earlier
        .last()
        .and_then(|attribution| attribution.source.as_ref())
        .is_none_or(|source| draft.token_at(source.span.start) < paragraph);
    if !is_open {
        return None;
    }
    let is_name = |idx: &usize| view.tag(*idx) == Tag::Name;
    let n_names = sentence.tokens.clone().take_while(is_name).count();
    let name = sentence.tokens.start..sentence.tokens.start + n_names;
    let clauses = clause::find_clauses(view.syntax, &sentence.tokens);
    let verb = &clauses.first()?.verb;
    let is_subject = name.end < verb.tokens.start
        && view.is_mark(name.end)
        && view.word(name.end) == ","
        && verb.head < draft.token_at(pronoun.start)
        && !view.is_quoted(verb.head);
    (1 < n_names && is_subject && kind::of(view, &name) == SourceKind::Person)
        .then(|| view.span(&name))
}

/// Returns the nearest person who is the subject of an earlier sentence in the paragraph of
/// `pronoun`. In “The engineer, Ann Lee, was careful. ‘The piles are sound,’ she said”, this is
/// “The engineer, Ann Lee”. Returns `None` if a source comes between the person and the pronoun.
fn last_subject(view: &TokenView<'_>, earlier: &[Attribution], pronoun: Span) -> Option<Span> {
    let draft = view.draft;
    let here = draft.sentence_at(pronoun.start);
    let block = draft.sentences.get(here)?.block;
    let sources = || {
        let sources = earlier.iter().rev().take(MAX_ATTRIBUTIONS_TO_FULL_NAME);
        sources.filter_map(|attribution| attribution.source.as_ref())
    };
    for idx in (here.saturating_sub(MAX_SENTENCES_TO_MENTION)..here).rev() {
        let sentence = &draft.sentences[idx];
        let is_source = |source: &Source| draft.sentence_at(source.span.start) == idx;
        if sentence.block != block || sources().any(is_source) {
            return None;
        }
        let clauses = clause::find_clauses(view.syntax, &sentence.tokens);
        let Some(clause) = clauses.first() else {
            continue;
        };
        let subject = sentence.tokens.start..clause.verb.tokens.start;
        let is_quoted = view.is_quoted(clause.verb.head);
        if is_quoted || subject.is_empty() || MAX_TOKENS_OF_PERSON < subject.len() {
            continue;
        }
        let is_name = |idx: usize| view.tag(idx) == Tag::Name;
        let n_names = subject.clone().filter(|idx| is_name(*idx)).count();
        let is_known = || {
            let mut persons = sources().filter(|source| source.kind == SourceKind::Person);
            let names = |source: &Source| {
                let mut tokens = draft.tokens_in(source.span);
                tokens.any(|token| draft.tokens[token].word == draft.tokens[subject.start].word)
            };
            persons.any(names)
        };
        let is_person = match kind::of(view, &subject) {
            SourceKind::Person => 1 < n_names || is_known(),
            SourceKind::Role => 0 < n_names,
            _ => false,
        };
        if is_person {
            return Some(view.span(&subject));
        }
    }
    None
}

/// Returns the person whom the paragraph names before `pronoun`, if this person is already a source
/// of the draft. In “For Lee the matter is personal. ‘I ask my pupils to stay,’ she said”, this is
/// “Lee”. Returns `None` if the paragraph names two such persons, or has a source before the
/// pronoun.
fn only_known(view: &TokenView<'_>, earlier: &[Attribution], pronoun: Span) -> Option<Span> {
    let draft = view.draft;
    let here = draft.sentence_at(pronoun.start);
    let block = draft.sentences.get(here)?.block;
    let floor = draft.blocks[block].tokens.start;
    let before = floor..draft.token_at(pronoun.start);
    let sources = earlier.iter().rev().take(MAX_ATTRIBUTIONS_TO_FULL_NAME);
    let mut found: Option<usize> = None;
    for source in sources.filter_map(|attribution| attribution.source.as_ref()) {
        let tokens = draft.tokens_in(source.span);
        if before.contains(&tokens.start) {
            return None;
        }
        let Some(surname) = tokens.last().filter(|_| source.kind == SourceKind::Person) else {
            continue;
        };
        let is_name = |idx: &usize| {
            draft.tokens[*idx].word == draft.tokens[surname].word
                && draft.tokens[*idx].capital
                && !view.is_quoted(*idx)
        };
        let named = before.clone().find(is_name);
        match (named, found) {
            (Some(one), Some(other)) if draft.tokens[one].word != draft.tokens[other].word => {
                return None;
            }
            (Some(one), _) => found = Some(one),
            (None, _) => {}
        }
    }
    found.map(|idx| draft.tokens[idx].span)
}

/// Returns the nearest earlier source whose kind `fits` the pronoun. If this source has an
/// antecedent, returns the antecedent instead.
fn named(
    view: &TokenView<'_>,
    earlier: &[Attribution],
    pronoun: Span,
    fits: impl Fn(SourceKind) -> bool,
) -> Option<Span> {
    let sentence = view.draft.sentence_at(pronoun.start);
    let sources = earlier
        .iter()
        .rev()
        .take(MAX_ATTRIBUTIONS_TO_ANTECEDENT)
        .filter_map(|attribution| attribution.source.as_ref());
    for source in sources {
        let near =
            sentence <= view.draft.sentence_at(source.span.start) + MAX_SENTENCES_TO_ANTECEDENT;
        if near && source.span.end <= pronoun.start && fits(source.kind) {
            return source.antecedent.or(Some(source.span));
        }
    }
    None
}

/// Returns the latest earlier source that gives the full name for the short name `name`: “Ann Lee”
/// for “Lee”.
fn longer(view: &TokenView<'_>, earlier: &[Attribution], name: &str) -> Option<Span> {
    let sources = earlier
        .iter()
        .rev()
        .take(MAX_ATTRIBUTIONS_TO_FULL_NAME)
        .filter_map(|attribution| attribution.source.as_ref());
    let mut persons = sources.filter(|source| source.kind == SourceKind::Person);
    let full = persons.find(|source| {
        let text = view.draft.text(source.span).to_lowercase();
        let in_text = |text: &str| {
            text.split(|ch: char| !ch.is_alphanumeric())
                .any(|word| word == name)
        };
        text != name && in_text(&text) && !modifies(&text, name)
    });
    full.map(|source| source.antecedent.unwrap_or(source.span))
}

/// Says whether `name` only tells for whom another person works: “hill” in “hill campaign
/// spokeswoman ann lee”. At least three words must follow `name`.
fn modifies(text: &str, name: &str) -> bool {
    let core = text.split([',', '(']).next().unwrap_or_default();
    let words: Vec<&str> = core.split_whitespace().collect();
    let at = words.iter().rposition(|it| *it == name);
    at.is_some_and(|at| at + MIN_WORDS_AFTER_MODIFIER < words.len() && !words.contains(&"of"))
}
