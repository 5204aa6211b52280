//! Finds seeds. A seed is a pair of content words, close together, that occurs at two places of a
//! draft. The work for each word is bounded.

use crate::analysis::repeat::tuning::{
    MAX_DISTANCE_OF_NEAR_PAIRS, MAX_FAR_CHAIN_STEPS, MAX_FAR_PLACES, MAX_NEAR_CHAIN_STEPS,
    MAX_NEAR_PAIRS_REMEMBERED, MAX_NEAR_PLACES, MAX_WORDS_WITHIN_PAIR, MIN_BITS_OF_FAR_PAIR,
    MIN_BITS_OF_NEAR_PAIR,
};
use crate::analysis::repeat::weight::Word;
use crate::text::span::offset;

/// The number that means “no entry” or “no content word”.
const NONE: u32 = u32::MAX;

/// The pairs of content words of a draft, and the places of each pair. The two words of a pair are
/// adjacent content words or have one content word between them.
///
/// The pairs are in hash tables with chains. Near pairs, which are those of the last few hundred
/// words, have a table that fits into the processor's cache. Over a greater distance, only pairs of
/// adjacent content words with a great weight are searched for.
#[derive(Debug)]
pub struct Seeds {
    content: Vec<Content>,
    /// For each content word, which pairs that begin with this word may occur elsewhere in the
    /// draft.
    recurring: Vec<Recurring>,
    near: Chains<()>,
    /// The far pairs. Each entry has the index of the content word that begins the pair, and the
    /// surroundings of the pair.
    far: Chains<(u32, Surroundings)>,
    n_far: u32,
}

/// A content word of the draft.
#[derive(Clone, Copy, Debug)]
struct Content {
    /// The index of the word among all words, which include function words.
    at: u32,
    stem: u32,
}

/// The two content words before a pair and the two content words after the pair. Each word is
/// hashed to one byte.
///
/// Two places of a pair that are far apart are taken for a seed only if a word near the pair
/// matches as well, because the copies of a repeat have more equal words than the pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Surroundings(u32);

impl Surroundings {
    fn of(content: &[Content], idx: usize) -> Self {
        let byte = |idx: Option<usize>| {
            let stem = idx
                .and_then(|idx| content.get(idx))
                .map_or(0, |content| content.stem + 1);
            stem.wrapping_mul(0x9e37_79b9) >> 24
        };
        let before = byte(idx.checked_sub(2)) << 8 | byte(idx.checked_sub(1));
        let after = byte(Some(idx + 2)) << 8 | byte(Some(idx + 3));
        Self(before << 16 | after)
    }

    /// Says whether the words before both pairs, or the words after both pairs, have a hash in
    /// common. The two words with this hash must be at the same or at adjacent positions.
    fn share(self, other: Self) -> bool {
        let beside = (other.0 & 0x00ff_00ff) << 8 | (other.0 & 0xff00_ff00) >> 8;
        has_zero_byte(self.0 ^ other.0) || has_zero_byte(self.0 ^ beside)
    }
}

/// Says whether one of the four bytes of `word` is zero. If 1 is subtracted from each byte, the top
/// bit of a zero byte changes from 0 to 1. A borrow may also set the top bit of the byte above a
/// zero byte.
fn has_zero_byte(word: u32) -> bool {
    word.wrapping_sub(0x0101_0101) & !word & 0x8080_8080 != 0
}

/// Says which pairs that begin with a content word may occur elsewhere in the draft.
#[derive(Clone, Copy, Debug, Default)]
struct Recurring {
    /// A content word forms one pair with the next content word, and one pair with the content word
    /// after that. For each of these two pairs, whether it may occur elsewhere.
    near: [bool; 2],
    /// Whether the pair with the next content word may occur elsewhere and weighs enough to be
    /// searched for at a great distance.
    far: bool,
}

/// Two content words that form a pair: their stems, the hash of the stems, and the weight of both
/// words in bits.
#[derive(Clone, Copy, Debug)]
struct Pair {
    stems: (u32, u32),
    hash: u32,
    bits: f32,
}

/// Remembers which hashes were added more than once. A sketch needs little memory, but sometimes
/// names a hash that was added only once. Most pairs of a draft occur once; the sketch keeps them
/// out of the chains.
#[derive(Debug)]
struct Sketch(Vec<Cell>);

/// 64 places for hashes. `once` has a bit for each hash that was added, and `twice` has a bit for
/// each hash that was added again.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    once: u64,
    twice: u64,
}

impl Sketch {
    fn new(n_hashes: usize) -> Self {
        // With eight bits for each hash, at most one answer in eight is wrong.
        Self(vec![Cell::default(); (n_hashes / 8).next_power_of_two()])
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        ((hash >> 6) as usize & (self.0.len() - 1), 1 << (hash & 63))
    }

    fn add(&mut self, hash: u32) {
        let (cell, bit) = self.place(hash);
        let cell = &mut self.0[cell];
        cell.twice |= cell.once & bit;
        cell.once |= bit;
    }

    fn recurs(&self, hash: u32) -> bool {
        let (cell, bit) = self.place(hash);
        self.0[cell].twice & bit != 0
    }
}

/// The value of an empty entry of `Seeds::far`. The entry has no content word and no surroundings.
const NOWHERE: (u32, Surroundings) = (NONE, Surroundings(0));

/// Two places of a draft with the same pair of content words.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// The index of the first word of the pair at the earlier place.
    pub first: u32,
    /// The index of the first word of the pair at the later place.
    pub second: u32,
}

/// A hash table of numbered entries. Entries whose hashes lead to the same slot form a chain.
#[derive(Debug)]
struct Chains<T> {
    /// The number of the last entry in each slot; `NONE` for an empty slot.
    heads: Vec<u32>,
    /// The entries, in a ring buffer. A new entry replaces the oldest one.
    entries: Vec<Entry<T>>,
}

#[derive(Clone, Copy, Debug)]
struct Entry<T> {
    hash: u32,
    /// The number of the previous entry in the same slot; `NONE` for the first entry.
    before: u32,
    value: T,
}

impl<T: Copy> Chains<T> {
    /// Creates empty chains that keep at least the last `n_entries` entries. `empty` is the value
    /// of unused entries.
    fn new(n_entries: usize, empty: T) -> Self {
        let size = n_entries.next_power_of_two();
        let entry = Entry {
            hash: 0,
            before: NONE,
            value: empty,
        };
        Self {
            heads: vec![NONE; size],
            entries: vec![entry; size],
        }
    }

    fn slot(&self, hash: u32) -> usize {
        hash as usize & (self.heads.len() - 1)
    }

    fn push(&mut self, number: u32, hash: u32, value: T) {
        let (slot, place) = (self.slot(hash), number as usize & (self.entries.len() - 1));
        self.entries[place] = Entry {
            hash,
            before: self.heads[slot],
            value,
        };
        self.heads[slot] = number;
    }

    /// Returns the entries with `hash` whose numbers are less than `next`, each with its value. The
    /// last entry comes first. At most `n_steps` entries of the slot are read.
    fn earlier(&self, hash: u32, next: u32, n_steps: usize) -> impl Iterator<Item = (u32, T)> {
        let mask = self.entries.len() - 1;
        let oldest = (next as usize).saturating_sub(self.entries.len());
        let mut at = self.heads[self.slot(hash)];
        let chain = std::iter::from_fn(move || {
            if at == NONE || (at as usize) < oldest {
                return None;
            }
            let (number, entry) = (at, self.entries[at as usize & mask]);
            // A later entry may have replaced this one in the ring buffer. Its `before` is then not
            // smaller than `number`.
            at = if entry.before < number {
                entry.before
            } else {
                NONE
            };
            Some((number, entry))
        });
        let same = chain
            .take(n_steps)
            .filter(move |(_, entry)| entry.hash == hash);
        same.map(|(idx, entry)| (idx, entry.value))
    }
}

impl Seeds {
    /// Prepares the search for seeds in `words`. Then [`Seeds::visit`] must be called for each
    /// content word.
    pub fn new(words: &[Word]) -> Self {
        let n_content = words.iter().filter(|word| word.is_content()).count();
        let mut content = Vec::with_capacity(n_content);
        let places = (0..).zip(words).filter(|(_, word)| word.is_content());
        content.extend(places.map(|(at, word)| Content {
            at,
            stem: word.stem,
        }));
        let mut seeds = Self {
            near: Chains::new(MAX_NEAR_PAIRS_REMEMBERED, ()),
            far: Chains::new(0, NOWHERE),
            n_far: 0,
            recurring: Vec::new(),
            content,
        };
        let mut sketch = Sketch::new(n_content * 2);
        for idx in 0..n_content {
            for skipped in 0..2 {
                if let Some(pair) = seeds.telling_pair(words, idx, skipped) {
                    sketch.add(pair.hash);
                }
            }
        }
        let mut n_far = 0;
        let mut recurring = Vec::with_capacity(n_content);
        for idx in 0..n_content {
            let mut one = Recurring::default();
            for skipped in 0..2 {
                let pair = seeds.telling_pair(words, idx, skipped);
                if let Some(pair) = pair.filter(|pair| sketch.recurs(pair.hash)) {
                    one.near[skipped] = true;
                    one.far |= skipped == 0 && MIN_BITS_OF_FAR_PAIR <= pair.bits;
                }
            }
            n_far += usize::from(one.far);
            recurring.push(one);
        }
        seeds.recurring = recurring;
        seeds.far = Chains::new(n_far, NOWHERE);
        seeds
    }

    /// Returns the number of content words.
    pub fn n_content(&self) -> usize {
        self.content.len()
    }

    /// Adds the pairs that begin with content word `idx`. If such a pair has earlier places, adds
    /// the seeds of these places to `found`, beginning with the nearest place. The function must be
    /// called for each content word in order.
    pub fn visit(&mut self, words: &[Word], idx: usize, found: &mut Vec<Seed>) {
        let recurring = self.recurring[idx];
        for skipped in 0..2 {
            if !recurring.near[skipped] {
                continue;
            }
            let Some(pair) = self.telling_pair(words, idx, skipped) else {
                continue;
            };
            let entry = offset(idx * 2 + skipped);
            let earlier = self
                .near
                .earlier(pair.hash, entry, MAX_NEAR_CHAIN_STEPS)
                .map(|(entry, ())| (entry / 2, entry % 2));
            let earlier = earlier
                .take_while(|&(start, _)| self.distance(idx, start) <= MAX_DISTANCE_OF_NEAR_PAIRS);
            let same = |candidate: &(u32, u32)| self.is_pair(*candidate, &pair);
            found.extend(
                earlier
                    .filter(same)
                    .take(MAX_NEAR_PLACES)
                    .map(|(start, _)| self.seed(idx, start)),
            );
            self.near.push(entry, pair.hash, ());
            if skipped > 0 || !recurring.far {
                continue;
            }
            let here = Surroundings::of(&self.content, idx);
            let earlier = self
                .far
                .earlier(pair.hash, self.n_far, MAX_FAR_CHAIN_STEPS)
                .map(|(_, place)| place);
            let alike = earlier
                .filter(|(_, around)| around.share(here))
                .map(|(start, _)| start);
            let far = alike
                .filter(|candidate| MAX_DISTANCE_OF_NEAR_PAIRS < self.distance(idx, *candidate));
            let same = far.filter(|candidate| self.is_pair((*candidate, 0), &pair));
            found.extend(
                same.take(MAX_FAR_PLACES)
                    .map(|candidate| self.seed(idx, candidate)),
            );
            self.far.push(self.n_far, pair.hash, (offset(idx), here));
            self.n_far += 1;
        }
    }

    /// Returns the pair of content word `idx` and the content word after it; `skipped` content
    /// words between them are skipped. Returns `None` if the pair weighs too little, or if its two
    /// words are equal.
    fn telling_pair(&self, words: &[Word], idx: usize, skipped: usize) -> Option<Pair> {
        let (one, two) = self.pair(words, idx, skipped)?;
        let bits = one.weight + two.weight;
        // Two equal words are a doubled word, or part of a list of equal words.
        if bits < MIN_BITS_OF_NEAR_PAIR || one.stem == two.stem {
            return None;
        }
        Some(Pair {
            stems: (one.stem, two.stem),
            hash: hash(one.stem, two.stem),
            bits,
        })
    }

    fn seed(&self, idx: usize, earlier: u32) -> Seed {
        Seed {
            first: self.content[earlier as usize].at,
            second: self.content[idx].at,
        }
    }

    /// Returns the number of words from content word `earlier` to content word `idx`.
    fn distance(&self, idx: usize, earlier: u32) -> u32 {
        self.content[idx].at - self.content[earlier as usize].at
    }

    /// Says whether content word `start` and the content word after it have the stems of `pair`.
    /// Between the two, `n_skipped` content words are skipped.
    fn is_pair(&self, (start, n_skipped): (u32, u32), pair: &Pair) -> bool {
        let (first, second) = (start as usize, (start + 1 + n_skipped) as usize);
        (self.content[first].stem, self.content[second].stem) == pair.stems
    }

    /// Returns content word `idx` and the content word after it; `skipped` content words between
    /// them are skipped. Returns `None` if the two words are too far apart or in different blocks.
    fn pair<'w>(
        &self,
        words: &'w [Word],
        idx: usize,
        skipped: usize,
    ) -> Option<(&'w Word, &'w Word)> {
        let (one, two) = (self.content[idx], self.content.get(idx + 1 + skipped)?);
        if MAX_WORDS_WITHIN_PAIR < two.at - one.at {
            return None;
        }
        let (first, second) = (&words[one.at as usize], &words[two.at as usize]);
        (first.block == second.block).then_some((first, second))
    }
}

fn hash(one: u32, two: u32) -> u32 {
    let mixed = (u64::from(one) << 32 | u64::from(two)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // The upper half of the product is well mixed, and it fits into 32 bits.
    u32::try_from(mixed >> 32).unwrap_or(0)
}
