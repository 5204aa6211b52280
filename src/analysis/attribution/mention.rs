//! Finds the noun to which a pronoun may refer: the nearest suitable noun before the pronoun. The
//! noun need not be a source.

use crate::analysis::attribution::kind::BODIES;
use crate::analysis::attribution::tuning::{MAX_SENTENCES_TO_MENTION, MAX_TOKENS_TO_MENTION};
use crate::analysis::calendar::is_date;
use crate::english;
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// The grammatical number of a pronoun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Number {
    /// “he”, “she”: one person.
    One,
    /// “they”: several people, or an organization.
    Many,
}

/// Returns the nearest name or noun before `pronoun` that the pronoun can mean. Returns `None` if
/// there is no such word in the sentence of the pronoun or in the [`MAX_SENTENCES_TO_MENTION`]
/// sentences before this sentence.
pub fn nearest(draft: &Draft, pronoun: Span) -> Option<Span> {
    find(draft, pronoun.start, number(draft, pronoun)?)
}

fn number(draft: &Draft, pronoun: Span) -> Option<Number> {
    let token = draft.tokens.get(draft.token_at(pronoun.start))?;
    if draft.is(token, Class::GenderedPronouns) {
        return Some(Number::One);
    }
    draft
        .is(token, Class::PluralPronouns)
        .then_some(Number::Many)
}

/// Returns the nearest name or noun before byte `at` that a pronoun can mean. `number` is the
/// grammatical number of the pronoun.
fn find(draft: &Draft, at: u32, number: Number) -> Option<Span> {
    let here = draft.sentence_at(at);
    for idx in (here.saturating_sub(MAX_SENTENCES_TO_MENTION)..=here).rev() {
        let sentence = draft.sentences.get(idx)?;
        let heading = draft.blocks[sentence.block].kind.is_heading();
        // The heading of a section names the subject of the section, not a person of the story.
        // Only the title may name the person.
        if heading && idx != 0 {
            continue;
        }
        let mut tokens = sentence.tokens.clone();
        tokens.end = tokens.end.min(draft.token_at(at));
        tokens.start = tokens
            .start
            .max(tokens.end.saturating_sub(MAX_TOKENS_TO_MENTION));
        if let Some(found) = in_tokens(draft, tokens, number) {
            return Some(found);
        }
    }
    None
}

/// Returns the last name in `tokens`, or the last noun that fits `number`, whichever of the two
/// comes later.
fn in_tokens(draft: &Draft, tokens: std::ops::Range<usize>, number: Number) -> Option<Span> {
    let first = tokens.start;
    let mut idx = tokens.end;
    while tokens.start < idx {
        idx -= 1;
        if let Some(start) = name_before(draft, first, idx) {
            // “He” and “she” never mean a body such as “Harbour University”.
            let is_body = start < idx && draft.is(&draft.tokens[idx], BODIES);
            if number == Number::One && (is_body || modifies_thing(draft, first, start..idx + 1)) {
                idx = start;
                continue;
            }
            return Some(draft.tokens[start].span.cover(draft.tokens[idx].span));
        }
        let token = &draft.tokens[idx];
        let word = draft.word(token);
        let plain =
            token.kind == TokenKind::Word && !english::dictionary().is(word, Class::FunctionWords);
        let fits = match number {
            Number::One => english::dictionary().is(word, Class::RoleNouns),
            Number::Many => {
                english::dictionary().is(word, Class::VagueSources)
                    || english::dictionary().is(word.trim_end_matches('s'), Class::RoleNouns)
            }
        };
        if plain && fits {
            return Some(token.span);
        }
    }
    None
}

/// Says whether the name `name` stands between “the” and a noun: “Harbour East” in “the Harbour East
/// pipeline”. Such a name belongs to a thing. The phrase begins with token `first` or later.
fn modifies_thing(draft: &Draft, first: usize, name: std::ops::Range<usize>) -> bool {
    let follows_the = first < name.start && draft.word(&draft.tokens[name.start - 1]) == "the";
    let title = &draft.tokens[name.start];
    let is_titled = draft.is(title, Class::FormsOfAddress) || draft.is(title, Class::RoleNouns);
    follows_the
        && !is_titled
        && draft.tokens.get(name.end).is_some_and(|next| {
            next.kind == TokenKind::Word
                && !next.capital
                && !draft.is(next, Class::FunctionWords)
                && !draft.record(next).is_reporting_verb()
        })
}

/// Returns the first token of the name that ends with token `last`. A name is a run of capitalised
/// words. A function word at token `first` is not part of the name.
fn name_before(draft: &Draft, first: usize, last: usize) -> Option<usize> {
    let is_part = |idx: usize| {
        let token = &draft.tokens[idx];
        let opens = idx == first && draft.is(token, Class::FunctionWords);
        let named = token.capital && token.kind == TokenKind::Word && token.span.len() > 1;
        named && !opens && !is_date(draft.word(token))
    };
    if !is_part(last) {
        return None;
    }
    let mut start = last;
    while first < start && is_part(start - 1) {
        start -= 1;
    }
    Some(start)
}
