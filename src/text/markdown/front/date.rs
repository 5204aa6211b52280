//! Whether front matter gives the day on which a draft was or will be published. Reads no values.

/// Keys of the day of publication, in lower case and without hyphens or low lines.
const DATES: &[&str] = &[
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

/// Keys of the address of a post, which may hold the day: `2018/03/29/name`.
const ADDRESSES: &[&str] = &["path", "permalink", "slug", "url"];

/// Whether a top-level key of the front matter `front` holds a day of publication.
pub fn is_dated(front: &str) -> bool {
    front.lines().any(|line| {
        // A line that is indented belongs to another key; a table of TOML has keys of its own, but
        // none of these names.
        let Some((key, value)) = line.split_once([':', '=']) else {
            return false;
        };
        let is_indented = key.starts_with(char::is_whitespace);
        let key: String = key
            .chars()
            .filter(|it| it.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        let key = key.as_str();
        let is_known = DATES.contains(&key) || ADDRESSES.contains(&key);
        !is_indented && is_known && has_day(value)
    })
}

/// Whether `value` holds a year, a month and perhaps a day: `2018-03-29`, `/2018/03/29/name`.
fn has_day(value: &str) -> bool {
    let parts = value.split(|it: char| !it.is_ascii_digit());
    let parts: Vec<&str> = parts.collect();
    parts.windows(2).any(|pair| {
        let is_year = pair[0].len() == 4 && pair[0].starts_with(['1', '2']);
        is_year && (1..=2).contains(&pair[1].len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_publication_dates_a_draft() {
        for front in [
            "---\ndate: '2014-03-12T10:11:00-04:00'\n---\n",
            "+++\npublished = 2026-04-25T09:00:00-04:00\n+++\n",
            "+++\npath = \"2018/03/29/Rust-1.25\"\n+++\n",
            "---\npublish_date: 2021-5-3\n---\n",
        ] {
            assert!(is_dated(front), "{front}");
        }
        for front in [
            "---\ntitle: The year 2014\n---\n",
            "---\nms.date: 07/25/2024\n---\n",
            "---\ndate: soon\n---\n",
            "---\nauthor:\n  date: 2014-03-12\n---\n",
            "---\nslug: version-2014\n---\n",
        ] {
            assert!(!is_dated(front), "{front}");
        }
    }
}
