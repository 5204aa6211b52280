//! Calculates the time between two dates or two times of the day in the notes.

use crate::analysis::calendar;
use crate::analysis::tuning::MINUTES_OF_HALF;
use crate::notes::figure::NoteFigure;
use crate::notes::quantity::{DateParts, Dimension, Quantity};
use crate::notes::unit;

/// Returns the time between `first` and `second` in the unit of `own`. Both must be dates, or both
/// must be times of the day. For dates, there may be two results, one from months and one from
/// days. Returns `None` if `own` is not a duration.
pub fn between(own: &Quantity, first: &NoteFigure, second: &NoteFigure) -> Option<Vec<f64>> {
    let (one, two) = (&first.written.quantity, &second.written.quantity);
    if (one.dimension, two.dimension) == (Dimension::Date, Dimension::Date) {
        let is_one_place = first.contexts.first() == second.contexts.first();
        let minutes = between_dates(one.date, two.date).filter(|_| is_one_place);
        let values = minutes.into_iter().chain(days_between(one.date, two.date));
        let values: Vec<f64> = values.map(|minutes| minutes / own.scale).collect();
        return (own.dimension == Dimension::Duration && !values.is_empty()).then_some(values);
    }
    if (one.dimension, two.dimension) == (Dimension::Clock, Dimension::Clock) {
        let day = if one.has_half && two.has_half {
            2.0 * MINUTES_OF_HALF
        } else {
            MINUTES_OF_HALF
        };
        let minutes = (two.number.value - one.number.value).rem_euclid(day);
        let is_duration = own.dimension == Dimension::Duration && 0.0 < minutes;
        return is_duration.then(|| vec![minutes / own.scale]);
    }
    None
}

/// Returns the time between the dates `one` and `two` in minutes, calculated from their years and
/// months. Days are ignored. If one of the dates has no month, only the years are compared.
fn between_dates(one: DateParts, two: DateParts) -> Option<f64> {
    let months = f64::from(one.year?.abs_diff(two.year?)) * MONTHS_OF_YEAR;
    let month = unit::named("month")?;
    let rest = match (one.month, two.month) {
        (Some(first), Some(second)) if one.year < two.year => f64::from(second) - f64::from(first),
        (Some(first), Some(second)) if two.year < one.year => f64::from(first) - f64::from(second),
        (Some(first), Some(second)) => f64::from(first.abs_diff(second)),
        _ => 0.0,
    };
    let total = months + rest;
    (0.0 < total).then_some(total * month.scale)
}

/// Returns the time between the days `one` and `two` in minutes. If one of the dates has no year,
/// the year of the other date is used.
fn days_between(one: DateParts, two: DateParts) -> Option<f64> {
    let year = one.year.or(two.year)?;
    let day =
        |date: DateParts| calendar::day_number(date.year.unwrap_or(year), date.month?, date.day?);
    let days = day(one)?.abs_diff(day(two)?);
    let unit = unit::named("day")?;
    (0 < days).then_some(f64::from(days) * unit.scale)
}

/// How many months a year has.
const MONTHS_OF_YEAR: f64 = 12.0;
