//! Parses the output of `git diff --unified=0` into the changed lines of each file. Runs no
//! program.

use std::collections::HashMap;
use std::ffi::OsString;
use std::ops::Range;

use crate::engine::changed::Changed;

/// The changes of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileDiff {
    /// The parts of the file that changed.
    pub changed: Changed,
    /// The id of the object with the old content; `None` if the file is new, or if the diff has no
    /// `index` line.
    pub old_object: Option<String>,
}

/// Returns the changes of each file in `diff` that still exists, by the new name of the file. All
/// lines of a file that Git considers binary are treated as changed.
pub fn files(diff: &[u8]) -> HashMap<OsString, FileDiff> {
    let mut all = HashMap::new();
    let mut current = None;
    let mut old_object = None;
    // The number of lines left in the current hunk. These lines are skipped, because a line of a
    // draft may look like a header.
    let mut n_to_come = 0_usize;
    for line in diff.split(|byte| *byte == b'\n') {
        if 0 < n_to_come {
            n_to_come -= usize::from(!line.starts_with(b"\\"));
        } else if let Some(ranges) = line.strip_prefix(b"@@ ") {
            let Some((n_old, new)) = hunk(ranges) else {
                continue;
            };
            n_to_come = n_old + new.len();
            let diff: Option<&mut FileDiff> = current.as_ref().and_then(|path| all.get_mut(path));
            if let Some(Changed::Lines(lines)) = diff.map(|file_diff| &mut file_diff.changed) {
                lines.push(new);
            }
        } else if line.starts_with(b"diff ") {
            old_object = None;
        } else if let Some(objects) = line.strip_prefix(b"index ") {
            old_object = first_object(objects);
        } else if let Some(path) = line.strip_prefix(b"+++ ") {
            let diff = FileDiff {
                changed: Changed::Lines(Vec::new()),
                old_object: old_object.take(),
            };
            current = new_name(path);
            all.extend(current.clone().map(|path| (path, diff)));
        } else if let Some(names) = line.strip_prefix(b"Binary files ") {
            let diff = FileDiff {
                changed: Changed::Whole,
                old_object: old_object.take(),
            };
            all.extend(binary(names).map(|path| (path, diff)));
        }
    }
    all
}

/// Parses the output of `git diff-index -z`. Returns the files that exist in the old version, each
/// with the id of its old object.
pub fn raw(answer: &[u8]) -> Vec<(OsString, String)> {
    let mut parts = answer.split(|byte| *byte == 0);
    let mut files = Vec::new();
    // The format is `:OLD-MODE NEW-MODE OLD-ID NEW-ID STATUS`, then the name.
    while let (Some(head), Some(file)) = (parts.next(), parts.next()) {
        let id = head.split(|byte| *byte == b' ').nth(2).and_then(object);
        files.extend(id.map(|id| (name(file), id)));
    }
    files
}

/// Returns the first of the two object ids in `ID..ID MODE`.
fn first_object(objects: &[u8]) -> Option<String> {
    let end = objects.windows(2).position(|window| window == b"..")?;
    object(&objects[..end])
}

/// Returns the object id `id` as text. Returns `None` for the null id, which is all zeros.
fn object(id: &[u8]) -> Option<String> {
    let id = str::from_utf8(id).ok()?;
    let is_id = id.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_id && id.bytes().any(|byte| byte != b'0')).then(|| id.to_owned())
}

/// Returns the number of removed lines and the range of added lines of a header such as
/// `-3,2 +4,0 @@ …`.
fn hunk(ranges: &[u8]) -> Option<(usize, Range<usize>)> {
    let mut ranges =
        str::from_utf8(ranges.get(..ranges.windows(3).position(|window| window == b" @@")?)?)
            .ok()?
            .split(' ');
    let mut range = |sign| -> Option<(usize, usize)> {
        let range = ranges.next()?.strip_prefix(sign)?;
        let (start, n_lines) = range.split_once(',').unwrap_or((range, "1"));
        Some((start.parse().ok()?, n_lines.parse().ok()?))
    };
    let (_, n_old) = range('-')?;
    let (start, n_new) = range('+')?;
    // The header counts lines from 1. For a hunk without added lines, it gives the number of the
    // line before the deletion.
    let start = if n_new == 0 {
        start
    } else {
        start.checked_sub(1)?
    };
    Some((n_old, start..start.checked_add(n_new)?))
}

/// Returns the name in `b/draft.md`, which may be in quotation marks or end with a tab. Returns
/// `None` if the file was deleted.
fn new_name(path: &[u8]) -> Option<OsString> {
    let path = path.strip_suffix(b"\t").unwrap_or(path);
    let path = match path.strip_prefix(b"\"") {
        Some(quoted) => unescaped(quoted),
        None => path.to_vec(),
    };
    Some(name(path.strip_prefix(b"b/")?))
}

/// Returns the new name in a line such as `a/old and b/new differ`.
fn binary(names: &[u8]) -> Option<OsString> {
    let names = names.strip_suffix(b" differ")?;
    let find = |mark: &[u8]| names.windows(mark.len()).rposition(|window| window == mark);
    let at = find(b" and b/").max(find(b" and \"b/"))?;
    new_name(&names[at + b" and ".len()..])
}

/// Returns the bytes of the name `quoted`, which may contain escapes, up to the closing quotation
/// mark.
fn unescaped(quoted: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = quoted;
    loop {
        let (byte, after) = match rest {
            [] | [b'"', ..] => return bytes,
            [
                b'\\',
                a @ b'0'..=b'3',
                b @ b'0'..=b'7',
                c @ b'0'..=b'7',
                after @ ..,
            ] => ((a - b'0') * 64 + (b - b'0') * 8 + (c - b'0'), after),
            [b'\\', b'a', after @ ..] => (7, after),
            [b'\\', b'b', after @ ..] => (8, after),
            [b'\\', b't', after @ ..] => (b'\t', after),
            [b'\\', b'n', after @ ..] => (b'\n', after),
            [b'\\', b'v', after @ ..] => (11, after),
            [b'\\', b'f', after @ ..] => (12, after),
            [b'\\', b'r', after @ ..] => (b'\r', after),
            [b'\\', byte, after @ ..] | [byte, after @ ..] => (*byte, after),
        };
        bytes.push(byte);
        rest = after;
    }
}

/// Converts a name in the output of Git to a file name of the system.
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
        let lines = |ranges: &&[(usize, usize)]| {
            Changed::Lines(ranges.iter().map(|range| range.0..range.1).collect())
        };
        let expected = expected
            .iter()
            .map(|(path, ranges)| (path.into(), lines(ranges)));
        let found = files(diff.as_bytes());
        let found: HashMap<OsString, Changed> = found
            .into_iter()
            .map(|(path, diff)| (path, diff.changed))
            .collect();
        assert_eq!(found, expected.collect(), "{diff}");
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
        check_objects(
            "diff --git a/utf16.txt b/utf16.txt\nindex 12ab..34cd 100644\n\
             Binary files a/utf16.txt and b/utf16.txt differ\n\
             diff --git a/gone.txt b/gone.txt\nindex 56ef..0000\n\
             Binary files a/gone.txt and /dev/null differ\n\
             diff --git \"a/a\\tb.txt\" \"b/a\\tb.txt\"\nindex 0000..78aa\n\
             Binary files /dev/null and \"b/a\\tb.txt\" differ\n",
            &Changed::Whole,
            &[("utf16.txt", Some("12ab")), ("a\tb.txt", None)],
        );
    }

    fn check_objects(diff: &str, changed: &Changed, expected: &[(&str, Option<&str>)]) {
        let file = |(path, object): &(&str, Option<&str>)| {
            let diff = FileDiff {
                changed: changed.clone(),
                old_object: object.map(str::to_owned),
            };
            (path.into(), diff)
        };
        let expected = expected.iter().map(file).collect();
        assert_eq!(files(diff.as_bytes()), expected, "{diff}");
    }

    #[test]
    fn each_file_has_the_object_of_its_old_content() {
        check_objects(
            "diff --git a/a.md b/a.md\nindex 12ab..34cd 100644\n--- a/a.md\n+++ b/a.md\n\
             @@ -1 +1 @@\n-index 1..2\n+index 3..4\n\
             diff --git a/new.md b/new.md\nnew file mode 100644\nindex 0000..56ef\n\
             --- /dev/null\n+++ b/new.md\n@@ -0,0 +1 @@\n+y\n\
             diff --git a/old.md b/moved.md\nsimilarity index 90%\nrename from old.md\n\
             rename to moved.md\nindex 78aa..90bb 100644\n--- a/old.md\n+++ b/moved.md\n\
             @@ -1 +1 @@\n-x\n+y\n",
            &Changed::Lines(std::iter::once(0..1).collect()),
            &[
                ("a.md", Some("12ab")),
                ("new.md", None),
                ("moved.md", Some("78aa")),
            ],
        );
    }

    #[test]
    fn raw_answers_name_old_objects() {
        let answer =
            b":100644 100644 12ab 0000 M\0two words.md\0:000000 100644 0000 34cd A\0b.md\0\
            :100644 000000 56ef 0000 D\0c.md\0";
        let expected = [("two words.md", "12ab"), ("c.md", "56ef")];
        let expected = expected.map(|(path, object)| (path.into(), object.to_owned()));
        assert_eq!(raw(answer), expected);
        for broken in [&b""[..], b":\0", b"\0\0\0", b":1 2 3"] {
            assert_eq!(raw(broken), []);
        }
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
            drop(files(diff.as_bytes()));
        }
        check(
            "@@ -1 +99999999999999999999 @@\n+++ b/a.md\n",
            &[("a.md", &[])],
        );
    }
}
