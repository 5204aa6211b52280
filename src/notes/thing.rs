//! Whether a figure of the notes is another value for the same thing as a figure of a draft. Two texts
//! on one event share many words and give figures of different things, so the words right beside both
//! figures decide, not those of their sentences.

use crate::notes::contexts::Contexts;
use crate::notes::figure::NoteFigure;
use crate::notes::judge::AskedFigure;
use crate::notes::quantity::Dimension;
use crate::notes::tuning::{
    CERTAIN_SLIP, FAR_AWAY, LEAST_NOUN, LEAST_SHARED, LEAST_SHARED_BARE, LEAST_SHARED_OF_SHORT,
    LEAST_WEIGHT_OF_SHORT, MAX_WORDS_OF_SHORT, SLIP_OF_SHARED,
};
use crate::notes::written::WrittenFigure;

/// Whether `other` is about the same thing as `figure`. The digits of both look like a slip as much as
/// `slip` says.
pub fn is_same(
    figure: &AskedFigure,
    other: &NoteFigure,
    (slip, contexts): (f32, &Contexts),
) -> bool {
    let (own, theirs) = (&figure.written, &other.written);
    let dimension = own.quantity.dimension;
    let is_moment = matches!(dimension, Dimension::Date | Dimension::Clock);
    if CERTAIN_SLIP <= slip && (!is_moment || 0.0 < covered(figure, other, contexts)) {
        return true;
    }
    if slip <= FAR_AWAY {
        return false;
    }
    let likeness = shared(figure, other, contexts) + SLIP_OF_SHARED * slip.max(0.0);
    let is_one_bare = own.is_bare != theirs.is_bare && dimension != Dimension::Age;
    if is_one_bare || names_another(own, theirs) {
        return LEAST_SHARED_BARE <= likeness && 0.0 <= slip;
    }
    let is_short = other
        .contexts
        .first()
        .is_some_and(|(place, _)| contexts.n_words(*place) <= MAX_WORDS_OF_SHORT);
    LEAST_SHARED <= likeness
        || 0.0 <= slip && LEAST_NOUN <= noun(figure, other, contexts)
        || is_short && is_covered(figure, other, contexts)
}

/// Whether both count something, and not the same.
fn names_another(own: &WrittenFigure, theirs: &WrittenFigure) -> bool {
    let is_count = own.quantity.dimension == Dimension::Count;
    let is_named = !own.things.is_empty() && !theirs.things.is_empty();
    is_count && is_named && !own.things.iter().any(|noun| theirs.things.contains(noun))
}

/// Whether the sentence of `figure` has most of what stands beside `other`, in words that tell
/// something.
fn is_covered(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> bool {
    let weight = covered(figure, other, contexts);
    LEAST_WEIGHT_OF_SHORT <= weight
        && LEAST_SHARED_OF_SHORT <= weight / count(other.written.beside.len())
}

/// Which part of the words beside both figures is beside both of them, from 0 to 1. A word counts
/// less if the notes have it often.
fn shared(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let (own, theirs) = (&figure.written.beside, &other.written.beside);
    let weight = |words: &mut dyn Iterator<Item = &u64>| -> f32 {
        words.map(|word| contexts.weight(*word)).sum()
    };
    let both = weight(&mut own.iter().filter(|word| theirs.contains(word)));
    let all = weight(&mut own.iter().chain(theirs));
    if all == 0.0 { 0.0 } else { 2.0 * both / all }
}

/// How much the noun tells that both figures count; 0 if they count different things.
fn noun(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let nouns = figure.written.things.iter();
    let both = nouns.filter(|noun| other.written.things.contains(noun));
    both.map(|noun| contexts.weight(*noun)).fold(0.0, f32::max)
}

/// How much the words beside `other` tell that the sentence of `figure` has.
fn covered(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let words = other.written.beside.iter();
    let known = words.filter(|word| figure.sentence.contains(*word));
    known.map(|word| contexts.weight(*word)).sum()
}

fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n.max(1)).unwrap_or(u16::MAX))
}
