//! Whether the path of a draft dates it. Knows paths by their names alone.

/// Whether `path` holds a date, as the paths of posts do: `2014-03-12-coming-soon.md`,
/// `2014/03/12/coming-soon/index.md`, `20140312.md`.
pub fn is_dated(path: &str) -> bool {
    let bytes = path.as_bytes();
    (0..bytes.len()).any(|at| {
        let opens = at == 0 || !bytes[at - 1].is_ascii_alphanumeric();
        opens && begins_with_date(&bytes[at..])
    })
}

/// Whether `text` begins with a year, a month and a day that a hyphen, a slash or nothing parts.
fn begins_with_date(text: &[u8]) -> bool {
    let digits = |from: usize, n_digits: usize| {
        let digits = text.get(from..from + n_digits)?;
        let is_number = digits.iter().all(u8::is_ascii_digit);
        is_number.then(|| {
            digits
                .iter()
                .fold(0, |sum, it| sum * 10 + u32::from(it - b'0'))
        })
    };
    let separator = text
        .get(4)
        .filter(|it| matches!(it, b'-' | b'/' | b'\\' | b'_'));
    let width = usize::from(separator.is_some());
    let second = text.get(6 + width);
    let same = separator.is_none() || separator == second;
    let year = digits(0, 4).is_some_and(|it| (1900..2200).contains(&it));
    let month = digits(4 + width, 2).is_some_and(|it| (1..=12).contains(&it));
    let day = digits(6 + 2 * width, 2).is_some_and(|it| (1..=31).contains(&it));
    let end = text.get(8 + 2 * width);
    year && month && day && same && end.is_none_or(|it| !it.is_ascii_digit())
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
            assert!(is_dated(path), "{path}");
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
            assert!(!is_dated(path), "{path}");
        }
    }
}
