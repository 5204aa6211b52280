//! Layer 1: a draft as spans.
//!
//! [`draft::Draft::parse`] takes the text of a file and its [`markup::Markup`] to *prose*: blocks,
//! sentences and tokens, with the way back from each to its place in the file.

pub mod abbreviation;
pub mod block;
pub mod byte_size;
pub mod bytes;
pub mod draft;
pub mod encoding;
pub mod language;
pub mod left_out;
pub mod lexicon;
pub mod lines;
pub mod markdown;
pub mod markup;
pub mod nearest;
pub mod outline;
pub mod part;
pub mod phrases;
pub mod plain;
pub mod prose;
pub mod publication_date;
pub mod reading;
pub mod sentence;
pub mod span;
pub mod stem;
pub mod title;
pub mod token;
pub mod words;
