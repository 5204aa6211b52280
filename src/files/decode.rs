//! Bytes of a file into text, and back. Knows no paths.

use crate::text::encoding::{ByteOrder, Encoding};

/// The longest file that is read, in bytes: positions are 32 bits wide.
pub const LONGEST: usize = u32::MAX as usize / 4;

/// The text of a file, without its byte order mark, and how it was written down.
///
/// # Errors
///
/// Says why the bytes are no text, and what would help.
pub fn decode(bytes: Vec<u8>) -> Result<(String, Encoding), String> {
    if bytes.len() > LONGEST {
        return Err("it is longer than 1 GiB; split it".to_owned());
    }
    match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => {
            let text = utf8(bytes[3..].to_vec(), 3)?;
            Ok((text, Encoding::Utf8 { mark: true }))
        }
        [0xff, 0xfe, 0, 0, ..] => Err("it is UTF-32; save it as UTF-8".to_owned()),
        [0xff, 0xfe, rest @ ..] => {
            let text = utf16(rest, u16::from_le_bytes)?;
            Ok((text, Encoding::Utf16(ByteOrder::Little)))
        }
        [0xfe, 0xff, rest @ ..] => {
            let text = utf16(rest, u16::from_be_bytes)?;
            Ok((text, Encoding::Utf16(ByteOrder::Big)))
        }
        _ => Ok((utf8(bytes, 0)?, Encoding::Utf8 { mark: false })),
    }
}

/// `text` as a file in `encoding` has it, with its byte order mark.
#[must_use]
pub fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    let bytes: fn(u16) -> [u8; 2] = match encoding {
        Encoding::Utf8 { mark: false } => return text.as_bytes().to_vec(),
        Encoding::Utf8 { mark: true } => return [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        Encoding::Utf16(ByteOrder::Big) => u16::to_be_bytes,
        Encoding::Utf16(ByteOrder::Little) => u16::to_le_bytes,
    };
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(bytes).collect()
}

fn utf8(bytes: Vec<u8>, skipped: usize) -> Result<String, String> {
    if let Some(at) = bytes.iter().position(|it| *it == 0) {
        let at = at + skipped;
        return Err(format!(
            "it is no text: byte {at} is zero; save it as UTF-8"
        ));
    }
    String::from_utf8(bytes).map_err(|it| {
        let at = it.utf8_error().valid_up_to() + skipped;
        format!("it is not UTF-8 from byte {at} on; save it as UTF-8, or as UTF-16 with its mark")
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    if !bytes.len().is_multiple_of(2) {
        return Err("it is UTF-16 with half a character at its end; save it as UTF-8".to_owned());
    }
    let units = bytes.chunks_exact(2).map(|it| unit([it[0], it[1]]));
    let decoded: Result<String, _> = char::decode_utf16(units).collect();
    decoded.map_err(|_| "it is broken UTF-16; save it as UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_utf8_and_utf16_and_refuses_the_rest() {
        let check =
            |bytes: &[u8], expected: Result<&str, &str>| match (decode(bytes.to_vec()), expected) {
                (Ok((text, encoding)), Ok(expected)) => {
                    assert_eq!(text, expected);
                    assert_eq!(encode(&text, encoding), bytes);
                }
                (Err(problem), Err(part)) => assert!(problem.contains(part), "{problem}"),
                (found, _) => panic!("{bytes:?}: {found:?}, not {expected:?}"),
            };
        check(b"", Ok(""));
        check("né".as_bytes(), Ok("né"));
        check(b"\xef\xbb\xbfA", Ok("A"));
        check(b"\xff\xfeA\0\xe9\0", Ok("Aé"));
        check(b"\xfe\xff\0A\xd8\x3d\xde\x00", Ok("A😀"));
        check(b"\xff\xfeA\0\0", Err("half a character"));
        check(b"\xff\xfe\0\xd8", Err("broken UTF-16"));
        check(b"\xff\xfe\0\0A\0\0\0", Err("UTF-32"));
        check(b"caf\xe9", Err("from byte 3 on"));
        check(b"\xef\xbb\xbfcaf\xe9", Err("from byte 6 on"));
        check(b"a\0b", Err("byte 1 is zero"));
    }
}
