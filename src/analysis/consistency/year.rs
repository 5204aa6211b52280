//! Finds relative years that contradict the year in digits next to them: “last year (2014)” in a
//! draft of 2020.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::analysis::consistency::Conflict;
use crate::analysis::consistency::tuning::{
    MAX_YEARS_AGO, MONTHS_AROUND_NEW_YEAR, YEARS_OF_CALENDAR,
};
use crate::analysis::consistency::weekday::dateline;
use crate::analysis::number::{self, Measure};
use crate::text::block::BlockKind;
use crate::text::draft::Draft;
use crate::text::lexicon::Lexicon;
use crate::text::publication_date::PublicationDate;
use crate::text::span::Span;
use crate::text::token::TokenKind;

/// The words that name a year by its distance from the day of publication: “last year”.
#[derive(Clone, Debug)]
pub struct YearWords {
    /// Words for the year before the publication: “last year”.
    pub last: Lexicon,
    /// Words for the year of the publication: “this year”.
    pub this: Lexicon,
    /// Words for the year after the publication: “next year”.
    pub next: Lexicon,
    /// Words before a year in digits: “in”.
    pub openers: Lexicon,
    /// Words that change the meaning of a following “last year”: “its” in “its last year”.
    pub owners: Lexicon,
}

/// A relative year such as “last year”, and the year in digits that the draft gives with it.
struct YearPair {
    /// The span of the words that name the relative year.
    words: Span,
    /// By how many years the relative year is after the year of publication; negative for earlier
    /// years.
    offset: i64,
    /// By how many years the words may be inexact: 0 for “last year”, 1 for “two years ago”.
    slack: i64,
    /// The year in digits.
    year: i64,
    /// The span of the year in digits.
    place: Span,
}

/// Finds the relative years in `analysis` that contradict the years in digits next to them.
/// Relative years are counted from the year of publication. If the draft has no date, its first
/// pair of a relative year and a year in digits is taken as right.
pub fn find(analysis: &Analysis<'_>, words: &YearWords) -> Vec<Conflict> {
    let draft = analysis.draft;
    let is_dated = |published: &PublicationDate| (1..=12).contains(&published.month);
    let published = draft.date.or_else(|| dateline(draft)).filter(is_dated);
    let mut first: Option<i64> = None;
    let mut found = Vec::new();
    for pair in find_year_pairs(draft, words) {
        if analysis.is_quoted(pair.words) || !analysis.is_own_text(pair.words) {
            continue;
        }
        let (base, around) = match published {
            Some(published) => (i64::from(published.year), around(published)),
            None => match first {
                Some(first) => (first, 0..=0),
                None if pair.slack == 0 => {
                    first = Some(pair.year - pair.offset);
                    continue;
                }
                None => continue,
            },
        };
        let away = pair.year - (base + pair.offset);
        let fits = around.start() - pair.slack <= away && away <= around.end() + pair.slack;
        if !fits {
            found.push(Conflict {
                span: pair.words,
                other: pair.place,
                expected: (base + pair.offset).to_string(),
            });
        }
    }
    found
}

/// Returns by how many years the year from which a draft counts may differ from the year of
/// publication. For example, a draft that is published in January may have been written in
/// December, so that its “last year” is one year earlier.
fn around(published: PublicationDate) -> std::ops::RangeInclusive<i64> {
    let (first, last) = MONTHS_AROUND_NEW_YEAR;
    let before = i64::from(published.month <= first);
    let after = i64::from(last <= published.month);
    -before..=after
}

/// Finds the places of `draft` that give a year both in digits and in words such as “last year”.
fn find_year_pairs(draft: &Draft, words: &YearWords) -> Vec<YearPair> {
    let mut found = Vec::new();
    for sentence in &draft.sentences {
        if draft.blocks[sentence.block].kind == BlockKind::Quotation {
            continue;
        }
        let within = &sentence.tokens;
        let is_year = |at: usize| year_at(draft, at, within).is_some();
        if !within.clone().any(is_year) {
            continue;
        }
        for at in within.clone() {
            let Some((offset, slack, end)) = named_at(draft, at, within, words) else {
                continue;
            };
            let before = at.checked_sub(1).filter(|before| within.contains(before));
            if before.is_some_and(|idx| words.owners.contains(draft.word(&draft.tokens[idx]))) {
                continue;
            }
            let beside = year_after(draft, end, within, words).or_else(|| {
                let is_whole = slack != 0 || closes(draft, end, within);
                is_whole
                    .then(|| year_before(draft, (at, end), within, words))
                    .flatten()
            });
            found.extend(beside.map(|(year, token)| YearPair {
                words: draft.tokens[at].span.cover(draft.tokens[end - 1].span),
                offset,
                slack,
                year,
                place: draft.tokens[token].span,
            }));
        }
    }
    found
}

/// Reads the relative year at token `at`: “last year”, “two years ago”. Returns `None` if there is
/// no relative year. Otherwise returns three numbers:
/// - how many years the relative year is after the year of publication; negative for earlier years;
/// - by how many years the relative year may be inexact;
/// - the index of the first token after the words.
fn named_at(
    draft: &Draft,
    at: usize,
    within: &Range<usize>,
    words: &YearWords,
) -> Option<(i64, i64, usize)> {
    let of = |lexicon: &Lexicon| lexicon.match_at(draft, at..within.end);
    let lexicons = [(&words.last, -1), (&words.this, 0), (&words.next, 1)];
    for (lexicon, offset) in lexicons {
        if let Some(n_tokens) = of(lexicon) {
            return Some((offset, 0, at + n_tokens));
        }
    }
    let number = number::number_at(draft, at, within)?;
    let end = number.tokens.end;
    let is = |idx: usize, expected: &str| {
        within.contains(&idx) && draft.word(&draft.tokens[idx]) == expected
    };
    let is_ago = is(end, "years") && is(end + 1, "ago") && number.measure == Measure::Count;
    let is_it = |years: &u32| (f64::from(*years) - number.value).abs() < f64::EPSILON;
    let is_counted = (1..=MAX_YEARS_AGO).find(is_it);
    let years = is_counted.filter(|_| is_ago && number::hedge(draft, &number).is_none())?;
    Some((-i64::from(years), 1, end + 2))
}

/// Returns the year in digits after the words of a relative year, and its token: “last year
/// (2014)”, “last year, in 2014,”. `end` is the first token after the words. Returns `None` if no
/// year in digits belongs to the words.
fn year_after(
    draft: &Draft,
    end: usize,
    within: &Range<usize>,
    words: &YearWords,
) -> Option<(i64, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let mut at = end;
    let is_bracketed = word(at) == Some("(");
    if word(at).is_some_and(|word| matches!(word, "(" | "," | "–" | "—" | "--")) {
        at += 1;
    }
    while word(at).is_some_and(|word| words.openers.contains(word)) {
        at += 1;
    }
    let year = year_at(draft, at, within)?;
    let is_closed = if is_bracketed {
        word(at + 1) == Some(")")
    } else {
        closes(draft, at + 1, within)
    };
    // In “this year, 2019, 2020”, the first year in digits does not belong to “this year”.
    let is_listed = word(at + 1) == Some(",") && year_at(draft, at + 2, within).is_some();
    (is_closed && !is_listed).then_some((year, at))
}

/// Returns the year in digits before the words of a relative year, and its token: “in 2014, last
/// year,”, “2014 (last year)”. `at` is the first token of the words, and `end` is the first token
/// after the words. Returns `None` if no year in digits belongs to the words.
fn year_before(
    draft: &Draft,
    (at, end): (usize, usize),
    within: &Range<usize>,
    words: &YearWords,
) -> Option<(i64, usize)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let mark = at.checked_sub(1)?;
    let token = mark.checked_sub(1)?;
    let year = year_at(draft, token, within)?;
    let is_bracketed = word(mark) == Some("(") && word(end) == Some(")");
    let opens = token.checked_sub(1).and_then(word);
    let is_opened = opens.is_some_and(|word| words.openers.contains(word));
    let is_set_off = is_opened && matches!(word(mark), Some("," | "–" | "—" | "--"));
    (is_bracketed || is_set_off).then_some((year, token))
}

/// Says whether a phrase may end before token `at`: the token is a mark such as a comma, or the
/// sentence ends.
fn closes(draft: &Draft, at: usize, within: &Range<usize>) -> bool {
    !within.contains(&at)
        || matches!(
            draft.word(&draft.tokens[at]),
            "," | "." | ";" | ":" | ")" | "?" | "!" | "–" | "—" | "--"
        )
}

/// Returns the year in digits at token `at`. Returns `None` if the token is not a number of four
/// digits, or cannot be a year.
fn year_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<i64> {
    let token = (within.contains(&at)).then(|| &draft.tokens[at])?;
    if token.kind != TokenKind::Number || token.span.len() != 4 {
        return None;
    }
    let text = draft.text(token.span);
    let is_written = text.bytes().all(|byte| byte.is_ascii_digit());
    let year = is_written.then(|| text.parse().ok()).flatten()?;
    YEARS_OF_CALENDAR.contains(&year).then_some(year)
}
