//! Gives the verdict on each figure of a draft. The notes may have the same value, a value that
//! rounds to the figure, two values from which the figure follows, a different value for the same
//! thing, or nothing.
//!
//! Each figure of the notes that may measure the same thing as the figure of the draft gets points:
//! for words that both figures have around them (`evidence`), for an equal or rounded value, and
//! for digits that look like a slip.

use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::notes::bearer;
use crate::notes::contexts::count;
use crate::notes::derived::{self, DerivedHits};
use crate::notes::figure::{self, NoteFigure};
use crate::notes::note::Notes;
use crate::notes::points::{
    equal_prior, evidence, likeness, looseness, may_be_other, n_free, rounded_prior,
};
use crate::notes::quantity::{Dimension, Quantity, Relation};
use crate::notes::row;
use crate::notes::slip;
use crate::notes::thing;
use crate::notes::tuning::{
    EQUAL, LAST_LEFT, LEAD, LEAST_EVIDENCE, LEAST_OTHER, LEAST_ROUNDED, LEAST_SAME, LEAST_SLIP,
    MAX_FREE, OTHER_OF_MANY, SHARE_OF_NOTES, STRANGE, TAKEN, WORKED_OUT,
};
use crate::notes::written::{self, WrittenFigure};
use crate::notes::{ComparedFigure, FigureVerdict};

/// A figure of a draft with its context.
pub struct AskedFigure {
    /// The figure.
    pub written: WrittenFigure,
    /// For each context of the notes, the points for the words that the context of the figure also
    /// has.
    pub scores: Vec<f32>,
    /// The words of the figure's own sentence.
    pub sentence: FxHashSet<u64>,
    /// The words of the sentence before the sentence of the figure.
    pub before: FxHashSet<u64>,
    /// The other figures in the sentence of the figure, and in the sentences before and after that
    /// sentence.
    pub near: Vec<Quantity>,
}

impl AskedFigure {
    /// Says whether the draft also has the value of `other` near this figure: in the same sentence,
    /// or in the sentence before or after it.
    pub fn has_near(&self, other: &NoteFigure) -> bool {
        let theirs = &other.written.quantity;
        let is_one = |own: &Quantity| {
            let may_be = own.dimension == theirs.dimension || other.written.is_bare;
            may_be && own.relation(theirs) == Relation::Equal
        };
        self.near.iter().any(is_one)
    }
}

/// A figure of the notes that may be the source of a figure of the draft.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The index of the figure of the notes.
    pub figure: usize,
    /// The points of this figure of the notes.
    pub score: f32,
}

/// The best figures of the notes for a figure of the draft.
#[derive(Clone, Copy, Debug, Default)]
struct Hits {
    faithful: Option<(FigureVerdict, Hit)>,
    other: Option<Hit>,
    /// A figure with a different value, which is used only if nothing else is found. Most figures
    /// of the notes in its unit are the source of other figures of the draft, and this is one of
    /// the few others.
    last: Option<Hit>,
}

impl Hits {
    /// Keeps `hit`, which confirms the figure, if it has more points than the hit that was kept
    /// before.
    fn add_faithful(&mut self, verdict: FigureVerdict, hit: Hit) {
        if self
            .faithful
            .is_none_or(|(_, known)| known.score < hit.score)
        {
            self.faithful = Some((verdict, hit));
        }
    }

    /// Keeps the figure of `notes` with the index `idx`. This figure has `score` points and the
    /// same value as `figure`, the figure of the draft. There is one exception: if the figure of
    /// the notes is in a table and the draft names another row of this table, the figure in that
    /// row is kept as a different value.
    fn add_equal(&mut self, figure: &AskedFigure, (idx, score): (usize, f32), notes: &Notes) {
        match row::named_instead(figure, &notes.figures[idx], notes) {
            Some(figure) => self.add_other(Hit { figure, score }),
            None => self.add_faithful(FigureVerdict::Same, Hit { figure: idx, score }),
        }
    }

    /// Keeps `hit`, a different value for the same thing, if it has more points than the hit that
    /// was kept before.
    fn add_other(&mut self, hit: Hit) {
        if self.other.is_none_or(|known| known.score < hit.score) {
            self.other = Some(hit);
        }
    }

    /// Keeps `hit` in `last` if `is_last` is true and `hit` has more points than the hit that was
    /// kept before.
    fn add_last(&mut self, hit: Hit, is_last: bool) {
        if is_last && self.last.is_none_or(|known| known.score < hit.score) {
            self.last = Some(hit);
        }
    }
}

/// Returns the figures of the draft, each compared with `notes`. Figures in quotations are left
/// out, because each quotation is compared as a whole.
pub fn compare(analysis: &Analysis<'_>, notes: &Notes) -> Vec<ComparedFigure> {
    let draft = analysis.draft;
    let mut figures = written::find(draft);
    bearer::name_ages(analysis, &mut figures);
    let sentences = figure::sentences(draft, &figures);
    let own = figures
        .iter()
        .filter(|figure| !analysis.is_quoted(figure.quantity.number.span(draft)));
    let asked: Vec<AskedFigure> = own
        .map(|written| AskedFigure {
            scores: notes.contexts.scores(&figure::asked(&sentences, written)),
            sentence: sentences[written.sentence].iter().copied().collect(),
            before: before(&sentences, written).iter().copied().collect(),
            near: near(&figures, written),
            written: written.clone(),
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
            let is_ordinal = figure.written.quantity.dimension == Dimension::Ordinal;
            let is_told = is_ordinal && found.is_some_and(|idx| counts_same(figure, idx, notes));
            (is_faithful || is_told || !figure.written.is_vague).then(|| ComparedFigure {
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

/// Returns the words of the sentence before the sentence of `figure`. The result is empty for a
/// figure in the first sentence.
fn before<'s>(sentences: &'s [Vec<u64>], figure: &WrittenFigure) -> &'s [u64] {
    let before = figure.sentence.checked_sub(1);
    before.map_or(&[], |idx| &sentences[idx])
}

/// Returns the `figures` in the sentence of `own` and in the sentences before and after that
/// sentence, without `own` itself. The `figures` must be in reading order.
fn near(figures: &[WrittenFigure], own: &WrittenFigure) -> Vec<Quantity> {
    let start = figures.partition_point(|other| other.sentence + 1 < own.sentence);
    let end = figures.partition_point(|other| other.sentence <= own.sentence + 1);
    let others = figures[start..end].iter().map(|other| &other.quantity);
    let near = others.filter(|other| other.number.tokens != own.quantity.number.tokens);
    near.cloned().collect()
}

/// Says whether the figure with the index `idx` in `notes` is an ordinal and counts the same things
/// as `figure`: “the third fire” and “the fourth fire”.
fn counts_same(figure: &AskedFigure, idx: usize, notes: &Notes) -> bool {
    let other = &notes.figures[idx].written;
    let noun = figure.written.things.first();
    other.quantity.dimension == Dimension::Ordinal
        && noun.is_some_and(|noun| other.things.first() == Some(noun))
}

/// Returns how many more points a different value needs if the notes have only `n_faithful` of the
/// `n_figures` of the draft. If the notes have few of the figures, the draft was probably not
/// written from these notes.
fn strangeness(n_faithful: usize, n_figures: usize) -> f32 {
    let share = count(n_faithful + 2) / count(n_figures + 4);
    (SHARE_OF_NOTES - share).max(0.0) * STRANGE
}

/// Returns the verdict on `figure` that follows from `hits`, and the index of the figure of the
/// notes that decides the verdict.
fn verdict(figure: &AskedFigure, hits: Hits, notes: &Notes) -> (FigureVerdict, Option<usize>) {
    let against = hits.other.map_or(0.0, |hit| hit.score);
    if let Some((verdict, hit)) = hits.faithful
        && against < hit.score + LEAD
    {
        return (verdict, Some(hit.figure));
    }
    let derived = derived::find(figure, notes);
    if let Some(hit) = derived.faithful
        && against < hit.score + LEAD + points_of_result(figure, &derived)
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
        None => match derived.other.or(hits.last) {
            Some(hit) => (FigureVerdict::Other, Some(hit.figure)),
            None => (FigureVerdict::Unfound, None),
        },
    }
}

/// Returns the extra points for a result, if a word next to `figure` or the unit of `figure` says
/// that `figure` was worked out. A figure that is exactly the result gets more points the more
/// digits it has, because such a figure is seldom exactly the result by chance.
fn points_of_result(figure: &AskedFigure, derived: &DerivedHits) -> f32 {
    match (derived.is_said, derived.is_exact) {
        (false, _) => 0.0,
        (true, false) => WORKED_OUT,
        (true, true) => WORKED_OUT + equal_prior(figure) - EQUAL[0],
    }
}

/// Finds the best figures of `notes` for `figure`. `taken` has the indices of the figures that are
/// already the source of other figures of the draft. A different value needs `strangeness` more
/// points.
fn hits(
    figure: &AskedFigure,
    notes: &Notes,
    (taken, strangeness): (&FxHashSet<usize>, f32),
) -> Hits {
    let mut hits = Hits::default();
    let own = &figure.written.quantity;
    let n_values = notes.n_values(own.dimension).max(1.0);
    let least_other = LEAST_OTHER + OTHER_OF_MANY * n_values.ln() + strangeness;
    let is_measured = !matches!(own.dimension, Dimension::Count | Dimension::Date);
    let is_left = is_measured && !taken.is_empty() && n_free(figure, notes, taken) <= MAX_FREE;
    for (idx, other) in notes.figures.iter().enumerate() {
        let Some(likeness) = likeness(&figure.written, other) else {
            continue;
        };
        let score = likeness + evidence(figure, other, &notes.contexts);
        let theirs = &other.written.quantity;
        match own.relation(theirs) {
            Relation::Equal => {
                let score = score + equal_prior(figure);
                if LEAST_SAME <= score {
                    hits.add_equal(figure, (idx, score), notes);
                }
            }
            Relation::Rounded => {
                let score = score + rounded_prior(figure, other);
                let hit = Hit { figure: idx, score };
                if LEAST_ROUNDED <= score {
                    hits.add_faithful(FigureVerdict::Rounded, hit);
                }
            }
            Relation::Other if !other.is_sum && may_be_other(&figure.written, other) => {
                let is_taken = taken.contains(&idx);
                let taken = if is_taken { TAKEN } else { 0.0 };
                let slip = slip::of(own, theirs);
                // This is one of the few figures in its unit that the draft does not have.
                let is_last = is_left
                    && !is_taken
                    && own.scale.to_bits() == theirs.scale.to_bits()
                    && LEAST_SLIP <= slip
                    && LEAST_EVIDENCE <= score - likeness;
                let loss = taken + looseness(&figure.written, &other.written, slip);
                let hit = Hit {
                    figure: idx,
                    score: score + loss + slip,
                };
                if least_other <= hit.score
                    && hits.other.is_none_or(|known| known.score < hit.score)
                    && thing::is_same(figure, other, (slip, &notes.contexts))
                {
                    hits.add_other(hit);
                }
                let is_last = is_last && least_other <= hit.score + LAST_LEFT;
                hits.add_last(hit, is_last);
            }
            Relation::Other => {}
        }
    }
    hits
}
