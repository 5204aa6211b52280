//! Finds percentages of one whole that add up to more than the whole: “split 60 percent to 50
//! percent”.

use std::ops::Range;

use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::list;
use crate::analysis::consistency::sum::{SumWords, starts};
use crate::analysis::consistency::tuning::{
    MAX_TOKENS_OF_OPPONENT, MAX_TOKENS_TO_PARTS, MAX_WHOLE, ROUNDED_UP,
};
use crate::analysis::number::{self, Measure, Number};
use crate::text::draft::Draft;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// Returns the contradiction between the percentages in the sentence with the tokens `within`. The
/// sentence must show that the percentages belong to one whole: by words such as “the rest” or
/// “split”, or by words about a contest. Otherwise returns `None`.
pub fn of_sentence(draft: &Draft, within: &Range<usize>, words: &SumWords) -> Option<Conflict> {
    let shares = percentages(draft, within);
    let (first, last) = (shares.first()?, shares.last()?);
    if shares.len() < 2 {
        return None;
    }
    let changes = || words.changes.occurs_in(draft, within.clone());
    let before = last.tokens.start.checked_sub(1);
    let is_rest = before
        .filter(|idx| within.contains(idx))
        .is_some_and(|idx| words.rest.contains(draft.word(&draft.tokens[idx])));
    let is_divided = || {
        let nearest = first.tokens.start.saturating_sub(MAX_TOKENS_TO_PARTS);
        let head = within.start.max(nearest)..first.tokens.start;
        words.divisions.occurs_in(draft, head) && !changes()
    };
    let is_contest = || {
        words.contests.occurs_in(draft, within.clone())
            && !changes()
            && faces(draft, &shares, words)
    };
    if is_rest || is_divided() || is_contest() {
        conflict(draft, &shares)
    } else {
        None
    }
}

/// Finds lists of percentages that add up to more than one whole. The words above such a list must
/// say that its items belong to one whole.
pub fn of_lists(draft: &Draft, words: &SumWords) -> Vec<Conflict> {
    let mut found = Vec::new();
    for list in list::lists(draft) {
        let Some(lead) = list::lead(draft, &list) else {
            continue;
        };
        let lead = draft.blocks[lead].tokens.clone();
        if !words.divisions.occurs_in(draft, lead) {
            continue;
        }
        let of_item = |span: &Span| {
            let within = draft.tokens_in(*span);
            let shares = percentages(draft, &within);
            let is_one = shares.len() == 1 && !words.changes.occurs_in(draft, within);
            shares.into_iter().next().filter(|_| is_one)
        };
        let shares: Option<Vec<Number>> = list.items.iter().map(of_item).collect();
        found.extend(shares.and_then(|shares| conflict(draft, &shares)));
    }
    found
}

/// Returns the percentages among the tokens `within`.
fn percentages(draft: &Draft, within: &Range<usize>) -> Vec<Number> {
    let numbers = within.clone().filter(|idx| starts(draft, *idx));
    numbers
        .filter_map(|idx| number::number_at(draft, idx, within))
        .filter(|number| number.measure == Measure::Percent)
        .collect()
}

/// Returns the contradiction between `shares`, which belong to one whole. Returns `None` if the sum
/// is no greater than the whole, or if it is only greater because each share was rounded up.
fn conflict(draft: &Draft, shares: &[Number]) -> Option<Conflict> {
    let (first, last) = (shares.first()?, shares.last()?);
    let sum: f64 = shares.iter().map(|share| share.value).sum();
    let n_shares = f64::from(u32::try_from(shares.len()).unwrap_or(u32::MAX));
    let is_part = shares.iter().all(|share| share.value < 100.0);
    let most = MAX_WHOLE.max(100.0 + ROUNDED_UP * n_shares);
    (1 < shares.len() && is_part && most < sum).then(|| Conflict {
        span: last.span(draft),
        other: first.span(draft),
        expected: format!(
            "{} percent, but a whole has 100 percent",
            (sum * 10.0).round() / 10.0
        ),
    })
}

/// Says whether `shares` are the results of two opponents: “52 percent of the vote to Ek's 47
/// percent”.
fn faces(draft: &Draft, shares: &[Number], words: &SumWords) -> bool {
    let [one, two] = shares else {
        return false;
    };
    let between = &draft.tokens[one.tokens.end..two.tokens.start];
    let Some(to) = between.iter().position(|token| draft.word(token) == "to") else {
        return false;
    };
    let (head, tail) = between.split_at(to);
    let of_vote = head
        .iter()
        .all(|token| words.ballots.contains(draft.word(token)));
    let opponent = tail[1..]
        .iter()
        .all(|token| token.capital || token.kind != TokenKind::Word || draft.word(token) == "'s");
    of_vote && opponent && tail.len() <= 1 + MAX_TOKENS_OF_OPPONENT
}
