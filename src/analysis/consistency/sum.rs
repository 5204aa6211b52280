//! Finds parts that do not add up to the total in the same sentence: “12 people: five men and six
//! women”.

use std::ops::Range;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::percentage;
use crate::analysis::consistency::tuning::MAX_TOKENS_TO_PARTS;
use crate::analysis::number::{self, Measure, Number};
use crate::english::class::{Class, ClassSet};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::token::TokenKind;

/// The class of words such as “percent”. A sentence without such a word has no percentage.
const PERCENT: ClassSet = ClassSet::of(&[Class::PercentWords]);

/// The words by which a total and its parts are recognised.
#[derive(Clone, Debug)]
pub struct SumWords {
    /// Words before a number that make the number approximate: “about”.
    pub loose: Lexicon,
    /// Words that announce the last share of a whole: “the rest”.
    pub rest: Lexicon,
    /// Words that announce the shares of one whole: “split”.
    pub divisions: Lexicon,
    /// Words about contests, such as elections. In a contest, each vote is for one side.
    pub contests: Lexicon,
    /// Words between the two shares of a contest: “of the vote”.
    pub ballots: Lexicon,
    /// Words that show that the percentages are shares of different totals: “up”, “from last year”.
    pub changes: Lexicon,
}

/// Finds the totals in `draft` that contradict the sum of their parts. Also finds percentages of
/// one whole that add up to more than the whole.
pub fn find(draft: &Draft, words: &SumWords) -> Vec<Conflict> {
    let mut found = Vec::new();
    for sentence in &draft.sentences {
        let marks = sentence
            .tokens
            .clone()
            .filter(|token| opens_parts(draft, *token));
        found
            .extend(marks.filter_map(|mark| of_parts(draft, mark, &sentence.tokens, &words.loose)));
        if sentence.beginning_classes.meets(&PERCENT) {
            found.extend(percentage::of_sentence(draft, &sentence.tokens, words));
        }
    }
    found.extend(percentage::of_lists(draft, words));
    found
}

fn opens_parts(draft: &Draft, at: usize) -> bool {
    let token = &draft.tokens[at];
    token.kind == TokenKind::Mark && matches!(draft.word(token), ":" | "(" | "–" | "—" | "--")
}

/// Returns the contradiction between the total before the mark at token `at` and the parts after
/// the mark. Returns `None` if there is no contradiction. Dates, scores and page numbers look like
/// parts, so each part must have a number and a noun: “five men”.
fn of_parts(draft: &Draft, at: usize, within: &Range<usize>, loose: &Lexicon) -> Option<Conflict> {
    let parts = parts(draft, at + 1, within)?;
    let before = within.start.max(at.saturating_sub(MAX_TOKENS_TO_PARTS))..at;
    let total = before.clone().rev().find_map(|idx| {
        number::number_at(draft, idx, within)
            .filter(|number| number.tokens.end <= at && starts(draft, idx))
    })?;
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
        expected: format!("{sum}, but the draft gives {} as the total", total.value),
    })
}

/// Says whether a number may begin at token `at`. The result is false if the token before is a
/// number or a currency sign.
pub fn starts(draft: &Draft, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &draft.tokens[before]);
    before.is_none_or(|token| {
        token.kind != TokenKind::Number && !draft.is(token, Class::CurrencySigns)
    })
}

/// Returns the numbers of the parts that begin at token `at`: “five men, four women and two
/// children”. The parts end at a closing mark or at the end of the sentence. Returns `None` if
/// there are fewer than two parts, or if something else is among the parts.
fn parts(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Vec<Number>> {
    let word = |idx: usize| draft.word_in(idx, within);
    let (mut parts, mut at) = (Vec::new(), at);
    loop {
        let number = number::number_at(draft, at, within)?;
        let noun = number.tokens.end;
        // A part consists of a number and the words up to the next comma.
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
