//! The thresholds of the roles of blocks. None was varied; each was set after 600 blocks of
//! published pages to which readers gave roles.

/// The minimum number of words of a pull quote.
pub const MIN_WORDS: usize = 5;
/// How many words at the start of a pull quote are looked up.
pub const WORDS_LOOKED_UP: usize = 4;
/// The maximum number of places that are compared for one pull quote.
pub const MAX_PLACES: usize = 20;
/// The maximum number of bytes of a term in bold that opens an entry.
pub const LONGEST_TERM: usize = 80;
/// How many tokens of an instruction are searched for its verb.
pub const WORDS_BEFORE_VERB: usize = 12;
/// The maximum number of words of a heading that is a line in bold.
pub const MAX_WORDS_OF_HEADING: usize = 14;
/// The maximum number of words of a label that ends in a colon.
pub const MAX_WORDS_OF_LABEL: usize = 4;
/// The maximum number of words of a byline.
pub const MAX_WORDS_OF_BYLINE: usize = 12;
/// The maximum number of words of a line that is a link.
pub const MAX_WORDS_OF_LINK: usize = 14;
/// How many blocks at either end of a draft may be standing lines without being in italics.
pub const BLOCKS_AT_THE_END: usize = 5;
/// The maximum number of bytes of markup between a picture and its caption.
pub const BYTES_TO_CAPTION: usize = 40;
/// The minimum number of turns of speech in a transcript.
pub const MIN_TURNS: usize = 4;
/// The minimum number of turns of a speaker.
pub const MIN_TURNS_OF_SPEAKER: usize = 2;
