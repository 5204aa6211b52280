//! The thresholds of the roles of blocks. None of them was halved or doubled to measure its effect.
//! Readers gave roles to 600 blocks of published pages, and each threshold was set to fit these
//! blocks.

/// A pull quote has at least this many words.
pub const MIN_WORDS_OF_PULL_QUOTE: usize = 5;
/// The search for a pull quote in the running text looks up this many words at its start.
pub const WORDS_OF_LOOKUP_KEY: usize = 4;
/// At most this many places are compared with one pull quote.
pub const MAX_PLACES_COMPARED: usize = 20;
/// A term in bold that opens an entry has at most this many bytes.
pub const MAX_BYTES_OF_TERM: usize = 80;
/// This many tokens of an instruction are searched for its verb.
pub const MAX_TOKENS_TO_VERB: usize = 12;
/// A line in bold is a heading if it has at most this many words.
pub const MAX_WORDS_OF_HEADING: usize = 14;
/// A label that ends in a colon has at most this many words.
pub const MAX_WORDS_OF_LABEL: usize = 4;
/// A byline has at most this many words.
pub const MAX_WORDS_OF_BYLINE: usize = 12;
/// A line that is a link has at most this many words.
pub const MAX_WORDS_OF_LINK: usize = 14;
/// Among this many blocks at either end of a draft, a standing line is recognised even if it is not
/// in italics.
pub const MAX_BLOCKS_TO_END: usize = 5;
/// At most this many bytes of markup separate a picture from its caption.
pub const MAX_BYTES_TO_CAPTION: usize = 40;
/// A transcript has at least this many turns of speech.
pub const MIN_TURNS: usize = 4;
/// A speaker in a transcript has at least this many turns of speech.
pub const MIN_TURNS_OF_SPEAKER: usize = 2;
