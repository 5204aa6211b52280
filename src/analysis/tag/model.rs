//! The weights of the tagger and how they lie in a file. Knows no training.
//!
//! The file: the number of sure words (u32, little-endian as all), each with its hash and its tag
//! (a byte), the number of features, then the features in the order of their ids: the id, a mask of
//! the tags that have a weight (three bytes, of which the two highest bits are the row's shift),
//! and those weights (i8 each).

use rustc_hash::FxHashMap;

use crate::analysis::tag::feature::{
    Cache, Context, FeatureId, N_TAGS, Near, Sure, features, is_plain, word_hash,
};
use crate::analysis::tag::{TAGS, Tag};
use crate::text::draft::Draft;
use crate::text::span::offset;

/// The weights of one feature: one a tag, and last by how many bits to shift them left. Padded to
/// a round number for fast sums.
type Row = [i8; N_COLUMNS];

const N_COLUMNS: usize = 24;
const SHIFT: usize = N_COLUMNS - 1;

/// A feature with its weights, which are to be shifted left by so many bits, 0 to 3.
pub type Feature = (FeatureId, [i8; N_TAGS], u8);

/// A model, ready to tag with.
pub struct Model {
    /// Open addressing by feature id; a slot is the id and the index of its row.
    slots: Vec<(FeatureId, u32)>,
    rows: Vec<Row>,
    mask: usize,
    /// The words that have the same tag wherever they stand, by their hash.
    sure: FxHashMap<u32, Tag>,
}

impl Model {
    /// Reads the model that [`write`] wrote. What is cut off counts as not there.
    #[must_use]
    pub fn read(bytes: &[u8]) -> Self {
        let mut reader = Reader { bytes };
        let n_sure = reader.number().unwrap_or(0);
        let sure = (0..n_sure).map_while(|_| reader.sure()).collect();
        let n_features = reader.number().unwrap_or(0) as usize;
        let n_slots = (n_features * 2).next_power_of_two().max(16);
        let mut model = Self {
            slots: vec![(0, 0); n_slots],
            rows: Vec::with_capacity(n_features),
            mask: n_slots - 1,
            sure,
        };
        for _ in 0..n_features {
            let Some((id, row)) = reader.row() else {
                break;
            };
            model.insert(id, row);
        }
        model
    }

    fn insert(&mut self, id: FeatureId, row: Row) {
        let mut slot = id as usize & self.mask;
        while self.slots[slot].0 != 0 {
            slot = (slot + 1) & self.mask;
        }
        self.slots[slot] = (id, offset(self.rows.len()));
        self.rows.push(row);
    }

    fn row(&self, id: FeatureId) -> Option<&Row> {
        let mut slot = id as usize & self.mask;
        loop {
            let (found, row) = self.slots[slot];
            if found == id {
                return self.rows.get(row as usize);
            }
            if found == 0 {
                return None;
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// The tag of a word that has the same one wherever it stands.
    fn sure(
        &self,
        draft: &Draft,
        near: &Near<'_>,
        context: &Context,
        cache: &mut Cache,
    ) -> Option<Tag> {
        let token = near[2]?;
        let known = &mut cache.sure[token.word.index()];
        if *known == Sure::Unasked {
            let found = self.sure.get(&word_hash(draft.word(token)));
            *known = found.map_or(Sure::No, |it| Sure::Tag(*it));
        }
        match *known {
            Sure::Tag(tag) if is_plain(token, context.initial) => Some(tag),
            _ => None,
        }
    }

    /// The best tag for the token in the middle of `near`.
    #[must_use]
    pub fn best(
        &self,
        draft: &Draft,
        near: &Near<'_>,
        context: &Context,
        cache: &mut Cache,
    ) -> Tag {
        if let Some(tag) = self.sure(draft, near, context, cache) {
            return tag;
        }
        let mut sums = [0i16; N_COLUMNS];
        for id in features(draft, near, context, cache) {
            if let Some(row) = self.row(id) {
                let shift = row[SHIFT];
                for (sum, weight) in sums.iter_mut().zip(row) {
                    *sum += i16::from(*weight) << shift;
                }
            }
        }
        let mut best = 0;
        for idx in 1..N_TAGS {
            if sums[best] < sums[idx] {
                best = idx;
            }
        }
        TAGS[best]
    }
}

/// The bytes of a model with these sure words, by their hashes, and these features; both in order.
#[must_use]
pub fn write(sure: &[(u32, Tag)], features: &[Feature]) -> Vec<u8> {
    let mut bytes = offset(sure.len()).to_le_bytes().to_vec();
    for (hash, tag) in sure {
        bytes.extend(hash.to_le_bytes());
        bytes.push(*tag as u8);
    }
    bytes.extend(offset(features.len()).to_le_bytes());
    for (id, weights, shift) in features {
        let mask = (0..N_TAGS)
            .filter(|it| weights[*it] != 0)
            .fold(u32::from(*shift) << N_TAGS, |mask, it| mask | 1 << it);
        bytes.extend(id.to_le_bytes());
        bytes.extend(&mask.to_le_bytes()[..3]);
        let kept = weights.iter().filter(|it| **it != 0);
        bytes.extend(kept.flat_map(|it| it.to_le_bytes()));
    }
    bytes
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
        TAGS.get(usize::from(tag)).map(|it| (hash, *it))
    }

    fn row(&mut self) -> Option<(FeatureId, Row)> {
        let id = self.number()?;
        let [low, middle, high] = self.take()?;
        let mask = u32::from_le_bytes([low, middle, high, 0]);
        let mut row = [0; N_COLUMNS];
        row[SHIFT] = i8::try_from(mask >> N_TAGS).unwrap_or(0);
        for (idx, weight) in row.iter_mut().enumerate().take(N_TAGS) {
            if mask >> idx & 1 == 1 {
                let [byte] = self.take()?;
                *weight = i8::from_le_bytes([byte]);
            }
        }
        Some((id, row))
    }
}
