//! The thresholds by which the roles of blocks are found. Readers gave roles to 600 blocks of
//! published pages (`tests/measure/roles.tsv`), and each threshold was set to fit these blocks.
//! Each threshold except [`WORDS_OF_LOOKUP_KEY`] was halved and doubled. Only [`MAX_WORDS_OF_LINK`]
//! decides about one of the blocks. The comments of the other thresholds say which blocks the
//! thresholds keep out.

/// A pull quote has at least this many words. Shorter lines may have the words of the text by
/// chance.
pub const MIN_WORDS_OF_PULL_QUOTE: usize = 5;
/// A pull quote is looked up in the running text by this many words at its start.
pub const WORDS_OF_LOOKUP_KEY: usize = 4;
/// At most this many places of the running text are compared with one pull quote. The limit saves
/// time.
pub const MAX_PLACES_COMPARED: usize = 20;
/// A term in bold that opens an entry has at most this many bytes. Longer text in bold is a
/// sentence.
pub const MAX_BYTES_OF_TERM: usize = 80;
/// This many tokens at the start of an instruction are searched for its verb. The limit leaves room
/// for a condition before the verb.
pub const MAX_TOKENS_TO_VERB: usize = 12;
/// A line in bold is a heading if it has at most this many words. A longer line is a paragraph in
/// bold.
pub const MAX_WORDS_OF_HEADING: usize = 14;
/// A label that ends in a colon has at most this many words. A longer line before a colon is the
/// start of a sentence.
pub const MAX_WORDS_OF_LABEL: usize = 4;
/// A byline has at most this many words. The limit leaves room for two names with their offices.
pub const MAX_WORDS_OF_BYLINE: usize = 12;
/// A line that is a link is a label if it has at most this many words. With half of this number,
/// some blocks of the sample do not get the role that readers gave to them.
pub const MAX_WORDS_OF_LINK: usize = 14;
/// In this many blocks at the start and at the end of a draft, a standing line need not be in
/// italics. Sites put standing lines at the ends of a page.
pub const MAX_BLOCKS_TO_END: usize = 5;
/// At most this many bytes of markup separate a picture from its caption. The limit leaves room for
/// a line break and an attribute list.
pub const MAX_BYTES_TO_CAPTION: usize = 40;
/// A draft is a transcript if at least this many blocks begin with a speaker. Fewer lines with
/// labels are a list of names.
pub const MIN_TURNS: usize = 4;
/// A speaker begins at least this many blocks of a transcript. A label that occurs once may be a
/// heading.
pub const MIN_TURNS_OF_SPEAKER: usize = 2;
