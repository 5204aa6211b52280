//! Sizes of files in the notation that people write, such as `64 MB`.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// A number of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ByteSize(u64);

/// Each unit with its number of bytes, the largest unit first.
const UNITS: [(&str, u64); 3] = [("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)];

impl ByteSize {
    /// Creates a size of `bytes` bytes.
    pub const fn new(bytes: u64) -> Self {
        Self(bytes)
    }

    /// Creates a size of `n` million bytes.
    pub const fn megabytes(n: u64) -> Self {
        Self(n * 1_000_000)
    }

    /// Returns the size in bytes.
    pub const fn bytes(self) -> u64 {
        self.0
    }
}

impl fmt::Display for ByteSize {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((name, unit)) = UNITS.iter().find(|(_, unit)| *unit <= self.0) else {
            return write!(f, "{} bytes", self.0);
        };
        let (whole, rest) = (self.0 / unit, self.0 % unit);
        match rest * 10 / unit {
            0 => write!(f, "{whole} {name}"),
            tenths => write!(f, "{whole}.{tenths} {name}"),
        }
    }
}

impl FromStr for ByteSize {
    type Err = Error;

    /// Parses a whole number above 0 and its unit, with or without a space between them: `64 MB`,
    /// `512KB`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let end = text.find(|character: char| !character.is_ascii_digit());
        let (number, unit) = text.split_at(end.unwrap_or(text.len()));
        let unit = unit.trim_start();
        let unit = UNITS
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(unit));
        let size = number
            .parse::<u64>()
            .ok()
            .zip(unit)
            .and_then(|(number, unit)| number.checked_mul(unit.1));
        size.filter(|size| 0 < *size).map(Self).ok_or_else(|| {
            let error = Error::new(format!("invalid size `{text}`"));
            error.with_remedy("write a number and its unit: 512 KB, 64 MB, 1 GB")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_and_shown() {
        let check = |text: &str, expected: Option<(u64, &str)>| {
            let found = text.parse::<ByteSize>().ok();
            let found = found.map(|found| (found.bytes(), found.to_string()));
            let expected = expected.map(|(size, text)| (size, text.to_owned()));
            assert_eq!(found, expected, "{text}");
        };
        check("64 MB", Some((64_000_000, "64 MB")));
        check("512kb", Some((512_000, "512 KB")));
        check("1500 MB", Some((1_500_000_000, "1.5 GB")));
        check("0 MB", None);
        check("64", None);
        check("MB", None);
        check("-1 MB", None);
        check("1.5 MB", None);
        check("99999999999999999999 GB", None);
        check("99999999999 GB", None);
        assert_eq!(ByteSize::new(999).to_string(), "999 bytes");
        assert_eq!(ByteSize::new(1_999_999).to_string(), "1.9 MB");
    }
}
