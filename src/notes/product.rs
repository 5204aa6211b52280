//! Finds figures of a draft that are a product or a quotient of figures of the notes: the cost of
//! 180 vouchers at £49 each, the area of a shed of 60 m by 35 m, a year's cost at £3.25 a month.

use crate::notes::derived::{self, DIGITS_OF_RESULT};
use crate::notes::figure::NoteFigure;
use crate::notes::judge::{AskedFigure, Hit};
use crate::notes::note::Notes;
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::stream;
use crate::notes::tuning::LEAST_PAIR;
use crate::text::stem::stem;

/// Returns the second figure of the best pair of `notes` whose product or quotient is `figure`, and
/// whether `figure` is exactly the result. The pairs at `places` are tried first. The best of
/// `places` must come first.
pub fn find(figure: &AskedFigure, notes: &Notes, places: &[u32]) -> Option<(Hit, bool)> {
    if !may_be_product(&figure.written.quantity) {
        return None;
    }
    let of_place = |place: &u32| {
        let score = figure.scores[*place as usize];
        let found = product(figure, notes, *place).or_else(|| of_period(figure, notes, *place));
        found.map(|(figure, is_exact)| (Hit { figure, score }, is_exact))
    };
    places
        .iter()
        .find_map(of_place)
        .or_else(|| average_of_sums(figure, notes))
        .or_else(|| area(figure, notes))
}

fn may_be_product(own: &Quantity) -> bool {
    matches!(
        own.dimension,
        Dimension::Count | Dimension::Money | Dimension::Size(_) | Dimension::Duration
    ) && !own.is_share
}

/// Returns the second figure of a pair at `place` whose product or quotient is `figure`, and
/// whether `figure` is exactly the result.
fn product(figure: &AskedFigure, notes: &Notes, place: u32) -> Option<(usize, bool)> {
    let has_before = figure.written.is_worked_out || figure.written.is_result;
    let pairs = derived::pairs(place, notes, has_before);
    pairs.into_iter().find_map(|(one, two)| {
        let (first, second) = (&notes.figures[one], &notes.figures[two]);
        let results = results(&figure.written.quantity, first, second);
        let is_near = figure.has_near(first) || figure.has_near(second);
        let is_area = is_area(first, second);
        fitting(figure, &results, is_near, is_area).map(|is_exact| (two, is_exact))
    })
}

/// Returns `Some(true)` if one of `results` is exactly the value of `figure`, `Some(false)` if one
/// of `results` rounds to the value, and `None` otherwise. Rounding is accepted only if the draft
/// has one of the two figures near `figure`, as `is_near` says, or if the draft says that `figure`
/// was worked out.
fn fitting(figure: &AskedFigure, results: &[f64], is_near: bool, is_area: bool) -> Option<bool> {
    let own = &figure.written.quantity;
    let is_told = is_near || figure.written.is_result;
    let is_equal = |value: &f64| own.is_exactly(*value);
    let is_rare = DIGITS_OF_RESULT <= own.digits() && own.dimension != Dimension::Count || is_area;
    if results.iter().any(is_equal) && (is_told || is_rare) {
        return Some(true);
    }
    let is_fair = |value: &f64| own.is_rounding_of(*value);
    let may_round = is_told && (1 < own.digits() || own.hedge.is_some());
    (may_round && results.iter().any(is_fair)).then_some(false)
}

/// Says whether the product of `first` and `second` is an area.
fn is_area(first: &NoteFigure, second: &NoteFigure) -> bool {
    is_length(first) && is_length(second)
}

fn is_length(figure: &NoteFigure) -> bool {
    figure.written.quantity.dimension == Dimension::Size(LENGTH)
}

/// Finds two lengths in one sentence whose product is exactly the area `figure`, and returns the
/// second length.
fn area(figure: &AskedFigure, notes: &Notes) -> Option<(Hit, bool)> {
    let own = &figure.written.quantity;
    if own.dimension != Dimension::Size(AREA) {
        return None;
    }
    let mut sentences: Vec<&Vec<u32>> = notes.by_place.values().collect();
    sentences.sort_unstable();
    let two = sentences.into_iter().find_map(|figures| {
        let indices = figures.iter().map(|idx| *idx as usize);
        let lengths: Vec<usize> = indices
            .filter(|idx| is_length(&notes.figures[*idx]))
            .collect();
        let pair = lengths.windows(2).find(|pair| {
            let results = results(own, &notes.figures[pair[0]], &notes.figures[pair[1]]);
            fitting(figure, &results, false, true) == Some(true)
        })?;
        Some(pair[1])
    })?;
    let hit = Hit {
        figure: two,
        score: LEAST_PAIR,
    };
    Some((hit, true))
}

/// The name of the dimension of lengths.
const LENGTH: &str = "length";

/// The name of the dimension of areas.
const AREA: &str = "area";

/// Returns the products and quotients of `first` and `second` that have the dimension of `own`.
fn results(own: &Quantity, first: &NoteFigure, second: &NoteFigure) -> Vec<f64> {
    if is_area(first, second) {
        let metres = |figure: &NoteFigure| figure.written.quantity.in_base_unit();
        let is_own = own.dimension == Dimension::Size(AREA);
        let area = metres(first) * metres(second) / own.scale;
        return is_own.then_some(area).into_iter().collect();
    }
    let one_way = |one: &NoteFigure, two: &NoteFigure| {
        let (of, by) = (&one.written.quantity, &two.written.quantity);
        let is_money = own.dimension == Dimension::Money && one.written.is_bare;
        if of.dimension != own.dimension && !is_money {
            return Vec::new();
        }
        let value = of.in_base_unit() / own.scale;
        let times = by.number.value;
        match by.dimension {
            Dimension::Percent => vec![value * times / 100.0],
            Dimension::Count | Dimension::Size(_) if 1.0 < times => {
                vec![value * times, value / times]
            }
            _ => Vec::new(),
        }
    };
    let mut results = one_way(first, second);
    results.extend(one_way(second, first));
    results
}

/// Finds a figure at `place` that is the same amount as `figure` for another period: an amount for
/// a month, if `figure` is the amount for a year. Returns the index of this figure, and whether the
/// conversion gives exactly `figure`.
fn of_period(figure: &AskedFigure, notes: &Notes, place: u32) -> Option<(usize, bool)> {
    let own = &figure.written.quantity;
    let has = |period: &str| {
        let number = stream::number(&stem(period));
        figure.written.close.contains(&number)
    };
    let factors: Vec<f64> = PERIODS
        .iter()
        .filter(|(period, _)| has(period))
        .flat_map(|(_, factors)| factors.iter().copied())
        .collect();
    let figures = notes.by_place.get(&place).map_or(&[][..], Vec::as_slice);
    figures.iter().find_map(|idx| {
        let other = &notes.figures[*idx as usize];
        let theirs = &other.written.quantity;
        let is_one = theirs.dimension == own.dimension && own.dimension != Dimension::Count
            || own.dimension == Dimension::Money && other.written.is_bare;
        let value = theirs.in_base_unit() / own.scale;
        let results: Vec<f64> = factors.iter().map(|factor| value * factor).collect();
        let results = if is_one { results } else { Vec::new() };
        let is_near = figure.has_near(other);
        fitting(figure, &results, is_near, false).map(|is_exact| (*idx as usize, is_exact))
    })
}

/// The periods for which a draft may give a figure. The factors convert a figure for a shorter or
/// longer period into a figure for the period.
const PERIODS: [(&str, &[f64]); 4] = [
    ("year", &[12.0, 52.0, 365.0]),
    ("month", &[1.0 / 12.0]),
    ("week", &[1.0 / 52.0, 7.0]),
    ("day", &[1.0 / 365.0, 24.0]),
];

/// Divides the sum of one column by the sum of another column of the same table, if the draft calls
/// `figure` an average. Returns the second sum, and whether the quotient is exactly `figure`.
fn average_of_sums(figure: &AskedFigure, notes: &Notes) -> Option<(Hit, bool)> {
    let sums = notes
        .figures
        .iter()
        .enumerate()
        .filter(|(_, other)| other.is_sum);
    let sums: Vec<(usize, &NoteFigure)> = sums.filter(|_| figure.written.is_result).collect();
    sums.iter().find_map(|(_, first)| {
        sums.iter().find_map(|(idx, second)| {
            let is_one = first.contexts.first() == second.contexts.first();
            let quotient = results(&figure.written.quantity, first, second);
            let is_exact = fitting(figure, &quotient, false, false).filter(|_| is_one)?;
            let hit = Hit {
                figure: *idx,
                score: LEAST_PAIR,
            };
            Some((hit, is_exact))
        })
    })
}
