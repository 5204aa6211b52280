//! Decides which sentences the copies of a repeat cover, and removes incomplete sentences at the
//! ends of the copies.

use std::ops::Range;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::share;
use crate::analysis::repeat::tuning::MIN_SHARE_OF_SENTENCE;
use crate::analysis::repeat::weight::{Weighed, Word};
use crate::text::span::offset;

/// Returns the range of words from the start of the first sentence that has words of `copy` to the
/// end of the last such sentence.
pub fn sentences(words: &[Word], copy: &Range<u32>) -> Range<u32> {
    let of = |at: u32| words[at as usize].sentence;
    let (first, last) = (of(copy.start), of(copy.end - 1));
    let start = words.partition_point(|word| word.sentence < first);
    let end = words.partition_point(|word| word.sentence <= last);
    offset(start)..offset(end)
}

/// Says whether `copy` has nearly all words of its sentences, which are the sentences with at least
/// one word of `copy`.
pub fn covers_sentences(words: &[Word], copy: &Range<u32>) -> bool {
    let whole = sentences(words, copy);
    share(copy.end - copy.start, whole.end - whole.start) >= MIN_SHARE_OF_SENTENCE
}

/// Removes incomplete sentences from the two ends of `alignment`, if both copies consist of nearly
/// whole sentences. Otherwise does nothing.
pub fn keep_to_sentences(weighed: &Weighed, alignment: &mut Alignment) {
    let words = &weighed.words;
    let is_whole = |range: &Range<u32>| covers_sentences(words, range);
    let is_ordered = alignment
        .pairs
        .windows(2)
        .all(|window| window[0].1 < window[1].1);
    if !is_ordered || !is_whole(&alignment.first) || !is_whole(&alignment.second) {
        return;
    }
    let of = |at: u32| words[at as usize].sentence;
    let pairs = &alignment.pairs;
    let mut runs = pairs.chunk_by(|a, b| of(a.0) == of(b.0) && of(a.1) == of(b.1));
    let is_part = |run: &[(u32, u32)]| {
        let (Some(start), Some(end)) = (run.first(), run.last()) else {
            return false;
        };
        let copies = [start.0..end.0 + 1, start.1..end.1 + 1];
        !copies.iter().all(is_whole)
    };
    let n_runs = runs.clone().count();
    let head = runs.next().filter(|run| 1 < n_runs && is_part(run));
    let tail = runs.next_back().filter(|run| is_part(run));
    let (n_head, n_tail) = (head.map_or(0, <[_]>::len), tail.map_or(0, <[_]>::len));
    if n_head + n_tail == 0 || pairs.len() <= n_head + n_tail {
        return;
    }
    let kept = &pairs[n_head..pairs.len() - n_tail];
    let (Some(start), Some(end)) = (kept.first(), kept.last()) else {
        return;
    };
    let weight = |&(first, second): &(u32, u32)| {
        words[first as usize]
            .weight
            .min(words[second as usize].weight)
    };
    let cut = pairs[..n_head].iter().chain(&pairs[pairs.len() - n_tail..]);
    alignment.score -= cut.map(weight).sum::<f32>();
    alignment.first = start.0..end.0 + 1;
    alignment.second = start.1..end.1 + 1;
    alignment.pairs = kept.to_vec();
}
