//! How much two figures are said of the same thing.

use crate::notes::figure::NoteFigure;
use crate::notes::note::Notes;

/// How much two figures are said of the same.
#[derive(Clone, Copy, Debug)]
pub struct Likeness {
    /// How much of what the one with fewer words is said of the other is said of, too, from 0 to 1,
    /// and a little more if both count the same thing.
    pub score: f64,
    /// As `score`, of the one with more words.
    pub mutual: f64,
    /// Whether both count the same thing.
    pub counts_same: bool,
    /// Whether both are counted in the same unit.
    pub is_in_one_unit: bool,
}

impl Likeness {
    /// Whether both are said of one thing: they count it and share as much as `least`, or share nearly
    /// all.
    pub fn is_of_one_thing(self, least: f64) -> bool {
        self.counts_same && least <= self.mutual || STRONG <= self.mutual
    }
}

/// How much `one` and `two` are said of the same: a word that few figures are said of tells more.
pub fn likeness(one: &NoteFigure, two: &NoteFigure, notes: &Notes) -> Likeness {
    let n_figures = f64::from(u32::try_from(notes.figures.len()).unwrap_or(u32::MAX));
    let weight = |number: &u64| {
        let known = notes.figure_words.get(number).copied().unwrap_or(1);
        (1.0 + n_figures / f64::from(known.max(1))).ln()
    };
    let shared: Vec<&u64> = one.about.intersection(&two.about).collect();
    let counts_same = one.things.iter().any(|thing| two.things.contains(thing));
    let least = if two.has_unit && two.token.is_some() {
        MIN_SHARED
    } else {
        MIN_SHARED_OF_CELL
    };
    let sum = |words: &mut dyn Iterator<Item = &u64>| words.map(weight).sum::<f64>();
    let of_shared = sum(&mut shared.iter().copied());
    let (own, other) = (sum(&mut one.about.iter()), sum(&mut two.about.iter()));
    let of = |whole: f64| if whole == 0.0 { 0.0 } else { of_shared / whole };
    let share = of(own.min(other));
    let is_enough = least <= shared.len() + usize::from(counts_same);
    let bonus = if counts_same { 0.15 } else { 0.0 };
    let score = if is_enough {
        share.min(1.0) + bonus
    } else {
        (share / 2.0).min(STRONG / 2.0)
    };
    Likeness {
        score,
        mutual: of(own.max(other)),
        counts_same,
        is_in_one_unit: one.unit.is_some() && one.unit == two.unit,
    }
}

/// The minimum number of words that two sentences share when their figures are said of one thing.
const MIN_SHARED: usize = 3;
/// As [`MIN_SHARED`], for the cell of a table, which has a row and a column.
const MIN_SHARED_OF_CELL: usize = 2;

/// The lowest that figures share when they are said of one thing.
pub const STRONG: f64 = 0.5;
