//! The thresholds of the search for copied passages, each with its unit. Words are content words.
//!
//! The comment behind a number says what changes when the number is halved and when it is doubled,
//! as `tests/measure/thresholds.py` counted in 115 drafts of news, a handbook, blogs and
//! documentation: how many rule examples fail, or, if none fails, how many of 225 findings + 4,642
//! facts of the analysis change. A number without such a comment changed nothing.

// The drafts that are compared, and the places from which they are.

/// The number of words of a group, which are hashed together.
pub const WORDS_PER_GROUP: usize = 3; // half 4 + 0, double 2 + 0
/// One of this many adjacent hashes is kept.
pub const HASHES_PER_KEPT_HASH: usize = 4; // half 0 + 0, double 2 + 0
/// In how many earlier drafts a group is followed; a group that more drafts have is a phrase. The
/// limit bounds the work.
pub const MAX_DRAFTS_WITH_GROUP: usize = 8; // half 2 + 0, double 0 + 0
/// At how many places of each draft a group is followed; a group at more places is a refrain. The
/// limit bounds the work.
pub const MAX_PLACES_OF_GROUP: usize = 3;
/// How many words around a shared group are searched for shared words before the drafts are
/// aligned. The limit bounds the work: a copy has enough shared words close by.
pub const MAX_WORDS_TO_SHARED_WORD: usize = 8;
/// The minimum number of shared words around a group; a phrase that two drafts share has none. The
/// limit bounds the work: the alignment of such a phrase would be too short for a copy.
pub const MIN_SHARED_WORDS_AROUND: usize = 3;
/// The minimum number of words of an alignment that is not searched again, even if it is no copy.
/// The limit bounds the work.
pub const MIN_WORDS_OF_EXPLAINED_STRETCH: usize = 24;

// The scores of an alignment.

/// The score of a word in both drafts.
pub const SCORE_OF_SHARED_WORD: i32 = 2; // half 5 + 0, double 4 + 0
/// The cost of a word in one draft only, or of another word in its place.
pub const COST_OF_OTHER_WORD: i32 = 1; // half 9 + 0, double 5 + 0
/// How far the score may fall before a passage ends.
pub const MAX_SCORE_DROP: i32 = 14;
/// By how many words the drafts may drift apart between two shared words.
pub const MAX_DRIFT: usize = 8;

// The copies that are one, and those that are shown.

/// How many words may stand between two passages that an editor sees as one with a rewritten
/// middle.
pub const MAX_WORDS_BETWEEN_JOINED_PASSAGES: usize = 60;
/// The lowest share of such a passage that is the same in both drafts.
pub const MIN_SHARE_OF_JOINED_PASSAGE: f32 = 0.5;
/// The lowest share of the fullest copy that another copy has if it is as full.
pub const MIN_SHARE_OF_FULL_COPY: f32 = 0.8; // half 4 + 0, double 2 + 0
/// How many copies before it in its draft are searched for the same copy. The limit bounds the
/// work.
pub const MAX_COPIES_BETWEEN_SAME: usize = 8;

// The start and the end of a passage.

/// The lowest share of its first or last sentence with which a passage includes the whole sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.5; // half 0 + 0, double 1 + 0
/// The minimum number of words of another sentence at its edge that belong to a passage. Fewer are
/// shared by chance.
pub const MIN_WORDS_OF_EDGE_SENTENCE: usize = 3;

// The text that takes part.

/// The minimum number of words of a block. Shorter blocks only guide the reader, such as a date or
/// a link.
pub const MIN_WORDS_OF_BLOCK: usize = 5; // half 0 + 0, double 4 + 0
/// The minimum number of blocks with the phrases of licences that make a draft a licence.
pub const MIN_LICENCE_BLOCKS: usize = 3;

// Text that many drafts share.

/// The minimum number of drafts with a passage or a sentence that is a standing line of their site.
/// In fewer drafts, it may have been copied once or twice.
pub const MIN_DRAFTS_OF_STANDING_LINE: usize = 5;

// Archives.

/// The number of bits of the hash of a group in an archive. Of a hundred million groups, one in
/// five hundred shares its hash with another; of ten thousand million, one in seven. The words of
/// the article tell them apart. Each further bit takes 17 bytes for each article.
pub const BITS_OF_GROUP: u32 = 36;
/// How many places of a group in an archive are followed. A group at more places is a phrase, a
/// standing line or an agency report. The limit bounds the work.
pub const MAX_PLACES_IN_ARCHIVE: usize = 64;
/// How many articles may have a rare group, which alone makes an article worth reading: a passage
/// with many replaced words may share only one group. The limit bounds the work.
pub const MAX_ARTICLES_WITH_RARE_GROUP: usize = 8;
/// How many words apart two groups may stand, in the draft and in the article, that together make
/// the article worth reading. The limit bounds the work.
pub const MAX_WORDS_BETWEEN_GROUPS: usize = 40;
/// How many articles are read for one draft, those that share most with it first. The limit bounds
/// the work.
pub const MAX_ARTICLES_READ: usize = 512;
