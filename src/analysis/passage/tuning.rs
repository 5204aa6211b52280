//! The thresholds of copied passages, each with its unit; words are content words. Owns numbers,
//! knows no code that reads them.
//!
//! The comment behind a number says what changes with half of it and with double, as
//! `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or else how many of 225 findings + 4,642 facts of
//! the analysis change. Where nothing stands, nothing changed in them.

// Which drafts are compared, and from where.

/// How many words are hashed together.
pub const WORDS_PER_GROUP: usize = 3; // half 4 + 0, double 2 + 0
/// Of how many hashes in a row one is kept.
pub const HASHES_PER_KEPT_HASH: usize = 4; // half 0 + 0, double 2 + 0
/// In how many earlier drafts a group is followed: what stands in more is a phrase. Bounds work.
pub const MAX_DRAFTS_WITH_GROUP: usize = 8; // half 2 + 0, double 0 + 0
/// At how many places of each a group is followed: what stands at more is a refrain. Bounds work.
pub const MAX_PLACES_OF_GROUP: usize = 3;
/// How far around a shared group shared words are counted before the drafts are aligned, in words.
/// Bounds work: a copy has so many shared words close by.
pub const MAX_WORDS_TO_SHARED_WORD: usize = 8;
/// The fewest shared words around a group: a phrase that two drafts share has none. Bounds work:
/// what such a phrase is aligned to is too short for a copy.
pub const MIN_SHARED_WORDS_AROUND: usize = 3;
/// The fewest words of an alignment that is not searched again, even if it is no copy. Bounds work.
pub const MIN_WORDS_OF_EXPLAINED_STRETCH: usize = 24;

// Alignment, by scores.

/// What a word in both drafts is worth.
pub const SCORE_OF_SHARED_WORD: i32 = 2; // half 5 + 0, double 4 + 0
/// What a word in one draft costs, or another word in its place.
pub const COST_OF_OTHER_WORD: i32 = 1; // half 9 + 0, double 5 + 0
/// How far the score may fall before a passage ends.
pub const MAX_SCORE_DROP: i32 = 14;
/// How far the drafts may drift apart between two shared words, in words.
pub const MAX_DRIFT: usize = 8;

// Which copies are one, and which are shown.

/// How many words may part two passages that an editor sees as one with a rewritten middle.
pub const MAX_WORDS_BETWEEN_JOINED_PASSAGES: usize = 60;
/// The least share of such a passage that is the same in both drafts.
pub const MIN_SHARE_OF_JOINED_PASSAGE: f32 = 0.5;
/// The share of the fullest copy's words from which on another copy is as full.
pub const MIN_SHARE_OF_FULL_COPY: f32 = 0.8; // half 4 + 0, double 2 + 0
/// Among how many copies before it in its draft the same copy is sought. Bounds work.
pub const MAX_COPIES_BETWEEN_SAME: usize = 8;

// Where a passage begins and ends.

/// The share of its first or last sentence's words from which on a passage holds the sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.5; // half 0 + 0, double 1 + 0
/// The fewest words of another sentence at its edge that belong to a passage: fewer are chance.
pub const MIN_WORDS_OF_EDGE_SENTENCE: usize = 3;

// Which text takes part.

/// The fewest words of a block: shorter ones are signposts, such as a date or a link.
pub const MIN_WORDS_OF_BLOCK: usize = 5; // half 0 + 0, double 4 + 0
/// The fewest blocks with the phrases of licences that make a draft a licence.
pub const MIN_LICENCE_BLOCKS: usize = 3;

// What many drafts share.

/// In how many drafts a passage, or a sentence, is a standing line of its site: in fewer it may have
/// been copied once or twice.
pub const MIN_DRAFTS_OF_STANDING_LINE: usize = 5;

// Archives.

/// How many bits the hash of a group has in an archive. Of a hundred million groups one in five
/// hundred shares its hash with another, of ten thousand million one in seven; the words of the
/// article tell them apart. Each bit more takes 17 bytes an article.
pub const BITS_OF_GROUP: u32 = 36;
/// How many places of a group in an archive are looked at: what stands in more is a phrase, a
/// standing line or a report of an agency. Bounds work.
pub const MAX_PLACES_IN_ARCHIVE: usize = 64;
/// How many articles may have a group that makes an article worth reading alone: a passage of which
/// many words were replaced may share one group. Bounds work.
pub const MAX_ARTICLES_WITH_RARE_GROUP: usize = 8;
/// How far apart in the draft and the article two groups may stand that together make an article
/// worth reading, in words. Bounds work.
pub const MAX_WORDS_BETWEEN_GROUPS: usize = 40;
/// How many articles are read for one draft: those that share most with it. Bounds work.
pub const MAX_ARTICLES_READ: usize = 512;
