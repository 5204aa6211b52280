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

/// The number of adjacent words in a group. Each group is hashed to find drafts that have text in
/// common.
pub const WORDS_PER_GROUP: usize = 3; // half 4 + 0, double 2 + 0
/// Of this many adjacent hashes of groups of words, one hash is kept.
pub const HASHES_PER_KEPT_HASH: usize = 4; // half 0 + 0, double 2 + 0
/// The maximum number of earlier drafts in which a group of words is looked up. A group that more
/// drafts have is a common phrase. The limit saves time.
pub const MAX_DRAFTS_WITH_GROUP: usize = 8; // half 2 + 0, double 0 + 0
/// The maximum number of places of each draft at which a group of words is looked up. A group at
/// more places is a refrain. The limit saves time.
pub const MAX_PLACES_OF_GROUP: usize = 3;
/// If two drafts have the same group of words, this many words on each side of the group are
/// searched for further words that both drafts have. A copied passage has enough such words within
/// this distance. The limit saves time.
pub const MAX_WORDS_TO_SHARED_WORD: usize = 8;
/// Two drafts that have the same group of words are compared at this group only if at least this
/// many words near the group are also in both drafts. Near a phrase that two drafts have by chance,
/// few other words are equal. The limit saves time, because such a phrase alone is no copied
/// passage.
pub const MIN_SHARED_WORDS_AROUND: usize = 3;
/// A run of words that mostly agrees with another draft is not compared with that draft again if
/// the run has at least this many words. This is true even if the run is no copied passage. The
/// limit saves time.
pub const MIN_WORDS_OF_EXPLAINED_STRETCH: usize = 24;

// The score of an alignment, which is a run of words in each of two drafts that mostly agree.

/// The points that the score of a passage gains for a word that is in both drafts.
pub const SCORE_OF_SHARED_WORD: i32 = 2; // half 5 + 0, double 4 + 0
/// The points that the score of a passage loses for a word that only one draft has, or that differs
/// between the drafts.
pub const COST_OF_OTHER_WORD: i32 = 1; // half 9 + 0, double 5 + 0
/// The maximum number of points by which the score of a passage may fall below its best score. The
/// passage ends where the score has fallen by more.
pub const MAX_SCORE_DROP: i32 = 14; // half 1 example, double 0 + 0
/// Between two shared words of a passage, one of the two drafts may have at most this many words
/// more than the other draft.
pub const MAX_DRIFT: usize = 8; // half 1 example, double 2 + 0

// Which copies are joined, and which are shown.

/// The maximum number of words between two passages that become one passage. An editor sees such
/// passages as one passage with a rewritten middle.
pub const MAX_WORDS_BETWEEN_JOINED_PASSAGES: usize = 60; // half 1 example, double 0 + 0
/// The minimum fraction of the words of a joined passage that is the same in both drafts.
pub const MIN_SHARE_OF_JOINED_PASSAGE: f32 = 0.5; // half 0 + 0, double 1 example
/// A copy of a passage counts as complete only if it has at least this fraction of the words of the
/// fullest copy.
pub const MIN_SHARE_OF_FULL_COPY: f32 = 0.8; // half 4 + 0, double 2 + 0
/// To gather all copies of one passage, each copy is compared with at most this many copies that
/// come shortly before it. The limit saves time.
pub const MAX_COPIES_BETWEEN_SAME: usize = 8;

// The start and the end of a passage.

/// A passage gets the whole of its first or last sentence only if the passage has at least this
/// fraction of the words of the sentence.
pub const MIN_SHARE_OF_SENTENCE: f32 = 0.5; // half 0 + 0, double 1 + 0
/// The minimum number of words that a passage keeps of its first or last sentence, if the passage
/// has less than [`MIN_SHARE_OF_SENTENCE`] of the sentence. Fewer words are in both drafts by
/// chance, so the passage leaves the sentence out.
pub const MIN_WORDS_OF_EDGE_SENTENCE: usize = 3; // half 1 example, double 0 + 0

// Which text is compared.

/// The minimum number of words of a block that is compared with other drafts. A shorter block, such
/// as a date or a link, only guides the reader.
pub const MIN_WORDS_OF_BLOCK: usize = 5; // half 0 + 0, double 4 + 0
/// A draft counts as a licence only if at least this many of its blocks have a phrase such as “all
/// rights reserved”.
pub const MIN_LICENCE_BLOCKS: usize = 3; // half 0 + 0, double 1 example

// Text that many drafts share.

/// A passage or a sentence counts as a standing line of a site, such as a call to subscribe, only
/// if at least this many drafts have the same passage or sentence. If fewer drafts have the
/// passage, somebody may have copied it.
pub const MIN_DRAFTS_OF_STANDING_LINE: usize = 5; // half 1 example, double 0 + 0

// Archives.

/// The number of bits of the hash of a group of words in an archive. Among a hundred million
/// groups, one in five hundred has the hash of another group; among ten thousand million, one in
/// seven. The words of the article show whether the groups are the same. Each further bit takes 17
/// bytes for each article.
pub const BITS_OF_GROUP: u32 = 36; // half 0 + 0, double 3 examples
/// The maximum number of places in an archive at which a group of words is looked up. A group at
/// more places is a phrase, a standing line or an agency report. The limit saves time.
pub const MAX_PLACES_IN_ARCHIVE: usize = 64;
/// A group of words counts as rare only if at most this many articles in an archive have the group.
/// One rare group is enough to read an article, because a passage with many replaced words may have
/// only one group in common with the draft. The limit saves time.
pub const MAX_ARTICLES_WITH_RARE_GROUP: usize = 8;
/// Two groups of words are a reason to read an article in an archive if they are at most this many
/// words apart, both in the draft and in the article. The limit saves time.
pub const MAX_WORDS_BETWEEN_GROUPS: usize = 40;
/// The maximum number of articles of an archive that are read for one draft. The articles that have
/// the most groups in common with the draft are read first. The limit saves time.
pub const MAX_ARTICLES_READ: usize = 512;
