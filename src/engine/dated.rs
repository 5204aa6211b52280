//! The publication date in the path of a draft.

use crate::text::publication_date::PublicationDate;

/// Returns the publication date in `path`. Paths of posts have a date in one of these forms:
/// `2014-03-12-coming-soon.md`, `2014/03/12/coming-soon/index.md`, `20140312.md`.
pub fn date(path: &str) -> Option<PublicationDate> {
    let bytes = path.as_bytes();
    (0..bytes.len()).find_map(|at| {
        let opens = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        opens.then(|| day(&bytes[at..])).flatten()
    })
}

/// Returns the date at the start of `text`. A hyphen, a slash, a backslash, an underscore or
/// nothing separates the year, the month and the day.
fn day(text: &[u8]) -> Option<PublicationDate> {
    let digits = |from: usize, n_digits: usize| {
        let digits = text.get(from..from + n_digits)?;
        let is_number = digits.iter().all(u8::is_ascii_digit);
        is_number.then(|| {
            digits
                .iter()
                .fold(0, |sum, byte| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let separator = text
        .get(4)
        .filter(|byte| matches!(byte, b'-' | b'/' | b'\\' | b'_'));
    let width = usize::from(separator.is_some());
    let second = text.get(6 + width);
    let same = separator.is_none() || separator == second;
    let year = digits(0, 4).filter(|year| (1900..2200).contains(year))?;
    let month = digits(4 + width, 2).filter(|month| (1..=12).contains(month))?;
    let day = digits(6 + 2 * width, 2).filter(|day| (1..=31).contains(day))?;
    let end = text.get(8 + 2 * width);
    (same && end.is_none_or(|byte| !byte.is_ascii_digit())).then_some(PublicationDate {
        year,
        month,
        day,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_with_a_day_in_it_is_dated() {
        for path in [
            "2014-03-12-coming-soon.md",
            "news/2014-03-12.md",
            "2014/03/12/coming-soon/index.md",
            "posts\\2014_03_12.txt",
            "20140312.md",
        ] {
            assert!(date(path).is_some(), "{path}");
        }
        for path in [
            "guide.md",
            "2014/guide.md",
            "plan-2014-2015.md",
            "2014-13-12.md",
            "ticket-120140312.md",
            "201403121.md",
            "2014-03/12.md",
        ] {
            assert!(date(path).is_none(), "{path}");
        }
    }
}
