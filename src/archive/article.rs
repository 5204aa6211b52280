//! What an archive keeps of an article.

use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::analysis::passage::PassageWords;
use crate::analysis::passage::published::{PublishedArticle, kept_groups, kept_half};
use crate::text::draft::Draft;
use crate::text::publication_date::PublicationDate;

/// An article that is added to an archive.
#[derive(Clone, Debug)]
pub struct Article {
    /// The row of the article in the table of articles.
    pub row: DocumentRow,
    /// The hash and the position of each group of three words that an archive keeps.
    pub groups: Vec<(u64, u32)>,
}

/// A row of the table of articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentRow {
    /// A hash of the path and the text. It shows whether an article was already added.
    pub key: i64,
    /// The path of the article.
    pub path: Vec<u8>,
    /// The publication date as the number YYYYMMDD; 0 if the article has no date.
    pub date: i32,
    /// The lines that have words, as pairs of numbers. The first number counts the words from the
    /// first word of the previous line to the first word of this line. The second number counts the
    /// lines from the previous line to this line. Each number is stored in bytes of seven bits
    /// each, the lowest bits first.
    pub lines: Vec<u8>,
    /// The content words. Each word is stored as two bytes of its hash, the lower byte first.
    pub words: Vec<u8>,
    /// A checksum of `words`.
    pub sum: i32,
}

impl Article {
    /// Returns what an archive keeps of `draft`, the article at `path`. `words` are the words of
    /// the article.
    pub fn of(
        path: &str,
        draft: &Draft,
        words: &PassageWords,
        date: Option<PublicationDate>,
    ) -> Self {
        let content = words.fingerprint.words();
        let halves = content.iter().map(|word| kept_half(*word));
        let halves = halves.flat_map(|half| half.to_le_bytes().into_iter().take(2));
        let mut row = DocumentRow {
            key: key(path, draft.source()),
            path: path.as_bytes().to_vec(),
            date: date.map_or(0, number),
            lines: packed(&words.lines(draft)),
            words: halves.collect(),
            sum: 0,
        };
        row.sum = row.actual_sum();
        Self {
            row,
            groups: kept_groups(content),
        }
    }
}

impl DocumentRow {
    /// Computes the checksum of `words`.
    pub fn actual_sum(&self) -> i32 {
        let bytes = xxh3_64(&self.words).to_le_bytes();
        i32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
    }

    /// Returns, for each content word, the part of its hash that is kept.
    pub fn content(&self) -> Vec<u32> {
        let pairs = self.words.chunks_exact(2);
        let words = pairs.map(|pair| u32::from(pair[0]) | u32::from(pair[1]) << 8);
        words.collect()
    }

    /// Returns what a finding says about the article.
    pub fn published(&self) -> PublishedArticle {
        PublishedArticle {
            path: String::from_utf8_lossy(&self.path).into_owned(),
            date: day(self.date),
            lines: unpacked(&self.lines),
        }
    }
}

/// Returns the key of the article at `path` with the text `text`.
pub fn key(path: &str, text: &str) -> i64 {
    let mut hash = Xxh3::new();
    hash.update(&xxh3_64(path.as_bytes()).to_le_bytes());
    hash.update(text.as_bytes());
    i64::from_le_bytes(hash.digest().to_le_bytes())
}

fn number(date: PublicationDate) -> i32 {
    let number = date.year * 10_000 + date.month * 100 + date.day;
    i32::try_from(number).unwrap_or(0)
}

fn day(number: i32) -> Option<PublicationDate> {
    let number = u32::try_from(number).ok().filter(|number| 0 < *number)?;
    Some(PublicationDate {
        year: number / 10_000,
        month: number / 100 % 100,
        day: number % 100,
    })
}

fn packed(lines: &[(u32, u32)]) -> Vec<u8> {
    let (mut bytes, mut last) = (Vec::new(), (0, 0));
    for line in lines {
        for mut number in [line.0 - last.0, line.1 - last.1] {
            while 0x7f < number {
                bytes.extend((number & 0x7f | 0x80).to_le_bytes().first());
                number >>= 7;
            }
            bytes.extend(number.to_le_bytes().first());
        }
        last = *line;
    }
    bytes
}

fn unpacked(bytes: &[u8]) -> Vec<(u32, u32)> {
    let (mut numbers, mut number, mut shift) = (Vec::new(), 0_u32, 0);
    for byte in bytes {
        number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
        shift += 7;
        if byte & 0x80 == 0 {
            numbers.push(number);
            (number, shift) = (0, 0);
        }
    }
    let (mut lines, mut last) = (Vec::new(), (0_u32, 0_u32));
    for pair in numbers.chunks_exact(2) {
        last = (
            last.0.saturating_add(pair[0]),
            last.1.saturating_add(pair[1]),
        );
        lines.push(last);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_as_they_were_packed() {
        let lines = vec![(0, 3), (127, 200), (128, 70_000), (90_000, 70_001)];
        assert_eq!(unpacked(&packed(&lines)), lines);
        assert_eq!(unpacked(&packed(&[])), []);
        // Damaged bytes must not cause a panic.
        unpacked(&[0xff; 40]);
    }

    #[test]
    fn a_day_is_read_as_it_was_written() {
        let date = PublicationDate {
            year: 2014,
            month: 3,
            day: 0,
        };
        assert_eq!(day(number(date)), Some(date));
        assert_eq!(day(0), None);
    }
}
