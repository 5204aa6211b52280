//! Finds terms, which are words that a draft uses again and again because they name its subjects:
//! “city council”.

use std::cmp::Ordering;
use std::ops::Range;

use crate::analysis::repeat::align::Alignment;
use crate::analysis::repeat::tuning::{
    DISCOUNT_OF_FREQUENT_TERM, DISCOUNT_OF_TERM, MAX_PLACES_BESIDE_TERM, MAX_PLACES_OF_RUN,
    MAX_WORDS_WITHIN_TERM, MIN_PLACES_OF_TERM,
};
use crate::analysis::repeat::weight::{Weighed, Word};
use crate::text::span::offset;

/// The places of each stem in a draft. A place is an index into [`Weighed::words`].
#[derive(Debug)]
pub struct Terms {
    /// For each stem, the index in `places` at which the places of the stem begin. One more number
    /// at the end is the length of `places`.
    starts: Vec<u32>,
    places: Vec<u32>,
}

impl Terms {
    /// Collects the places of all stems in the draft of `weighed`.
    pub fn of(weighed: &Weighed) -> Self {
        let mut starts = vec![0_u32; weighed.stems.len() + 1];
        for word in &weighed.words {
            starts[word.stem as usize + 1] += 1;
        }
        for idx in 1..starts.len() {
            starts[idx] += starts[idx - 1];
        }
        let mut next = starts.clone();
        let mut places = vec![0; weighed.words.len()];
        for (at, word) in (0..).zip(&weighed.words) {
            let next = &mut next[word.stem as usize];
            places[*next as usize] = at;
            *next += 1;
        }
        Self { starts, places }
    }

    /// Returns the weight, in bits, that the matching words of `alignment` lose. Two neighbouring
    /// words lose weight if they are a term, that is, if they also occur together at other places
    /// of the draft.
    pub fn discount(&self, weighed: &Weighed, alignment: &Alignment) -> f32 {
        let words = &weighed.words;
        let content = alignment
            .pairs
            .iter()
            .map(|&(first, second)| (first, second));
        let content: Vec<(u32, u32)> = content
            .filter(|&(first, _)| words[first as usize].is_content())
            .collect();
        let mut lost = vec![0.0_f32; content.len()];
        for (idx, window) in content.windows(2).enumerate() {
            let (one, two) = (window[0], window[1]);
            if one.0 + MAX_WORDS_WITHIN_TERM < two.0 || two.1 < one.1 {
                continue;
            }
            let n_places = self.count(words, one.1, words[two.1 as usize].stem);
            let share = match n_places.cmp(&MIN_PLACES_OF_TERM) {
                Ordering::Less => 0.0,
                Ordering::Equal => DISCOUNT_OF_TERM,
                Ordering::Greater => DISCOUNT_OF_FREQUENT_TERM,
            };
            lost[idx] = lost[idx].max(share);
            lost[idx + 1] = lost[idx + 1].max(share);
        }
        let weight = |&(first, second): &(u32, u32)| {
            let (one, two) = (&words[first as usize], &words[second as usize]);
            one.weight.min(two.weight)
        };
        let lost = content
            .iter()
            .zip(lost)
            .map(|(pair, share)| weight(pair) * share);
        lost.sum()
    }

    /// Returns at how many places of the draft the words of `run` occur in a row. The place of
    /// `run` itself is included. At most `most` places are counted.
    pub fn n_places(&self, weighed: &Weighed, run: &Range<u32>, most: usize) -> usize {
        let words = &weighed.words;
        let stems = |run: Range<u32>| {
            let run = words.get(run.start as usize..run.end as usize);
            run.map(|words| words.iter().map(|word| word.stem))
        };
        let of = |stem: u32| {
            let stem = stem as usize;
            &self.places[self.starts[stem] as usize..self.starts[stem + 1] as usize]
        };
        let rarest = run
            .clone()
            .min_by_key(|at| of(words[*at as usize].stem).len());
        let (Some(rarest), Some(wanted)) = (rarest, stems(run.clone())) else {
            return 0;
        };
        let places = of(words[rarest as usize].stem)
            .iter()
            .take(MAX_PLACES_OF_RUN);
        let found = places.filter(|at| {
            let start = at.checked_sub(rarest - run.start);
            let here = start.and_then(|start| stems(start..start + (run.end - run.start)));
            here.is_some_and(|map| map.eq(wanted.clone()))
        });
        found.take(most).count()
    }

    /// Returns at how many places the stem `next` occurs shortly after the stem of the word `at`.
    /// Only the word `at` and the nearest other places of its stem are searched.
    fn count(&self, words: &[Word], at: u32, next: u32) -> usize {
        let stem = words[at as usize].stem as usize;
        let places = &self.places[self.starts[stem] as usize..self.starts[stem + 1] as usize];
        let here = places.partition_point(|start| *start < at);
        let around = here.saturating_sub(MAX_PLACES_BESIDE_TERM)
            ..(here + MAX_PLACES_BESIDE_TERM).min(places.len());
        let follows = |at: &&u32| {
            let end = (**at + 1 + MAX_WORDS_WITHIN_TERM).min(offset(words.len()));
            let near = &words[**at as usize + 1..end as usize];
            near.iter().any(|word| word.stem == next)
        };
        places[around].iter().filter(follows).count()
    }
}
