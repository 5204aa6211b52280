//! Seeds: pairs of content words that occur again. Bounded work per word. Knows no alignment.

use crate::analysis::repeat::weight::Word;
use crate::text::span::offset;

/// Stands for the absence of a place.
const NONE: u32 = u32::MAX;

/// How many earlier places of a pair are looked at, nearby and far away.
const PLACES: (usize, usize) = (8, 3);

/// How many places of other pairs may be passed over while looking for them.
const STEPS: usize = 24;

/// The distance up to which places are nearby, in words.
const AT_HAND: u32 = 200;

/// The least that a pair tells, in bits, to be looked for nearby and far away.
const LEAST_BITS: (f32, f32) = (7.0, 14.0);

/// The furthest that the words of a pair may be apart, in words.
const REACH: u32 = 6;

/// How many pairs are remembered as nearby: more than [`AT_HAND`] words have.
const RING: usize = 512;

/// The pairs of content words of a draft, at most one content word between, and their places.
///
/// Hash tables of chains. The pairs nearby have a small one, so that most of the work stays in a
/// processor's cache; far away, only adjacent pairs are looked for, and only telling ones.
#[derive(Debug)]
pub struct Seeds {
    /// The content words, as indices into the words.
    content: Vec<u32>,
    /// Of each content word whether the pairs that begin with it may stand elsewhere, too.
    recurring: Vec<Recurring>,
    near: Chains,
    far: Chains,
    /// Of each entry of the far chains the content word that its pair begins with.
    far_places: Vec<u32>,
}

/// Which of the pairs that begin with a content word may stand elsewhere, too.
#[derive(Clone, Copy, Debug, Default)]
struct Recurring {
    /// With the next content word, and with the one after it.
    near: [bool; 2],
    /// Whether the first tells enough to be looked for far away.
    far: bool,
}

/// Two content words that follow each other.
#[derive(Clone, Copy, Debug)]
struct Pair {
    stems: (u32, u32),
    hash: u32,
    bits: f32,
}

/// Remembers of hashes whether they came once or more often, with few mistakes and in little
/// memory: most pairs of a draft stand in it once, and need no chains.
#[derive(Debug)]
struct Sketch {
    once: Vec<u64>,
    twice: Vec<u64>,
}

impl Sketch {
    fn new(n_hashes: usize) -> Self {
        // Eight bits a hash leave one mistake in eight, or fewer.
        let n_cells = (n_hashes / 8).next_power_of_two();
        Self {
            once: vec![0; n_cells],
            twice: vec![0; n_cells],
        }
    }

    fn place(&self, hash: u32) -> (usize, u64) {
        let cell = (hash >> 6) as usize & (self.once.len() - 1);
        (cell, 1 << (hash & 63))
    }

    fn add(&mut self, hash: u32) {
        let (cell, bit) = self.place(hash);
        self.twice[cell] |= self.once[cell] & bit;
        self.once[cell] |= bit;
    }

    fn recurs(&self, hash: u32) -> bool {
        let (cell, bit) = self.place(hash);
        self.twice[cell] & bit != 0
    }
}

/// A place where a pair stood before.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// The first word of the earlier pair, as an index into the words.
    pub first: u32,
    /// The first word of the later pair.
    pub second: u32,
}

/// Numbered entries with hashes, chained where their slots are the same.
#[derive(Debug)]
struct Chains {
    /// The last entry in each slot.
    heads: Vec<u32>,
    /// Of each entry its hash and the entry in the same slot before it; a ring.
    entries: Vec<(u32, u32)>,
}

impl Chains {
    /// Chains that remember the last `n_entries`.
    fn new(n_entries: usize) -> Self {
        let size = n_entries.next_power_of_two();
        Self {
            heads: vec![NONE; size],
            entries: vec![(0, NONE); size],
        }
    }

    fn slot(&self, hash: u32) -> usize {
        hash as usize & (self.heads.len() - 1)
    }

    fn push(&mut self, entry: u32, hash: u32) {
        let (slot, place) = (self.slot(hash), entry as usize & (self.entries.len() - 1));
        self.entries[place] = (hash, self.heads[slot]);
        self.heads[slot] = entry;
    }

    /// The entries before `next` that have `hash`, the last first, and not too many others.
    fn earlier(&self, hash: u32, next: u32) -> impl Iterator<Item = u32> {
        let mask = self.entries.len() - 1;
        let oldest = (next as usize).saturating_sub(self.entries.len());
        let mut at = self.heads[self.slot(hash)];
        let chain = std::iter::from_fn(move || {
            if at == NONE || (at as usize) < oldest {
                return None;
            }
            let entry = at;
            let (other, before) = self.entries[at as usize & mask];
            // A ring's older entries are overwritten by ones that are not older than they.
            at = if before < entry { before } else { NONE };
            Some((entry, other))
        });
        chain
            .take(STEPS)
            .filter(move |it| it.1 == hash)
            .map(|it| it.0)
    }
}

impl Seeds {
    /// No pairs yet, with room for those of `words` that occur again.
    #[must_use]
    pub fn new(words: &[Word]) -> Self {
        let places = (0..).zip(words).filter(|it| it.1.is_content());
        let content: Vec<u32> = places.map(|it| it.0).collect();
        let mut seeds = Self {
            near: Chains::new(RING),
            far: Chains::new(0),
            far_places: Vec::new(),
            recurring: Vec::new(),
            content,
        };
        let n_content = seeds.content.len();
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
                if let Some(pair) = pair.filter(|it| sketch.recurs(it.hash)) {
                    one.near[skipped] = true;
                    one.far |= skipped == 0 && LEAST_BITS.1 <= pair.bits;
                }
            }
            n_far += usize::from(one.far);
            recurring.push(one);
        }
        seeds.recurring = recurring;
        seeds.far = Chains::new(n_far);
        seeds.far_places.reserve_exact(n_far);
        seeds
    }

    /// How many content words there are.
    #[must_use]
    pub fn n_content(&self) -> usize {
        self.content.len()
    }

    /// Adds the pairs that begin with content word `idx` and puts the earlier places of the same
    /// pairs into `found`, the nearest first. To be called for each content word in order.
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
                .earlier(pair.hash, entry)
                .map(|it| (it / 2, it % 2));
            let nearby =
                |it: &(u32, u32)| self.content[idx] - self.content[it.0 as usize] <= AT_HAND;
            let earlier = earlier.take_while(nearby);
            let same = |it: &(u32, u32)| self.is_pair(words, *it, &pair);
            found.extend(
                earlier
                    .filter(same)
                    .take(PLACES.0)
                    .map(|it| self.seed(idx, it.0)),
            );
            self.near.push(entry, pair.hash);
            if skipped > 0 || !recurring.far {
                continue;
            }
            let entry = offset(self.far_places.len());
            let earlier = self.far.earlier(pair.hash, entry);
            let earlier = earlier.map(|it| self.far_places[it as usize]);
            let far = |it: &u32| self.content[idx] - self.content[*it as usize] > AT_HAND;
            let same = |it: &u32| self.is_pair(words, (*it, 0), &pair);
            found.extend(
                earlier
                    .filter(far)
                    .filter(same)
                    .take(PLACES.1)
                    .map(|it| self.seed(idx, it)),
            );
            self.far.push(entry, pair.hash);
            self.far_places.push(offset(idx));
        }
    }

    /// The pair that begins with content word `idx` and skips `skipped` content words, if it tells
    /// enough to be looked for.
    fn telling_pair(&self, words: &[Word], idx: usize, skipped: usize) -> Option<Pair> {
        let (one, two) = self.pair(words, idx, skipped)?;
        let bits = one.weight + two.weight;
        // One word twice is a doubled word, or a list of them.
        if bits < LEAST_BITS.0 || one.stem == two.stem {
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
            first: self.content[earlier as usize],
            second: self.content[idx],
        }
    }

    /// Whether the pair that begins with content word `it.0` and skips `it.1` has the stems of
    /// `pair`.
    fn is_pair(&self, words: &[Word], it: (u32, u32), pair: &Pair) -> bool {
        let found = self.pair(words, it.0 as usize, it.1 as usize);
        found.is_some_and(|it| (it.0.stem, it.1.stem) == pair.stems)
    }

    /// The pair that begins with content word `idx` and skips `skipped` content words.
    fn pair<'w>(
        &self,
        words: &'w [Word],
        idx: usize,
        skipped: usize,
    ) -> Option<(&'w Word, &'w Word)> {
        let (one, two) = (self.content[idx], *self.content.get(idx + 1 + skipped)?);
        let (first, second) = (&words[one as usize], &words[two as usize]);
        (first.block == second.block && two - one <= REACH).then_some((first, second))
    }
}

fn hash(one: u32, two: u32) -> u32 {
    let mixed = (u64::from(one) << 32 | u64::from(two)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    // The upper half of a product is the well mixed one; it fits.
    u32::try_from(mixed >> 32).unwrap_or(0)
}
