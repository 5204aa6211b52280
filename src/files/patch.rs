//! What `git diff --unified=0` says into the lines that changed of each file. Runs no program.

use std::collections::HashMap;
use std::ffi::OsString;
use std::ops::Range;

use crate::engine::changed::Changed;

/// The lines that changed of each file that `diff` tells of and that is still there, by the name
/// that it has now. Of a file that git takes for no text all has changed.
#[must_use]
pub fn changed(diff: &[u8]) -> HashMap<OsString, Changed> {
    let mut all = HashMap::new();
    let mut current: Option<(OsString, Vec<Range<usize>>)> = None;
    // How many lines of a hunk are still to come: they may look like anything.
    let mut n_to_come = 0_usize;
    for line in diff.split(|it| *it == b'\n') {
        if 0 < n_to_come {
            n_to_come -= usize::from(!line.starts_with(b"\\"));
        } else if let Some(ranges) = line.strip_prefix(b"@@ ") {
            let Some((n_old, new)) = hunk(ranges) else {
                continue;
            };
            n_to_come = n_old + new.len();
            if let Some((_, lines)) = &mut current {
                lines.push(new);
            }
        } else if let Some(path) = line.strip_prefix(b"+++ ") {
            all.extend(current.take().map(of_lines));
            current = new_name(path).map(|it| (it, Vec::new()));
        } else if let Some(names) = line.strip_prefix(b"Binary files ") {
            all.extend(binary(names).map(|it| (it, Changed::Whole)));
        }
    }
    all.extend(current.map(of_lines));
    all
}

fn of_lines((name, lines): (OsString, Vec<Range<usize>>)) -> (OsString, Changed) {
    (name, Changed::Lines(lines))
}

/// How many lines a hunk takes away, and those that it adds, of `-3,2 +4,0 @@ …`.
fn hunk(ranges: &[u8]) -> Option<(usize, Range<usize>)> {
    let mut ranges = str::from_utf8(ranges.get(..ranges.windows(3).position(|it| it == b" @@")?)?)
        .ok()?
        .split(' ');
    let mut range = |sign| -> Option<(usize, usize)> {
        let range = ranges.next()?.strip_prefix(sign)?;
        let (start, n_lines) = range.split_once(',').unwrap_or((range, "1"));
        Some((start.parse().ok()?, n_lines.parse().ok()?))
    };
    let (_, n_old) = range('-')?;
    let (start, n_new) = range('+')?;
    // One that adds nothing names the line before the gap; lines count from 1 there.
    let start = if n_new == 0 {
        start
    } else {
        start.checked_sub(1)?
    };
    Some((n_old, start..start.checked_add(n_new)?))
}

/// The name in `b/draft.md`, which may be quoted or end with a tab; none for a file that is gone.
fn new_name(path: &[u8]) -> Option<OsString> {
    let path = path.strip_suffix(b"\t").unwrap_or(path);
    let path = match path.strip_prefix(b"\"") {
        Some(it) => unescaped(it),
        None => path.to_vec(),
    };
    Some(name(path.strip_prefix(b"b/")?))
}

/// The new name in `a/old and b/new differ`.
fn binary(names: &[u8]) -> Option<OsString> {
    let names = names.strip_suffix(b" differ")?;
    let find = |mark: &[u8]| names.windows(mark.len()).rposition(|it| it == mark);
    let at = find(b" and b/").max(find(b" and \"b/"))?;
    new_name(&names[at + b" and ".len()..])
}

/// The bytes of a name that git wrote with escapes, up to the quote that closes it.
fn unescaped(quoted: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = quoted;
    loop {
        rest = match rest {
            [] | [b'"', ..] => return bytes,
            [
                b'\\',
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                rest @ ..,
            ] => {
                bytes.push((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'));
                rest
            }
            [b'\\', letter, rest @ ..] => {
                bytes.push(match letter {
                    b'a' => 7,
                    b'b' => 8,
                    b't' => b'\t',
                    b'n' => b'\n',
                    b'v' => 11,
                    b'f' => 12,
                    b'r' => b'\r',
                    it => *it,
                });
                rest
            }
            [byte, rest @ ..] => {
                bytes.push(*byte);
                rest
            }
        };
    }
}

/// A name as git gives it, as the file system has it.
#[must_use]
pub fn name(bytes: &[u8]) -> OsString {
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        std::ffi::OsStr::from_bytes(bytes).to_owned()
    }
    #[cfg(not(unix))]
    {
        let name = String::from_utf8_lossy(bytes);
        name.replace('/', std::path::MAIN_SEPARATOR_STR).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(diff: &str, expected: &[(&str, &[(usize, usize)])]) {
        let lines = |it: &&[(usize, usize)]| {
            Changed::Lines(it.iter().map(|range| range.0..range.1).collect())
        };
        let expected = expected.iter().map(|it| (it.0.into(), lines(&it.1)));
        assert_eq!(changed(diff.as_bytes()), expected.collect(), "{diff}");
    }

    #[test]
    fn hunks_are_lines_and_gaps_of_the_file_as_it_is() {
        check(
            "diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n\
             @@ -2 +2 @@ words\n-old\n+new\n\
             @@ -4,2 +3,0 @@\n-gone\n-gone\n\
             @@ -9,0 +7,2 @@\n+new\n+new\n\\ No newline at end of file\n",
            &[("a.md", &[(1, 2), (3, 3), (6, 8)])],
        );
    }

    #[test]
    fn words_of_a_draft_are_no_headers() {
        check(
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n--- a/b.md\n-@@ -1 +1 @@\n\
             +++ b/b.md\n+Binary files a/c and b/c differ\n\
             diff --git a/d.md b/d.md\n--- a/d.md\n+++ b/d.md\n@@ -1 +1 @@\n-x\n+y\n",
            &[("a.md", &[(0, 2)]), ("d.md", &[(0, 1)])],
        );
    }

    #[test]
    fn files_have_their_new_names() {
        check(
            "diff --git a/old.md b/new.md\nsimilarity index 90%\nrename from old.md\n\
             rename to new.md\n--- a/old.md\n+++ b/new.md\n@@ -1 +1 @@\n-x\n+y\n\
             diff --git a/gone.md b/gone.md\n--- a/gone.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
             --- a/two words.md\t\n+++ b/two words.md\t\n@@ -0,0 +1 @@\n+y\n\
             --- \"a/tab\\there\\033\\\"é.md\"\n+++ \"b/tab\\there\\033\\\"é.md\"\n@@ -0,0 +1 @@\n+y\n",
            &[
                ("new.md", &[(0, 1)]),
                ("two words.md", &[(0, 1)]),
                ("tab\there\u{1b}\"é.md", &[(0, 1)]),
            ],
        );
    }

    #[test]
    fn what_is_no_text_to_git_has_changed_wholly() {
        let found = changed(
            b"Binary files a/utf16.txt and b/utf16.txt differ\n\
              Binary files a/gone.txt and /dev/null differ\n\
              Binary files /dev/null and \"b/a\\tb.txt\" differ\n",
        );
        let expected = ["utf16.txt", "a\tb.txt"].map(|it| (it.into(), Changed::Whole));
        assert_eq!(found, HashMap::from(expected));
    }

    #[test]
    fn nothing_is_read_from_what_is_no_diff() {
        for diff in [
            "",
            "@@ -1 +1 @@",
            "+++ \"",
            "@@ -x +1 @@\n+++ b/",
            "@@ -0,0 +0 @@\n",
        ] {
            drop(changed(diff.as_bytes()));
        }
        check(
            "@@ -1 +99999999999999999999 @@\n+++ b/a.md\n",
            &[("a.md", &[])],
        );
    }
}
