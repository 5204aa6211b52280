//! The unit in which an editor counts columns.

use gen_lsp_types::{Position, PositionEncodingKind, Range};

use crate::report::position::{self, Locator};
use crate::text::span::Place;

/// The unit of columns on which editor and server agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Columns {
    /// Bytes of UTF-8.
    Bytes,
    /// Code units of UTF-16, which every editor supports.
    Units,
    /// Unicode scalar values.
    Scalars,
}

impl Columns {
    /// Returns the first unit of `offered` that the server knows. The editor offers units in the
    /// order of its preference. If the server knows none of the units, returns UTF-16 code units.
    pub fn agreed(offered: &[PositionEncodingKind]) -> Self {
        let known =
            offered
                .iter()
                .find_map(|position_encoding_kind| match position_encoding_kind {
                    PositionEncodingKind::UTF8 => Some(Self::Bytes),
                    PositionEncodingKind::UTF16 => Some(Self::Units),
                    PositionEncodingKind::UTF32 => Some(Self::Scalars),
                    PositionEncodingKind::Custom(_) => None,
                });
        known.unwrap_or(Self::Units)
    }

    /// Returns the name of the unit in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Bytes => PositionEncodingKind::UTF8,
            Self::Units => PositionEncodingKind::UTF16,
            Self::Scalars => PositionEncodingKind::UTF32,
        }
    }

    /// Returns `place` as a range of lines and columns in this unit.
    pub fn range(self, locator: &Locator<'_>, place: Place) -> Range {
        Range {
            start: self.position(locator.position(place.start)),
            end: self.position(locator.position(place.end)),
        }
    }

    fn position(self, position: position::Position) -> Position {
        let column = match self {
            Self::Bytes => position.column_byte,
            Self::Units => position.column_utf16,
            Self::Scalars => position.column,
        };
        Position {
            line: position.line - 1,
            character: column - 1,
        }
    }
}
