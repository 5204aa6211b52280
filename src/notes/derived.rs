//! Finds two figures of the notes from which a figure of a draft can be calculated: as a
//! difference, a sum, a share, a change in percent or a multiple.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::notes::figure::NoteFigure;
use crate::notes::judge::{AskedFigure, Hit};
use crate::notes::note::Notes;
use crate::notes::quantity::{Dimension, Quantity};
use crate::notes::tuning::{
    LEAST_PAIR, LEAST_PAIR_NEAR, LEAST_PAIR_OTHER, LEAST_SLIP, LEAST_WHOLE, MAX_FIGURES_OF_PLACE,
    MAX_PLACES_OF_PAIR,
};
use crate::notes::written::WrittenFigure;
use crate::notes::{apart, elapsed, product, slip, stream, unit};
use crate::text::stem::stem;

/// The pairs of figures in the notes from which a figure of a draft may have been worked out.
#[derive(Clone, Copy, Debug, Default)]
pub struct DerivedHits {
    /// The second figure of the best pair from which the figure of the draft can be calculated.
    /// `None` if there is no such pair.
    pub faithful: Option<Hit>,
    /// Whether the figure of the draft is exactly the result of the calculation, without rounding.
    pub is_exact: bool,
    /// Whether a word next to the draft's figure, such as “fewer”, or the unit of the figure says
    /// that the figure was worked out.
    pub is_said: bool,
    /// The second figure of the best pair whose result differs from the figure of the draft.
    pub other: Option<Hit>,
}

/// Looks for pairs of figures in `notes` from which `figure` may have been worked out.
pub fn find(figure: &AskedFigure, notes: &Notes) -> DerivedHits {
    let mut hits = DerivedHits::default();
    let own = &figure.written.quantity;
    let is_change = figure.written.is_worked_out || matches!(own.dimension, Dimension::Times);
    let is_relative = matches!(own.dimension, Dimension::Percent | Dimension::Times);
    let is_said = is_relative || figure.written.is_worked_out;
    hits.is_said = is_said;
    let places = places(figure, notes);
    for &place in &places {
        let score = figure.scores[place as usize];
        for (one, two) in pairs(place, notes, figure.written.is_worked_out) {
            let (first, second) = (&notes.figures[one], &notes.figures[two]);
            let Some(values) = values(&figure.written, first, second) else {
                continue;
            };
            let hit = Hit { figure: two, score };
            let is_equal = |value: &f64| own.is_exactly(*value);
            let is_dated = matches!(
                first.written.quantity.dimension,
                Dimension::Date | Dimension::Clock
            );
            let is_faithful = values.iter().any(|value| {
                let is_rounded = is_said || is_dated;
                is_equal(value) || is_rounded && own.is_rounding_of(*value)
            });
            // A figure with many digits seldom equals a result by chance.
            let is_told = is_said || is_dated || DIGITS_OF_RESULT <= own.digits();
            if !is_told && !figure.has_near(first) && !figure.has_near(second) {
                continue;
            }
            hits.is_exact |= values.iter().any(is_equal);
            if is_faithful {
                if hits.faithful.is_none_or(|known| known.score < score) {
                    hits.faithful = Some(hit);
                }
            } else if (is_change
                && !first.is_sum
                && LEAST_PAIR_OTHER <= score
                && is_close(figure, first, second)
                || is_time_near(figure, (first, second), &values))
                && hits.other.is_none_or(|known| known.score < score)
            {
                hits.other = Some(hit);
            }
        }
    }
    if hits.faithful.is_none() {
        hits.faithful = of_days(figure, notes)
            .or_else(|| of_row(figure, notes))
            .or_else(|| of_year(figure, notes))
            .or_else(|| apart::find(figure, notes));
        hits.is_exact |= hits.faithful.is_some();
    }
    if hits.faithful.is_none() {
        let product = product::find(figure, notes, &places);
        hits.faithful = product.map(|(hit, _)| hit);
        hits.is_exact = product.is_some_and(|(_, is_exact)| is_exact);
    }
    hits
}

/// Returns the year in `notes` that was as many years ago as `figure` says: 1979 for “46 years”, if
/// the notes are from 2025.
fn of_year(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    let year = unit::named("year")?;
    let is_years =
        own.dimension == Dimension::Duration && own.scale.to_bits() == year.scale.to_bits();
    let dates = notes
        .figures
        .iter()
        .map(|other| other.written.quantity.date);
    let full = dates.filter(|date| date.month.is_some());
    let now = full
        .filter_map(|date| date.year)
        .max()
        .filter(|_| is_years)?;
    let mut hits = notes.figures.iter().enumerate().filter_map(|(idx, other)| {
        let score = figure.scores[other.contexts.first()?.0 as usize];
        let since = other.written.quantity.date.year?;
        let passed = f64::from(now.checked_sub(since)?);
        let is_hit = LEAST_PAIR <= score && passed.to_bits() == own.number.value.to_bits();
        is_hit.then_some(Hit { figure: idx, score })
    });
    hits.next()
}

/// Returns the range of days in `notes` that is as long as `figure` says: 18 to 21 July for “four
/// days”.
fn of_days(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    let day = unit::named("day")?;
    let is_days =
        own.dimension == Dimension::Duration && own.scale.to_bits() == day.scale.to_bits();
    let lasts = |other: &NoteFigure| {
        let date = other.written.quantity.date;
        let nights = date.last_day?.checked_sub(date.day?)?;
        let is_same = |days: u32| f64::from(days).to_bits() == own.number.value.to_bits();
        Some(is_same(nights) || is_same(nights + 1))
    };
    let mut hits = notes.figures.iter().enumerate().filter_map(|(idx, other)| {
        let score = figure.scores[other.contexts.first()?.0 as usize];
        let is_hit = is_days && 0.0 < score && lasts(other)?;
        is_hit.then_some(Hit { figure: idx, score })
    });
    hits.next()
}

/// Finds two cells of one row whose difference or sum is exactly the value of `figure`, and returns
/// the second cell. The headings of their columns differ only in the year. The row may have other
/// words than the draft, such as “employees” for “staff”.
fn of_row(figure: &AskedFigure, notes: &Notes) -> Option<Hit> {
    let own = &figure.written.quantity;
    if !figure.written.is_worked_out || own.digits() < DIGITS_OF_RESULT {
        return None;
    }
    let is_cell = |idx: &u32| notes.figures[*idx as usize].token.is_none();
    let rows = notes.by_place.iter();
    let rows = rows.filter(|(_, figures)| figures.iter().all(is_cell));
    let mut rows: Vec<&u32> = rows.map(|(place, _)| place).collect();
    rows.sort_unstable();
    rows.into_iter().find_map(|place| {
        let mut pairs = pairs(*place, notes, false).into_iter();
        let (_, two) = pairs.find(|(one, two)| {
            let (first, second) = (&notes.figures[*one], &notes.figures[*two]);
            let is_row = [first, second]
                .iter()
                .all(|other| other.contexts[0].0 == *place);
            let values = || values(&figure.written, first, second).unwrap_or_default();
            is_row && values().iter().any(|value| own.is_exactly(*value))
        })?;
        Some(Hit {
            figure: two,
            score: LEAST_PAIR,
        })
    })
}

/// Says whether `figure` looks like a wrong duration between the two times of the day `first` and
/// `second`. Both times must be in one sentence of the notes, and the draft must have one of the
/// times near `figure`. `values` are the correct durations. `figure` must look like a slip for one
/// of these durations.
fn is_time_near(
    figure: &AskedFigure,
    (first, second): (&NoteFigure, &NoteFigure),
    values: &[f64],
) -> bool {
    let is_time = |other: &NoteFigure| other.written.quantity.dimension == Dimension::Clock;
    let own = &figure.written.quantity;
    let is_slip = |value: &f64| {
        let mut other = own.clone();
        other.number.value = *value;
        LEAST_SLIP <= slip::of(own, &other)
    };
    is_time(first)
        && is_time(second)
        && first.contexts[0].0 == second.contexts[0].0
        && (figure.has_near(first) || figure.has_near(second))
        && values.iter().any(is_slip)
}

/// Says whether one of the words close to `figure` is also close to `first`, and one of them is
/// also close to `second`.
fn is_close(figure: &AskedFigure, first: &NoteFigure, second: &NoteFigure) -> bool {
    let close = &figure.written.close;
    let is_near = |other: &NoteFigure| close.iter().any(|word| other.written.close.contains(word));
    is_near(first) && is_near(second)
}

/// Returns the sentences and rows of `notes` that share the most words with the context of
/// `figure`. The best sentence or row comes first.
fn places(figure: &AskedFigure, notes: &Notes) -> Vec<u32> {
    let is_span = figure.written.quantity.dimension == Dimension::Duration;
    let is_near = |idx: &u32| {
        let other = &notes.figures[*idx as usize];
        let is_time = other.written.quantity.dimension == Dimension::Clock;
        figure.has_near(other) || is_span && is_time
    };
    let mut places: Vec<u32> = (0_u32..)
        .zip(&figure.scores)
        .filter(|(at, score)| {
            let least = LEAST_PAIR_NEAR <= **score;
            notes.by_place.get(at).is_some_and(|figures| {
                LEAST_PAIR <= **score || least && figures.iter().any(is_near)
            })
        })
        .map(|(at, _)| at)
        .collect();
    places
        .sort_by(|one, two| figure.scores[*two as usize].total_cmp(&figure.scores[*one as usize]));
    places.truncate(MAX_PLACES_OF_PAIR);
    places
}

/// Returns the pairs of figures in the sentence or row `place` and in the [`SENTENCES_OF_PAIR`]
/// sentences or rows after `place`. If `is_worked_out` is true, the sentences before `place` are
/// searched, too. A figure is given by its index in `notes`.
pub fn pairs(place: u32, notes: &Notes, is_worked_out: bool) -> Vec<(usize, usize)> {
    let of = |place: u32| notes.by_place.get(&place).map_or(&[][..], Vec::as_slice);
    let n_before = if is_worked_out { SENTENCES_OF_PAIR } else { 0 };
    let before = (1..=n_before).filter_map(|before| place.checked_sub(before));
    let near: Vec<usize> = of(place)
        .iter()
        .chain((1..=SENTENCES_OF_PAIR).flat_map(|behind| of(place + behind)))
        .chain(before.flat_map(of))
        .take(MAX_FIGURES_OF_PLACE)
        .map(|idx| *idx as usize)
        .collect();
    let mut pairs = Vec::new();
    for (at, one) in near.iter().enumerate() {
        for two in &near[at + 1..] {
            let (first, second) = (&notes.figures[*one], &notes.figures[*two]);
            let is_cell = first.token.is_none();
            let is_one_row = first.contexts[0].0 == second.contexts[0].0;
            // Columns whose heads differ only in the year measure the same thing.
            let is_one_thing = first.written.head == second.written.head || first.is_sum;
            let is_near = [first, second]
                .iter()
                .any(|other| other.contexts[0].0 == place)
                || n_before == 0;
            if is_near && first.note == second.note && (!is_cell || is_one_row && is_one_thing) {
                pairs.push((*one, *two));
            }
        }
    }
    pairs
}

/// A figure with at least this many digits is compared with the results of calculations, even if no
/// word such as “more” next to the figure says that the figure was worked out.
pub const DIGITS_OF_RESULT: u32 = 3;

/// The maximum distance between the two figures of a pair, in sentences.
const SENTENCES_OF_PAIR: u32 = 3;

/// Returns the values that can be calculated from `first` and `second` and that have the dimension
/// of `written`: a change and a share in percent, a ratio, or a difference and a sum. Returns
/// `None` if the two figures cannot be combined.
pub fn values(
    written: &WrittenFigure,
    first: &NoteFigure,
    second: &NoteFigure,
) -> Option<Vec<f64>> {
    let own = &written.quantity;
    let (one, two) = (&first.written.quantity, &second.written.quantity);
    // In notebooks, amounts of money often have no currency sign.
    let is_plain = |figure: &NoteFigure| {
        let dimension = figure.written.quantity.dimension;
        dimension == Dimension::Count && figure.written.is_bare || dimension == own.dimension
    };
    let is_money = is_plain(first) && is_plain(second) && own.dimension == Dimension::Money
        || matches!(one.dimension, Dimension::Count | Dimension::Money)
            && matches!(two.dimension, Dimension::Count | Dimension::Money)
            && (first.written.is_bare || second.written.is_bare);
    if one.dimension == two.dimension && matches!(one.dimension, Dimension::Date | Dimension::Clock)
    {
        return elapsed::between(own, first, second);
    }
    if let Some((a, b)) = with_shared_unit(own, first, second) {
        return Some(vec![(a - b).abs() / own.scale, (a + b) / own.scale]);
    }
    let is_percent = [one, two]
        .iter()
        .any(|quantity| quantity.dimension == Dimension::Percent)
        && [first, second].iter().any(|figure| figure.written.is_bare);
    if one.dimension != two.dimension && !is_money && !is_percent {
        return None;
    }
    let (a, b) = (one.in_base_unit(), two.in_base_unit());
    if a <= 0.0 || b <= 0.0 {
        return None;
    }
    match own.dimension {
        Dimension::Percent => {
            let mut values = Vec::new();
            if LEAST_WHOLE <= a.max(b) {
                let change = (b - a).abs() / a * 100.0;
                let back = (b - a).abs() / b * 100.0;
                values.extend([change, back, a.min(b) / a.max(b) * 100.0]);
            }
            let is_share = |figure: &NoteFigure| {
                figure.written.is_bare || figure.written.quantity.dimension == Dimension::Percent
            };
            let is_sum = written.is_worked_out || written.is_result;
            if is_sum && !own.is_share && is_share(first) && is_share(second) {
                values.extend([a + b, (a - b).abs()]);
            }
            Some(values).filter(|values| !values.is_empty())
        }
        // “Almost ten points more” is the difference of two percentages.
        Dimension::Count if one.dimension == Dimension::Percent => {
            let is_points = written.things.first() == Some(&POINTS);
            is_points.then(|| vec![(a - b).abs()])
        }
        Dimension::Count if written.is_bare && one.dimension == Dimension::Money => {
            Some(vec![(a - b).abs(), a + b])
        }
        Dimension::Times => Some(vec![a.max(b) / a.min(b), a.min(b) / a.max(b)]),
        dimension if dimension == one.dimension || is_money => {
            Some(vec![(a - b).abs() / own.scale, (a + b) / own.scale])
        }
        _ => None,
    }
}

/// Returns the values of both figures in the base unit if the unit is written only once: “187,400
/// tonnes (172,900)”. Both figures must be in one sentence, and the unit must be of the kind that
/// `own` has.
fn with_shared_unit(own: &Quantity, first: &NoteFigure, second: &NoteFigure) -> Option<(f64, f64)> {
    let is_measured = |figure: &NoteFigure| {
        let dimension = figure.written.quantity.dimension;
        dimension == own.dimension && matches!(dimension, Dimension::Duration | Dimension::Size(_))
    };
    let is_plain = |figure: &NoteFigure| {
        let is_bare = figure.written.is_bare && figure.token.is_some();
        is_bare && figure.written.quantity.dimension == Dimension::Count
    };
    let (one, two) = (&first.written.quantity, &second.written.quantity);
    let is_one_place = first.contexts.first() == second.contexts.first();
    let scale = match (is_measured(first), is_measured(second)) {
        (true, false) if is_plain(second) => one.scale,
        (false, true) if is_plain(first) => two.scale,
        _ => return None,
    };
    is_one_place.then_some((one.number.value * scale, two.number.value * scale))
}

/// The number of the word “points”, which a text uses for a difference of percentages.
static POINTS: LazyLock<u64> = LazyLock::new(|| stream::number(&stem("points")));

/// Returns the indices of the figures in each sentence or row.
pub fn by_place(figures: &[NoteFigure]) -> FxHashMap<u32, Vec<u32>> {
    let mut places: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for (idx, figure) in (0_u32..).zip(figures) {
        if let Some((place, _)) = figure.contexts.first() {
            places.entry(*place).or_default().push(idx);
        }
    }
    places
}
