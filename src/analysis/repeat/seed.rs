//! Seeds: pairs of content words that occur again. Bounded work per word. Knows no alignment.

use crate::analysis::repeat::weight::Word;
use crate::text::span::offset;

/// Stands for the absence of a place.
const NONE: u32 = u32::MAX;

/// How many earlier places of a pair are looked at.
const PLACES: usize = 8;

/// How many earlier places further away than [`AT_HAND`] are looked at.
const FAR_PLACES: usize = 3;

/// The distance up to which all places are looked at, in words.
const AT_HAND: u32 = 200;

/// The least that a pair tells, in bits, to be looked for further away.
const FAR_BITS: f32 = 14.0;

/// The least that a pair tells, in bits, to be a seed.
const LEAST_BITS: f32 = 7.0;

/// How many places of other pairs may be passed over while looking for them.
const STEPS: usize = 24;

/// The furthest that the words of a pair may be apart, in words.
const REACH: u32 = 6;

/// The pairs of content words of a draft, at most one content word between, and their places.
///
/// A hash table of chains: three numbers a pair rather than a key and a list.
#[derive(Debug)]
pub struct Seeds {
    /// The content words, as indices into the words.
    content: Vec<u32>,
    /// The last pair in each slot; pair `2 * n + s` begins with content word `n` and skips `s`.
    heads: Vec<u32>,
    /// Of each pair its hash and the pair in the same slot before it.
    pairs: Vec<(u32, u32)>,
}

/// A place where a pair stood before.
#[derive(Clone, Copy, Debug)]
pub struct Seed {
    /// The first word of the earlier pair, as an index into the words.
    pub first: u32,
    /// The first word of the later pair.
    pub second: u32,
}

impl Seeds {
    /// No pairs yet, with room for those of `words`.
    #[must_use]
    pub fn new(words: &[Word]) -> Self {
        let places = (0..).zip(words).filter(|it| it.1.is_content());
        let content: Vec<u32> = places.map(|it| it.0).collect();
        Self {
            heads: vec![NONE; (content.len() * 2).next_power_of_two()],
            pairs: vec![(0, NONE); content.len() * 2],
            content,
        }
    }

    /// How many content words there are.
    #[must_use]
    pub fn n_content(&self) -> usize {
        self.content.len()
    }

    /// Adds the pairs that begin with content word `idx` and puts the earlier places of the same
    /// pairs into `found`, the nearest first. To be called for each content word in order.
    pub fn visit(&mut self, words: &[Word], idx: usize, found: &mut Vec<Seed>) {
        for skipped in 0..2 {
            let Some((one, two)) = self.pair(words, idx, skipped) else {
                continue;
            };
            if one.weight + two.weight < LEAST_BITS {
                continue;
            }
            let hash = hash(one.stem, two.stem);
            let slot = hash as usize & (self.heads.len() - 1);
            self.earlier(words, idx, hash, (one, two), found);
            let entry = idx * 2 + skipped;
            self.pairs[entry] = (hash, self.heads[slot]);
            self.heads[slot] = offset(entry);
        }
    }

    /// Puts the earlier places of the pair `one` and `two`, whose hash is `hash`, into `found`.
    fn earlier(
        &self,
        words: &[Word],
        idx: usize,
        hash: u32,
        (one, two): (&Word, &Word),
        found: &mut Vec<Seed>,
    ) {
        let mut at = self.heads[hash as usize & (self.heads.len() - 1)];
        let far_places = if one.weight + two.weight < FAR_BITS {
            0
        } else {
            FAR_PLACES
        };
        let mut n_places = 0;
        for _ in 0..STEPS {
            if at == NONE || n_places == PLACES {
                break;
            }
            let (other, before) = self.pairs[at as usize];
            let (earlier, skipped) = (at as usize / 2, at as usize % 2);
            at = before;
            if other != hash {
                continue;
            }
            let distance = self.content[idx] - self.content[earlier];
            if distance > AT_HAND && n_places >= far_places {
                break;
            }
            let Some((a, b)) = self.pair(words, earlier, skipped) else {
                continue;
            };
            if (a.stem, b.stem) == (one.stem, two.stem) {
                n_places += 1;
                found.push(Seed {
                    first: self.content[earlier],
                    second: self.content[idx],
                });
            }
        }
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
