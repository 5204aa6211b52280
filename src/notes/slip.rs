//! Measures how much one value looks like a slip for another value: two digits have changed places,
//! or one digit differs.

use crate::notes::quantity::{Dimension, Quantity};

/// Returns points for how much `own`, a value of a draft, looks like a slip for `other`, a value of
/// the notes.
pub fn of(own: &Quantity, other: &Quantity) -> f32 {
    if own.dimension != Dimension::Date {
        let factor = other.scale / own.scale;
        let value = if own.dimension == other.dimension {
            other.number.value * factor
        } else {
            other.number.value
        };
        let (one, two) = (digits(own.number.value), digits(value));
        let is_one_number = one == two && own.dimension == other.dimension && one.len() > 1;
        if own.differs_in_unit(other) && own.is_exactly(value) {
            return OTHER_UNIT;
        }
        if is_one_number && !own.is_exactly(value) {
            return OTHER_MAGNITUDE;
        }
        return of_digits(&one, &two) + distance(own.number.value, value);
    }
    let (one, two) = (own.date, other.date);
    let same = |one: Option<u32>, two: Option<u32>| one.is_some() && one == two;
    if one.day.is_none() && one.month.is_none() {
        let text = |year: Option<u32>| year.unwrap_or_default().to_string();
        return of_digits(&text(one.year), &text(two.year));
    }
    let text = |day: Option<u32>| day.unwrap_or_default().to_string();
    if same(one.month, two.month) {
        SAME_MONTH + of_digits(&text(one.day), &text(two.day))
    } else if same(one.day, two.day) {
        SAME_DAY
    } else {
        0.0
    }
}

/// The points for two dates with the same month and different days.
const SAME_MONTH: f32 = 0.8;

/// The points for two dates with the same day and different months.
const SAME_DAY: f32 = 0.5;

/// Returns the significant digits of `value`.
fn digits(value: f64) -> String {
    let written = format!("{value}").replace('.', "");
    written
        .trim_start_matches('0')
        .trim_end_matches('0')
        .to_owned()
}

fn of_digits(one: &str, two: &str) -> f32 {
    if one == two || one.is_empty() || two.is_empty() {
        return 0.0;
    }
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let n_other = one
        .chars()
        .zip(two.chars())
        .filter(|(one, two)| one != two)
        .count();
    let (short, long) = if one.len() < two.len() {
        (one, two)
    } else {
        (two, one)
    };
    if one.len() == two.len() && sorted(one) == sorted(two) {
        TRANSPOSED
    } else if one.len() == two.len() && n_other == 1 && one.len() > 1 {
        if one.len() > 2 {
            ONE_DIGIT
        } else {
            ONE_DIGIT_OF_TWO
        }
    } else if long.len() == short.len() + 1 && is_within(short, long) {
        LOST_DIGIT
    } else {
        0.0
    }
}

/// Says whether the letters of `short` occur in `long` in the same order.
fn is_within(short: &str, long: &str) -> bool {
    let mut letters = long.chars();
    short
        .chars()
        .all(|letter| letters.any(|other| other == letter))
}

/// The points for the same digits in another order: 54 for 45.
const TRANSPOSED: f32 = 1.5;

/// The points for the same value in another currency or for another period: “14 tonnes a day” and
/// “14 tonnes an hour”.
const OTHER_UNIT: f32 = 1.5;

/// The points for the same digits in another magnitude: “1.8 million” and “1.8 billion”.
const OTHER_MAGNITUDE: f32 = 1.0;
/// The points if one of three or more digits differs.
const ONE_DIGIT: f32 = 0.9;
/// The points if one of two digits differs.
const ONE_DIGIT_OF_TWO: f32 = 0.4;
/// The points if a digit is missing or added.
const LOST_DIGIT: f32 = 0.7;

/// Returns the points for the ratio of the larger value to the smaller value. This ratio is seldom
/// more than ten if one value is a slip for the other.
fn distance(one: f64, two: f64) -> f32 {
    let ratio = one.max(two) / one.min(two).max(f64::MIN_POSITIVE);
    match ratio {
        ..=1.5 => 0.3,
        ..=3.0 => 0.0,
        ..=10.0 => -0.7,
        _ => -2.0,
    }
}
