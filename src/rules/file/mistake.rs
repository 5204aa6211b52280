//! Reads values from TOML. Reports mistakes with their file, line and key.

use std::ops::Range;

use serde::de::DeserializeOwned;
use serde_path_to_error::{Path, Segment};
use toml::de::Deserializer;

use crate::error::Error;
use crate::text::lines::Lines;
use crate::text::nearest::UnknownName;
use crate::text::span::offset;

/// The words of error messages for a value that must be a table.
const TABLE: &str = "a table, such as { name = \"value\" }";

/// The names that serde gives to types, and the words that error messages use instead.
const NAMES_OF_TYPES: [(&str, &str); 12] = [
    ("a string", "text in quotes"),
    ("path string", "text in quotes"),
    ("a boolean", "true or false, without quotes"),
    ("u32", "a whole number, 0 or more"),
    ("usize", "a whole number, 0 or more"),
    ("i64", "a whole number"),
    ("f32", "a number"),
    (
        "a TOML datetime",
        "a date without quotes, such as 2026-03-02",
    ),
    ("a sequence", "a list in square brackets"),
    ("a map", TABLE),
    ("a table", TABLE),
    (
        "a string or a table",
        "text in quotes, or a table such as { name = \"value\" }",
    ),
];

/// The words with which serde begins the description of a value, and the words that error messages
/// use instead.
const KINDS_OF_VALUES: [(&str, &str); 6] = [
    ("string ", "the text "),
    ("integer ", "the number "),
    ("floating point ", "the number "),
    ("boolean ", ""),
    ("sequence", "a list"),
    ("map", "a table or a date"),
];

/// The first words of messages of the TOML parser. For each message, the problem and the remedy
/// that error messages give instead.
const MESSAGES_OF_PARSER: [(&str, &str, &str); 10] = [
    (
        "wanted string or table",
        "expected text in quotes",
        "write the value in quotes",
    ),
    (
        "string values must be quoted",
        "this value has no quotes",
        "write a text in quotes, and write true or false for yes or no",
    ),
    (
        "invalid basic string, expected `\"`",
        "this text has no closing quotation mark",
        "write \" at the end of the text",
    ),
    (
        "key with no value",
        "this line has a name without a value",
        "write name = value",
    ),
    (
        "duplicate key",
        "this name is used a second time",
        "use each name only once",
    ),
    (
        "missing comma between array elements",
        "this list has no comma between two of its items",
        "write a comma after each item",
    ),
    (
        "unclosed array table",
        "this name in square brackets is not closed",
        "write ]] after the name",
    ),
    (
        "unclosed array",
        "this list is not closed",
        "write ] after the last item",
    ),
    (
        "unclosed table",
        "this name in square brackets is not closed",
        "write ] after the name",
    ),
    (
        "unclosed inline table",
        "this table is not closed",
        "write } after the last value",
    ),
];

/// Reads `text`, the content of the file at `path`.
///
/// # Errors
///
/// Returns an error if `text` is not TOML, or if a key is unknown, is missing, or has an unexpected
/// value. The error names the line and the key.
pub fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Error> {
    // Remembering the keys above each value takes longer, and only an error needs these keys.
    toml::from_str(text).or_else(|_| parse_with_keys(path, text))
}

/// Like [`parse`], but slower, because the keys above each value are remembered for errors.
fn parse_with_keys<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, Error> {
    let located = |error: Error, span: Option<Range<usize>>| {
        let error = error.in_file(path);
        match span {
            Some(span) => error.on_line(line(text, span.start)),
            None => error,
        }
    };
    let deserializer = Deserializer::parse(text);
    let deserializer =
        deserializer.map_err(|error| located(reworded(error.message(), "key"), error.span()))?;
    serde_path_to_error::deserialize(deserializer).map_err(|error| {
        let (message, span) = (error.inner().message(), error.inner().span());
        let mut keys = keys(error.path());
        let is_unknown = message.starts_with("unknown field");
        if is_unknown {
            keys.pop();
        }
        let error = reworded(message, "key");
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

/// Returns the error to show instead of `message`, which is a message of serde or of the TOML
/// parser. `key` is the word that the error uses for a name in the file: “key” or “setting”.
pub fn reworded(message: &str, key: &'static str) -> Error {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let mut name = || quoted.next().unwrap_or_default();
    if message.starts_with("missing field") {
        let problem = format!("the line `{} = …` is missing", name());
        return Error::new(problem).with_remedy("add this line");
    }
    if message.starts_with("unknown field") {
        return UnknownName::listed(key, name(), quoted).into();
    }
    if message.starts_with("unknown variant") {
        return UnknownName::listed("value", name(), quoted).into();
    }
    let is_mismatch =
        |line: &&str| line.starts_with("invalid type") || line.starts_with("invalid value");
    let mismatch = Some(message).filter(is_mismatch);
    let mismatch = mismatch.and_then(|line| line.split_once(": ")?.1.rsplit_once(", expected "));
    if let Some((found, expected)) = mismatch {
        return wrong_type(found, expected);
    }
    let mut known = MESSAGES_OF_PARSER.iter();
    if let Some((_, problem, remedy)) = known.find(|(start, ..)| message.starts_with(start)) {
        return Error::new(*problem).with_remedy(*remedy);
    }
    let lines = message.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    Error::new(lines.join("; "))
}

/// Returns the error about a value of the wrong type. `found` is the description that serde gives
/// of the value, and `expected` is the name that serde gives to the right type.
fn wrong_type(found: &str, expected: &str) -> Error {
    let named = NAMES_OF_TYPES.iter().find(|(name, _)| *name == expected);
    let expected = named.map_or(expected, |(_, words)| *words);
    let mut kinds = KINDS_OF_VALUES.iter();
    let described = kinds.find_map(|(start, words)| {
        let value = found.strip_prefix(start)?;
        Some(format!("{words}{value}"))
    });
    let found = described.unwrap_or_else(|| found.to_owned());
    Error::new(format!("expected {expected}, but found {found}"))
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
            "x.toml:2: in `title`: expected text in quotes, but found the number `3`",
        );
        check(
            "title = 'a'\nread = -1",
            "x.toml:2: in `read`: expected a whole number, 0 or more, but found the number `-1`",
        );
        check(
            "title = 'a'\nread = 'b'",
            "x.toml:2: in `read`: expected a whole number, 0 or more, but found the text \"b\"",
        );
        check(
            "title = 'a'\ngrade = 'likly'",
            "x.toml:2: in `grade`: unknown value `likly`; did you mean `likely`?",
        );
        check(
            "title = 'a'\nparts = 'b'",
            "x.toml:2: in `parts`: expected a list in square brackets, but found the text \"b\"",
        );
        check(
            "title = 'a'\nparts = ['b']",
            "x.toml:2: in `parts`: expected a table, such as { name = \"value\" }, but found the \
             text \"b\"",
        );
        check(
            "title = 'a'\n[[parts]]\n",
            "x.toml:2: in `parts`: the line `title = …` is missing; add this line",
        );
        check(
            "title = 'a'\n[[parts]]\ntitle = 3",
            "x.toml:3: in `parts.title`: expected text in quotes, but found the number `3`",
        );
        check(
            "title = 'a'\n[[parts]]\nverse = 3",
            "x.toml:3: in `parts`: unknown key `verse`; expected one of title, read, grade, parts",
        );
        check(
            "title = 'a'\ntitle = 'b'",
            "x.toml:2: this name is used a second time; use each name only once",
        );
        check(
            "title",
            "x.toml:1: this line has a name without a value; write name = value",
        );
    }
}
