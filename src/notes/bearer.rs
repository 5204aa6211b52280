//! Finds the person whose age a number gives: “Ana Ruiz, 37,”, “37-year-old Ana Ruiz”.

use std::ops::Range;

use crate::analysis::number::{Measure, Number};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// The last word of the name of the person whose age is `number`: “Ana Ruiz, 37,”, “37-year-old Ana
/// Ruiz”.
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

/// Whether the words around `number` say that it is an age: “aged 22”, “who is 61,”, “At 86, Ruiz”.
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
            "at" => MIN_ADULT <= number.value && word(behind) == Some(",") && is_name,
            "is" | "was" | "'m" | "’m" | "'s" | "turned" | "now" => {
                MIN_ADULT <= number.value && closes
            }
            _ => false,
        }
}

/// A number below this after “is” is more often a count than an age.
const MIN_ADULT: f64 = 14.0;

/// Which numbers may be an age.
const AGES: std::ops::RangeInclusive<f64> = 1.0..=115.0;

/// Among how many words after an age the name of the person is looked for.
const TOKENS_TO_NAME: usize = 6;
