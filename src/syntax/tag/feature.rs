//! The features that determine a tag: the word, its spelling, its neighbours, the tags before it.
//!
//! Training and tagging share this file, so that their features are the same.

use std::ops::Range;

use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// The number of tags.
pub const N_TAGS: usize = 22;

/// The number of features of a token.
#[cfg(any(test, feature = "internals"))]
pub const N_FEATURES: usize = 20;

/// The hashed name of a feature; 0 for none.
pub type FeatureId = u32;

/// Hashes of a word from which features are made, and the features that depend on this word alone,
/// by the position of the tagged token relative to the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    /// The hash of the word in lower case; 0 if it is not computed yet.
    word: u32,
    /// The hash of its last three letters.
    suffix: u32,
    /// The features of the word's own token.
    pub(crate) own: [FeatureId; 5],
    /// The features of the tokens around it, in the order of [`Known::beside`].
    pub(crate) beside: [FeatureId; N_BESIDE],
}

/// Values that depend on a word alone, computed when they are first needed for a draft.
pub struct Cache {
    rows: Vec<Hashes>,
    /// For each word, its tag if the model gives it the same one everywhere.
    pub(crate) sure: Vec<Sure>,
    /// For each word, the rows of its features in the model.
    pub(crate) known: Vec<Option<Known>>,
    /// The sums of [`Known::own`].
    pub(crate) own: Vec<Sums>,
}

/// The number of columns of a row of a model: one per tag and a factor, padded to a multiple that
/// makes sums fast.
pub(crate) const N_COLUMNS: usize = 24;

/// Sums of weights, one per tag.
pub(crate) type Sums = [i16; N_COLUMNS];

/// The number of features of tokens around a word that depend on the word alone.
const N_BESIDE: usize = 5;

/// The rows of the features that depend on a word alone, looked up once per draft.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// The rows of the features of the tokens around the word: one for the next token, two for the
    /// token before it, one each for the tokens two places after and before it.
    pub(crate) beside: [RowId; N_BESIDE],
    /// The index in [`Cache::own`] of the sum of the word's own features; none until the word is
    /// tagged.
    pub(crate) own: Option<u32>,
}

/// The position of the weights of a feature in a model; [`NO_ROW`] if it has none.
pub(crate) type RowId = u32;

/// The [`RowId`] of a feature without weights.
pub(crate) const NO_ROW: RowId = RowId::MAX;

/// Whether a word has the same tag everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sure {
    /// The word is not looked up yet.
    Unasked,
    /// The word may have several tags.
    No,
    /// The word always has this tag.
    Tag(Tag),
}

impl Cache {
    /// Creates a cache for `n_words` words.
    pub fn new(n_words: usize) -> Self {
        Self {
            rows: vec![Hashes::default(); n_words],
            sure: vec![Sure::Unasked; n_words],
            known: vec![None; n_words],
            own: Vec::new(),
        }
    }

    /// Computes the missing hashes of the words of `near`.
    pub(crate) fn fill(&mut self, draft: &Draft, near: &Near<'_>) {
        for token in near.iter().flatten() {
            let row = &mut self.rows[token.word.index()];
            if row.word == 0 {
                *row = hashes(draft.word(token));
            }
        }
    }

    /// Returns the hashes of the word of `token`, which must be computed already; without a token,
    /// those of the edge of the sentence.
    pub(crate) fn hashes(&self, token: Option<&Token>) -> &Hashes {
        token.map_or(&EDGE, |token| &self.rows[token.word.index()])
    }
}

/// The context before a token: the tags assigned so far.
#[derive(Clone, Copy, Debug)]
pub struct TagContext {
    /// The tag of the token directly before.
    pub before: u8,
    /// The tag of the token before that one.
    pub before_that: u8,
    /// Whether the token is the first of its sentence.
    pub initial: bool,
}

impl Default for TagContext {
    fn default() -> Self {
        Self {
            before: NO_TAG,
            before_that: NO_TAG,
            initial: true,
        }
    }
}

const NO_TAG: u8 = 31;

impl TagContext {
    /// Advances past a token with the tag `tag`.
    pub fn push(&mut self, tag: Tag) {
        self.before_that = self.before;
        self.before = tag as u8;
    }
}

/// A token and its neighbours within the sentence: two tokens before it, itself, two after it.
pub type Near<'d> = [Option<&'d Token>; 5];

/// Returns the neighbourhood of token `idx` in the sentence `range`.
pub fn near(draft: &Draft, range: Range<usize>, idx: usize) -> Near<'_> {
    let at = |back: usize, ahead: usize| {
        let at = (idx + ahead).checked_sub(back)?;
        range.contains(&at).then(|| &draft.tokens[at])
    };
    [at(2, 0), at(1, 0), at(0, 0), at(0, 1), at(0, 2)]
}

/// Returns the features of the token in the middle of `near`.
#[cfg(any(test, feature = "internals"))]
pub fn features(
    draft: &Draft,
    near: &Near<'_>,
    context: TagContext,
    cache: &mut Cache,
) -> [FeatureId; N_FEATURES] {
    cache.fill(draft, near);
    let setting = Setting::of(draft, near, context);
    let own = cache.hashes(near[2]).own;
    let [far_left, left, _, right, far_right] = near.map(|token| cache.hashes(token).beside);
    let beside = [left[0], right[1], right[2], far_left[3], far_right[4]];
    let of_setting = SETTINGS.iter().zip(setting.values());
    let of_setting = of_setting.map(|((kind, _), value)| mix(*kind, value));
    let all = own.into_iter().chain(beside).chain(of_setting);
    let mut features = [0; N_FEATURES];
    for (feature, id) in features
        .iter_mut()
        .zip(all.chain(setting.with_words(near, cache)))
    {
        *feature = id;
    }
    features
}

/// The kinds of features that do not depend on words, and the number of values of each kind.
pub(crate) const SETTINGS: [(u32, u32); 5] = [
    (5, 1 << 5),
    (12, 1 << 5),
    (13, 1 << 10),
    (17, 1 << 13),
    (18, 1 << 11),
];

/// The shapes of a token and its neighbours, and the tags before it.
pub(crate) struct Setting {
    shape: u32,
    left_shape: u32,
    next_shape: u32,
    before: u32,
    before_that: u32,
}

impl Setting {
    /// Returns the setting of the token in the middle of `near`.
    pub(crate) fn of(draft: &Draft, near: &Near<'_>, context: TagContext) -> Self {
        Self {
            shape: near[2].map_or(0, |token| shape(draft, token, context.initial)),
            left_shape: near[1].map_or(7, |token| u32::from(token.capital)),
            next_shape: near[3].map_or(7, |token| u32::from(token.capital)),
            before: u32::from(context.before),
            before_that: u32::from(context.before_that),
        }
    }

    /// Returns the values of the features of the kinds [`SETTINGS`].
    pub(crate) const fn values(&self) -> [u32; SETTINGS.len()] {
        [
            self.shape,
            self.before,
            self.before << 5 | self.before_that,
            self.before << 8 | self.shape << 3 | self.next_shape,
            self.left_shape << 8 | self.shape << 3 | self.next_shape,
        ]
    }

    /// Returns the features that depend on a word and something else.
    pub(crate) fn with_words(&self, near: &Near<'_>, cache: &Cache) -> [FeatureId; 5] {
        const ODD: u32 = 0x9e37_79b1;
        let [_, left, own, right, _] = near.map(|token| cache.hashes(token));
        [
            mix(6, own.suffix ^ self.shape.wrapping_mul(ODD)),
            mix(14, own.word ^ self.before.wrapping_mul(ODD)),
            mix(15, right.word ^ self.before.wrapping_mul(ODD)),
            mix(16, own.word ^ right.suffix.rotate_left(7)),
            mix(19, left.word ^ own.suffix.rotate_left(9)),
        ]
    }
}

/// Returns the shape of a token as bits: a capital, all capitals, a number, a hyphen, the beginning
/// of a sentence.
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

/// The hashes for the place beyond an edge of the sentence.
pub(crate) static EDGE: Hashes = Hashes::new(1, 1, 1, 1, 1);

impl Hashes {
    /// Creates the hashes of a word from its own hash and those of its last three, four and two
    /// letters and its first three.
    const fn new(word: u32, suffix: u32, long_suffix: u32, ending: u32, prefix: u32) -> Self {
        Self {
            word,
            suffix,
            own: [
                mix(1, word),
                mix(2, suffix),
                mix(3, ending),
                mix(4, prefix),
                mix(20, long_suffix),
            ],
            beside: [
                mix(7, word),
                mix(8, word),
                mix(9, suffix),
                mix(10, word),
                mix(11, word),
            ],
        }
    }
}

/// Computes the hashes of a word in lower case.
fn hashes(word: &str) -> Hashes {
    let bytes = word.as_bytes();
    let tail = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
    let prefix = hash(&bytes[..bytes.len().min(3)]);
    Hashes::new(hash(bytes), tail(3), tail(4), tail(2), prefix)
}

/// Returns the hash under which a model lists `word`, in lower case, if it has the same tag
/// everywhere.
pub fn word_hash(word: &str) -> u32 {
    hash(word.as_bytes())
}

/// Returns whether a token is not written as a name within a sentence, so that a tag that its word
/// has everywhere applies.
pub const fn is_plain(token: &Token, initial: bool) -> bool {
    !token.capital || initial
}

/// The FNV-1a hash, which is short and the same on every machine. Never 0 or 1.
fn hash(bytes: &[u8]) -> u32 {
    let mut value: u32 = 0x811c_9dc5;
    for byte in bytes {
        value = (value ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    value.max(2)
}

/// Returns the feature of kind `kind` with the value `value`. Never 0.
pub(crate) const fn mix(kind: u32, value: u32) -> FeatureId {
    let mut mixed = value ^ kind.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 16;
    mixed = mixed.wrapping_mul(0x7feb_352d);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x846c_a68b);
    mixed ^= mixed >> 16;
    if mixed == 0 { 1 } else { mixed }
}
