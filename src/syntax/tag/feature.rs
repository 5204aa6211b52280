//! What a tag is decided by: the word, its spelling, its neighbours, the tags before it.
//!
//! Training and tagging share this file, so that they cannot disagree. Knows no weights.

use std::ops::Range;

use crate::syntax::tag::Tag;
use crate::text::draft::Draft;
use crate::text::token::{Token, TokenKind};

/// How many tags there are.
pub const N_TAGS: usize = 22;

/// How many features a token has at most.
pub const N_FEATURES: usize = 20;

/// The hashed name of a feature; 0 stands for none.
pub type FeatureId = u32;

/// The hashes of a word, of which features are made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hashes {
    /// Of the word in lower case; 0 when not yet known.
    pub word: u32,
    /// Of its last three letters.
    pub suffix: u32,
    /// Of its last four letters.
    pub long_suffix: u32,
    /// Of its last two letters.
    pub ending: u32,
    /// Of its first three letters.
    pub prefix: u32,
}

/// The hashes of each word of a draft, made when first asked for.
pub struct Cache {
    rows: Vec<Hashes>,
    /// What [`crate::syntax::tag::model::Model`] knows of each word for sure.
    pub(crate) sure: Vec<Sure>,
}

/// What is known of a word whatever stands around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sure {
    /// Not looked up yet.
    Unasked,
    /// Nothing.
    No,
    /// That it has this tag.
    Tag(Tag),
}

impl Cache {
    /// A cache for `n_words` words.
    pub fn new(n_words: usize) -> Self {
        Self {
            rows: vec![Hashes::default(); n_words],
            sure: vec![Sure::Unasked; n_words],
        }
    }

    fn hashes(&mut self, draft: &Draft, token: &Token) -> Hashes {
        let row = &mut self.rows[token.word.index()];
        if row.word == 0 {
            *row = hashes(draft.word(token));
        }
        *row
    }
}

/// What stands before a token: the tags given so far.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// The tag of the token before.
    pub before: u8,
    /// The tag of the token before that.
    pub before_that: u8,
    /// Whether the token is the first of its sentence.
    pub initial: bool,
}

impl Default for Context {
    fn default() -> Self {
        Self {
            before: NO_TAG,
            before_that: NO_TAG,
            initial: true,
        }
    }
}

const NO_TAG: u8 = 31;

impl Context {
    /// Moves on past a token tagged `tag`.
    pub fn push(&mut self, tag: Tag) {
        self.before_that = self.before;
        self.before = tag as u8;
    }
}

/// A token and its neighbours within the sentence: two before, itself, two after.
pub type Near<'d> = [Option<&'d Token>; 5];

/// The neighbourhood of token `idx` in the sentence `range`.
pub fn near(draft: &Draft, range: Range<usize>, idx: usize) -> Near<'_> {
    let at = |back: usize, ahead: usize| {
        let at = (idx + ahead).checked_sub(back)?;
        range.contains(&at).then(|| &draft.tokens[at])
    };
    [at(2, 0), at(1, 0), at(0, 0), at(0, 1), at(0, 2)]
}

/// The features of the token in the middle of `near`.
pub fn features(
    draft: &Draft,
    near: &Near<'_>,
    context: Context,
    cache: &mut Cache,
) -> [FeatureId; N_FEATURES] {
    let mut of = |token: Option<&Token>| token.map_or(EDGE, |it| cache.hashes(draft, it));
    let [far_left, left, own, right, far_right] = [
        of(near[0]),
        of(near[1]),
        of(near[2]),
        of(near[3]),
        of(near[4]),
    ];
    let shape = near[2].map_or(0, |it| shape(draft, it, context.initial));
    let next_shape = near[3].map_or(7, |it| u32::from(it.capital));
    let left_shape = near[1].map_or(7, |it| u32::from(it.capital));
    let before = u32::from(context.before);
    let both = before << 5 | u32::from(context.before_that);
    [
        mix(1, own.word),
        mix(2, own.suffix),
        mix(3, own.ending),
        mix(4, own.prefix),
        mix(5, shape),
        mix(6, own.suffix ^ shape.wrapping_mul(0x9e37_79b1)),
        mix(7, left.word),
        mix(8, right.word),
        mix(9, right.suffix),
        mix(10, far_left.word),
        mix(11, far_right.word),
        mix(12, before),
        mix(13, both),
        mix(14, own.word ^ before.wrapping_mul(0x9e37_79b1)),
        mix(15, right.word ^ before.wrapping_mul(0x9e37_79b1)),
        mix(16, own.word ^ right.suffix.rotate_left(7)),
        mix(17, before << 8 | shape << 3 | next_shape),
        mix(18, left_shape << 8 | shape << 3 | next_shape),
        mix(19, left.word ^ own.suffix.rotate_left(9)),
        mix(20, own.long_suffix),
    ]
}

/// How a token is written: capitals, digits, hyphens, the beginning of a sentence.
fn shape(draft: &Draft, token: &Token, initial: bool) -> u32 {
    let text = draft.text(token.span);
    let upper = text.len() > 1 && !text.bytes().any(|it| it.is_ascii_lowercase());
    let hyphen = text.contains('-');
    u32::from(token.capital)
        | u32::from(upper) << 1
        | u32::from(token.kind == TokenKind::Number) << 2
        | u32::from(hyphen) << 3
        | u32::from(initial) << 4
}

const EDGE: Hashes = Hashes {
    word: 1,
    suffix: 1,
    long_suffix: 1,
    ending: 1,
    prefix: 1,
};

/// The hashes of a word in lower case.
fn hashes(word: &str) -> Hashes {
    let bytes = word.as_bytes();
    let tail = |n: usize| hash(&bytes[bytes.len().saturating_sub(n)..]);
    Hashes {
        word: hash(bytes),
        suffix: tail(3),
        long_suffix: tail(4),
        ending: tail(2),
        prefix: hash(&bytes[..bytes.len().min(3)]),
    }
}

/// The hash by which the word `word`, in lower case, is listed among the sure ones.
pub fn word_hash(word: &str) -> u32 {
    hash(word.as_bytes())
}

/// Whether a token is written so that a sure word is sure: not as a name within a sentence.
pub const fn is_plain(token: &Token, initial: bool) -> bool {
    !token.capital || initial
}

/// FNV-1a: short, and the same everywhere. Never 0 or 1.
fn hash(bytes: &[u8]) -> u32 {
    let mut value: u32 = 0x811c_9dc5;
    for byte in bytes {
        value = (value ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    value.max(2)
}

/// The feature of kind `kind` with the value `value`. Never 0.
const fn mix(kind: u32, value: u32) -> FeatureId {
    let mut mixed = value ^ kind.wrapping_mul(0x85eb_ca6b);
    mixed ^= mixed >> 16;
    mixed = mixed.wrapping_mul(0x7feb_352d);
    mixed ^= mixed >> 15;
    mixed = mixed.wrapping_mul(0x846c_a68b);
    mixed ^= mixed >> 16;
    if mixed == 0 { 1 } else { mixed }
}
