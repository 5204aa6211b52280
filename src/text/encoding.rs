//! Encodings of files. Converts places in the decoded text to places in the bytes of the file. Does
//! no IO.

use crate::text::span::{Place, offset};

/// The encoding of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with a byte order mark or without.
    Utf8 {
        /// Whether the file begins with a byte order mark, which is not part of the text.
        mark: bool,
    },
    /// UTF-16, with a byte order mark or without.
    Utf16 {
        /// The order of the two bytes of a code unit.
        order: ByteOrder,
        /// Whether the file begins with a byte order mark, which is not part of the text.
        mark: bool,
    },
    /// An older encoding, such as windows-1252, guessed from the bytes.
    #[cfg(feature = "cli")]
    Legacy(&'static encoding_rs::Encoding),
}

/// The order of the two bytes of a code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ByteOrder {
    /// The high byte comes first.
    Big,
    /// The low byte comes first.
    Little,
}

impl Encoding {
    /// Returns the name of the encoding if it was guessed from the bytes. Returns `None` for UTF-8,
    /// and for UTF-16 with a byte order mark.
    pub fn guessed(self) -> Option<&'static str> {
        match self {
            Self::Utf8 { .. } | Self::Utf16 { mark: true, .. } => None,
            Self::Utf16 { mark: false, .. } => Some("UTF-16"),
            #[cfg(feature = "cli")]
            Self::Legacy(encoding) => Some(encoding.name()),
        }
    }

    /// Converts `place`, which counts bytes of the decoded text `source`, to a place in the bytes
    /// of the file.
    pub fn on_disk(self, source: &str, place: Place) -> Place {
        match self {
            Self::Utf8 { mark: false } => place,
            Self::Utf8 { mark: true } => Place::new(place.start + 3, place.end + 3),
            Self::Utf16 { mark, .. } => {
                let start = if mark { 2 } else { 0 };
                let start = start + utf16_len(&source[..place.start as usize]);
                Place::new(start, start + utf16_len(&source[place.range()]))
            }
            #[cfg(feature = "cli")]
            Self::Legacy(encoding) => {
                let len = |text: &str| offset(encoding.encode(text).0.len());
                let start = len(&source[..place.start as usize]);
                Place::new(start, start + len(&source[place.range()]))
            }
        }
    }
}

fn utf16_len(text: &str) -> u32 {
    offset(text.chars().map(char::len_utf16).sum::<usize>() * 2)
}
