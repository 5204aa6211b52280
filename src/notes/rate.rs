//! Reads the period of a rate, in the words after a figure: “a day” in “14 tonnes of powder a day”.

use std::ops::Range;

use crate::notes::beside::{self, RATE_LEAD};
use crate::notes::{unit, written};
use crate::text::draft::Draft;
use crate::text::token::TokenKind;

/// How many tokens after a figure are searched for the period of a rate.
const TOKENS_TO_PERIOD: usize = 6;

/// Returns the length in minutes of the period of a rate: 60 for “an hour”. The figure ends before
/// token `end`. Returns `None` if the figure is not a rate, as in “in a week” or “within a day”.
pub fn period(draft: &Draft, end: usize, within: &Range<usize>) -> Option<f64> {
    let word = |idx: usize| draft.word_in(idx, within);
    for idx in end.saturating_sub(1)..within.end.min(end + TOKENS_TO_PERIOD) {
        let own = word(idx)?;
        if let Some(period) = own.split_once('/').and_then(|(_, per)| unit::period(per)) {
            return Some(period);
        }
        let period = word(idx + 1).and_then(unit::period);
        if end <= idx && period.is_some() {
            let before = word(idx - 1);
            let is_article = matches!(own, "a" | "an");
            let is_behind_thing = idx == end || written::content(draft, idx - 1).is_some();
            let is_whole = own == "the" && before == Some("for");
            if is_whole || beside::has(own, RATE_LEAD) && (!is_article || is_behind_thing) {
                return period;
            }
        }
        let is_number = draft.tokens[idx].kind == TokenKind::Number;
        if end <= idx && (is_number || !own.contains(char::is_alphanumeric)) {
            return None;
        }
    }
    None
}
