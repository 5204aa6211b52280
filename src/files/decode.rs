//! Decodes the bytes of a file to text, and encodes text.

#[cfg(feature = "cli")]
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use crate::error::Error;
use crate::text::encoding::{ByteOrder, Encoding};

/// The maximum size of a file in bytes. A position has 32 bits; the limit is a quarter of that
/// range, because a text can become longer when it is decoded.
pub const MAX_TEXT_BYTES: usize = u32::MAX as usize / 4;

/// The usual remedy for a file that is not text.
const REMEDY: &str = "save it as UTF-8";

/// Returns the text in `bytes`, the content of a file, and its encoding. The text has no byte order
/// mark.
///
/// # Errors
///
/// Returns an error if the bytes are not text. The error says why, and gives the remedy.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), Error> {
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(too_long());
    }
    match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => {
            let text = utf8(bytes[3..].to_vec(), 3)?;
            Ok((text, Encoding::Utf8 { mark: true }))
        }
        [0xff, 0xfe, 0, 0, ..] => Err(Error::new("the text is in UTF-32").with_remedy(REMEDY)),
        [0xff, 0xfe, rest @ ..] => marked(rest, ByteOrder::Little),
        [0xfe, 0xff, rest @ ..] => marked(rest, ByteOrder::Big),
        _ => unmarked(bytes),
    }
}

/// Returns `text`, which a program gave, without its byte order mark. Also returns the encoding of
/// a file that contains this text as UTF-8.
///
/// # Errors
///
/// Returns an error if the text is too long or contains a zero byte. No legacy encoding is tried.
pub fn given(text: String) -> Result<(String, Encoding), Error> {
    let bytes = text.into_bytes();
    if bytes.len() > MAX_TEXT_BYTES {
        return Err(too_long());
    }
    match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => Ok((utf8(rest.to_vec(), 3)?, Encoding::Utf8 { mark: true })),
        None => Ok((utf8(bytes, 0)?, Encoding::Utf8 { mark: false })),
    }
}

fn too_long() -> Error {
    Error::new("the text is longer than 1 GiB").with_remedy("split it")
}

/// Decodes the UTF-16 `bytes` after a byte order mark. Returns the text and its encoding.
fn marked(bytes: &[u8], order: ByteOrder) -> Result<(String, Encoding), Error> {
    Ok((utf16(bytes, order)?, Encoding::Utf16 { order, mark: true }))
}

/// Decodes the `bytes` of a file without a byte order mark. Returns the text and its encoding.
fn unmarked(bytes: Vec<u8>) -> Result<(String, Encoding), Error> {
    if let Some(order) = order(&bytes)
        && let Ok(text) = utf16(&bytes, order)
        && !text.contains('\0')
    {
        return Ok((text, Encoding::Utf16 { order, mark: false }));
    }
    #[cfg(feature = "cli")]
    if str::from_utf8(&bytes).is_err()
        && !bytes.contains(&0)
        && let Some(decoded) = legacy(&bytes)
    {
        return Ok(decoded);
    }
    Ok((utf8(bytes, 0)?, Encoding::Utf8 { mark: false }))
}

/// Returns the byte order if `bytes` are UTF-16 of a language with Latin letters. In such a text,
/// most characters have one zero byte: always the first, or always the second.
fn order(bytes: &[u8]) -> Option<ByteOrder> {
    const LOOKED_AT: usize = 4096;
    let pairs = bytes[..bytes.len().min(LOOKED_AT)].chunks_exact(2);
    let n_pairs = pairs.len();
    let zeros = |byte: usize| pairs.clone().filter(|pair| pair[byte] == 0).count();
    let (first, second) = (zeros(0), zeros(1));
    let is_most = |n_zeros: usize| 2 <= n_pairs && 3 * n_pairs <= 4 * n_zeros;
    match (is_most(first), is_most(second)) {
        (true, false) if 20 * second <= n_pairs => Some(ByteOrder::Big),
        (false, true) if 20 * first <= n_pairs => Some(ByteOrder::Little),
        _ => None,
    }
}

/// Returns the text of `bytes` in the most probable legacy encoding. Returns `None` if the bytes
/// look like damaged or truncated UTF-8, or like binary data. Also returns `None` if encoding the
/// text again would give other bytes.
#[cfg(feature = "cli")]
fn legacy(bytes: &[u8]) -> Option<(String, Encoding)> {
    let chunks = bytes.utf8_chunks();
    let (n_wide, n_broken) = chunks.fold((0, 0), |(n_wide, n_broken), utf8_chunk| {
        let wide = utf8_chunk
            .valid()
            .chars()
            .filter(|character| !character.is_ascii())
            .count();
        (
            n_wide + wide,
            n_broken + usize::from(!utf8_chunk.invalid().is_empty()),
        )
    });
    let is_cut = str::from_utf8(bytes).is_err_and(|utf8_error| utf8_error.error_len().is_none());
    if n_broken <= n_wide || is_cut {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, is_broken) = encoding.decode_without_bom_handling(bytes);
    let is_control = |character: char| {
        character.is_control() && !matches!(character, '\t' | '\n' | '\r' | '\u{c}')
    };
    if is_broken || text.contains(is_control) || *encoding.encode(&text).0 != *bytes {
        return None;
    }
    Some((text.into_owned(), Encoding::Legacy(encoding)))
}

/// Returns the bytes of `text` in `encoding`, with a byte order mark if `encoding` has one.
/// Characters that a legacy encoding lacks are written as numeric character references.
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let (order, mark) = match encoding {
        Encoding::Utf8 { mark: false } => return text.as_bytes().to_vec(),
        Encoding::Utf8 { mark: true } => return [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        #[cfg(feature = "cli")]
        Encoding::Legacy(legacy) => return legacy.encode(text).0.into_owned(),
        Encoding::Utf16 { order, mark } => (order, mark),
    };
    let bytes: fn(u16) -> [u8; 2] = match order {
        ByteOrder::Big => u16::to_be_bytes,
        ByteOrder::Little => u16::to_le_bytes,
    };
    let mark = mark.then_some(0xfeff);
    let units = mark.into_iter().chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

fn utf8(bytes: Vec<u8>, skipped: usize) -> Result<String, Error> {
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let at = at + skipped;
        return Err(Error::new(format!("this is not text: byte {at} is zero")).with_remedy(REMEDY));
    }
    String::from_utf8(bytes).map_err(|from_utf8_error| {
        let at = from_utf8_error.utf8_error().valid_up_to() + skipped;
        Error::new(format!("the text is not UTF-8 from byte {at} on"))
            .with_remedy("save it as UTF-8, or as UTF-16 with a byte order mark")
    })
}

fn utf16(bytes: &[u8], order: ByteOrder) -> Result<String, Error> {
    let unit: fn([u8; 2]) -> u16 = match order {
        ByteOrder::Big => u16::from_be_bytes,
        ByteOrder::Little => u16::from_le_bytes,
    };
    if !bytes.len().is_multiple_of(2) {
        let error = Error::new("the text is in UTF-16, but the last byte is only half a character");
        return Err(error.with_remedy(REMEDY));
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    let decoded: Result<String, _> = char::decode_utf16(units).collect();
    decoded.map_err(|_| Error::new("the text is invalid UTF-16").with_remedy(REMEDY))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_read_and_the_rest_is_refused() {
        let check =
            |bytes: &[u8], expected: Result<&str, &str>| match (decode(bytes.to_vec()), expected) {
                (Ok((text, encoding)), Ok(expected)) => {
                    assert_eq!(text, expected);
                    assert_eq!(encode(&text, encoding), bytes);
                }
                (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
                (found, _) => panic!("{bytes:?}: {found:?}, not {expected:?}"),
            };
        check(b"", Ok(""));
        check("né".as_bytes(), Ok("né"));
        check(b"\xef\xbb\xbfA", Ok("A"));
        check(b"\xff\xfeA\0\xe9\0", Ok("Aé"));
        check(b"\xfe\xff\0A\xd8\x3d\xde\x00", Ok("A😀"));
        check(b"\xff\xfeA\0\0", Err("half a character"));
        check(b"\xff\xfe\0\xd8", Err("invalid UTF-16"));
        check(b"\xff\xfe\0\0A\0\0\0", Err("UTF-32"));
        check(b"\xef\xbb\xbfcaf\xe9", Err("from byte 6 on"));
        check(b"a\0b", Err("byte 1 is zero"));
        check(b"A\0t\0 \0s\0e\0a\0.\0", Ok("At sea."));
        check(b"\0A\0t\0 \0s\0e\0a\0.", Ok("At sea."));
        // Windows-1252.
        check(b"The caf\xe9 \x96 closed.", Ok("The café – closed."));
        check(
            b"The board\x92s \x93plan\x94 failed.",
            Ok("The board’s “plan” failed."),
        );
        // Damaged UTF-8, truncated UTF-8, binary data.
        check(b"caf\xc3\xa9 and \xff caf\xc3\xa9", Err("from byte 10 on"));
        check(b"caf\xc3", Err("from byte 3 on"));
        check(b"\x01\x02\xe9 a", Err("from byte 2 on"));
    }
}
