//! The setting `max-size`: the maximum size of a draft.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::Error;
use crate::text::byte_size::ByteSize;

/// The default maximum size of a draft. More than a hundred books have this size.
pub const DEFAULT: ByteSize = ByteSize::megabytes(64);

/// The highest value that the setting may have, because a position in a draft has only 32 bits.
pub const MAX: ByteSize = ByteSize::megabytes(1_000);

/// A value of the setting.
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

/// Parses a value of the setting, such as `64 MB`.
///
/// # Errors
///
/// Returns an error if `text` is not a size, or exceeds [`MAX`].
pub fn parse(text: &str) -> Result<ByteSize, Error> {
    let size: ByteSize = text.parse()?;
    if MAX < size {
        return Err(Error::new(format!(
            "{size} is more than the maximum, {MAX}"
        )));
    }
    Ok(size)
}
