//! Finds days of the week that contradict their dates: “Monday, March 6, 2007”, which was a
//! Tuesday.

use std::ops::Range;

use crate::analysis::calendar::{self, day_number, month, weekday, weekday_name, weekday_of};
use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::tuning::{MAX_DATELINE_BLOCKS, MAX_DAYS_FROM_PUBLICATION};
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::publication_date::PublicationDate;
use crate::text::span::Span;

/// A date that the draft gives. Month and day count from 1.
struct Date {
    month: u32,
    day: u32,
    year: Option<u32>,
    /// The tokens of the date in the draft.
    tokens: Range<usize>,
}

/// Finds the days of the week in `draft` that contradict their dates.
///
/// A date without a year gets its year from the day of publication, which is in the front matter or
/// in a line that consists of a date. If one of `joiners`, such as “and”, connects two days,
/// neither of them is checked, because the date may belong to either day.
pub fn find(draft: &Draft, joiners: &Lexicon) -> Vec<Conflict> {
    let mut found = Vec::new();
    let published = draft
        .date
        .filter(|publication_date| 0 < publication_date.day)
        .or_else(|| dateline(draft));
    for sentence in &draft.sentences {
        for at in sentence.tokens.clone() {
            let token = &draft.tokens[at];
            if !token.capital {
                continue;
            }
            let Some(named) = weekday(draft.word(token)) else {
                continue;
            };
            let Some(date) = date_beside(draft, at, &sentence.tokens, joiners) else {
                continue;
            };
            let near = || nearest_year(draft, &date, published?, sentence.block);
            let Some(year) = date.year.or_else(near) else {
                continue;
            };
            let Some(right) =
                weekday_of(year, date.month, date.day).filter(|weekday| *weekday != named)
            else {
                continue;
            };
            found.push(Conflict {
                span: draft.tokens[at].span,
                other: span(draft, &date.tokens),
                expected: format!("{} in {year}", weekday_name(right)),
            });
        }
    }
    found
}

fn span(draft: &Draft, tokens: &Range<usize>) -> Span {
    draft.tokens[tokens.start]
        .span
        .cover(draft.tokens[tokens.end - 1].span)
}

/// Reads the date that belongs to the day of the week at token `at`: “Monday, March 5”, “Monday 5
/// March”, “Monday night (March 5)”, “March 5 (Monday)”. Returns `None` if no date belongs to the
/// day, or if the day is one of several days.
fn date_beside(draft: &Draft, at: usize, within: &Range<usize>, joiners: &Lexicon) -> Option<Date> {
    let word = |idx: usize| draft.word_in(idx, within);
    let mut next = at + 1;
    if word(next) == Some(".") {
        next += 1;
    }
    let is_time =
        |word: &str| calendar::is_clock(word) && weekday(word).is_none() && month(word).is_none();
    if word(next).is_some_and(is_time) && word(next + 1) == Some("(") {
        next += 1;
    }
    if word(next).is_some_and(|word| matches!(word, "," | "(" | "the")) {
        next += 1;
    }
    if let Some(date) = date_at(draft, next, within) {
        let joins = |word: Option<&str>| {
            word.is_some_and(|word| {
                joiners.contains(word) || matches!(word, "&" | "/" | "-" | "–" | "—")
            })
        };
        let first = at.checked_sub(1).and_then(word);
        return (!joins(word(date.tokens.end)) && !joins(first)).then_some(date);
    }
    // The date may come before the day: “March 5 (Monday)”, “March 5, a Monday”.
    let before = at.checked_sub(1).and_then(|before| match word(before)? {
        "(" => (word(at + 1) == Some(")")).then_some(before),
        "a" if word(before.checked_sub(1)?) == Some(",") => Some(before - 1),
        _ => None,
    })?;
    (within.start.max(before.saturating_sub(4))..before)
        .filter_map(|idx| date_at(draft, idx, within))
        .find(|idx| idx.tokens.end == before)
}

/// Reads the date that begins at token `at`: “March 5, 2007”, “Feb. 5th”, “5 March 2007”, “5th of
/// March”. Returns `None` if no date begins there.
fn date_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Date> {
    let word = |idx: usize| draft.word_in(idx, within);
    let named = |idx: usize| {
        word(idx)
            .and_then(month)
            .filter(|_| draft.tokens[idx].capital)
    };
    let (month, day, mut end) = if let Some(month) = named(at) {
        let after = at + 1 + usize::from(word(at + 1) == Some("."));
        (month, day_of(word(after)?)?, after + 1)
    } else {
        let day = day_of(word(at)?)?;
        let after = at + 1 + usize::from(word(at + 1) == Some("of"));
        (named(after)?, day, after + 1)
    };
    let year_at = |idx: usize| {
        let text = word(idx).filter(|year| year.len() == 4)?;
        text.parse().ok().filter(|year| (1583..2200).contains(year))
    };
    let after = end + usize::from(word(end) == Some(","));
    let year = year_at(after);
    if year.is_some() {
        end = after + 1;
    }
    Some(Date {
        month,
        day,
        year,
        tokens: at..end,
    })
}

/// Returns the day of a month that `word` names: “5”, “5th”. Returns `None` if `word` is not a
/// number from 1 to 31.
fn day_of(word: &str) -> Option<u32> {
    let digits = word.trim_end_matches(|character: char| character.is_ascii_lowercase());
    let is_ordinal = matches!(word.len() - digits.len(), 0 | 2);
    digits
        .parse()
        .ok()
        .filter(|day| is_ordinal && (1..=31).contains(day))
}

/// Looks near the start of `draft` for a line with little more than a date, and returns this date.
/// Returns `None` if there is no such line, or if the date has no year.
pub fn dateline(draft: &Draft) -> Option<PublicationDate> {
    let mut blocks = draft.blocks.iter().take(MAX_DATELINE_BLOCKS);
    blocks.find_map(|block| {
        let tokens = &block.tokens;
        let mut starts = tokens.clone().take(3);
        let date = starts.find_map(|start| date_at(draft, start, tokens))?;
        let (year, month, day) = (date.year?, date.month, date.day);
        (tokens.end <= date.tokens.end + 1).then_some(PublicationDate { year, month, day })
    })
}

/// Returns the year in which `date` is nearest to the day of publication `published`. Returns
/// `None` if even this nearest date is too far from the day of publication. Also returns `None` if
/// block `block` names another year, because `date` may belong to that year.
fn nearest_year(
    draft: &Draft,
    date: &Date,
    published: PublicationDate,
    block: usize,
) -> Option<u32> {
    let day = day_number(published.year, published.month, published.day)?;
    let years = published.year.saturating_sub(1)..=published.year + 1;
    let distance = |year: u32| Some((day_number(year, date.month, date.day)?.abs_diff(day), year));
    let (away, year) = years.filter_map(distance).min()?;
    let tokens = draft.blocks[block].tokens.clone();
    let other = draft.tokens[tokens].iter().any(|token| {
        let word = draft.word(token);
        let named: Option<u32> = (word.len() == 4).then(|| word.parse().ok()).flatten();
        named.is_some_and(|named_year| (1583..2200).contains(&named_year) && named_year != year)
    });
    (!other && away <= MAX_DAYS_FROM_PUBLICATION).then_some(year)
}
