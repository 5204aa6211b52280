//! The thresholds of the search for copied passages, each with its unit. “Words” means content
//! words here. A group is [`WORDS_PER_GROUP`] adjacent words; equal groups show which drafts to
//! compare.
//!
//! Each number was halved and doubled. `tests/measure/thresholds.py` counted what changed in 115
//! drafts of news, a handbook, blogs and documentation. The comment after a number gives the
//! result. For example, `half 2 + 5, double 1 example` means:
//! - with half of the number, 2 of 225 findings and 5 of 4,642 facts of the analysis change;
//! - with twice the number, one rule example fails.
//!
//! Where nothing changed in these drafts, the comment counts in 86 others: the examples of this
//! repository, and hurried and machine-written copy (118 findings, 980 facts). A number without
//! such a comment changed nothing.

// Which drafts are compared, and at which places the comparison starts.

/// To find drafts that share text, each group of this many adjacent words is hashed.
pub const WORDS_PER_GROUP: usize = 3; // half 4 + 0, double 2 + 0
/// Of this many adjacent hashes of groups of words, one is kept.
pub const HASHES_PER_KEPT_HASH: usize = 4; // half 0 + 0, double 2 + 0
/// A group of words is looked up in at most this many earlier drafts. A group that more drafts have
/// is a common phrase. The limit saves time.
pub const MAX_DRAFTS_WITH_GROUP: usize = 8; // half 2 + 0, double 0 + 0
/// A group of words is looked up at most at this many places of each draft. A group at more places
/// is a refrain. The limit saves time.
pub const MAX_PLACES_OF_GROUP: usize = 3;
/// If two drafts share a group of words, this many words on each side of the group are searched for
/// further shared words. The limit saves time. A copied passage has enough shared words within this
/// distance.
pub const MAX_WORDS_TO_SHARED_WORD: usize = 8;
/// Two drafts are compared at a shared group of words only if at least this many words near the
/// group are also shared. Around a phrase that two drafts share by chance, no other words are
/// shared. The limit saves time, because an alignment of such a phrase would be too short for a
/// copied passage.
pub const MIN_SHARED_WORDS_AROUND: usize = 3;
/// If at least this many words mostly agree with another draft, these words are not compared with
/// that draft again, even if they are no copied passage. The limit saves time.
pub const MIN_WORDS_OF_EXPLAINED_STRETCH: usize = 24;

// The score of an alignment, which is a run of words in each of two drafts that mostly agree.

/// A word that is in both drafts raises the score of a passage by this much.
pub const SCORE_OF_SHARED_WORD: i32 = 2; // half 5 + 0, double 4 + 0
/// A word that only one draft has, or that differs between the drafts, lowers the score of a
/// passage by this much.
pub const COST_OF_OTHER_WORD: i32 = 1; // half 9 + 0, double 5 + 0
/// A passage ends where its score has fallen by more than this below its best score.
pub const MAX_SCORE_DROP: i32 = 14; // half 1 example, double 0 + 0
/// Between two shared words of a passage, one draft has at most this many words more than the other
/// draft.
pub const MAX_DRIFT: usize = 8; // half 1 example, double 2 + 0

// Which copies are joined, and which are shown.

/// Two passages become one if at most this many words are between them, because an editor sees one
/// passage with a rewritten middle.
pub const MAX_WORDS_BETWEEN_JOINED_PASSAGES: usize = 60; // half 1 example, double 0 + 0
/// If two passages become one, at least this share of the words of the joined passage is the same
/// in both drafts.
pub const MIN_SHARE_OF_JOINED_PASSAGE: f32 = 0.5; // half 0 + 0, double 1 example
/// A copy of a passage counts as complete if it has at least this share of the words of the copy
/// with the most words.
pub const MIN_SHARE_OF_FULL_COPY: f32 = 0.8; // half 4 + 0, double 2 + 0
/// To gather all copies of one passage, each copy is compared with at most this many copies before
/// it in the same draft. The limit saves time.
pub const MAX_COPIES_BETWEEN_SAME: usize = 8;

// The start and the end of a passage.

/// A passage gets the whole of its first or last sentence if it has at least this share of the
/// words of the sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.5; // half 0 + 0, double 1 + 0
/// If a passage has fewer words of its first or last sentence than this number, and less than
/// [`MIN_SHARE_OF_SENTENCE`] of it, the passage leaves this sentence out. So few words are shared
/// by chance.
pub const MIN_WORDS_OF_EDGE_SENTENCE: usize = 3; // half 1 example, double 0 + 0

// Which text is compared.

/// A block is compared with other drafts if it has at least this many words. A shorter block, such
/// as a date or a link, only guides the reader.
pub const MIN_WORDS_OF_BLOCK: usize = 5; // half 0 + 0, double 4 + 0
/// A draft is a licence if at least this many of its blocks have a phrase such as “all rights
/// reserved”.
pub const MIN_LICENCE_BLOCKS: usize = 3; // half 0 + 0, double 1 example

// Text that many drafts share.

/// A passage or a sentence is a standing line of a site, such as a call to subscribe, if at least
/// this many drafts have it. If fewer drafts have the passage, somebody may have copied it.
pub const MIN_DRAFTS_OF_STANDING_LINE: usize = 5; // half 1 example, double 0 + 0

// Archives.

/// The hash of a group of words in an archive has this many bits. Among a hundred million groups,
/// one in five hundred has the hash of another group; among ten thousand million, one in seven. The
/// words of the article show whether the groups are the same. Each further bit takes 17 bytes for
/// each article.
pub const BITS_OF_GROUP: u32 = 36; // half 0 + 0, double 3 examples
/// A group of words is looked up at most at this many places in an archive. A group at more places
/// is a phrase, a standing line or an agency report. The limit saves time.
pub const MAX_PLACES_IN_ARCHIVE: usize = 64;
/// A group of words is rare if at most this many articles in an archive have it. One rare group is
/// enough to read an article, because a passage with many replaced words may share only one group.
/// The limit saves time.
pub const MAX_ARTICLES_WITH_RARE_GROUP: usize = 8;
/// An article in an archive is read if it shares two groups of words with the draft and these
/// groups are at most this many words apart, in the draft and in the article. The limit saves time.
pub const MAX_WORDS_BETWEEN_GROUPS: usize = 40;
/// At most this many articles of an archive are read for one draft. The articles that share most
/// with the draft are read first. The limit saves time.
pub const MAX_ARTICLES_READ: usize = 512;
