//! Layer 1: parses a draft into spans.
//!
//! [`draft::Draft::parse`] turns the text of a file in its [`markup::Markup`] into *prose*: blocks,
//! sentences and tokens, each of which can be converted back to its place in the file.

pub mod abbreviation;
pub mod asciidoc;
pub mod block;
pub mod byte_size;
pub mod bytes;
pub mod closing;
pub mod composer;
pub mod draft;
pub mod encoding;
pub mod flow;
pub mod language;
pub mod latex;
pub mod left_out;
pub mod lexicon;
pub mod like_words;
pub mod lines;
pub mod markdown;
pub mod markup;
pub mod markup_reader;
pub mod nearest;
pub mod org;
pub mod outline;
pub mod part;
pub mod phrases;
pub mod plain;
pub mod prose;
pub mod publication_date;
pub mod reading;
pub mod rst;
pub mod sentence;
pub mod source_line;
pub mod span;
pub mod stem;
pub mod title;
pub mod token;
pub mod words;
