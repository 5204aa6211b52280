//! Gives the verdict on each figure of a draft. The notes may have the same value, a value that
//! rounds to it, two values from which it follows, a different value for the same thing, or
//! nothing.
//!
//! Each figure of the notes that may measure the same thing gets points. It gets them for words
//! that it shares with the figure of the draft (`evidence`), for an equal or rounded value, and for
//! digits that look like a slip.

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::notes::bearer;
use crate::notes::contexts::{Contexts, count};
use crate::notes::derived;
use crate::notes::figure::{self, NoteFigure};
use crate::notes::note::Notes;
use crate::notes::quantity::{Dimension, Relation};
use crate::notes::slip;
use crate::notes::thing;
use crate::notes::tuning::{
    BARE, CLOSE, DIMENSION, EQUAL, EQUAL_DATE, LEAD, LEAST_OTHER, LEAST_ROUNDED, LEAST_SAME, LOOSE,
    MAX_CLOSE, OTHER_OF_MANY, ROUNDED, SHARE_OF_NOTES, SLIP, STRANGE, TAKEN, THING, UNIT,
    WORKED_OUT,
};
use crate::notes::unit;
use crate::notes::written::{self, WrittenFigure};
use crate::notes::{ComparedFigure, FigureVerdict};

/// A figure of a draft with its context.
pub struct AskedFigure {
    /// The figure.
    pub written: WrittenFigure,
    /// The points of each context of the notes: how much it shares with the context of the figure.
    pub scores: Vec<f32>,
    /// The words of the figure's own sentence.
    pub sentence: FxHashSet<u64>,
}

/// A figure of the notes that may be the source of a figure of the draft.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The index of the figure of the notes.
    pub figure: usize,
    /// Its points.
    pub score: f32,
}

/// The best figures of the notes for a figure of the draft.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    faithful: Option<(FigureVerdict, Hit)>,
    other: Option<Hit>,
}

/// The figures of `analysis`, each compared with `notes`. Figures in quotations are left out, since
/// they are compared with the quotation.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedFigure> {
    let draft = analysis.draft;
    let mut figures = written::find(draft);
    bearer::name_ages(analysis, &mut figures);
    let sentences = figure::sentences(draft, &figures);
    let own = figures
        .into_iter()
        .filter(|figure| !analysis.is_quoted(figure.quantity.number.span(draft)));
    let asked: Vec<AskedFigure> = own
        .map(|written| AskedFigure {
            scores: notes.contexts.scores(&figure::asked(&sentences, &written)),
            sentence: sentences[written.sentence].iter().copied().collect(),
            written,
        })
        .collect();
    let none = FxHashSet::default();
    let first: Vec<Hits> = asked
        .iter()
        .map(|figure| hits(figure, notes, (&none, 0.0)))
        .collect();
    let certain = || {
        asked
            .iter()
            .zip(&first)
            .filter(|(figure, _)| !figure.written.is_vague)
    };
    let first: Vec<Hits> = certain().map(|(_, hits)| *hits).collect();
    let taken: FxHashSet<usize> = first
        .iter()
        .filter_map(|hits| Some(hits.faithful?.1.figure))
        .collect();
    let n_faithful = first.iter().filter(|hits| hits.faithful.is_some()).count();
    let strangeness = strangeness(n_faithful, first.len());
    asked
        .iter()
        .filter_map(|figure| {
            let hits = hits(figure, notes, (&taken, strangeness));
            let (verdict, found) = verdict(figure, hits, notes);
            let is_faithful = matches!(verdict, FigureVerdict::Same | FigureVerdict::Rounded);
            let span = figure.written.quantity.number.span(draft);
            (is_faithful || !figure.written.is_vague).then(|| ComparedFigure {
                span,
                place: draft.place(span),
                text: draft.text(span).to_owned(),
                verdict,
                found: found.map(|idx| {
                    let figure = &notes.figures[idx];
                    notes.documents[figure.note as usize].at(figure.place)
                }),
            })
        })
        .collect()
}

/// How many more points another value needs if the notes have only `n_faithful` of the `n_figures`
/// of the draft. If the notes have few of them, the draft was probably not written from the notes.
fn strangeness(n_faithful: usize, n_figures: usize) -> f32 {
    let share = count(n_faithful + 2) / count(n_figures + 4);
    (SHARE_OF_NOTES - share).max(0.0) * STRANGE
}

/// The points that another value loses for having no noun and no close word in common with `own`,
/// unless `slip` is high.
fn looseness(own: &WrittenFigure, other: &WrittenFigure, slip: f32) -> f32 {
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

/// Whether both count the same noun, or share a word that is close to both.
fn is_close(own: &WrittenFigure, other: &WrittenFigure) -> bool {
    let shares = |one: &[u64], two: &[u64]| one.iter().any(|word| two.contains(word));
    shares(&own.things, &other.things) || shares(&own.close, &other.close)
}

/// The verdict on `figure` that follows from `hits`, and the index of the figure of the notes that
/// decides it.
fn verdict(figure: &AskedFigure, hits: Hits, notes: &Notes) -> (FigureVerdict, Option<usize>) {
    let against = hits.other.map_or(0.0, |hit| hit.score);
    if let Some((verdict, hit)) = hits.faithful
        && against < hit.score + LEAD
    {
        return (verdict, Some(hit.figure));
    }
    let derived = derived::find(figure, notes);
    if let Some(hit) = derived.faithful
        && against
            < hit.score + LEAD + WORKED_OUT + exactness(figure, derived.is_exact && derived.is_said)
    {
        let verdict = if derived.is_exact {
            FigureVerdict::Same
        } else {
            FigureVerdict::Rounded
        };
        return (verdict, Some(hit.figure));
    }
    match hits.other {
        Some(hit) => {
            let other = &notes.figures[hit.figure].written.quantity;
            let own = &figure.written.quantity;
            let is_near = own.is_near(&other.in_unit_of(own));
            let verdict = if is_near {
                FigureVerdict::RoundedUnfairly
            } else {
                FigureVerdict::Other
            };
            (verdict, Some(hit.figure))
        }
        None => match derived.other {
            Some(hit) => (FigureVerdict::Other, Some(hit.figure)),
            None => (FigureVerdict::Unfound, None),
        },
    }
}

/// The extra points if `figure` is exactly the result. A figure with many digits gets more of them,
/// because it is seldom exactly the result by chance.
fn exactness(figure: &AskedFigure, is_exact: bool) -> f32 {
    if is_exact {
        equal_prior(figure) - EQUAL[0]
    } else {
        0.0
    }
}

/// The best figures of `notes` for `figure`. The figures with an index in `taken` are already the
/// source of other figures of the draft. A value that differs needs `strangeness` more points.
fn hits(
    figure: &AskedFigure,
    notes: &Notes,
    (taken, strangeness): (&FxHashSet<usize>, f32),
) -> Hits {
    let mut hits = Hits::default();
    let own = &figure.written.quantity;
    let n_values = notes.n_values(own.dimension).max(1.0);
    let least_other = LEAST_OTHER + OTHER_OF_MANY * n_values.ln() + strangeness;
    for (idx, other) in notes.figures.iter().enumerate() {
        let Some(likeness) = likeness(&figure.written, other) else {
            continue;
        };
        let score = likeness + evidence(figure, other, &notes.contexts);
        let theirs = &other.written.quantity;
        let relation = own.relation(theirs);
        match relation {
            Relation::Equal | Relation::Rounded => {
                let (verdict, prior, least) = if relation == Relation::Equal {
                    (FigureVerdict::Same, equal_prior(figure), LEAST_SAME)
                } else {
                    (
                        FigureVerdict::Rounded,
                        rounded_prior(figure, other),
                        LEAST_ROUNDED,
                    )
                };
                let hit = Hit {
                    figure: idx,
                    score: score + prior,
                };
                if least <= hit.score
                    && hits
                        .faithful
                        .is_none_or(|(_, known)| known.score < hit.score)
                {
                    hits.faithful = Some((verdict, hit));
                }
            }
            Relation::Other if may_be_other(&figure.written, other) => {
                let taken = if taken.contains(&idx) { TAKEN } else { 0.0 };
                let slip = slip::of(own, theirs);
                let loss = taken + looseness(&figure.written, &other.written, slip);
                let hit = Hit {
                    figure: idx,
                    score: score + loss + slip,
                };
                if least_other <= hit.score
                    && hits.other.is_none_or(|known| known.score < hit.score)
                    && thing::is_same(figure, other, (slip, &notes.contexts))
                {
                    hits.other = Some(hit);
                }
            }
            Relation::Other => {}
        }
    }
    hits
}

/// The points for what both figures measure; `None` if they cannot be about the same thing.
fn likeness(own: &WrittenFigure, other: &NoteFigure) -> Option<f32> {
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

/// The points for the words that both figures have around them.
fn evidence(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
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

/// The points if the notes have the value of `figure`. A value with more digits is less often the
/// same by chance.
fn equal_prior(figure: &AskedFigure) -> f32 {
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

/// From here on, a round number is rarer than its significant digits suggest.
const HUNDRED: f64 = 100.0;

/// From here on, a number is written with few digits because it is large.
const MILLION: f64 = 1e6;

/// The points if the value of `other` rounds to the value of `figure`.
fn rounded_prior(figure: &AskedFigure, other: &NoteFigure) -> f32 {
    let own = &figure.written.quantity;
    let is_rare = RARE_DIGITS <= other.written.quantity.digits();
    let is_told = own.hedge.is_some_and(|_| !own.is_share) || RARE_DIGITS <= own.digits();
    match (is_rare, is_told) {
        (true, true) => ROUNDED[0],
        (true, false) => ROUNDED[1],
        (false, _) => ROUNDED[2],
    }
}

/// How many significant digits a number must have for a rounded number to be seldom near it by
/// chance.
const RARE_DIGITS: u32 = 3;

/// Whether `other` can be the value that `own` gives wrongly.
fn may_be_other(own: &WrittenFigure, other: &NoteFigure) -> bool {
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
