//! The weights of the tagger and the format of their file.
//!
//! The file has two tables. Each begins with the number of its rows (u32, little-endian). The first
//! table has the words with the same tag everywhere: the hashes of all words, then the tags of all
//! words (a byte each). The second table has the features: the ids of all features, then all masks
//! (three bytes each, little-endian), then all weights (i8 each). A mask says which tags have a
//! weight; its two highest bits are the shift of the weights. Hashes and ids ascend; each is
//! written as its difference from the one before, in LEB128. Because each column is written on its
//! own, the file compresses to four fifths of what whole rows would need. Every package contains
//! the file.

use rustc_hash::FxHashMap;

#[cfg(any(test, feature = "internals"))]
use crate::syntax::tag::feature::FeatureId;
use crate::syntax::tag::feature::{
    EDGE_HASHES, N_COLUMNS, N_TAGS, NO_ROW, RowId, SHAPE_FEATURES, ShapeContext, TagContext,
    TagSums, TokenWindow, WordCache, WordFacts, WordHashes, feature_id, may_have_fixed_tag,
    word_hashes,
};
use crate::syntax::tag::recent::RecentWords;
use crate::syntax::tag::table::{FeatureTable, Row};
use crate::syntax::tag::{TAGS, Tag};
use crate::text::draft::Draft;
use crate::text::span::offset;
use crate::text::token::Token;

/// The last column of a row.
const FACTOR_COLUMN: usize = N_COLUMNS - 1;

/// The maximum number of rows of a table. It limits the memory that a broken file can request.
const MAX_ROWS: u32 = 1 << 20;

/// The number of bytes of the mask that says for which tags a feature has a weight.
const N_MASK_BYTES: usize = 3;

/// The id of a feature, its weight for each tag, and the shift of the weights to the left in bits.
#[cfg(any(test, feature = "internals"))]
pub type Feature = (FeatureId, [i8; N_TAGS], u8);

/// A model that is ready for tagging.
pub struct Model {
    /// The weights of all features.
    table: FeatureTable,
    /// The tags of words that have the same tag everywhere. The keys are the hashes of the words.
    fixed_tags: FxHashMap<u32, Tag>,
    /// For each kind in [`SHAPE_FEATURES`] and each value, the position of the feature.
    shape_rows: [Vec<RowId>; SHAPE_FEATURES.len()],
    /// What the model knows of a place before the first or after the last token of a sentence.
    edge: WordFacts,
    /// Words of the drafts that were tagged last, with what the model knows of them.
    recent: RecentWords,
}

impl Model {
    /// Reads a model that `write` wrote. If the end of the file is missing, the rest is used.
    pub fn read(bytes: &[u8]) -> Self {
        let mut reader = ModelReader { bytes };
        let n_fixed_tags = reader.read_length();
        let words = reader.read_ascending(n_fixed_tags);
        let tags = reader.read_bytes(n_fixed_tags);
        let fixed_tags = words.into_iter().zip(tags);
        let fixed_tags = fixed_tags
            .filter_map(|(word, tag)| TAGS.get(usize::from(*tag)).map(|tag| (word, *tag)))
            .collect();
        let n_features = reader.read_length();
        let ids = reader.read_ascending(n_features);
        let (masks, _) = reader.read_bytes(N_MASK_BYTES * n_features).as_chunks();
        let mut table = FeatureTable::new(n_features);
        for (id, mask) in ids.into_iter().zip(masks) {
            if !reader.read_row(*mask, table.add(id)) {
                break;
            }
        }
        let mut model = Self {
            table,
            fixed_tags,
            shape_rows: [const { Vec::new() }; SHAPE_FEATURES.len()],
            edge: WordFacts {
                pair: EDGE_HASHES.pair,
                fixed_tag: None,
                neighbour_rows: [NO_ROW; 5],
                own_sum: [0; N_COLUMNS],
            },
            recent: RecentWords::default(),
        };
        model.edge = model.facts(&EDGE_HASHES);
        model.shape_rows = SHAPE_FEATURES.map(|(kind, n_values)| {
            let rows = (0..n_values).map(|value| model.table.find(feature_id(kind, value)));
            rows.collect()
        });
        model
    }

    /// Adds the weights at the position `row` to `sums`. Does nothing for [`NO_ROW`].
    fn add_row_at(&self, row: RowId, sums: &mut TagSums) {
        if let Some(row) = self.table.row(row) {
            add_row(sums, row);
        }
    }

    /// Returns what the model knows of a word with these `hashes`.
    fn facts(&self, hashes: &WordHashes) -> WordFacts {
        let mut own_sum = [0; N_COLUMNS];
        for id in hashes.own_features {
            self.add_row_at(self.table.find(id), &mut own_sum);
        }
        WordFacts {
            pair: hashes.pair,
            fixed_tag: self.fixed_tags.get(&hashes.pair.word).copied(),
            neighbour_rows: hashes.neighbour_features.map(|id| self.table.find(id)),
            own_sum,
        }
    }

    /// Looks up the word of `token` and returns its index in the facts of `cache`.
    fn look_up(&self, draft: &Draft, token: &Token, cache: &mut WordCache) -> usize {
        let row = &mut cache.rows[token.word.index()];
        if let Some(known) = row.checked_sub(1) {
            return known as usize;
        }
        let word = draft.word(token);
        let compute = || self.facts(&word_hashes(word));
        let facts = self.recent.get(word, draft.words.hash(token.word), compute);
        cache.facts.push(facts);
        *row = offset(cache.facts.len());
        cache.facts.len() - 1
    }

    /// Returns the sum of weights for each tag of the token in the middle of `window`.
    fn sums(
        &self,
        draft: &Draft,
        window: &TokenWindow<'_>,
        context: TagContext,
        cache: &mut WordCache,
    ) -> TagSums {
        let known = window.map(|token| token.map(|token| self.look_up(draft, token, cache)));
        let [far_left, left, own, right, far_right] =
            known.map(|row| row.map_or(&self.edge, |row| &cache.facts[row]));
        let mut sums = own.own_sum;
        for row in [
            left.neighbour_rows[0],
            right.neighbour_rows[1],
            right.neighbour_rows[2],
            far_left.neighbour_rows[3],
            far_right.neighbour_rows[4],
        ] {
            self.add_row_at(row, &mut sums);
        }
        let setting = ShapeContext::of(draft, window, context);
        for (rows, value) in self.shape_rows.iter().zip(setting.values()) {
            let row = rows.get(value as usize);
            self.add_row_at(row.copied().unwrap_or(NO_ROW), &mut sums);
        }
        let words = [far_left, left, own, right, far_right];
        for id in setting.word_features(words.map(|facts| facts.pair)) {
            self.add_row_at(self.table.find(id), &mut sums);
        }
        sums
    }

    /// Returns the tag with the highest sum for the token in the middle of `window`.
    pub fn best_tag(
        &self,
        draft: &Draft,
        window: &TokenWindow<'_>,
        context: TagContext,
        cache: &mut WordCache,
    ) -> Tag {
        if let Some(token) = window[2] {
            let own = self.look_up(draft, token, cache);
            if let Some(tag) = cache.facts[own].fixed_tag
                && may_have_fixed_tag(token, context.is_first)
            {
                return tag;
            }
        }
        let sums = self.sums(draft, window, context, cache);
        // If several tags have the highest sum, the first of them is chosen.
        let sums = &sums[..N_TAGS];
        let highest = sums.iter().copied().max();
        let best = sums.iter().position(|i16| Some(*i16) == highest);
        TAGS[best.unwrap_or(0)]
    }
}

/// Returns the bytes of a model with `fixed_tags` and `features`. The `fixed_tags` must be sorted
/// by the hashes of their words, and the `features` by their ids.
#[cfg(any(test, feature = "internals"))]
pub fn write(fixed_tags: &[(u32, Tag)], features: &[Feature]) -> Vec<u8> {
    let mut bytes = offset(fixed_tags.len()).to_le_bytes().to_vec();
    write_ascending(fixed_tags.iter().map(|(hash, _)| *hash), &mut bytes);
    bytes.extend(fixed_tags.iter().map(|(_, tag)| *tag as u8));
    bytes.extend(offset(features.len()).to_le_bytes());
    write_ascending(features.iter().map(|(id, ..)| *id), &mut bytes);
    for (_, weights, shift) in features {
        let mask = (0..N_TAGS)
            .filter(|idx| weights[*idx] != 0)
            .fold(u32::from(*shift) << N_TAGS, |mask, idx| mask | 1 << idx);
        bytes.extend(&mask.to_le_bytes()[..N_MASK_BYTES]);
    }
    let weights = features.iter().flat_map(|(_, weights, _)| weights);
    let kept = weights.filter(|weight| **weight != 0);
    bytes.extend(kept.flat_map(|weight| weight.to_le_bytes()));
    bytes
}

/// Writes `numbers`, which must be in ascending order, as their differences in LEB128.
#[cfg(any(test, feature = "internals"))]
fn write_ascending(numbers: impl Iterator<Item = u32>, bytes: &mut Vec<u8>) {
    let mut before = 0;
    for number in numbers {
        let mut left = number - before;
        while 0x80 <= left {
            bytes.push(left.to_le_bytes()[0] | 0x80);
            left >>= 7;
        }
        bytes.push(left.to_le_bytes()[0]);
        before = number;
    }
}

/// Adds `row` to `sums`, column by column. The loop has a form that the compiler can vectorise.
#[inline(never)]
fn add_row(sums: &mut TagSums, row: &Row) {
    let factor = i16::from(row[FACTOR_COLUMN]);
    for idx in 0..N_COLUMNS {
        sums[idx] = sums[idx].wrapping_add(i16::from(row[idx]).wrapping_mul(factor));
    }
}

struct ModelReader<'b> {
    bytes: &'b [u8],
}

impl<'b> ModelReader<'b> {
    /// Reads the next `n` bytes. Returns fewer bytes at the end of the file.
    fn read_bytes(&mut self, n: usize) -> &'b [u8] {
        let (taken, rest) = self.bytes.split_at(n.min(self.bytes.len()));
        self.bytes = rest;
        taken
    }

    /// Reads the number of rows of the next table. Returns 0 at the end of the file.
    fn read_length(&mut self) -> usize {
        let bytes = self.read_bytes(size_of::<u32>()).try_into();
        bytes.map_or(0, u32::from_le_bytes).min(MAX_ROWS) as usize
    }

    /// Reads the next `n` numbers in LEB128. Returns fewer numbers at the end of the file.
    fn read_ascending(&mut self, n: usize) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(n);
        let mut number = 0_u32;
        while numbers.len() < n
            && let Some(difference) = self.read_difference()
        {
            number = number.wrapping_add(difference);
            numbers.push(number);
        }
        numbers
    }

    /// Reads a number in LEB128. Returns `None` at the end of the file.
    fn read_difference(&mut self) -> Option<u32> {
        // Nearly all differences have two or three bytes.
        if let [low, middle, high, ..] = self.bytes
            && 0x80 <= *low
        {
            let [low, middle_bits, high_bits] =
                [low, middle, high].map(|byte| u32::from(byte & 0x7f));
            let difference = low | middle_bits << 7;
            if *middle < 0x80 {
                self.bytes = &self.bytes[2..];
                return Some(difference);
            }
            if *high < 0x80 {
                self.bytes = &self.bytes[3..];
                return Some(difference | high_bits << 14);
            }
        }
        let (mut difference, mut shift) = (0_u32, 0);
        while let Some((byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            difference |= u32::from(byte & 0x7f).unbounded_shl(shift);
            shift += 7;
            if *byte < 0x80 {
                return Some(difference);
            }
        }
        None
    }

    /// Reads the weights of a feature with this mask into `row`. Returns false and leaves `row` as
    /// it is if the file does not have all of these weights.
    fn read_row(&mut self, [low, middle, high]: [u8; N_MASK_BYTES], row: &mut Row) -> bool {
        let mask = u32::from_le_bytes([low, middle, high, 0]);
        let mut columns = mask & ((1 << N_TAGS) - 1);
        let n_weights = columns.count_ones() as usize;
        let Some((weights, rest)) = self.bytes.split_at_checked(n_weights) else {
            return false;
        };
        self.bytes = rest;
        row[FACTOR_COLUMN] = 1 << (mask >> N_TAGS & 3);
        // A row has about five weights. Only the columns with a weight are visited.
        for weight in weights {
            row[columns.trailing_zeros() as usize] = i8::from_le_bytes([*weight]);
            columns &= columns - 1;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::embedded;
    use crate::syntax::tag::feature::{features, token_window};
    use crate::text::markup::Markup;

    #[test]
    fn what_is_remembered_of_words_adds_up_to_the_weights_of_all_features() {
        let model = Model::read(embedded::bytes("models/tagger.bin"));
        let text = "The mayor of Brask-on-Sea said 14 ships sank, the mayor said.";
        let draft = Draft::parse(text.to_owned(), Markup::Plain);
        let mut cache = WordCache::new(draft.words.count());
        let mut context = TagContext::default();
        for idx in 0..draft.tokens.len() {
            let window = token_window(&draft, 0..draft.tokens.len(), idx);
            context.is_first = idx == 0;
            let found = model.sums(&draft, &window, context, &mut cache);
            let mut expected = [0; N_COLUMNS];
            for id in features(&draft, &window, context) {
                model.add_row_at(model.table.find(id), &mut expected);
            }
            assert_eq!(found, expected, "{idx}");
            assert_ne!(found, [0; N_COLUMNS], "{idx}");
            context.advance(TAGS[idx % N_TAGS]);
        }
    }
}
