//! Parts that do not add up to the total beside them: “12 people: five men and six women”.

use std::ops::Range;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::tuning::{MAX_WHOLE, WORDS_TO_PARTS};
use crate::analysis::number::{self, Measure, Number};
use crate::english::class::Class;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::token::TokenKind;

/// The totals of `draft` that their parts do not make. `loose` stands before a number that leaves open
/// how many there are, `rest` before the last part of a whole.
pub fn find(draft: &Draft, loose: &Lexicon, rest: &Lexicon) -> Vec<Conflict> {
    let mut found = Vec::new();
    for sentence in &draft.sentences {
        let marks = sentence
            .tokens
            .clone()
            .filter(|token| opens_parts(draft, *token));
        found.extend(marks.filter_map(|mark| of_parts(draft, mark, &sentence.tokens, loose)));
        found.extend(of_percentages(draft, &sentence.tokens, rest));
    }
    found
}

fn opens_parts(draft: &Draft, at: usize) -> bool {
    matches!(draft.word(&draft.tokens[at]), ":" | "(" | "–" | "—" | "--")
}

/// The conflict of the total before the mark at `at` with the parts behind it. Each part has its
/// number and its noun, so that what is listed is no date, score or page.
fn of_parts(draft: &Draft, at: usize, within: &Range<usize>, loose: &Lexicon) -> Option<Conflict> {
    let before = within.start.max(at.saturating_sub(WORDS_TO_PARTS))..at;
    let total = before.clone().rev().find_map(|idx| {
        number::number_at(draft, idx, within)
            .filter(|number| number.tokens.end <= at && starts(draft, idx))
    })?;
    let parts = parts(draft, at + 1, within)?;
    let is_count =
        |number: &Number| number.measure == Measure::Count && number.value.fract() == 0.0;
    let sum: f64 = parts.iter().map(|part| part.value).sum();
    let greatest = parts.iter().map(|part| part.value).fold(0.0, f64::max);
    let is_partition = is_count(&total)
        && parts.iter().all(is_count)
        && total.tokens.end < at
        && greatest < total.value
        && (sum - total.value).abs() * 2.0 <= total.value;
    let before = total
        .tokens
        .start
        .checked_sub(1)
        .filter(|before| within.contains(before));
    let is_loose = before.is_some_and(|idx| loose.contains(draft.word(&draft.tokens[idx])));
    if !is_partition || is_loose || (sum - total.value).abs() < 0.5 {
        return None;
    }
    let (first, last) = (parts.first()?, parts.last()?);
    Some(Conflict {
        span: total.span(draft),
        other: first.span(draft).cover(last.span(draft)),
        expected: format!("{sum}"),
    })
}

/// Whether no number that goes on at token `at` begins before it.
fn starts(draft: &Draft, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &draft.tokens[before]);
    before.is_none_or(|token| {
        token.kind != TokenKind::Number && !draft.is(token, Class::CurrencySigns)
    })
}

/// The numbers of the parts from token `at` on: “five men, four women and two children”, up to the end
/// of the sentence or the closing mark. `None` if something else is listed, too.
fn parts(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Vec<Number>> {
    let word = |idx: usize| (within.contains(&idx)).then(|| draft.word(&draft.tokens[idx]));
    let (mut parts, mut at) = (Vec::new(), at);
    loop {
        let number = number::number_at(draft, at, within)?;
        let noun = number.tokens.end;
        // A part is a number and words up to the next comma.
        let is_named = draft
            .tokens
            .get(noun)
            .is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
        if !is_named {
            return None;
        }
        parts.push(number);
        let is_end = |word: &str| matches!(word, "," | ";" | "and" | "." | ")" | "—" | "–" | "--");
        at = (noun..within.end)
            .find(|idx| word(*idx).is_some_and(is_end))
            .unwrap_or(within.end);
        let closes = word(at).is_none_or(|word| matches!(word, "." | ")" | "—" | "–" | "--"));
        if closes {
            return (2 <= parts.len()).then_some(parts);
        }
        at += 1;
        if word(at) == Some("and") {
            at += 1;
        }
    }
}

/// The conflict of percentages that are said to make a whole: “60 percent walk, 30 percent drive and
/// the remaining 20 percent stay”.
fn of_percentages(draft: &Draft, within: &Range<usize>, rest: &Lexicon) -> Option<Conflict> {
    let numbers = within.clone().filter(|idx| starts(draft, *idx));
    let percent = numbers.filter_map(|idx| number::number_at(draft, idx, within));
    let percent: Vec<Number> = percent
        .filter(|number| number.measure == Measure::Percent)
        .collect();
    let (first, last) = (percent.first()?, percent.last()?);
    let before = last
        .tokens
        .start
        .checked_sub(1)
        .filter(|idx| within.contains(idx))?;
    let is_rest = rest.contains(draft.word(&draft.tokens[before]));
    let sum: f64 = percent.iter().map(|number| number.value).sum();
    (1 < percent.len() && is_rest && MAX_WHOLE < sum).then(|| Conflict {
        span: last.span(draft),
        other: first.span(draft),
        expected: format!("{sum}"),
    })
}
