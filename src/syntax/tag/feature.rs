//! Computes the features of a token, from which the tagger finds its tag. The features are the
//! word, its spelling, the words around it, and the tags before it.
//!
//! Training and tagging use the same code, so that their features are the same.

use std::ops::Range;

use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// The number of parts of speech that the tagger knows.
pub const N_TAGS: usize = 22;

/// The number of features of a token.
#[cfg(any(test, feature = "internals"))]
pub const N_FEATURES: usize = 20;

/// The hash of the kind and the value of a feature; 0 means that there is no feature.
pub type FeatureId = u32;

/// Hashes of a word, and the features that depend on this word alone. A word gives features to its
/// own token and to the tokens around it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordHashes {
    /// The hashes of the word and of its end.
    pub(crate) pair: HashPair,
    /// The features that the word gives to its own token.
    pub(crate) own_features: [FeatureId; 5],
    /// The features that the word gives to the tokens around it, in the order of
    /// [`WordFacts::neighbour_rows`].
    pub(crate) neighbour_features: [FeatureId; N_NEIGHBOUR_FEATURES],
}

/// Two hashes of a word, for features that depend on the word and also on another word, a tag or a
/// shape.
#[derive(Clone, Copy, Debug)]
pub(crate) struct HashPair {
    /// The hash of the word in lower case; never 0.
    pub(crate) word: u32,
    /// The hash of the last three letters of the word.
    pub(crate) suffix: u32,
}

/// What a model knows of the words of a draft. A word is looked up when it is first needed.
pub struct WordCache {
    /// For each word of the draft, the index of its row in `facts` plus one; 0 if the word is not
    /// looked up yet.
    pub(crate) rows: Vec<u32>,
    /// The words that are looked up.
    pub(crate) facts: Vec<WordFacts>,
}

/// The number of columns of a row of a model. A row has one column for each tag and one for a
/// factor. It is padded to a length with which sums are fast.
pub(crate) const N_COLUMNS: usize = 24;

/// The sum of the weights for each tag.
pub(crate) type TagSums = [i16; N_COLUMNS];

/// The number of features that a word gives to the tokens around it.
const N_NEIGHBOUR_FEATURES: usize = 5;

/// What a model knows of a word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct WordFacts {
    /// The hashes of the word and of its end.
    pub(crate) pair: HashPair,
    /// The tag of the word if it has the same tag everywhere.
    pub(crate) fixed_tag: Option<Tag>,
    /// The positions of the features that the word gives to the tokens around it: one for the next
    /// token, two for the token before, one for the token two places after, and one for the token
    /// two places before.
    pub(crate) neighbour_rows: [RowId; N_NEIGHBOUR_FEATURES],
    /// The sums of the weights of the features that the word gives to its own token.
    pub(crate) own_sum: TagSums,
}

/// The position of the weights of a feature in a model; [`NO_ROW`] if the model has no weights for
/// the feature.
pub(crate) type RowId = u32;

/// The [`RowId`] of a feature for which the model has no weights.
pub(crate) const NO_ROW: RowId = RowId::MAX;

impl WordCache {
    /// Creates a cache for `n_words` words.
    pub fn new(n_words: usize) -> Self {
        Self {
            rows: vec![0; n_words],
            facts: Vec::new(),
        }
    }
}

/// The tags before a token.
#[derive(Clone, Copy, Debug)]
pub struct TagContext {
    /// The number of the tag of the token directly before.
    pub previous_tag: u8,
    /// The number of the tag of the token two places before.
    pub second_previous_tag: u8,
    /// Whether the token is the first of its sentence.
    pub is_first: bool,
}

impl Default for TagContext {
    fn default() -> Self {
        Self {
            previous_tag: NO_TAG,
            second_previous_tag: NO_TAG,
            is_first: true,
        }
    }
}

const NO_TAG: u8 = 31;

impl TagContext {
    /// Moves the context on by one token, which has the tag `tag`.
    pub fn advance(&mut self, tag: Tag) {
        self.second_previous_tag = self.previous_tag;
        self.previous_tag = tag as u8;
    }
}

/// A token, the two tokens before it and the two tokens after it, in reading order. `None` means
/// that the sentence has no token at this place.
pub type TokenWindow<'d> = [Option<&'d Token>; 5];

/// Returns token `idx` and the tokens around it in the sentence with the tokens `range`.
pub fn token_window(draft: &Draft, range: Range<usize>, idx: usize) -> TokenWindow<'_> {
    let at = |back: usize, ahead: usize| {
        let at = (idx + ahead).checked_sub(back)?;
        range.contains(&at).then(|| &draft.tokens[at])
    };
    [at(2, 0), at(1, 0), at(0, 0), at(0, 1), at(0, 2)]
}

/// Returns the features of the token in the middle of `window`.
#[cfg(any(test, feature = "internals"))]
pub fn features(
    draft: &Draft,
    window: &TokenWindow<'_>,
    context: TagContext,
) -> [FeatureId; N_FEATURES] {
    let hashes = window.map(|token| {
        let hashes = token.map(|token| word_hashes(draft.word(token)));
        hashes.unwrap_or(EDGE_HASHES)
    });
    let setting = ShapeContext::of(draft, window, context);
    let own = hashes[2].own_features;
    let [far_left, left, _, right, far_right] = hashes.map(|of_word| of_word.neighbour_features);
    let neighbour_features = [left[0], right[1], right[2], far_left[3], far_right[4]];
    let of_setting = SHAPE_FEATURES.iter().zip(setting.values());
    let of_setting = of_setting.map(|((kind, _), value)| feature_id(*kind, value));
    let all = own.into_iter().chain(neighbour_features).chain(of_setting);
    let of_words = setting.word_features(hashes.map(|of_word| of_word.pair));
    let mut features = [0; N_FEATURES];
    for (feature, id) in features.iter_mut().zip(all.chain(of_words)) {
        *feature = id;
    }
    features
}

/// The kinds of features that depend only on shapes and tags, and not on a word. Each entry has the
/// number of the kind, and the number of values that such a feature may have.
pub(crate) const SHAPE_FEATURES: [(u32, u32); 5] = [
    (5, 1 << 5),
    (12, 1 << 5),
    (13, 1 << 10),
    (17, 1 << 13),
    (18, 1 << 11),
];

/// How a token and the tokens next to it are written, and the tags before the token.
pub(crate) struct ShapeContext {
    shape: u32,
    left_shape: u32,
    next_shape: u32,
    previous_tag: u32,
    second_previous_tag: u32,
}

impl ShapeContext {
    /// Returns how the token in the middle of `window` and the tokens next to it are written, and
    /// the tags in `context`.
    pub(crate) fn of(draft: &Draft, window: &TokenWindow<'_>, context: TagContext) -> Self {
        Self {
            shape: window[2].map_or(0, |token| shape(draft, token, context.is_first)),
            left_shape: window[1].map_or(7, |token| u32::from(token.capital)),
            next_shape: window[3].map_or(7, |token| u32::from(token.capital)),
            previous_tag: u32::from(context.previous_tag),
            second_previous_tag: u32::from(context.second_previous_tag),
        }
    }

    /// Returns the values of the features in the order of [`SHAPE_FEATURES`].
    pub(crate) const fn values(&self) -> [u32; SHAPE_FEATURES.len()] {
        [
            self.shape,
            self.previous_tag,
            self.previous_tag << 5 | self.second_previous_tag,
            self.previous_tag << 8 | self.shape << 3 | self.next_shape,
            self.left_shape << 8 | self.shape << 3 | self.next_shape,
        ]
    }

    /// Returns the features that depend on a word together with another word, a tag or a shape.
    /// `hashes` has the hashes of each word of the window.
    pub(crate) fn word_features(&self, hashes: [HashPair; 5]) -> [FeatureId; 5] {
        const ODD_MULTIPLIER: u32 = 0x9e37_79b1;
        let [_, left, own, right, _] = hashes;
        [
            feature_id(6, own.suffix ^ self.shape.wrapping_mul(ODD_MULTIPLIER)),
            feature_id(
                14,
                own.word ^ self.previous_tag.wrapping_mul(ODD_MULTIPLIER),
            ),
            feature_id(
                15,
                right.word ^ self.previous_tag.wrapping_mul(ODD_MULTIPLIER),
            ),
            feature_id(16, own.word ^ right.suffix.rotate_left(7)),
            feature_id(19, left.word ^ own.suffix.rotate_left(9)),
        ]
    }
}

/// Returns how a token is written. Each bit stands for one property: the token begins with a
/// capital, has only capitals, is a number, has a hyphen, or is the first of its sentence
/// (`initial`).
fn shape(draft: &Draft, token: &Token, initial: bool) -> u32 {
    let text = draft.text(token.span);
    let upper = text.len() > 1 && !text.bytes().any(|byte| byte.is_ascii_lowercase());
    let hyphen = text.contains('-');
    u32::from(token.capital)
        | u32::from(upper) << 1
        | u32::from(token.kind == TokenKind::Number) << 2
        | u32::from(hyphen) << 3
        | u32::from(initial) << 4
}

/// The hashes that are used for a place before the first or after the last token of a sentence.
pub(crate) const EDGE_HASHES: WordHashes = WordHashes::new(1, 1, 1, 1, 1);

impl WordHashes {
    /// Creates the hashes of a word. The arguments are the hashes of the whole word, of its last
    /// three, four and two letters, and of its first three letters.
    const fn new(word: u32, suffix: u32, long_suffix: u32, ending: u32, prefix: u32) -> Self {
        Self {
            pair: HashPair { word, suffix },
            own_features: [
                feature_id(1, word),
                feature_id(2, suffix),
                feature_id(3, ending),
                feature_id(4, prefix),
                feature_id(20, long_suffix),
            ],
            neighbour_features: [
                feature_id(7, word),
                feature_id(8, word),
                feature_id(9, suffix),
                feature_id(10, word),
                feature_id(11, word),
            ],
        }
    }
}

/// Computes the hashes of `word`, which must be in lower case.
pub(crate) fn word_hashes(word: &str) -> WordHashes {
    let bytes = word.as_bytes();
    let tail = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
    let prefix = hash(&bytes[..bytes.len().min(3)]);
    WordHashes::new(hash(bytes), tail(3), tail(4), tail(2), prefix)
}

/// Returns the hash by which a model finds the tag of `word`, if `word` has the same tag
/// everywhere. `word` must be in lower case.
#[cfg(any(test, feature = "internals"))]
pub fn word_hash(word: &str) -> u32 {
    hash(word.as_bytes())
}

/// Says whether a token may get the tag that its word has everywhere. Within a sentence, a token
/// with a capital may be a name, so it does not get that tag. `initial` says whether the token
/// begins its sentence.
pub const fn may_have_fixed_tag(token: &Token, initial: bool) -> bool {
    !token.capital || initial
}

/// Returns the FNV-1a hash of `bytes`, which is the same on every machine. The result is never 0 or
/// 1.
fn hash(bytes: &[u8]) -> u32 {
    let mut value: u32 = 0x811c_9dc5;
    for byte in bytes {
        value = (value ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    value.max(2)
}

/// Returns the id of the feature of the kind `kind` with the value `value`. The result is never 0.
pub(crate) const fn feature_id(kind: u32, value: u32) -> FeatureId {
    let mut mixed = value ^ kind.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 16;
    mixed = mixed.wrapping_mul(0x7feb_352d);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x846c_a68b);
    mixed ^= mixed >> 16;
    if mixed == 0 { 1 } else { mixed }
}
