//! The thresholds by which the roles of blocks are found. Readers gave roles to 600 blocks of
//! published pages (`tests/measure/roles.tsv`), and each threshold was set to fit these blocks.
//! Each threshold except [`WORDS_OF_LOOKUP_KEY`] was halved and doubled. Only the change of
//! [`MAX_WORDS_OF_LINK`] gave another role to some of the blocks. The comments of the other
//! thresholds say which blocks the thresholds keep out.

/// The minimum number of words of a pull quote. Shorter lines may have the words of the text by
/// chance.
pub const MIN_WORDS_OF_PULL_QUOTE: usize = 5;
/// The number of words at the start of a pull quote by which the pull quote is looked up in the
/// running text.
pub const WORDS_OF_LOOKUP_KEY: usize = 4;
/// The maximum number of places of the running text that are compared with one pull quote. The
/// limit saves time.
pub const MAX_PLACES_COMPARED: usize = 20;
/// The maximum number of bytes of a term in bold that opens an entry. Longer text in bold is a
/// sentence.
pub const MAX_BYTES_OF_TERM: usize = 80;
/// The number of tokens at the start of an instruction that are searched for its verb. The limit
/// leaves room for a condition before the verb.
pub const MAX_TOKENS_TO_VERB: usize = 12;
/// A line in bold counts as a heading only if the line has at most this many words. A longer line
/// is a paragraph in bold.
pub const MAX_WORDS_OF_HEADING: usize = 14;
/// The maximum number of words of a label that ends in a colon. A longer line before a colon is the
/// start of a sentence.
pub const MAX_WORDS_OF_LABEL: usize = 4;
/// The maximum number of words of a byline. The limit leaves room for two names with their offices.
pub const MAX_WORDS_OF_BYLINE: usize = 12;
/// A line that is a link counts as a label only if the line has at most this many words. With half
/// of this number, some blocks of the sample do not get the role that readers gave to them.
pub const MAX_WORDS_OF_LINK: usize = 14;
/// The number of blocks at each end of a draft in which a standing line need not be in italics.
/// Sites put standing lines at the ends of a page.
pub const MAX_BLOCKS_TO_END: usize = 5;
/// The maximum number of bytes of markup between a picture and its caption. The limit leaves room
/// for a line break and an attribute list.
pub const MAX_BYTES_TO_CAPTION: usize = 40;
/// A draft counts as a transcript only if at least this many blocks begin with a speaker. Fewer
/// lines with labels are a list of names.
pub const MIN_TURNS: usize = 4;
/// A label counts as a speaker only if at least this many blocks of a transcript begin with the
/// label. A label that occurs once may be a heading.
pub const MIN_TURNS_OF_SPEAKER: usize = 2;
