//! The weights of the tagger and the format of their file.
//!
//! The file has the number of words with a fixed tag (u32; all numbers are little-endian), and for
//! each its hash and its tag (a byte). Then follow the number of features and the features in the
//! order of their ids. Each has the id, a mask of the tags that have a weight (three bytes, whose
//! two highest bits are the shift of the row), and those weights (i8 each).

use rustc_hash::FxHashMap;

use crate::syntax::tag::feature::{
    Cache, EDGE, FeatureId, Hashes, Known, N_COLUMNS, N_TAGS, NO_ROW, Near, RowId, SETTINGS,
    Setting, Sums, Sure, TagContext, is_plain, mix, word_hash,
};
use crate::syntax::tag::{TAGS, Tag};
use crate::text::draft::Draft;
#[cfg(any(test, feature = "internals"))]
use crate::text::span::offset;
use crate::text::token::Token;

/// The weights of one feature; the last column is their common factor, 1 to 8.
type Row = [i8; N_COLUMNS];
const FACTOR: usize = N_COLUMNS - 1;

/// The most features of a model, which limits the memory that a broken file can request. No model
/// has as many.
const MOST_FEATURES: u32 = 1 << 20;

/// A feature with its weights, and by how many bits these are shifted left, 0 to 3.
#[cfg(any(test, feature = "internals"))]
pub type Feature = (FeatureId, [i8; N_TAGS], u8);

/// A feature and its weights side by side, so that finding them takes one memory access.
#[derive(Clone, Copy)]
struct Entry {
    id: FeatureId,
    row: Row,
}

/// A model that is ready for tagging.
pub struct Model {
    /// A hint for each slot; 0 for an empty slot. Most features looked up are unknown, which the
    /// hints show without access to the slots, since they fit into the fastest cache.
    hints: Vec<u8>,
    /// A hash table with open addressing by feature id.
    slots: Vec<Entry>,
    mask: usize,
    /// The words that have the same tag everywhere, by their hashes.
    sure: FxHashMap<u32, Tag>,
    /// The rows of the features of each kind in [`SETTINGS`], by their values.
    settings: [Vec<RowId>; SETTINGS.len()],
    /// The rows of the features of the edge of a sentence.
    edge: Known,
}

const EMPTY: Entry = Entry {
    id: 0,
    row: [0; N_COLUMNS],
};

impl Model {
    /// Reads the model that [`write()`] wrote. If the end of the file is missing, the rest is used.
    pub fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader { bytes };
        let n_sure = reader.number().unwrap_or(0);
        let sure = (0..n_sure).map_while(|_| reader.sure()).collect();
        let n_features = reader.number().unwrap_or(0).min(MOST_FEATURES) as usize;
        let n_slots = (n_features + n_features / 2).next_power_of_two().max(16);
        let mut model = Self {
            hints: vec![0; n_slots],
            slots: vec![EMPTY; n_slots],
            mask: n_slots - 1,
            sure,
            settings: [const { Vec::new() }; SETTINGS.len()],
            edge: Known {
                beside: [NO_ROW; 5],
                own: None,
            },
        };
        for _ in 0..n_features {
            let Some(entry) = reader.entry() else {
                break;
            };
            model.insert(entry);
        }
        model.edge = model.known(&EDGE);
        model.settings = SETTINGS.map(|(kind, n_values)| {
            let rows = (0..n_values).map(|value| model.row(mix(kind, value)));
            rows.collect()
        });
        model
    }

    fn insert(&mut self, entry: Entry) {
        let mut slot = entry.id as usize & self.mask;
        while self.hints[slot] != 0 {
            slot = (slot + 1) & self.mask;
        }
        self.hints[slot] = hint(entry.id);
        self.slots[slot] = entry;
    }

    /// Returns the first slot from `slot` on whose hint is that of feature `id`.
    fn hinted(&self, id: FeatureId, slot: usize) -> Option<usize> {
        let wanted = hint(id);
        let hints = self.hints.as_slice();
        // The mask is computed from the length, so that the compiler drops the bounds checks.
        let mask = hints.len().checked_sub(1)?;
        let mut slot = slot & mask;
        loop {
            match hints[slot] {
                0 => return None,
                found if found == wanted => return Some(slot),
                _ => slot = (slot + 1) & mask,
            }
        }
    }

    /// Returns the position of the weights of feature `id`.
    fn row(&self, id: FeatureId) -> RowId {
        let mut at = self.hinted(id, id as usize);
        while let Some(slot) = at {
            if self.slots[slot].id == id {
                return RowId::try_from(slot).unwrap_or(NO_ROW);
            }
            at = self.hinted(id, slot + 1);
        }
        NO_ROW
    }

    /// Adds the weights in `row` to `sums`, if there are any.
    fn add(&self, row: RowId, sums: &mut Sums) {
        if let Some(entry) = self.slots.get(row as usize) {
            add(sums, &entry.row);
        }
    }

    /// Returns the rows for a word with these `hashes`, without the sum of its own features.
    fn known(&self, hashes: &Hashes) -> Known {
        Known {
            beside: hashes.beside.map(|hash| self.row(hash)),
            own: None,
        }
    }

    /// Returns the sum of the features that depend on one word of `near` alone, whose hashes are in
    /// `cache`.
    fn of_words(&self, near: &Near<'_>, cache: &mut Cache) -> Sums {
        for token in near.iter().flatten() {
            let word = token.word.index();
            if cache.known[word].is_none() {
                cache.known[word] = Some(self.known(cache.hashes(Some(token))));
            }
        }
        let known = |token: Option<&Token>| token.and_then(|token| cache.known[token.word.index()]);
        let [far_left, left, own, right, far_right] =
            near.map(|token| known(token).unwrap_or(self.edge));
        let mut sums = match own.own {
            Some(own) => cache.own[own as usize],
            None => self.own(near[2], cache),
        };
        for row in [
            left.beside[0],
            right.beside[1],
            right.beside[2],
            far_left.beside[3],
            far_right.beside[4],
        ] {
            self.add(row, &mut sums);
        }
        sums
    }

    /// Computes the sum of the own features of the word of `token`, and keeps it in `cache`.
    fn own(&self, token: Option<&Token>, cache: &mut Cache) -> Sums {
        let mut sums = [0; N_COLUMNS];
        for id in cache.hashes(token).own {
            self.add(self.row(id), &mut sums);
        }
        if let Some(known) = token.and_then(|token| cache.known[token.word.index()].as_mut()) {
            known.own = u32::try_from(cache.own.len()).ok();
            cache.own.push(sums);
        }
        sums
    }

    /// Returns the tag of a word that has the same tag everywhere.
    fn sure(
        &self,
        draft: &Draft,
        near: &Near<'_>,
        context: TagContext,
        cache: &mut Cache,
    ) -> Option<Tag> {
        let token = near[2]?;
        let known = &mut cache.sure[token.word.index()];
        if *known == Sure::Unasked {
            let found = self.sure.get(&word_hash(draft.word(token)));
            *known = found.map_or(Sure::No, |tag| Sure::Tag(*tag));
        }
        match *known {
            Sure::Tag(tag) if is_plain(token, context.initial) => Some(tag),
            _ => None,
        }
    }

    /// Returns the sums of the weights for the token in the middle of `near`.
    fn sums(&self, draft: &Draft, near: &Near<'_>, context: TagContext, cache: &mut Cache) -> Sums {
        cache.fill(draft, near);
        let mut sums = self.of_words(near, cache);
        let setting = Setting::of(draft, near, context);
        for (rows, value) in self.settings.iter().zip(setting.values()) {
            let row = rows.get(value as usize);
            self.add(row.copied().unwrap_or(NO_ROW), &mut sums);
        }
        for id in setting.with_words(near, cache) {
            self.add(self.row(id), &mut sums);
        }
        sums
    }

    /// Returns the best tag for the token in the middle of `near`.
    pub fn best(
        &self,
        draft: &Draft,
        near: &Near<'_>,
        context: TagContext,
        cache: &mut Cache,
    ) -> Tag {
        if let Some(tag) = self.sure(draft, near, context, cache) {
            return tag;
        }
        let sums = self.sums(draft, near, context, cache);
        // If several sums are the highest, the first is chosen.
        let sums = &sums[..N_TAGS];
        let highest = sums.iter().copied().max();
        let best = sums.iter().position(|i16| Some(*i16) == highest);
        TAGS[best.unwrap_or(0)]
    }
}

/// Returns the bytes of a model with the words `sure`, by their hashes, and `features`; both must
/// be in order.
#[cfg(any(test, feature = "internals"))]
pub fn write(sure: &[(u32, Tag)], features: &[Feature]) -> Vec<u8> {
    let mut bytes = offset(sure.len()).to_le_bytes().to_vec();
    for (hash, tag) in sure {
        bytes.extend(hash.to_le_bytes());
        bytes.push(*tag as u8);
    }
    bytes.extend(offset(features.len()).to_le_bytes());
    for (id, weights, shift) in features {
        let mask = (0..N_TAGS)
            .filter(|idx| weights[*idx] != 0)
            .fold(u32::from(*shift) << N_TAGS, |mask, idx| mask | 1 << idx);
        bytes.extend(id.to_le_bytes());
        bytes.extend(&mask.to_le_bytes()[..3]);
        let kept = weights.iter().filter(|weight| **weight != 0);
        bytes.extend(kept.flat_map(|weight| weight.to_le_bytes()));
    }
    bytes
}

/// Adds a row to the sums, column by column, in a form that the compiler can vectorise.
#[inline(never)]
fn add(sums: &mut Sums, row: &Row) {
    let factor = i16::from(row[FACTOR]);
    for idx in 0..N_COLUMNS {
        sums[idx] = sums[idx].wrapping_add(i16::from(row[idx]).wrapping_mul(factor));
    }
}

/// Returns the hint of a feature: the bits that do not determine its slot; never 0.
const fn hint(id: FeatureId) -> u8 {
    (id >> 24) as u8 | 1
}

struct Reader<'b> {
    bytes: &'b [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*taken)
    }

    fn number(&mut self) -> Option<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn sure(&mut self) -> Option<(u32, Tag)> {
        let hash = self.number()?;
        let [tag] = self.take()?;
        TAGS.get(usize::from(tag)).map(|tag| (hash, *tag))
    }

    fn entry(&mut self) -> Option<Entry> {
        let id = self.number()?;
        let [low, middle, high] = self.take()?;
        let mask = u32::from_le_bytes([low, middle, high, 0]);
        let mut row = [0; N_COLUMNS];
        row[FACTOR] = 1 << (mask >> N_TAGS & 3);
        for (idx, weight) in row.iter_mut().enumerate().take(N_TAGS) {
            if mask >> idx & 1 == 1 {
                let [byte] = self.take()?;
                *weight = i8::from_le_bytes([byte]);
            }
        }
        Some(Entry { id, row })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use crate::syntax::tag::feature::{features, near};
    use crate::text::markup::Markup;

    #[test]
    fn what_is_remembered_of_words_adds_up_to_the_weights_of_all_features() {
        let model = Model::read(embedded::bytes("models/tagger.bin"));
        let text = "The mayor of Brask-on-Sea said 14 ships sank, the mayor said.";
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let mut cache = Cache::new(draft.words.count());
        let mut context = TagContext::default();
        for idx in 0..draft.tokens.len() {
            let near = near(&draft, 0..draft.tokens.len(), idx);
            context.initial = idx == 0;
            let found = model.sums(&draft, &near, context, &mut cache);
            let mut expected = [0; N_COLUMNS];
            for id in features(&draft, &near, context, &mut cache) {
                model.add(model.row(id), &mut expected);
            }
            assert_eq!(found, expected, "{idx}");
            assert_ne!(found, [0; N_COLUMNS], "{idx}");
            context.push(TAGS[idx % N_TAGS]);
        }
    }
}
