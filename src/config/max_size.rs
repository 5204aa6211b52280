//! The setting `max-size`: how long a draft may be.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::Error;
use crate::text::byte_size::ByteSize;

/// How long a draft may be by default: hundreds of books.
pub const DEFAULT: ByteSize = ByteSize::megabytes(64);

/// How long a draft may be at most: positions are 32 bits wide.
pub const MOST: ByteSize = ByteSize::megabytes(1_000);

/// A size that drafts may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(
    inline,
    extend("pattern" = r"^\s*[0-9]+ *[KkMmGg][Bb]\s*$", "default" = DEFAULT.to_string())
)]
pub struct MaxSize(#[schemars(with = "String")] pub ByteSize);

impl TryFrom<String> for MaxSize {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        parse(&text).map(Self)
    }
}

/// Reads a size that drafts may have.
///
/// # Errors
///
/// When `text` is no size, or one that no draft may have.
pub fn parse(text: &str) -> Result<ByteSize, Error> {
    let size: ByteSize = text.parse()?;
    if MOST < size {
        return Err(Error::new(format!(
            "{size} is more than the maximum, {MOST}"
        )));
    }
    Ok(size)
}
