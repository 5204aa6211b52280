//! Finds the person whose age a number gives: “Ana Ruiz, 37,”, “37-year-old Ana Ruiz”.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::number::{Measure, Number};
use crate::notes::quantity::Dimension;
use crate::notes::written::{self, WrittenFigure};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// Returns the token of the last word in the name of the person whose age is `number`: “Ruiz” in
/// “Ana Ruiz, 37,” and in “37-year-old Ana Ruiz”. Returns `None` if `number` is not an age or no
/// person is named.
pub fn find(draft: &Draft, number: &Number, within: &Range<usize>) -> Option<usize> {
    let is_name = |idx: usize| {
        let token = &draft.tokens[idx];
        within.contains(&idx)
            && token.capital
            && token.kind == TokenKind::Word
            && !draft.is_function(token.word)
    };
    if number.measure == Measure::Age {
        let mut names = number.tokens.end..within.end.min(number.tokens.end + TOKENS_TO_NAME);
        let first = names.find(|idx| is_name(*idx))?;
        return (first..within.end).take_while(|idx| is_name(*idx)).last();
    }
    let word = |idx: usize| draft.word_in(idx, within);
    let comma = number.tokens.start.checked_sub(1)?;
    if word(comma) == Some("at") && is_age(draft, number, within) {
        // Examples: “Ana Ruiz, at 34 the oldest”, “At 86, Ruiz”
        let before = comma
            .checked_sub(2)
            .filter(|_| word(comma - 1) == Some(","));
        let behind = number.tokens.end + 1;
        return before.into_iter().chain([behind]).find(|idx| is_name(*idx));
    }
    let name = comma.checked_sub(1).filter(|before| is_name(*before))?;
    let is_plain = number.tokens.len() == 1
        && draft.tokens[number.tokens.start].kind == TokenKind::Number
        && number.measure == Measure::Count
        && AGES.contains(&number.value);
    let closes = match word(comma)? {
        "," => word(number.tokens.end).is_none_or(|word| matches!(word, "," | "." | ";")),
        "(" => word(number.tokens.end) == Some(")"),
        _ => false,
    };
    (is_plain && closes).then_some(name)
}

/// Says whether the words around `number` show that `number` is an age: “aged 22”, “who is 61,”,
/// “At 86, Ruiz”.
pub fn is_age(draft: &Draft, number: &Number, within: &Range<usize>) -> bool {
    let word = |idx: usize| draft.word_in(idx, within);
    let behind = number.tokens.end;
    let closes = word(behind).is_none_or(|word| matches!(word, "," | "." | ";" | "and" | "when"));
    let is_name = draft
        .tokens
        .get(behind + 1)
        .is_some_and(|token| token.capital);
    let is_plain = AGES.contains(&number.value) && number.value.fract() == 0.0;
    let Some(before) = number.tokens.start.checked_sub(1).and_then(word) else {
        return false;
    };
    is_plain
        && match before {
            "aged" | "age" => true,
            "at" if word(behind) == Some("the") => {
                let rank = word(behind + 1).unwrap_or_default();
                MIN_ADULT <= number.value && rank.ends_with("est")
            }
            "at" => MIN_ADULT <= number.value && word(behind) == Some(",") && is_name,
            "is" | "was" | "'m" | "’m" | "'s" | "turned" | "now" => {
                MIN_ADULT <= number.value && closes
            }
            _ => false,
        }
}

/// Adds a name to each age in `figures` that has no name next to it. The name is the last name
/// before the age in the same paragraph: in “Ana Ruiz sells nets. ‘I stay,’ said the 60-year-old”,
/// the age gets the name “Ruiz”. Names in quotations are skipped.
pub fn name_ages(analysis: &Analysis<'_>, figures: &mut [WrittenFigure]) {
    let draft = analysis.draft;
    for figure in figures {
        let sentence = &draft.sentences[figure.sentence];
        let number = &figure.quantity.number;
        let own = find(draft, number, &sentence.tokens);
        // “The Italian” in “The Italian, 36,” is a description and not a name.
        let is_described = |idx: usize| {
            let before = idx.checked_sub(1);
            before.is_some_and(|before| draft.word(&draft.tokens[before]) == "the")
        };
        if figure.quantity.dimension != Dimension::Age || own.is_some_and(|own| !is_described(own))
        {
            continue;
        }
        let block = draft
            .sentences
            .partition_point(|other| other.block < sentence.block);
        let start = draft.sentences[block].tokens.start;
        let known = analysis.names().iter().rev().find(|name| {
            (start..number.tokens.start).contains(&name.tokens.start)
                && own != Some(name.tokens.start)
                && !analysis.is_quoted(name.span(draft))
        });
        let words = known.and_then(|name| written::content(draft, name.tokens.end - 1));
        figure.things.extend(words);
        figure.close.extend(words);
        figure.beside.extend(words);
    }
}

/// The lowest number that is read as an age after “is”, “was” or “at”. A lower number after such a
/// word is more often a count.
const MIN_ADULT: f64 = 14.0;

/// The numbers that may be an age, in years.
const AGES: std::ops::RangeInclusive<f64> = 1.0..=115.0;

/// How many tokens after an age are searched for the name of the person.
const TOKENS_TO_NAME: usize = 6;
