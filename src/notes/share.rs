//! Shares and multiples: “a third”, “two-thirds”, “one in five”, “almost half”, “doubled”.

use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::analysis::number::{self, Measure};
use crate::embedded;
use crate::notes::beside::{self, BEFORE_SHARE, BEHIND_SHARE, DIFFERENCE};
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::{compound, unit};
use crate::text::draft::Draft;
use crate::text::lexicon;
use crate::text::token::TokenKind;

static SHARES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/share-words.tsv")));

/// Reads the share or the multiple that begins at token `at`. The sentence has the tokens `within`.
pub fn find_at(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let written = word(at)?;
    if of_kind(written, "times").is_some() {
        let is_twice = written == compound::TWICE;
        let often = is_twice.then(|| Quantity::plain(at..at + 1, 2.0, 1.0));
        return multiple(draft, at, within).or(often);
    }
    if let Some(value) = count(written)
        && word(at + 1) == Some("times")
        && matches!(
            word(at + 2),
            Some("as" | "the" | "what" | "more" | "higher")
        )
    {
        return Some(share(Dimension::Times, at..at + 2, value));
    }
    if let Some(quantity) =
        one_and_a_half(draft, at, within).or_else(|| hedged_unit(draft, at, within))
    {
        return Some(quantity);
    }
    if let Some((top, part)) = written.split_once('-') {
        let parts = of_kind(part, "part")?;
        let top = count(top)?;
        return Some(share(Dimension::Percent, at..at + 1, top / parts * 100.0));
    }
    if let Some(share_of) = in_many(draft, at, within) {
        return Some(share_of);
    }
    part(draft, at, within)
}

/// Reads “a year and a half” at token `at`.
fn one_and_a_half(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let unit = word(at + 1).and_then(unit::named)?;
    let behind = (word(at + 2)?, word(at + 3)?, word(at + 4)?);
    let is_one = matches!(word(at)?, "a" | "one") && behind == ("and", "a", "half");
    is_one.then(|| Quantity {
        dimension: unit.dimension,
        scale: unit.scale,
        ..Quantity::plain(at..at + 5, 1.5, 0.5)
    })
}

/// Reads a unit of time after a hedge: “a minute” at token `at` of “just under a minute”.
fn hedged_unit(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let unit = word(at + 1).and_then(unit::named)?;
    let quantity = Quantity {
        dimension: unit.dimension,
        scale: unit.scale,
        ..Quantity::plain(at..at + 2, 1.0, 1.0)
    };
    let before = at.checked_sub(2).and_then(word);
    let is_compared = at.checked_sub(1).and_then(word) == Some("than");
    let is_hedged = number::hedge(draft, &quantity.number).is_some()
        && (!is_compared || before.is_some_and(|word| beside::has(word, DIFFERENCE)));
    let is_one = matches!(word(at)?, "a" | "an") && unit.dimension == Dimension::Duration;
    (is_one && is_hedged).then_some(quantity)
}

/// Reads a part such as “a third”, “two thirds”, “half” or “a quarter of a century” at token `at`.
fn part(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let written = word(at)?;
    let (top, next) = match written {
        "a" | "one" => (1.0, at + 1),
        "half" | "halves" => (1.0, at),
        _ => (count(written)?, at + 1),
    };
    let part = word(next)?;
    let parts = of_kind(part, "part")?;
    let is_plural = part.ends_with('s');
    if next > at && (1.0 < top) != is_plural {
        return None;
    }
    let end = next + 1;
    if let Some(whole) = whole(draft, end, within) {
        let (tokens, scale, factor, dimension) = whole;
        return Some(Quantity {
            scale,
            ..share(dimension, at..tokens, top / parts * factor)
        });
    }
    let before = at.checked_sub(1).and_then(word);
    let is_led = before.is_some_and(|before| beside::has(before, BEFORE_SHARE));
    let is_half = part.starts_with("hal");
    let follows = match word(end) {
        Some("a" | "an" | "past" | "-") if is_half => false,
        Some(next) => beside::has(next, BEHIND_SHARE) || !is_half && !is_thing(draft, end, within),
        None => !is_half || is_led,
    };
    let is_second = is_half && matches!(before, Some("and" | "first" | "second" | "other" | "a"));
    (!is_second && (follows || is_led))
        .then(|| share(Dimension::Percent, at..end, top / parts * 100.0))
}

/// Reads a multiple such as “doubled” or “twice as many” at token `at`.
fn multiple(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let written = word(at)?;
    let value = of_kind(written, "times")?;
    let is_article = at
        .checked_sub(1)
        .and_then(word)
        .is_some_and(|before| matches!(before, "a" | "the" | "an"));
    let is_plain = !written.ends_with("ed") && !written.ends_with("ing");
    let follows = word(at + 1)
        .is_none_or(|next| !is_thing(draft, at + 1, within) || beside::has(next, BEHIND_SHARE));
    let is_multiple = if written == "twice" {
        matches!(word(at + 1), Some("as" | "the" | "what"))
    } else {
        !is_plain || follows && !is_article
    };
    is_multiple.then(|| share(Dimension::Times, at..at + 1, value))
}

/// Reads a share such as “one in five” or “two out of three” at token `at`.
fn in_many(draft: &Draft, at: usize, within: &Range<usize>) -> Option<Quantity> {
    let word = |idx: usize| draft.word_in(idx, within);
    let top = count(word(at)?)?;
    let behind = match (word(at + 1)?, word(at + 2)?) {
        ("in", _) => at + 2,
        ("out", "of") => at + 3,
        (_, "in") if is_thing(draft, at + 1, within) => at + 3,
        _ => return None,
    };
    let number = number::number_at(draft, behind, within)?;
    // “One game in three weeks” is not a share.
    let is_time = word(number.tokens.end).and_then(unit::named).is_some();
    let is_share = number.measure == Measure::Count
        && (!is_time || behind == at + 2)
        && top < number.value
        && number.value <= MAX_PARTS
        && top <= MAX_TOP;
    is_share.then(|| {
        let percent = top / number.value * 100.0;
        share(Dimension::Percent, at..number.tokens.end, percent)
    })
}

/// The maximum value of the second number of a share such as “one in ten”.
const MAX_PARTS: f64 = 100.0;

/// The maximum value of the first number of a share. A larger number is a count, as in “17 in
/// 1911”.
const MAX_TOP: f64 = 9.0;

/// Reads the whole that a share is a part of, such as “of a century”, “an hour” or “a million”, at
/// token `at`. Returns the token after the whole, and the scale, the value and the dimension of the
/// whole.
fn whole(draft: &Draft, at: usize, within: &Range<usize>) -> Option<(usize, f64, f64, Dimension)> {
    let word = |idx: usize| draft.word_in(idx, within);
    let article = at + usize::from(word(at) == Some("of"));
    if !matches!(word(article), Some("a" | "an")) {
        return None;
    }
    let noun = word(article + 1)?;
    match noun {
        "century" => Some((
            article + 2,
            unit::named("years")?.scale,
            100.0,
            Dimension::Duration,
        )),
        "million" => Some((article + 2, 1.0, 1e6, Dimension::Count)),
        "billion" => Some((article + 2, 1.0, 1e9, Dimension::Count)),
        "dozen" => Some((article + 2, 1.0, 12.0, Dimension::Count)),
        _ => {
            let unit = unit::named(noun)?;
            Some((article + 2, unit.scale, 1.0, unit.dimension))
        }
    }
}

/// Says whether token `at` is a content word.
fn is_thing(draft: &Draft, at: usize, within: &Range<usize>) -> bool {
    within.contains(&at) && {
        let token = &draft.tokens[at];
        token.kind == TokenKind::Word && !draft.is_function(token.word)
    }
}

fn of_kind(word: &str, kind: &str) -> Option<f64> {
    let (of, value) = SHARES.get(word)?.split_once('\t')?;
    (of == kind).then(|| value.parse().ok()).flatten()
}

/// Returns the value of a number in letters, such as “three”, if it is at most `MAX_TOP`.
fn count(word: &str) -> Option<f64> {
    number::in_words::spelled(word).filter(|value| *value <= MAX_TOP)
}

fn share(dimension: Dimension, tokens: Range<usize>, value: f64) -> Quantity {
    Quantity {
        dimension,
        is_share: true,
        ..Quantity::plain(tokens, value, 1.0)
    }
}
