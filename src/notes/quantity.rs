//! What a figure measures, and whether the values of two figures are equal, rounded or different.

use std::ops::Range;

use crate::analysis::number::{Hedge, Measure, Number};
use crate::analysis::tuning::MIN_ROUND;
use crate::analysis::tuning::{MINUTES_OF_HALF, MINUTES_OF_HOUR};
use crate::notes::tuning::{
    FRACTION_SLACK, MAX_STEPS_NEAR, MULTIPLE_SLACK, SHARE_STEP, SHARE_STEP_OF_CENTURY,
};
use crate::notes::unit::NamedUnit;

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dimension {
    /// A number of things. The words after the number say which things.
    Count,
    /// A percentage.
    Percent,
    /// An amount of money.
    Money,
    /// An age in years.
    Age,
    /// A length of time.
    Duration,
    /// A length, an area, a mass or the like. The string says which, such as `length`.
    Size(&'static str),
    /// A position in a series: “the 61st”.
    Ordinal,
    /// A factor between two amounts: 2 for “doubled”.
    Times,
    /// A day, a month or a year.
    Date,
    /// A time of the day, in minutes.
    Clock,
}

/// A day, a month or a year. A part that the text does not give is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The year.
    pub year: Option<u32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month.
    pub day: Option<u32>,
    /// The last day, if several days are given, as in “17-20 July”.
    pub last_day: Option<u32>,
}

/// A value and what it measures.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// What the value measures.
    pub dimension: Dimension,
    /// The value in the unit that the text uses, with the tokens of the figure. A time of the day
    /// is in minutes.
    pub number: Number,
    /// The size of the unit that the text uses, in base units, such as minutes or metres.
    pub scale: f64,
    /// The parts of the date, if the value is a date.
    pub date: DateParts,
    /// Whether the text gives the value as a part, “a third”, or as a multiple, “doubled”.
    pub is_share: bool,
    /// Whether a time of the day says which half of the day it is in.
    pub has_half: bool,
    /// The currency of an amount of money, if the text gives it.
    pub currency: Option<u64>,
    /// The length in minutes of the period of a rate: 60 for “40 vehicles an hour”. `None` if the
    /// value is not a rate.
    pub period: Option<f64>,
    /// What the word before the figure says about rounding: “about”, “more than”, “nearly”.
    pub hedge: Option<Hedge>,
}

/// The relation of a value of a draft to a value of the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The values are equal.
    Equal,
    /// The value of the notes rounds to the value of the draft.
    Rounded,
    /// The values are different.
    Other,
}

impl DateParts {
    /// Says whether both dates may be the same day. They must agree in the year, the month or the
    /// day, and no part that both dates give may differ.
    fn may_be(self, other: Self) -> bool {
        let agrees = |one: Option<u32>, two: Option<u32>| match (one, two) {
            (Some(one), Some(two)) => Some(one == two),
            _ => None,
        };
        let parts = [
            agrees(self.year, other.year),
            agrees(self.month, other.month),
            match (
                agrees(self.day, other.day),
                agrees(self.day, other.last_day),
            ) {
                (Some(false), Some(true)) => Some(true),
                (first, _) => first,
            },
        ];
        // If the draft gives a month, the notes must give a month, too.
        let is_told = self.month.is_none() || other.month.is_some();
        is_told && parts.contains(&Some(true)) && !parts.contains(&Some(false))
    }
}

impl Quantity {
    /// Makes a quantity from `number`, which measures `dimension`. The scale is 1, and all other
    /// fields are empty.
    pub fn of(dimension: Dimension, number: Number) -> Self {
        Self {
            dimension,
            number,
            scale: 1.0,
            date: DateParts::default(),
            is_share: false,
            has_half: false,
            currency: None,
            period: None,
            hedge: None,
        }
    }

    /// Makes a count of `value` that is written at `tokens`. One unit of the last digit is worth
    /// `step`.
    pub fn plain(tokens: Range<usize>, value: f64, step: f64) -> Self {
        let number = Number {
            tokens,
            value,
            step,
            measure: Measure::Count,
        };
        Self::of(Dimension::Count, number)
    }

    /// Gives the value the dimension and the scale of `unit`.
    pub fn set_unit(&mut self, unit: NamedUnit) {
        (self.dimension, self.scale) = (unit.dimension, unit.scale);
    }

    /// Returns the relation of this value of a draft to the value `other` of the notes.
    pub fn relation(&self, other: &Self) -> Relation {
        match (self.dimension, other.dimension) {
            (Dimension::Date, Dimension::Date) if self.date.may_be(other.date) => Relation::Equal,
            (Dimension::Date, Dimension::Date) => Relation::Other,
            (Dimension::Clock, _) | (_, Dimension::Clock) => self.relation_of_clock(other),
            _ if self.differs_in_unit(other) => Relation::Other,
            _ => {
                let value = other.in_unit_of(self);
                let is_equal = (value.value - self.number.value).abs() <= 1e-9 * value.value.abs();
                match is_equal {
                    true => Relation::Equal,
                    false if self.is_fair(&value) => Relation::Rounded,
                    false => Relation::Other,
                }
            }
        }
    }

    /// Says whether the periods of two rates differ, or the currencies of two amounts differ: “$5 a
    /// week” and “$5 a month”.
    pub fn differs_in_unit(&self, other: &Self) -> bool {
        let periods = self.period.zip(other.period);
        let currencies = self.currency.zip(other.currency);
        periods.is_some_and(|(own, other)| own.to_bits() != other.to_bits())
            || currencies.is_some_and(|(own, other)| own != other)
    }

    /// Returns the value, converted to the unit of `other`.
    pub fn in_unit_of(&self, other: &Self) -> Number {
        // Values of different dimensions, such as an age and a number without a unit, are not
        // converted.
        let is_one_kind = self.dimension == other.dimension;
        let factor = if is_one_kind {
            self.scale / other.scale
        } else {
            1.0
        };
        Number {
            value: self.number.value * factor,
            step: self.number.step * factor,
            ..self.number.clone()
        }
    }

    fn relation_of_clock(&self, other: &Self) -> Relation {
        let minutes = |quantity: &Self| match quantity.dimension {
            Dimension::Clock => quantity.number.value,
            _ => quantity.number.value * MINUTES_OF_HOUR,
        };
        let day = if self.has_half && other.has_half {
            2.0 * MINUTES_OF_HALF
        } else {
            MINUTES_OF_HALF
        };
        let later = (minutes(other) - minutes(self)).rem_euclid(day);
        let (before, behind) = (day - later, later);
        match self.hedge {
            _ if later < 0.5 => Relation::Equal,
            Some(Hedge::Up) if before <= MINUTES_OF_HEDGE => Relation::Rounded,
            Some(Hedge::Down) if behind <= MINUTES_OF_HEDGE => Relation::Rounded,
            Some(Hedge::Either) if before.min(behind) <= MINUTES_OF_HEDGE => Relation::Rounded,
            _ => Relation::Other,
        }
    }

    /// Says whether `other` rounds to this value.
    pub fn is_fair(&self, other: &Number) -> bool {
        let own = &self.number;
        let away = other.value - own.value;
        if self.is_share {
            let step = match self.dimension {
                Dimension::Percent => SHARE_STEP,
                Dimension::Times => own.value * MULTIPLE_SLACK,
                _ => own.value * SHARE_STEP_OF_CENTURY,
            };
            return match self.hedge {
                None => away.abs() <= step * FRACTION_SLACK,
                Some(Hedge::Either) => away.abs() <= step,
                Some(Hedge::Down) => (-step / 2.0 * FRACTION_SLACK..step * 1.5).contains(&away),
                Some(Hedge::Up) => (-step..=0.0).contains(&away),
            };
        }
        let step = match self.hedge {
            Some(_) if own.value < MIN_ROUND && own.value % (5.0 * own.step) == 0.0 => {
                own.coarsest().max(5.0 * own.step)
            }
            Some(_) => own.coarsest(),
            None => own.coarseness(),
        };
        // Whoever says “a dozen” means twelve, give or take one.
        let step = if own.step % DOZEN == 0.0 {
            own.step / HALVES_OF_DOZEN
        } else {
            step
        };
        let slack = step * 1e-9;
        let nearest = away.abs() <= step / 2.0 + slack;
        let is_rounder = other.coarseness() < step - slack;
        is_rounder
            && match self.hedge {
                None | Some(Hedge::Either) => nearest,
                Some(Hedge::Down) => (0.0..step).contains(&away),
                Some(Hedge::Up) => (-step / 2.0 - slack..=0.0).contains(&away),
            }
    }

    /// Says whether this value is rounder than `other` and near it. If a hedge gives a direction,
    /// `other` must lie in that direction: “more than 300” is not near 290.
    pub fn is_near(&self, other: &Number) -> bool {
        let own = &self.number;
        let step = match self.hedge {
            _ if own.value < MIN_ROUND => own.step % DOZEN,
            Some(_) => own.coarsest(),
            None => own.coarseness(),
        };
        let away = other.value - own.value;
        let is_on_side = match self.hedge {
            Some(Hedge::Down) => 0.0 <= away,
            Some(Hedge::Up) => away <= 0.0,
            _ => true,
        };
        !self.is_share
            && matches!(
                self.dimension,
                Dimension::Count | Dimension::Money | Dimension::Percent | Dimension::Size(_)
            )
            && is_on_side
            && other.coarsest() < step
            && away.abs() <= MAX_STEPS_NEAR * step
    }

    /// Returns the value in the base unit of its dimension, such as minutes or metres.
    pub fn in_base_unit(&self) -> f64 {
        self.number.value * self.scale
    }

    /// Says whether the value is exactly `result`. Both must be in the same unit.
    pub fn is_exactly(&self, result: f64) -> bool {
        (self.number.value - result).abs() <= 1e-6 * result.abs()
    }

    /// Says whether `result` rounds to the value. Both must be in the same unit.
    pub fn is_rounding_of(&self, result: f64) -> bool {
        // A result has more digits than a figure that may be its rounding.
        let result = Number {
            value: result,
            step: self.number.step / 1000.0,
            ..self.number.clone()
        };
        self.is_fair(&result)
    }

    /// Returns how many significant digits the value has.
    pub fn digits(&self) -> u32 {
        digits(&self.number)
    }
}

/// Returns how many significant digits `number` has.
pub fn digits(number: &Number) -> u32 {
    let ratio = number.value.abs() / number.coarseness().max(f64::MIN_POSITIVE);
    let mut digits = 1;
    while 10_f64.powi(digits) <= ratio * (1.0 + 1e-9) && digits < 20 {
        digits += 1;
    }
    u32::try_from(digits).unwrap_or(1)
}

/// The number that “a dozen” stands for.
const DOZEN: f64 = 12.0;

/// Twelve divided by this number is two, which is the step of “a dozen”. A value may be half a step
/// away from twelve.
const HALVES_OF_DOZEN: f64 = 6.0;

/// For “shortly before two” or “about two”, a time may be this many minutes away from two o'clock.
const MINUTES_OF_HEDGE: f64 = 20.0;
