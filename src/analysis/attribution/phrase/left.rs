//! Noun phrases that end at a given token.

use std::ops::Range;

use crate::analysis::attribution::kind::DOCUMENTS;
use crate::analysis::attribution::phrase::{is_abbreviation, is_scare, modifier};
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_COMMAS_OF_APPOSITION, MAX_TOKENS_OF_APPOSITION, MAX_TOKENS_OF_NOUN_PHRASE,
    MAX_TOKENS_OF_PARENTHESIS_BEFORE, MAX_TOKENS_OF_TIME,
};
use crate::analysis::calendar::{is_clock, is_time};
use crate::english::class::{Class, ClassSet, POSSESSIVES};
use crate::syntax::tag::Tag;

/// Returns the tokens of the noun phrase that ends before token `end` and begins at token `floor`
/// or later. A time expression between the phrase and `end` is skipped.
pub fn before(view: &TokenView<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(end.saturating_sub(MAX_TOKENS_OF_NOUN_PHRASE));
    let end = before_time(view, end, floor);
    if end <= floor {
        return None;
    }
    if view.is_mark(end - 1) && view.word(end - 1) == "," {
        return with_apposition(view, end, floor);
    }
    if view.is_mark(end - 1) && view.is_dash(end - 1) {
        return before_aside(view, end - 1, floor);
    }
    let start = start_of(view, end, floor);
    if start == end {
        return None;
    }
    Some(start..end)
}

/// Returns the first token of a time expression that ends before token `end`: “on Tuesday” in “the
/// minister on Tuesday”, “last week” in “the party last week”. Returns `end` if there is no such
/// expression.
fn before_time(view: &TokenView<'_>, end: usize, floor: usize) -> usize {
    // “Today” may end a name: “USA Today”.
    let ends_name = |idx: usize| {
        view.word(idx) == "today"
            && view.token(idx).capital
            && floor < idx
            && view.tag(idx - 1) == Tag::Name
    };
    let is_time =
        |idx: usize| is_time(view.word(idx)) && !ends_name(idx) || view.tag(idx) == Tag::Number;
    let mut start = end;
    while floor < start
        && end - start < MAX_TOKENS_OF_TIME
        && is_time(start - 1)
        && !view.is_mark(start - 1)
    {
        start -= 1;
    }
    let named = (start..end).any(|idx| is_clock(view.word(idx)));
    if start == end || start <= floor || !named {
        return end;
    }
    if view.is_of(start - 1, Class::TimeOpeners) {
        return start - 1;
    }
    let bare = !view.is_of(start, Class::Articles);
    // In “the report published Tuesday”, the participle belongs to the time.
    if bare
        && view.tag(start - 1) == Tag::VerbParticiple
        && floor + 1 < start
        && view.tag(start - 2).is_noun()
    {
        return start - 1;
    }
    if bare && (view.tag(start - 1).is_noun() || view.word(start - 1) == ",") {
        start
    } else {
        end
    }
}

/// Returns a noun phrase with its apposition or relative clause. A comma ends the apposition, as in
/// “Ann, 40,”.
fn with_apposition(view: &TokenView<'_>, end: usize, floor: usize) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    let commas = (floor + 1..end - 1).rev().filter(|idx| {
        depth = match view.word(*idx) {
            ")" => depth + 1,
            "(" => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && view.is_mark(*idx) && view.word(*idx) == ","
    });
    let mut nearest = None;
    for comma in commas.take(MAX_COMMAS_OF_APPOSITION) {
        let opener = comma + 1;
        let apposes = matches!(view.tag(opener), Tag::Determiner | Tag::Noun | Tag::Number)
            || matches!(view.tag(opener), Tag::Name | Tag::Adjective)
            || view.is_of(opener, APPOSING)
            || view.word(opener) == "which";
        let start = start_of(view, comma, floor);
        let aside = matches!(
            view.tag(opener),
            Tag::Adverb | Tag::Adposition | Tag::VerbIng | Tag::Subordinator
        ) || matches!(view.tag(opener), Tag::VerbParticiple | Tag::VerbPast);
        if aside && start < comma && is_clause_start(view, start, floor) {
            return Some(start..comma);
        }
        // In “Ann, 41, who runs the port,”, the phrase begins before the age.
        let is_age = start + 1 == comma && view.tag(start) == Tag::Number;
        if !apposes || start == comma || is_age || view.tag(comma - 1) == Tag::Pronoun {
            continue;
        }
        if is_clause_start(view, start, floor) {
            return Some(start..end - 1);
        }
        nearest = nearest.or(Some(start..end - 1));
    }
    nearest.filter(|range| range.len() <= MAX_TOKENS_OF_APPOSITION)
}

/// Words that open an apposition or a relative clause after a comma: “both” in “Ann and Bob, both
/// members, said”, “who” in “Ann, who runs it, said”.
const APPOSING: ClassSet = ClassSet::of(&[
    Class::PersonalRelatives,
    Class::Possessives,
    Class::FloatingQuantifiers,
]);

/// Returns the noun phrase before an aside between two dashes: “the port” in “the port — which owns
/// the pier — said”. Token `close` is the second dash.
fn before_aside(view: &TokenView<'_>, close: usize, floor: usize) -> Option<Range<usize>> {
    let mut inner = (floor + 1..close).rev();
    let open = inner.find(|idx| view.is_mark(*idx) && view.is_dash(*idx))?;
    let start = start_of(view, open, floor);
    (open + 1 < close && start < open).then_some(start..open)
}

/// Says whether a clause may begin with token `start`.
pub fn is_clause_start(view: &TokenView<'_>, start: usize, floor: usize) -> bool {
    if start <= floor {
        return true;
    }
    match view.tag(start - 1) {
        Tag::Mark | Tag::Coordinator | Tag::Subordinator => true,
        // In “who are also smiths”, “smiths” completes the verb before the adverb.
        Tag::Adverb => !follows_copula(view, start - 1, floor),
        Tag::Pronoun => view.is_of(start - 1, Class::ThingRelatives),
        _ => view.is_quoted(start - 1),
    }
}

/// Says whether a form of “be” precedes the adverbs that end with token `adverb`.
fn follows_copula(view: &TokenView<'_>, adverb: usize, floor: usize) -> bool {
    let mut before = (floor..adverb).rev();
    let verb = before.find(|idx| view.tag(*idx) != Tag::Adverb);
    verb.is_some_and(|verb| view.is_of(verb, Class::FormsOfBe))
}

/// Returns the first token of the noun phrase that ends before token `end`. Returns `end` if no
/// noun phrase ends there.
fn start_of(view: &TokenView<'_>, end: usize, floor: usize) -> usize {
    let (start, joined) = walk(view, end, floor);
    let second = second_phrase(view, start, end);
    // “They left on a plane Gray called safe”: a name belongs to no noun after “a”. In “a state House
    // committee”, the name describes another noun.
    let is_name = |second: &usize| (*second..end).all(|idx| view.tag(idx) == Tag::Name);
    let apart = second.filter(|second| follows_indefinite(view, start..*second));
    if let Some(second) = apart.filter(is_name) {
        return second;
    }
    if start == end || is_clause_start(view, start, floor) {
        return start;
    }
    // A noun right before the phrase ends a phrase of its own: “They left the town the mayor called
    // safe”. No modifier goes on beyond this noun.
    if joined.is_none() && second.is_none() && view.tag(start - 1).is_noun() {
        return start;
    }
    // The phrase before a modifier: “people” in “people who met the mayor”.
    let modified = |opener: Option<usize>| {
        let opener = opener?;
        let (begin, _) = walk(view, opener, floor);
        (begin < opener).then_some(begin)
    };
    let longer = modified(modifier::relative(view, start, floor))
        .or_else(|| modified(modifier::adjective(view, start, floor)));
    match (longer, joined) {
        // In “Workers who met Gray and Lee said”, the clause begins with “workers”. In “He praised
        // workers who fixed the dam and the mayor said”, a new clause begins after “and”.
        (Some(longer), Some(joined)) if !is_clause_start(view, longer, floor) => joined,
        (Some(longer), _) => longer,
        (None, Some(joined)) => joined,
        (None, None) => modified(modifier::participle(view, start, floor))
            .or(second)
            .unwrap_or(start),
    }
}

/// Finds the longest run of words before token `end` that can be one phrase. Returns the first
/// token of the run, and the token after the first conjunction between two nouns in the run.
fn walk(view: &TokenView<'_>, end: usize, floor: usize) -> (usize, Option<usize>) {
    let mut start = end;
    // The token after the leftmost conjunction so far. The phrase begins with this token if the
    // whole run is not one phrase.
    let mut joined = None;
    while floor < start {
        let idx = start - 1;
        let next = match view.tag(idx) {
            _ if is_scare(view, idx) => idx,
            Tag::Pronoun => match pronoun_start(view, idx, start, end) {
                Some(found) => found,
                None => break,
            },
            _ if start < end && begins_phrase(view, start) && !links(view, idx) => break,
            Tag::Noun
            | Tag::Name
            | Tag::Number
            | Tag::Symbol
            | Tag::Determiner
            | Tag::Adjective => idx,
            Tag::Particle if view.is_of(idx, Class::PossessiveEndings) && start < end => idx,
            Tag::Other if view.token(idx).capital => idx,
            Tag::Adverb if start < end && takes_adverb(view, start) => idx,
            Tag::VerbIng if start == end && is_text(view, idx, floor) => idx,
            tag if tag.is_verb() && start < end && is_modifier(view, idx, floor) => idx,
            Tag::Adposition | Tag::Subordinator
                if start < end && view.is_of(idx, LINKS) && follows_noun(view, idx, floor) =>
            {
                idx
            }
            Tag::Mark if is_abbreviation(view, idx, start) => idx,
            // “Both” may be tagged as a conjunction: “both chambers”.
            Tag::Coordinator if start < end && view.word(idx) == "both" => idx,
            // “Current and former workers”
            Tag::Coordinator
                if start < end
                    && view.tag(start) == Tag::Adjective
                    && follows_attribute(view, idx, floor) =>
            {
                idx
            }
            Tag::Coordinator if start < end && follows_noun(view, idx, floor) => {
                joined = Some(start);
                idx
            }
            Tag::Mark if view.word(idx) == ")" => match parenthesis_start(view, idx, floor) {
                Some(found) => found,
                None => break,
            },
            _ => break,
        };
        start = next;
    }
    if end - start == 1 && matches!(view.tag(start), Tag::Particle | Tag::Symbol) {
        return (end, None);
    }
    (start, joined)
}

/// Says whether the adjective before token `idx` describes the noun of its phrase: “current” in
/// “current and former workers”. “Cold” in “the water is cold and local officials” completes a verb.
fn follows_attribute(view: &TokenView<'_>, idx: usize, floor: usize) -> bool {
    let adjectives = (floor..idx)
        .rev()
        .take_while(|at| view.tag(*at) == Tag::Adjective);
    let n_adjectives = adjectives.count();
    let before = (floor..idx - n_adjectives).rev();
    let mut before = before.skip_while(|at| view.tag(*at) == Tag::Adverb);
    0 < n_adjectives
        && !before
            .next()
            .is_some_and(|at| view.tag(at).is_verb() || view.tag(at) == Tag::Auxiliary)
}

/// Returns the first token of the second phrase if two phrases are next to each other: “Ann” in
/// “the moment Ann left”.
fn second_phrase(view: &TokenView<'_>, start: usize, end: usize) -> Option<usize> {
    (start + 1..end)
        .rev()
        .find(|idx| view.tag(*idx - 1) == Tag::Noun && view.tag(*idx) == Tag::Name)
}

/// Says whether `tokens` end with a noun after “a” or “an”.
fn follows_indefinite(view: &TokenView<'_>, tokens: Range<usize>) -> bool {
    let mut before = tokens.rev().skip_while(|idx| view.tag(*idx) == Tag::Noun);
    before
        .next()
        .is_some_and(|idx| view.is_of(idx, Class::IndefiniteArticles))
}

/// Says whether the word at token `start` opens its phrase, so that no earlier word can belong to
/// the phrase.
fn begins_phrase(view: &TokenView<'_>, start: usize) -> bool {
    // In “the deal she signed”, “she” opens a new phrase.
    view.tag(start) == Tag::Determiner
        || view.is_of(start, POSSESSIVES)
        || view.is_of(start, Class::SubjectPronouns)
}

/// Says whether token `idx` can connect a phrase to the words before it.
fn links(view: &TokenView<'_>, idx: usize) -> bool {
    matches!(
        view.tag(idx),
        Tag::Adposition | Tag::Coordinator | Tag::Determiner
    )
}

fn pronoun_start(view: &TokenView<'_>, idx: usize, start: usize, end: usize) -> Option<usize> {
    if start == end {
        return Some(idx);
    }
    (view.is_of(idx, POSSESSIVES) && !begins_phrase(view, start)
        || view.word(start) == "of"
        || view.tag(start) == Tag::Coordinator)
        .then_some(idx)
}

/// Says whether the form in “-ing” at token `idx` is a noun for a text: “a court ruling”.
fn is_text(view: &TokenView<'_>, idx: usize, floor: usize) -> bool {
    view.is_of(idx, DOCUMENTS)
        && floor < idx
        && (view.tag(idx - 1).is_noun()
            || matches!(view.tag(idx - 1), Tag::Adjective | Tag::Determiner))
}

fn takes_adverb(view: &TokenView<'_>, start: usize) -> bool {
    matches!(view.tag(start), Tag::Adjective | Tag::Number)
        || view.tag(start) == Tag::VerbParticiple
}

/// Says whether the verb form at token `idx` modifies the noun after it: “leading” in “the leading
/// candidate”.
fn is_modifier(view: &TokenView<'_>, idx: usize, floor: usize) -> bool {
    let participle = matches!(view.tag(idx), Tag::VerbIng | Tag::VerbParticiple);
    let noun_follows = view.tag(idx + 1).is_noun() || view.tag(idx + 1) == Tag::Adjective;
    participle
        && noun_follows
        && floor < idx
        && (matches!(view.tag(idx - 1), Tag::Determiner | Tag::Adjective)
            || view.is_of(idx - 1, POSSESSIVES)
            || view.is_of(idx - 1, Class::PossessiveEndings))
}

/// Prepositions that continue a noun phrase. Other prepositions may also open a clause.
const LINKS: ClassSet = ClassSet::of(&[Class::CommonPrepositions, Class::LinkingPrepositions]);

/// Says whether a noun precedes token `idx`. A preposition such as “of” continues a noun phrase
/// only after a noun.
fn follows_noun(view: &TokenView<'_>, idx: usize, floor: usize) -> bool {
    floor < idx
        && (matches!(
            view.tag(idx - 1),
            Tag::Noun | Tag::Name | Tag::Number | Tag::Symbol
        ) || view.word(idx - 1) == ")"
            || view.is_of(idx, Class::NameConnectors)
                && matches!(
                    view.tag(idx - 1),
                    Tag::Determiner | Tag::Pronoun | Tag::Adjective
                ))
}

fn parenthesis_start(view: &TokenView<'_>, close: usize, floor: usize) -> Option<usize> {
    let floor = floor.max(close.saturating_sub(MAX_TOKENS_OF_PARENTHESIS_BEFORE));
    let open = (floor..close).rev().find(|idx| view.word(*idx) == "(")?;
    (floor < open && view.tag(open - 1).is_noun()).then_some(open)
}
