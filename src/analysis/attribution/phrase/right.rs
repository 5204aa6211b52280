//! Noun phrases that begin at a given token.

use std::ops::Range;

use crate::analysis::attribution::phrase::{is_abbreviation, is_scare};
use crate::analysis::attribution::token_view::TokenView;
use crate::analysis::attribution::tuning::{
    MAX_TOKENS_OF_NOUN_PHRASE, MAX_TOKENS_OF_PARENTHESIS_AFTER,
};
use crate::analysis::calendar::is_time;
use crate::english::class::{Class, POSSESSIVES};
use crate::syntax::tag::Tag;

/// Returns the tokens of the noun phrase that begins at token `start`. The phrase ends before token
/// `ceiling` at the latest. If `apposition` is true, the phrase includes an apposition or a
/// relative clause after a comma.
pub fn after(
    view: &TokenView<'_>,
    start: usize,
    ceiling: usize,
    apposition: bool,
) -> Option<Range<usize>> {
    let ceiling = ceiling.min(start + MAX_TOKENS_OF_NOUN_PHRASE);
    let mut end = core_after(view, start, ceiling)?;
    loop {
        let more = match continuation(view, end, ceiling, apposition) {
            Some(next) => core_after(view, next, ceiling),
            None => None,
        };
        match more {
            Some(found) if view.word(end) != "," || closes(view, found, ceiling) => end = found,
            _ => break,
        }
    }
    if apposition {
        end = relative_end(view, end, ceiling);
    }
    Some(start..end)
}

/// Says whether an apposition may end before token `end`. If a verb follows, the words before token
/// `end` are not an apposition but the subject of this verb: “the pier” in “according to Ann, the
/// pier is shut”.
fn closes(view: &TokenView<'_>, end: usize, ceiling: usize) -> bool {
    ceiling <= end || view.tag(end) != Tag::Adverb && !view.tag(end).is_finite_or_auxiliary()
}

/// Returns the first token after the relative clause that follows a phrase: “, who runs it”. The
/// phrase ends before token `end`. Returns `end` if no relative clause follows.
fn relative_end(view: &TokenView<'_>, end: usize, ceiling: usize) -> usize {
    let mut at = end;
    if at < ceiling && view.is_mark(at) && view.word(at) == "," {
        at += 1;
    }
    if ceiling <= at || !view.is_of(at, Class::PersonalRelatives) {
        return end;
    }
    while at < ceiling && !view.is_mark(at) && !view.is_quoted(at) {
        at += 1;
    }
    at
}

/// If a phrase goes on after a preposition, “and” or a comma at token `end`, returns the token
/// after token `end`. In “the mayor of the city”, this is the second “the”. Returns `None` if the
/// phrase is complete before token `end`.
fn continuation(
    view: &TokenView<'_>,
    end: usize,
    ceiling: usize,
    apposition: bool,
) -> Option<usize> {
    if ceiling <= end + 1 {
        return None;
    }
    let word = view.word(end);
    match view.tag(end) {
        Tag::Adposition if view.is_of(end, Class::CommonPrepositions) => {
            let time = is_time(view.word(end + 1)) && !view.is_of(end + 1, Class::Articles)
                || view.tag(end + 1) == Tag::Number;
            (word == "of" || !time).then_some(end + 1)
        }
        Tag::Coordinator if matches!(word, "and" | "&") => Some(end + 1),
        Tag::Mark if word == "," && apposition && !view.is_quoted(end) => {
            let next = end + 1;
            let lower = view.tag(next) == Tag::Noun || view.tag(next) == Tag::Adjective;
            (view.tag(next) == Tag::Determiner
                || view.tag(next) == Tag::Number
                || lower
                || view.is_of(next, POSSESSIVES))
            .then_some(next)
        }
        _ => None,
    }
}

fn leads_noun(view: &TokenView<'_>, idx: usize, ceiling: usize) -> bool {
    idx + 1 < ceiling && (view.tag(idx + 1).is_noun() || view.tag(idx + 1) == Tag::Adjective)
}

/// Returns the first token after the simple noun phrase that begins at token `start`. A simple noun
/// phrase consists of determiners, modifiers and nouns. Returns `None` if no noun phrase begins
/// there.
fn core_after(view: &TokenView<'_>, start: usize, ceiling: usize) -> Option<usize> {
    let mut idx = start;
    let mut nominal = false;
    while idx < ceiling {
        if is_scare(view, idx) && !nominal {
            nominal |= view.is_quoted(idx);
            idx += 1;
            continue;
        }
        match view.tag(idx) {
            Tag::Determiner | Tag::Pronoun if nominal => break,
            Tag::Pronoun if view.word(idx) == "one" && leads_noun(view, idx, ceiling) => {}
            Tag::Pronoun => {
                nominal = !view.is_of(idx, POSSESSIVES);
                idx += 1;
                if nominal {
                    break;
                }
                continue;
            }
            Tag::Noun | Tag::Name | Tag::Number | Tag::Symbol => nominal = true,
            Tag::Determiner | Tag::Adjective => {}
            Tag::Other if view.token(idx).capital => nominal = true,
            Tag::Particle if view.is_of(idx, Class::PossessiveEndings) && start < idx => {
                nominal = false;
            }
            Tag::VerbIng | Tag::VerbParticiple | Tag::Adverb
                if !nominal
                    && idx + 1 < ceiling
                    && matches!(view.tag(idx + 1), Tag::Noun | Tag::Name | Tag::Adjective) => {}
            Tag::Mark
                if start < idx && idx + 1 < ceiling && is_abbreviation(view, idx, idx + 1) => {}
            Tag::Mark if view.word(idx) == "(" && nominal => {
                match (idx..ceiling.min(idx + MAX_TOKENS_OF_PARENTHESIS_AFTER))
                    .find(|idx| view.word(*idx) == ")")
                {
                    Some(close) => idx = close,
                    None => break,
                }
            }
            _ => break,
        }
        idx += 1;
    }
    let bare = idx == start + 1 && matches!(view.tag(start), Tag::Determiner | Tag::Adjective);
    (start < idx && (nominal || bare)).then_some(idx)
}
