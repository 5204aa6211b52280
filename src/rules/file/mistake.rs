//! Reads values from TOML. Reports mistakes with their file, line and key.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use toml::de::Deserializer;

use crate::error::Error;
use crate::text::lines::Lines;
use crate::text::nearest::UnknownName;
use crate::text::span::offset;

/// The names that serde gives to types, and the names that error messages use instead.
const NAMES_OF_TYPES: [(&str, &str); 4] = [
    ("u32", "a whole number"),
    ("f32", "a number"),
    ("a sequence", "an array"),
    ("a map", "a table"),
];

/// Reads `text`, the content of the file at `path`.
///
/// # Errors
///
/// Returns an error if `text` is not TOML, or if a key is unknown, is missing, or has an unexpected
/// value. The error names the line and the key.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Error> {
    let located = |error: Error, span: Option<Range<usize>>| {
        let error = error.in_file(path);
        match span {
            Some(span) => error.on_line(line(text, span.start)),
            None => error,
        }
    };
    let deserializer = Deserializer::parse(text);
    let deserializer =
        deserializer.map_err(|error| located(reworded(error.message()), error.span()))?;
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let (message, span) = (error.inner().message(), error.inner().span());
        let mut keys = keys(error.path());
        let is_unknown = message.starts_with("unknown field");
        if is_unknown {
            keys.pop();
        }
        let error = reworded(message);
        if keys.is_empty() {
            // If a key is missing at the top level of the file, the error has no line number.
            return located(error, span.filter(|_| is_unknown));
        }
        located(error.within(&format!("in `{}`", keys.join("."))), span)
    })
}

/// Returns the number of the line that contains byte `at` of `text`, counted from 1.
pub fn line(text: &str, at: usize) -> usize {
    Lines::of(text).index(offset(at)) + 1
}

/// Returns the keys on `path`, without those that `toml::Spanned` inserts.
fn keys(path: &Path) -> Vec<&str> {
    let keys = path.iter().filter_map(|segment| match segment {
        Segment::Map { key } => Some(key.as_str()),
        _ => None,
    });
    keys.filter(|key| !key.starts_with("$__")).collect()
}

/// Rewrites a message of serde or of the TOML parser, so that it has the wording of all other
/// errors.
fn reworded(message: &str) -> Error {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let mut name = || quoted.next().unwrap_or_default();
    if message.starts_with("missing field") {
        let problem = format!("the line `{} = …` is missing", name());
        return Error::new(problem).with_remedy("add this line");
    }
    if message.starts_with("unknown field") {
        return UnknownName::listed("key", name(), quoted).into();
    }
    if message.starts_with("unknown variant") {
        return UnknownName::listed("value", name(), quoted).into();
    }
    let is_mismatch =
        |line: &&str| line.starts_with("invalid type") || line.starts_with("invalid value");
    let mismatch = Some(message).filter(is_mismatch);
    let mismatch = mismatch.and_then(|line| line.split_once(": ")?.1.rsplit_once(", expected "));
    if let Some((found, expected)) = mismatch {
        let named = NAMES_OF_TYPES.iter().find(|(name, _)| *name == expected);
        let expected = named.map_or(expected, |(_, words)| *words);
        return Error::new(format!("expected {expected}, found {found}"));
    }
    let lines = message.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    Error::new(lines.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::detect::found::Grade;
    use toml::Spanned;

    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields, expecting = "a table")]
    #[expect(dead_code, reason = "only mistakes are looked at")]
    struct Sheet {
        title: Spanned<String>,
        read: Option<u32>,
        grade: Option<Grade>,
        #[serde(default)]
        parts: Vec<Sheet>,
    }

    fn check(text: &str, expected: &str) {
        let parsed = parse::<Sheet>("x.toml", text);
        let reported = parsed.err().map(|other| other.to_string());
        assert_eq!(reported.as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn a_mistake_is_told_with_line_and_key() {
        check("", "x.toml: the line `title = …` is missing; add this line");
        check(
            "titel = 'a'",
            "x.toml:1: unknown key `titel`; did you mean `title`?",
        );
        check(
            "\ntitle = 3",
            "x.toml:2: in `title`: expected a string, found integer `3`",
        );
        check(
            "title = 'a'\nread = -1",
            "x.toml:2: in `read`: expected a whole number, found integer `-1`",
        );
        check(
            "title = 'a'\nread = 'b'",
            "x.toml:2: in `read`: expected a whole number, found string \"b\"",
        );
        check(
            "title = 'a'\ngrade = 'likly'",
            "x.toml:2: in `grade`: unknown value `likly`; did you mean `likely`?",
        );
        check(
            "title = 'a'\nparts = 'b'",
            "x.toml:2: in `parts`: expected an array, found string \"b\"",
        );
        check(
            "title = 'a'\nparts = ['b']",
            "x.toml:2: in `parts`: expected a table, found string \"b\"",
        );
        check(
            "title = 'a'\n[[parts]]\n",
            "x.toml:2: in `parts`: the line `title = …` is missing; add this line",
        );
        check(
            "title = 'a'\n[[parts]]\ntitle = 3",
            "x.toml:3: in `parts.title`: expected a string, found integer `3`",
        );
        check(
            "title = 'a'\n[[parts]]\nverse = 3",
            "x.toml:3: in `parts`: unknown key `verse`; expected one of title, read, grade, parts",
        );
        check("title = 'a'\ntitle = 'b'", "x.toml:2: duplicate key");
        check("title", "x.toml:1: key with no value, expected `=`");
    }
}
