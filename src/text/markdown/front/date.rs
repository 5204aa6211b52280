//! Reads the date of publication of a draft from its front matter. Other values are not read.

use crate::text::publication_date::PublicationDate;

/// The keys of the date of publication, in lower case and without hyphens or underscores.
const DATE_KEYS: &[&str] = &[
    "date",
    "created",
    "postdate",
    "posted",
    "pubdate",
    "publicationdate",
    "publishdate",
    "published",
    "publishedat",
];

/// The keys of the address of a post, which may contain the date: `2018/03/29/name`.
const ADDRESS_KEYS: &[&str] = &["path", "permalink", "slug", "url"];

/// Returns the date of publication from a top-level key of the front matter `front`, or `None` if
/// no key has a date.
pub fn date(front: &str) -> Option<PublicationDate> {
    front.lines().find_map(|line| {
        // An indented line belongs to another key. The keys in TOML tables are read like top-level
        // keys, but none of them is a key of a date.
        let (key, value) = line.split_once([':', '='])?;
        let is_indented = key.starts_with(char::is_whitespace);
        let key: String = key
            .chars()
            .filter(|character| character.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let key = key.as_str();
        let is_known = DATE_KEYS.contains(&key) || ADDRESS_KEYS.contains(&key);
        (!is_indented && is_known)
            .then(|| parse_date(value))
            .flatten()
    })
}

/// Returns the first date in `value`, such as `2018-03-29` or `/2018/03/29/name`. The day may be
/// missing. Returns `None` if there is no date.
pub fn parse_date(value: &str) -> Option<PublicationDate> {
    let parts = value.split(|character: char| !character.is_ascii_digit());
    let parts: Vec<&str> = parts.collect();
    let is_short = |text: &str| (1..=2).contains(&text.len());
    let first = (0..parts.len()).find(|idx| {
        let is_year = parts[*idx].len() == 4 && parts[*idx].starts_with(['1', '2']);
        is_year && parts.get(idx + 1).is_some_and(|part| is_short(part))
    })?;
    let number = |idx: usize| {
        let part = parts.get(idx).filter(|text| is_short(text))?;
        part.parse().ok()
    };
    Some(PublicationDate {
        year: parts[first].parse().ok()?,
        month: number(first + 1)?,
        day: number(first + 2).unwrap_or(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_ordered_by_time() {
        let day = |value: &str| date(&format!("date: {value}\n"));
        assert!(day("2021-5-3") < day("2021-05-12"));
        assert!(day("2020-12") < day("2021-01-01T09:00"));
        assert!(day("2021-05") < day("2021-05-01"));
    }

    #[test]
    fn a_day_of_publication_dates_a_draft() {
        for front in [
            "---\ndate: '2014-03-12T10:11:00-04:00'\n---\n",
            "+++\npublished = 2026-04-25T09:00:00-04:00\n+++\n",
            "+++\npath = \"2018/03/29/Rust-1.25\"\n+++\n",
            "---\npublish_date: 2021-5-3\n---\n",
        ] {
            assert!(date(front).is_some(), "{front}");
        }
        for front in [
            "---\ntitle: The year 2014\n---\n",
            "---\nms.date: 07/25/2024\n---\n",
            "---\ndate: soon\n---\n",
            "---\nauthor:\n  date: 2014-03-12\n---\n",
            "---\nslug: version-2014\n---\n",
        ] {
            assert!(date(front).is_none(), "{front}");
        }
    }
}
