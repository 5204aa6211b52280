//! The setting `max-size`: how long a draft may be. Knows no draft.

use crate::config::origin::Sourced;
use crate::config::reader::{Reader, Value};
use crate::text::byte_size::ByteSize;

/// How long a draft may be where nobody says otherwise: hundreds of books.
pub const DEFAULT: ByteSize = ByteSize::megabytes(64);

/// How long a draft may be at most: positions are 32 bits wide.
pub const MOST: ByteSize = ByteSize::megabytes(1_000);

/// Reads a size that `text` is.
///
/// # Errors
///
/// When it is no size, or one that no draft may have.
pub fn parse(text: &str) -> Result<ByteSize, String> {
    let size: ByteSize = text.parse()?;
    if MOST < size {
        return Err(format!("{size} is more than a draft may have, {MOST}"));
    }
    Ok(size)
}

/// Reads `value`.
///
/// # Errors
///
/// As [`parse`], with the line.
pub fn read(reader: &Reader<'_>, value: &Value<'_>) -> Result<Sourced<ByteSize>, String> {
    let text = reader.string("max-size", value)?;
    let size = parse(&text.value).map_err(|it| reader.fault(value.span(), &it))?;
    Ok(text.map(|_| size))
}
