//! The points that a figure of the notes gets as a possible source of a figure of a draft.

use rustc_hash::FxHashSet;

use crate::notes::contexts::Contexts;
use crate::notes::figure::NoteFigure;
use crate::notes::judge::AskedFigure;
use crate::notes::note::Notes;
use crate::notes::quantity::Dimension;
use crate::notes::tuning::{
    BARE, CLOSE, DIMENSION, EQUAL, EQUAL_DATE, LEAST_SLIP, LOOSE, MAX_CLOSE, ROUNDED, SLIP, THING,
    UNIT,
};
use crate::notes::written::WrittenFigure;
use crate::notes::{slip, unit};

/// Returns the points for the kind of measure that the figures share, or `None` if the two figures
/// cannot be about the same thing.
pub fn likeness(own: &WrittenFigure, other: &NoteFigure) -> Option<f32> {
    let (one, two) = (own.quantity.dimension, other.written.quantity.dimension);
    let is_hour = |figure: &WrittenFigure| figure.quantity.number.value <= HOURS;
    let may_be_any = |dimension: Dimension, bare: &WrittenFigure| match dimension {
        Dimension::Money
        | Dimension::Percent
        | Dimension::Age
        | Dimension::Duration
        | Dimension::Size(_) => true,
        Dimension::Clock => is_hour(bare),
        _ => false,
    };
    let is_often = |figure: &WrittenFigure| figure.is_vague && figure.quantity.dimension == two;
    if one == Dimension::Count && is_often(own) != is_often(&other.written) {
        let is_times = own.counts_times() && other.written.counts_times();
        return (one == two && is_times).then_some(0.0);
    }
    if one == Dimension::Ordinal && two == Dimension::Count {
        let noun = own.things.first()?;
        return (own.is_vague && other.written.close.contains(noun)).then_some(0.0);
    }
    if one == two {
        let is_unit = own.quantity.scale.to_bits() == other.written.quantity.scale.to_bits();
        return Some(match one {
            Dimension::Duration | Dimension::Size(_) if is_unit => UNIT,
            Dimension::Count | Dimension::Duration => 0.0,
            _ => DIMENSION,
        });
    }
    // A duration may give an age: “mains 91 years on average” for “71 years old” in the notes.
    if matches!((one, two), (Dimension::Duration, Dimension::Age)) {
        let is_years = unit::named("years")
            .is_some_and(|unit| unit.scale.to_bits() == own.quantity.scale.to_bits());
        return is_years.then_some(0.0);
    }
    if one == Dimension::Times && two == Dimension::Count {
        return other.written.counts_times().then_some(0.0);
    }
    let is_bare = own.is_bare && may_be_any(two, own)
        || other.written.is_bare && may_be_any(one, &other.written);
    is_bare.then_some(BARE)
}

/// How many hours a day has.
const HOURS: f64 = 24.0;

/// Returns the points for the words that both figures have around them.
pub fn evidence(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let places = other.contexts.iter();
    let shared: f32 = places
        .map(|(at, factor)| figure.scores[*at as usize] * factor)
        .sum();
    if shared == 0.0 {
        return 0.0;
    }
    let own = &figure.written;
    let things = own
        .things
        .iter()
        .filter(|thing| other.written.things.contains(thing));
    let thing = things
        .map(|thing| contexts.weight(*thing))
        .fold(0.0, f32::max);
    let close = own
        .close
        .iter()
        .filter(|word| other.written.close.contains(word));
    let close: f32 = close.map(|word| contexts.weight(*word)).sum();
    shared + THING * thing + (CLOSE * close).min(MAX_CLOSE)
}

/// Returns the points for an equal value in the notes. A value with many digits gets more points,
/// because it is seldom equal by chance.
pub fn equal_prior(figure: &AskedFigure) -> f32 {
    let quantity = &figure.written.quantity;
    match quantity.dimension {
        Dimension::Date if quantity.date.day.is_some() => EQUAL_DATE[0],
        Dimension::Date if quantity.date.month.is_some() => EQUAL_DATE[1],
        Dimension::Date => EQUAL_DATE[2],
        Dimension::Clock | Dimension::Age => EQUAL[1],
        _ => {
            // “960” has two significant digits, but is as rare as a number with three.
            let is_large = usize::from(HUNDRED <= quantity.number.value);
            let n_digits = quantity.digits() as usize + is_large;
            if MILLION <= quantity.number.value {
                EQUAL[2]
            } else {
                EQUAL[n_digits.clamp(1, 3) - 1]
            }
        }
    }
}

/// From this number on, a round number is rarer than its significant digits suggest.
const HUNDRED: f64 = 100.0;

/// From this number on, a number with few significant digits is as rare as a number with many,
/// because large numbers are usually rounded.
const MILLION: f64 = 1e6;

/// Returns the points for a value of `other` that rounds to the value of `figure`.
pub fn rounded_prior(figure: &AskedFigure, other: &NoteFigure) -> f32 {
    let own = &figure.written.quantity;
    let is_rare = RARE_DIGITS <= other.written.quantity.digits();
    let is_told = own.hedge.is_some_and(|_| !own.is_share) || RARE_DIGITS <= own.digits();
    match (is_rare, is_told) {
        (true, true) => ROUNDED[0],
        (true, false) => ROUNDED[1],
        (false, _) => ROUNDED[2],
    }
}

/// If a number has at least this many significant digits, a rounded number is seldom near it by
/// chance.
const RARE_DIGITS: u32 = 3;

/// Says whether `other` can be the correct value for which `own` gives a wrong value.
pub fn may_be_other(own: &WrittenFigure, other: &NoteFigure) -> bool {
    let (one, two) = (&own.quantity, &other.written.quantity);
    if one.dimension != Dimension::Date || two.dimension != Dimension::Date {
        return one.dimension != Dimension::Times || two.dimension == Dimension::Times;
    }
    let gives = |own: Option<u32>, other: Option<u32>| own.is_none() || other.is_some();
    if one.date.month.is_none() && one.date.day.is_none() {
        return two.date.year.is_some();
    }
    gives(one.date.month, two.date.month) && gives(one.date.day, two.date.day)
}

/// Returns the points, 0 or less, for a different value that has no counted noun and no close word
/// in common with `own`. The points are 0 if `slip` is high.
pub fn looseness(own: &WrittenFigure, other: &WrittenFigure, slip: f32) -> f32 {
    if SLIP <= slip || is_close(own, other) {
        return 0.0;
    }
    let (dimension, date) = (own.quantity.dimension, own.quantity.date);
    let is_year = dimension == Dimension::Date && date.month.is_none();
    let names_another =
        dimension == Dimension::Count && !own.things.is_empty() && !other.things.is_empty();
    if is_year || names_another {
        2.0 * LOOSE
    } else {
        LOOSE
    }
}

/// Says whether both figures count the same noun, or whether one word is close to both figures.
fn is_close(own: &WrittenFigure, other: &WrittenFigure) -> bool {
    let shares = |one: &[u64], two: &[u64]| one.iter().any(|word| two.contains(word));
    shares(&own.things, &other.things) || shares(&own.close, &other.close)
}

/// Returns how many figures of `notes` may be the value that `figure` gives wrongly. They have the
/// dimension and the unit of `figure`, and are not in `taken`. `taken` has the indices of the
/// figures that are the source of another figure of the draft.
pub(super) fn n_free(figure: &AskedFigure, notes: &Notes, taken: &FxHashSet<usize>) -> usize {
    let own = &figure.written.quantity;
    let is_one = |other: &NoteFigure| {
        let theirs = &other.written.quantity;
        own.dimension == theirs.dimension
            && own.scale.to_bits() == theirs.scale.to_bits()
            && !other.is_sum
            && LEAST_SLIP <= slip::of(own, theirs)
    };
    let figures = notes.figures.iter().enumerate();
    let free = figures.filter(|(idx, other)| is_one(other) && !taken.contains(idx));
    free.count()
}
