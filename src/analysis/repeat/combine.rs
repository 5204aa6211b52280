//! Joins two alignments into one, so that a repeat may have two pieces whose order differs between
//! the copies. Cuts alignments where a quotation ends.

use std::ops::Range;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::tuning::{
    COST_OF_OTHER_ORDER, COST_OF_SAME_ORDER, MAX_ALIGNMENTS_TO_OTHER_PIECE,
    MAX_WORDS_BETWEEN_PIECES, MAX_WORDS_CUT_AT_QUOTATION, MIN_BITS_OF_MAIN_PIECE,
    MIN_BITS_OF_SMALL_PIECE, MIN_WORDS_OF_SMALL_PIECE,
};
use crate::analysis::repeat::weight::Weighed;
use crate::text::span::offset;

/// Adds joined alignments to `candidates`. Each consists of two of the candidates, or of one
/// candidate and a small piece that was not found on its own.
pub fn add_reordered(weighed: &Weighed, candidates: &mut Vec<Alignment>) {
    candidates.sort_by(|a, b| {
        let place = |alignment: &Alignment| {
            (
                alignment.first.start,
                alignment.second.start,
                alignment.first.end,
                alignment.second.end,
            )
        };
        place(a).cmp(&place(b)).then(b.score.total_cmp(&a.score))
    });
    candidates.dedup_by(|b, a| a.first == b.first && a.second == b.second);
    let mut joined = Vec::new();
    for (idx, one) in candidates.iter().enumerate() {
        for two in candidates[idx + 1..]
            .iter()
            .take(MAX_ALIGNMENTS_TO_OTHER_PIECE)
        {
            if two.first.start > one.first.end + MAX_WORDS_BETWEEN_PIECES {
                break;
            }
            joined.extend(join(weighed, one, two));
        }
    }
    joined.extend(
        candidates
            .iter()
            .filter(|alignment| alignment.score >= MIN_BITS_OF_MAIN_PIECE)
            .filter_map(|alignment| with_crossed(weighed, alignment)),
    );
    candidates.append(&mut joined);
}

/// Removes words at the ends of `alignment` that are outside a quotation, if most words of a copy
/// are in the quotation. In `“… this accord,” Maren`, the name is removed.
pub fn keep_to_quotation(weighed: &Weighed, alignment: &mut Alignment) {
    let words = &weighed.words;
    let is_ordered = alignment
        .pairs
        .windows(2)
        .all(|window| window[0].1 < window[1].1);
    let quoted = |at: u32| words[at as usize].quoted;
    let mostly_quoted = |range: &Range<u32>| {
        let n_quoted = range.clone().filter(|at| quoted(*at)).count();
        range.len() < n_quoted * 2
    };
    let (one, two) = (
        mostly_quoted(&alignment.first),
        mostly_quoted(&alignment.second),
    );
    let beyond =
        |&&(one_idx, two_idx): &&(u32, u32)| one && !quoted(one_idx) || two && !quoted(two_idx);
    let pairs = &alignment.pairs;
    let n_head = pairs.iter().take_while(beyond).count();
    let n_tail = pairs.iter().rev().take_while(beyond).count();
    if n_head + n_tail == 0 || MAX_WORDS_CUT_AT_QUOTATION < n_head.max(n_tail) || !is_ordered {
        return;
    }
    let Some(kept) = pairs.get(n_head..pairs.len().saturating_sub(n_tail)) else {
        return;
    };
    let (Some(start), Some(end)) = (kept.first(), kept.last()) else {
        return;
    };
    let weight = |&(first, second): &(u32, u32)| {
        words[first as usize]
            .weight
            .min(words[second as usize].weight)
    };
    let (head, tail) = (&pairs[..n_head], &pairs[pairs.len() - n_tail..]);
    alignment.score -= head.iter().chain(tail).map(weight).sum::<f32>();
    alignment.first = start.0..end.0 + 1;
    alignment.second = start.1..end.1 + 1;
    alignment.pairs = kept.to_vec();
}

/// Joins `one` with a small piece. In one copy the piece comes before the words of `one`, in the
/// other copy it comes after them. Such a piece is too small to be found on its own. Returns `None`
/// if there is no such piece.
fn with_crossed(weighed: &Weighed, one: &Alignment) -> Option<Alignment> {
    let words = &weighed.words;
    let before = |range: &Range<u32>| {
        let sentence = words[range.start as usize].sentence;
        let inside = |at: &u32| words[*at as usize].sentence == sentence;
        (range.start.saturating_sub(MAX_WORDS_BETWEEN_PIECES)..range.start)
            .find(inside)
            .unwrap_or(range.start)..range.start
    };
    let after = |range: &Range<u32>| {
        let sentence = words[range.end as usize - 1].sentence;
        let inside = |at: &u32| {
            words
                .get(*at as usize)
                .is_some_and(|word| word.sentence == sentence)
        };
        range.end
            ..(range.end..range.end + MAX_WORDS_BETWEEN_PIECES)
                .take_while(inside)
                .last()
                .map_or(range.end, |at| at + 1)
    };
    let (first, second) = (&one.first, &one.second);
    let mut after_first = after(first);
    after_first.end = after_first.end.min(second.start);
    let mut before_second = before(second);
    before_second.start = before_second.start.max(after_first.end);
    let left = longest_run(weighed, before(first), after(second));
    let right = longest_run(weighed, after_first, before_second);
    let piece = [left, right].into_iter().flatten();
    let piece = piece.max_by(|a, b| a.score.total_cmp(&b.score))?;
    let (early, late) = if piece.first.start < first.start {
        (&piece, one)
    } else {
        (one, &piece)
    };
    join(weighed, early, late)
}

/// Returns the run of words with the greatest weight that is in both `first` and `second`. Returns
/// `None` if every such run is too short or too light.
fn longest_run(weighed: &Weighed, first: Range<u32>, second: Range<u32>) -> Option<Alignment> {
    let words = &weighed.words;
    let (mut best, mut best_score) = (None, MIN_BITS_OF_SMALL_PIECE);
    for i in first.clone() {
        for j in second.clone() {
            let same = |n: &u32| {
                i + n < first.end
                    && j + n < second.end
                    && words[(i + n) as usize].stem == words[(j + n) as usize].stem
            };
            let n_words = offset((0..MAX_WORDS_BETWEEN_PIECES).take_while(same).count());
            let weight = |n: u32| {
                words[(i + n) as usize]
                    .weight
                    .min(words[(j + n) as usize].weight)
            };
            let score: f32 = (0..n_words).map(weight).sum();
            if n_words >= MIN_WORDS_OF_SMALL_PIECE && score > best_score {
                best_score = score;
                best = Some((i, j, n_words));
            }
        }
    }
    let (i, j, n_words) = best?;
    Some(Alignment {
        score: best_score,
        first: i..i + n_words,
        second: j..j + n_words,
        pairs: (0..n_words).map(|n| (i + n, j + n)).collect(),
    })
}

/// Joins `one` and `two` into one alignment. Returns `None` if they are not close together, or if
/// one of the joined copies is in more than one sentence.
fn join(weighed: &Weighed, one: &Alignment, two: &Alignment) -> Option<Alignment> {
    let close = |a: u32, b: u32| a <= b && b - a <= MAX_WORDS_BETWEEN_PIECES;
    let crossed = close(two.second.end, one.second.start);
    let ordered = close(one.second.end, two.second.start);
    if two.first.start < one.first.end || !crossed && !ordered {
        return None;
    }
    let first = one.first.start..two.first.end;
    let second = one.second.start.min(two.second.start)..one.second.end.max(two.second.end);
    let sentence = |at: u32| weighed.words[at as usize].sentence;
    let within = |range: &Range<u32>| sentence(range.start) == sentence(range.end - 1);
    if first.end > second.start || !within(&first) || !within(&second) {
        return None;
    }
    let cost = if crossed {
        COST_OF_OTHER_ORDER
    } else {
        COST_OF_SAME_ORDER
    };
    Some(Alignment {
        score: one.score + two.score - cost,
        first,
        second,
        pairs: one.pairs.iter().chain(&two.pairs).copied().collect(),
    })
}
