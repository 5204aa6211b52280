//! Finds passages that two drafts share, by the fingerprints of the drafts.
//!
//! Each group of three adjacent content words is hashed. Of every few adjacent hashes, only the
//! smallest is kept (winnowing: Schleimer, Wilkerson and Aiken 2003). If two drafts share a run of
//! words that is long enough, the same hash of this run is kept for both. Each draft is compared
//! with the earlier drafts. The comparison starts at each place where both drafts have the same
//! kept hash.

use std::cmp::Reverse;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::passage::align::{PassageAlignment, align};
use crate::analysis::passage::tuning::{
    HASHES_PER_KEPT_HASH, MAX_DRAFTS_WITH_GROUP, MAX_PLACES_OF_GROUP,
    MAX_WORDS_BETWEEN_JOINED_PASSAGES, MAX_WORDS_TO_SHARED_WORD, MIN_SHARE_OF_FULL_COPY,
    MIN_SHARE_OF_JOINED_PASSAGE, MIN_SHARED_WORDS_AROUND, MIN_WORDS_OF_EXPLAINED_STRETCH,
    WORDS_PER_GROUP,
};
use crate::analysis::passage::{Fingerprint, share};
use crate::text::span::offset;

/// The conditions under which two runs of words are copies of one passage.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Bounds {
    /// A passage is reported only if it has at least this many words. The words are counted in the
    /// draft with the finding.
    pub min_words: usize,
    /// This number replaces `min-words` if only two drafts have the passage and one of them links
    /// or refers to the other. Only the rule `copied-passage` uses this number.
    pub min_words_pointed: usize,
    /// A passage and its copy are reported only if the longer of the two has at least this many
    /// content words. Content words are all words except words such as “the” and “of”.
    pub min_content: usize,
    /// The minimum score of a passage and its copy. The score begins with the number of content
    /// words that both have. The longer of the two may have further content words. Each of these words
    /// lowers the score by one half. For 12 shared words and 4 others, the score is 12 − 2 = 10. Content words are
    /// all words except words such as “the” and “of”.
    pub min_gain: usize,
    /// The minimum share of content words that a passage and its copy must have in common, as a
    /// number from 0 to 1. For example, 0.5 means half of the content words of the longer of the
    /// two, and 1 means all. Content words are all words except words such as “the” and “of”.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub alike: f32,
    /// The finding has the grade `certain` only if at least this share of the words in the reported
    /// passage is also in the earlier passage. The share is a number from 0 to 1: 0.5 means half of
    /// the words, and 1 means all words. Only the rule `copied-passage` uses this share.
    #[schemars(range(min = 0.0, max = 1.0))]
    pub equal: f32,
}

impl Bounds {
    /// Says whether the two runs of `alignment` are copies of one passage under these conditions.
    /// `min_words` and `min_words_pointed` are not checked here.
    pub fn are_met_by(&self, alignment: &PassageAlignment) -> bool {
        self.min_content <= alignment.longer()
            && self.min_gain + (alignment.longer() - alignment.n_same) / 2 <= alignment.n_same
            && self.alike <= share(alignment.n_same, alignment.longer())
    }
}

/// A passage of a draft that an earlier draft also has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The index of the earlier draft among the fingerprints.
    pub first: usize,
    /// The index of the later draft among the fingerprints.
    pub second: usize,
    /// The words of the passage in both drafts.
    pub alignment: PassageAlignment,
}

/// The kept hashes of all drafts, in an order in which a hash is found fast.
#[derive(Debug)]
struct Index<'f> {
    fingerprints: &'f [&'f Fingerprint],
    /// For each draft, the index of its first word. The words of all drafts have indices in one
    /// sequence.
    starts: Vec<u32>,
    /// The kept hashes with their places, sorted. The upper half of an entry is the hash of a group
    /// of words. The lower half is the index of the first word of the group, in the sequence of the
    /// words of all drafts.
    entries: Vec<u64>,
    /// The entries are divided into shelves. A shelf has the hashes with the same upper bits. For
    /// each shelf, the index of its first entry; one more number at the end is the number of all
    /// entries.
    shelves: Vec<u32>,
    /// The number of bits by which a hash is shifted right; the result is the number of its shelf.
    shift: u32,
}

/// Returns the passages that at least two of `fingerprints` have, sorted by the later draft. Each
/// passage of a draft is paired with the earliest draft that also has it.
pub fn pairs(fingerprints: &[&Fingerprint], bounds: Bounds) -> Vec<Pair> {
    let index = Index::new(fingerprints);
    let of_draft = |other| index.of_draft(other, bounds);
    let pairs: Vec<Vec<Pair>> = (0..fingerprints.len())
        .into_par_iter()
        .map(of_draft)
        .collect();
    pairs.into_iter().flatten().collect()
}

impl<'f> Index<'f> {
    fn new(fingerprints: &'f [&'f Fingerprint]) -> Self {
        let mut starts = Vec::with_capacity(fingerprints.len());
        let mut n_entries = 0;
        for fingerprint in fingerprints {
            winnow(fingerprint.words(), |_, _| n_entries += 1);
        }
        // The entries are counted first. A list that grows step by step would need up to three
        // times the memory.
        let mut entries = Vec::with_capacity(n_entries);
        let mut n_words = 0_usize;
        for fingerprint in fingerprints {
            starts.push(offset(n_words));
            winnow(fingerprint.words(), |hash, at| {
                entries.push(u64::from(hash) << 32 | u64::from(offset(n_words + at)));
            });
            n_words += fingerprint.words().len();
        }
        entries.par_sort_unstable();
        // A shelf has four to eight entries on average.
        let n_bits = (entries.len() / 4).max(2).ilog2().min(31);
        let shift = u32::BITS - n_bits;
        let mut shelves = vec![0; (1 << n_bits) + 1];
        for entry in &entries {
            shelves[(entry >> 32 >> shift) as usize + 1] += 1;
        }
        for idx in 1..shelves.len() {
            shelves[idx] += shelves[idx - 1];
        }
        Self {
            fingerprints,
            starts,
            entries,
            shelves,
            shift,
        }
    }

    /// Returns the passages of draft `second` that an earlier draft also has.
    fn of_draft(&self, second: usize, bounds: Bounds) -> Vec<Pair> {
        let words = self.fingerprints[second].words();
        let mut explained: FxHashMap<usize, usize> = FxHashMap::default();
        let mut found: Vec<Pair> = Vec::new();
        let mut places = Vec::new();
        for at in 0..(words.len() + 1).saturating_sub(WORDS_PER_GROUP) {
            let gram = &words[at..at + WORDS_PER_GROUP];
            places.clear();
            self.add_earlier(hash(gram), second, &mut places);
            for of_first in places.chunk_by(|one, two| one.0 == two.0) {
                let first = of_first[0].0;
                if explained.get(&first).is_some_and(|idx| at < *idx) {
                    continue;
                }
                let others = self.fingerprints[first].words();
                let starts = of_first.iter().map(|(_, start)| *start).filter(|idx| {
                    others.get(*idx..idx + WORDS_PER_GROUP) == Some(gram)
                        && is_promising(others, *idx, words, at)
                });
                let aligned =
                    starts.map(|start| align(others, words, (start, at), WORDS_PER_GROUP));
                // The earlier draft may have the passage twice, for example in a summary and in the
                // text. The copy with the most equal words is taken.
                let Some(alignment) = aligned.min_by_key(|alignment| Reverse(alignment.n_same))
                else {
                    continue;
                };
                let is_long_enough = bounds.are_met_by(&alignment);
                if is_long_enough || MIN_WORDS_OF_EXPLAINED_STRETCH <= alignment.second.len() {
                    explained.insert(first, alignment.second.end);
                }
                if is_long_enough {
                    found.push(Pair {
                        first,
                        second,
                        alignment,
                    });
                }
            }
        }
        earliest(found, words.len())
    }

    /// Adds to `places` where the drafts before draft `second` have `hash`. Only the first few
    /// places in each of the first few drafts are added. A place is the index of the draft and the
    /// index of the word in this draft.
    fn add_earlier(&self, hash: u32, second: usize, places: &mut Vec<(usize, usize)>) {
        let key = u64::from(hash) << 32;
        let end = key | u64::from(self.starts[second]);
        let number = (hash >> self.shift) as usize;
        let (start, end_of_shelf) = (
            self.shelves[number] as usize,
            self.shelves[number + 1] as usize,
        );
        let mut rest = &self.entries[start..end_of_shelf];
        rest = &rest[rest.partition_point(|entry| *entry < key)..];
        for _ in 0..MAX_DRAFTS_WITH_GROUP {
            let Some(entry) = rest.first().filter(|entry| **entry < end) else {
                return;
            };
            let place =
                |number: &u64| u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX);
            let draft = self.starts.partition_point(|start| *start <= place(entry)) - 1;
            let next = key | u64::from(self.starts[draft + 1]);
            let n_places = rest.partition_point(|entry| *entry < next);
            let of_draft = rest[..n_places].iter().take(MAX_PLACES_OF_GROUP);
            places.extend(
                of_draft.map(|number| (draft, (place(number) - self.starts[draft]) as usize)),
            );
            rest = &rest[n_places..];
        }
    }
}

/// Says whether enough words that are close to the group at `place` of `first` are also close to
/// the group at `at` of `second`. The order of these words does not matter.
pub fn is_promising(first: &[u32], place: usize, second: &[u32], at: usize) -> bool {
    let sides = |words: &'_ [u32], at: usize| {
        let end = (at + WORDS_PER_GROUP + MAX_WORDS_TO_SHARED_WORD).min(words.len());
        (
            at.saturating_sub(MAX_WORDS_TO_SHARED_WORD)..at,
            at + WORDS_PER_GROUP..end,
        )
    };
    let (before, after) = sides(first, place);
    let (head, tail) = sides(second, at);
    let n_before = first[before]
        .iter()
        .filter(|hash| second[head.clone()].contains(hash));
    let n_after = first[after]
        .iter()
        .filter(|hash| second[tail.clone()].contains(hash));
    MIN_SHARED_WORDS_AROUND <= n_before.count() + n_after.count()
}

/// Removes pairs from `found` that repeat what a better pair shows, and joins pairs that are close
/// together.
///
/// A pair is removed if most of its words in the later draft are also in a better pair. A pair with
/// most of a passage is better than a pair with less of it. Among such pairs, the pair with the
/// earlier draft is better. `n_words` is the number of words of the later draft.
pub fn earliest(mut found: Vec<Pair>, n_words: usize) -> Vec<Pair> {
    let most = most_same(&found, n_words);
    let is_partial = |pair: &Pair| {
        let words = pair.alignment.second.clone();
        let is_less = |at: &usize| share(pair.alignment.n_same, most[*at]) < MIN_SHARE_OF_FULL_COPY;
        let n_words = words.len();
        n_words < words.filter(is_less).count() * 2
    };
    found.sort_by_cached_key(|pair| (is_partial(pair), pair.first, pair.alignment.second.start));
    let mut is_covered = vec![false; if found.is_empty() { 0 } else { n_words }];
    found.retain(|pair| {
        let words = &mut is_covered[pair.alignment.second.clone()];
        let n_covered = words.iter().filter(|is_kept| **is_kept).count();
        if words.len() < n_covered * 2 {
            return false;
        }
        words.fill(true);
        true
    });
    found.sort_by_key(|pair| (pair.first, pair.alignment.second.start));
    let mut joined: Vec<Pair> = Vec::with_capacity(found.len());
    for pair in found {
        match joined.last_mut().and_then(|last| join(last, &pair)) {
            Some(both) => *joined.last_mut().expect("it was joined with the pair") = both,
            None => joined.push(pair),
        }
    }
    joined.sort_by_key(|pair| pair.alignment.second.start);
    joined
}

/// Returns one number for each word of the later draft. The number says how many equal words the
/// fullest passage with this word has; it is 0 for a word that is in no passage.
fn most_same(found: &[Pair], n_words: usize) -> Vec<usize> {
    let mut most = vec![0; if found.is_empty() { 0 } else { n_words }];
    for pair in found {
        for word in &mut most[pair.alignment.second.clone()] {
            *word = pair.alignment.n_same.max(*word);
        }
    }
    most
}

/// Joins two passages of the same two drafts into one passage. Returns `None` if too many words
/// separate the passages in one of the drafts. Also returns `None` if too few words of the joined
/// passage are equal.
fn join(one: &Pair, two: &Pair) -> Option<Pair> {
    let (a, b) = (&one.alignment, &two.alignment);
    let is_close = |one: &Range<usize>, two: &Range<usize>| {
        one.end <= two.start && two.start - one.end <= MAX_WORDS_BETWEEN_JOINED_PASSAGES
    };
    let alignment = PassageAlignment {
        first: a.first.start..b.first.end,
        second: a.second.start..b.second.end,
        n_same: a.n_same + b.n_same,
    };
    let is_one = one.first == two.first
        && is_close(&a.first, &b.first)
        && is_close(&a.second, &b.second)
        && MIN_SHARE_OF_JOINED_PASSAGE <= share(alignment.n_same, alignment.longer());
    is_one.then_some(Pair { alignment, ..*one })
}

/// Hashes each group of adjacent words in `words` and chooses the hashes to keep (winnowing). Calls
/// `keep` with each chosen hash and the index of the first word of its group.
pub fn winnow(words: &[u32], mut keep: impl FnMut(u32, usize)) {
    let hashes: Vec<u32> = words.windows(WORDS_PER_GROUP).map(hash).collect();
    let mut kept = None;
    for start in 0..(hashes.len() + 1)
        .saturating_sub(HASHES_PER_KEPT_HASH)
        .max(1)
    {
        let end = (start + HASHES_PER_KEPT_HASH).min(hashes.len());
        let window = (start..end).map(|idx| (hashes[idx], Reverse(idx)));
        let Some((hash, place)) = window.min() else {
            return;
        };
        if kept != Some(place.0) {
            kept = Some(place.0);
            keep(hash, place.0);
        }
    }
}

fn hash(gram: &[u32]) -> u32 {
    offset((mixed(gram) >> 32) as usize)
}

/// Returns a hash of the words `gram`. The upper bits alone are a good hash, too.
pub fn mixed(gram: &[u32]) -> u64 {
    let mixed = gram.iter().fold(0_u64, |hash, word| {
        (hash ^ u64::from(*word))
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .rotate_left(29)
    });
    mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
