//! Finds out whether one draft links to another draft.

/// File names that do not identify a draft. The name of the folder is used instead.
const NAMELESS: &[&str] = &["index", "_index", "readme"];

/// A name identifies a draft only if it has at least this many bytes. Shorter names, and names of
/// one word such as `time` or `options`, occur in too many addresses.
const MIN_NAME_BYTES: usize = 8;

/// Says whether an address in `source` names the draft at `path`. For
/// `2020-01-31-night-ferries.md`, the address must contain `night-ferries`, with or without the
/// date: `/posts/night-ferries/`, `../2020-01-31-night-ferries.html`. For `guide/ferries.md`, the
/// address must contain `guide/ferries`, because one word is not enough.
pub fn points_at(source: &str, path: &str) -> bool {
    let name = name(path).map(str::to_owned);
    let mut names = name.into_iter().chain(named_by_folder(path));
    names.any(|name| is_named(source, &name))
}

/// Says whether an address in `source` ends with `name`. An extension or a fragment may follow the
/// name.
fn is_named(source: &str, name: &str) -> bool {
    source.match_indices(name).any(|(at, _)| {
        let before = &source[..at];
        let before = &before[..before.len() - date(before)];
        let opens = before.ends_with(['/', '(', '"', '\'', '[']);
        let after = source[at + name.len()..].chars().next();
        opens
            && after.is_none_or(|character| {
                !character.is_alphanumeric() && !matches!(character, '-' | '_' | ' ')
            })
    })
}

/// Returns the folder and the name of the draft: `guides/hash`. Together they identify the draft
/// even if the name is a single word.
fn named_by_folder(path: &str) -> Option<String> {
    let mut parts = path.rsplit(['/', '\\']);
    let (file, folder) = (parts.next()?, parts.next()?);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_nameless = NAMELESS.iter().any(|name| stem.eq_ignore_ascii_case(name));
    let is_folder = folder.contains(char::is_alphanumeric);
    (is_folder && !is_nameless).then(|| format!("{folder}/{stem}"))
}

/// Returns the name by which other drafts link to the draft at `path`: `night-ferries` for
/// `2020-01-31-night-ferries.md`. Returns `None` if the name is short or a single word.
fn name(path: &str) -> Option<&str> {
    let mut parts = path.rsplit(['/', '\\']);
    let file = parts.next()?;
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let is_nameless = NAMELESS.iter().any(|word| stem.eq_ignore_ascii_case(word));
    let name = if is_nameless { parts.next()? } else { stem };
    let digits = name.len()
        - name
            .trim_start_matches(|character: char| character.is_ascii_digit() || character == '-')
            .len();
    let name = if date(&name[..digits]) == digits {
        &name[digits..]
    } else {
        name
    };
    (MIN_NAME_BYTES <= name.len() && name.contains(['-', '_'])).then_some(name)
}

/// Returns the length of the date at the end of `text`, such as `2020-01-31-`; 0 if there is no
/// date.
fn date(text: &str) -> usize {
    const FORM: &[u8] = b"0000-00-00-";
    let Some(tail) = text.as_bytes().last_chunk::<11>() else {
        return 0;
    };
    let fits = |(byte, form): (&u8, &u8)| match form {
        b'0' => byte.is_ascii_digit(),
        _ => byte == form,
    };
    if tail.iter().zip(FORM).all(fits) {
        FORM.len()
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, path: &str, expected: bool) {
        assert_eq!(points_at(source, path), expected, "{source:?} at {path:?}");
    }

    #[test]
    fn an_address_names_a_draft() {
        for source in [
            "see [there](night-ferries.md)",
            "see [there](/guide/night-ferries/)",
            "see <https://ports.example/2020/night-ferries>",
            "{{ \"/2020/01/31/night-ferries/\" | url }}",
            "[there]: ../2020-01-31-night-ferries.html#fares",
            "[[night-ferries]]",
        ] {
            check(source, "posts/night-ferries.md", true);
            check(source, "2020-01-31-night-ferries.md", true);
            check(source, "night-ferries/index.md", true);
            check(source, "tickets.md", false);
        }
    }

    #[test]
    fn a_folder_and_a_name_of_one_word_are_enough() {
        check(
            "see <https://ports.example/docs/guide/ferries>",
            "docs/guide/ferries.md",
            true,
        );
        check(
            "see [there](../guide/ferries.md#fares)",
            "guide/ferries.md",
            true,
        );
        check(
            "see [there](../guide/ferries-old.md)",
            "guide/ferries.md",
            false,
        );
    }

    #[test]
    fn words_are_no_addresses() {
        check("the night-ferries sail", "night-ferries.md", false);
        check("(night-ferries sail)", "night-ferries.md", false);
        check("/night-ferries-at-sea/", "night-ferries.md", false);
        check("/old-night-ferries/", "night-ferries.md", false);
        check("/ferries/", "ferries.md", false);
        check("/ferries/", "posts/ferries.md", false);
        check("/a-b/", "a-b.md", false);
        check("", "", false);
    }
}
