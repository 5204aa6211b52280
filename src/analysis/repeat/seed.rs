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

/// How many far pairs are looked at ahead of their turn.
const AHEAD: usize = 32;

/// The pairs of content words of a draft, at most one content word between, and their places.
///
/// Hash tables of chains. The pairs nearby have a small one, so that most of the work stays in a
/// processor's cache; far away, only adjacent pairs are looked for, and only telling ones.
#[derive(Debug)]
pub struct Seeds {
    /// The content words, as indices into the words.
    content: Vec<u32>,
    near: Chains,
    far: Chains,
    /// What the far chains held for the next few pairs when last looked at. Looking at several at
    /// once lets the processor wait for all of them together.
    ahead: [u32; AHEAD],
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
    /// No pairs yet, with room for those of `words`.
    #[must_use]
    pub fn new(words: &[Word]) -> Self {
        let places = (0..).zip(words).filter(|it| it.1.is_content());
        let content: Vec<u32> = places.map(|it| it.0).collect();
        Self {
            near: Chains::new(RING),
            far: Chains::new(content.len()),
            ahead: [NONE; AHEAD],
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
        if idx.is_multiple_of(AHEAD) {
            self.look_ahead(words, idx);
        }
        for skipped in 0..2 {
            let Some((one, two)) = self.pair(words, idx, skipped) else {
                continue;
            };
            let bits = one.weight + two.weight;
            // One word twice is a doubled word, or a list of them.
            if bits < LEAST_BITS.0 || one.stem == two.stem {
                continue;
            }
            let hash = hash(one.stem, two.stem);
            let entry = offset(idx * 2 + skipped);
            let earlier = self.near.earlier(hash, entry).map(|it| (it / 2, it % 2));
            let nearby =
                |it: &(u32, u32)| self.content[idx] - self.content[it.0 as usize] <= AT_HAND;
            let earlier = earlier.take_while(nearby);
            let same = |it: &(u32, u32)| self.is_pair(words, *it, (one, two));
            found.extend(
                earlier
                    .filter(same)
                    .take(PLACES.0)
                    .map(|it| self.seed(idx, it.0)),
            );
            self.near.push(entry, hash);
            if skipped > 0 || bits < LEAST_BITS.1 {
                continue;
            }
            // Nothing is lost where an empty slot was filled since: what filled it is nearby.
            let entry = offset(idx);
            let far = |it: &u32| self.content[idx] - self.content[*it as usize] > AT_HAND;
            let earlier = self.far.earlier(hash, entry).filter(far);
            let same = |it: &u32| self.is_pair(words, (*it, 0), (one, two));
            found.extend(
                earlier
                    .filter(same)
                    .take(PLACES.1)
                    .map(|it| self.seed(idx, it)),
            );
            self.far.push(entry, hash);
        }
    }

    fn look_ahead(&mut self, words: &[Word], start: usize) {
        let end = (start + AHEAD).min(self.content.len());
        let mut ahead = [NONE; AHEAD];
        for (idx, head) in (start..end).zip(&mut ahead) {
            if let Some((one, two)) = self.pair(words, idx, 0) {
                *head = self.far.heads[self.far.slot(hash(one.stem, two.stem))];
            }
        }
        self.ahead = ahead;
    }

    fn seed(&self, idx: usize, earlier: u32) -> Seed {
        Seed {
            first: self.content[earlier as usize],
            second: self.content[idx],
        }
    }

    /// Whether the pair that begins with content word `it.0` and skips `it.1` has the stems of
    /// `pair`.
    fn is_pair(&self, words: &[Word], it: (u32, u32), pair: (&Word, &Word)) -> bool {
        let found = self.pair(words, it.0 as usize, it.1 as usize);
        found.is_some_and(|it| (it.0.stem, it.1.stem) == (pair.0.stem, pair.1.stem))
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
