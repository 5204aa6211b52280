//! Decides whether a figure of the notes and a figure of a draft are about the same thing.
//!
//! Sentences about one event share many words even if their figures are about different things.
//! Therefore the words close to the two figures decide, not all words of their sentences.

use crate::notes::contexts::{Contexts, count};
use crate::notes::figure::NoteFigure;
use crate::notes::judge::AskedFigure;
use crate::notes::quantity::Dimension;
use crate::notes::tuning::{
    CERTAIN_SLIP, FAR_AWAY, LEAST_NOUN, LEAST_SHARED, LEAST_SHARED_BARE, LEAST_SHARED_OF_SHORT,
    LEAST_WEIGHT_OF_SHORT, MAX_WORDS_OF_SHORT, SLIP_OF_SHARED,
};
use crate::notes::written::WrittenFigure;

/// Says whether `other` is about the same thing as `figure`. `slip` gives points for how much the
/// digits of one figure look like a slip for the digits of the other figure.
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

/// Says whether both figures are counts of different nouns: “three piers” and “four boats”.
fn names_another(own: &WrittenFigure, theirs: &WrittenFigure) -> bool {
    let is_count = own.quantity.dimension == Dimension::Count;
    let is_named = !own.things.is_empty() && !theirs.things.is_empty();
    is_count && is_named && !own.things.iter().any(|noun| theirs.things.contains(noun))
}

/// Says whether the sentence of `figure` has enough of the words close to `other`. Words that are
/// rare in the notes have more weight than frequent words.
fn is_covered(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> bool {
    let weight = covered(figure, other, contexts);
    LEAST_WEIGHT_OF_SHORT <= weight
        && LEAST_SHARED_OF_SHORT <= weight / count(other.written.beside.len().max(1))
}

/// Returns a number from 0 to 1 for how much the words close to `figure` and the words close to
/// `other` overlap. A word that is frequent in the notes has less weight than a rare word.
fn shared(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let (own, theirs) = (&figure.written.beside, &other.written.beside);
    let weight = |words: &mut dyn Iterator<Item = &u64>| -> f32 {
        words.map(|word| contexts.weight(*word)).sum()
    };
    let both = weight(&mut own.iter().filter(|word| theirs.contains(word)));
    let all = weight(&mut own.iter().chain(theirs));
    if all == 0.0 { 0.0 } else { 2.0 * both / all }
}

/// Returns the weight of the noun that both figures count, or 0 if they count different things.
fn noun(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let nouns = figure.written.things.iter();
    let both = nouns.filter(|noun| other.written.things.contains(noun));
    both.map(|noun| contexts.weight(*noun)).fold(0.0, f32::max)
}

/// Returns the total weight of those words close to `other` that the sentence of `figure` also has.
fn covered(figure: &AskedFigure, other: &NoteFigure, contexts: &Contexts) -> f32 {
    let words = other.written.beside.iter();
    let known = words.filter(|word| figure.sentence.contains(*word));
    known.map(|word| contexts.weight(*word)).sum()
}
