//! Reads the string values of YAML, and the ranges where they are written.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::text::markdown::front::walk::{FrontMatterValue, StringStyle};

/// Returns the string values of a YAML document, or no values if the document is invalid.
pub fn read(text: &str) -> Vec<FrontMatterValue> {
    parse(text)
        .or_else(|| parse_padded(text))
        .unwrap_or_default()
}

/// Parses a document in which quoted strings continue on lines without indentation. Site generators
/// accept such lines, but the parser does not.
fn parse_padded(text: &str) -> Option<Vec<FrontMatterValue>> {
    let (padded, pads) = pad(text);
    let mut values = parse(&padded)?;
    let before = |at: usize| at - pads.partition_point(|pad| *pad < at);
    for value in &mut values {
        value.range = before(value.range.start)..before(value.range.end);
    }
    Some(values)
}

/// Returns `text` with spaces added before the lines that continue quoted strings, and the
/// positions of the added spaces.
fn pad(text: &str) -> (String, Vec<usize>) {
    let (mut padded, mut pads) = (String::new(), Vec::new());
    // The closing mark of the string that is open, and the indentation of its key.
    let mut open: Option<(char, usize)> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        if let Some((mark, least)) = open {
            if !line.trim().is_empty() {
                for _ in indent..=least {
                    pads.push(padded.len());
                    padded.push(' ');
                }
            }
            if closes(line, mark) {
                open = None;
            }
        } else if let Some((_, value)) = line.split_once(": ") {
            let value = value.trim_start();
            let mark = value
                .chars()
                .next()
                .filter(|character| matches!(character, '"' | '\''));
            open = mark
                .filter(|character| !closes(&value[1..], *character))
                .map(|character| (character, indent));
        }
        padded.push_str(line);
    }
    (padded, pads)
}

/// Returns whether a string in quotation marks of the kind `mark` ends in `line`.
fn closes(line: &str, mark: char) -> bool {
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        if mark == '"' && character == '\\' {
            characters.next();
        } else if character == mark && (mark == '"' || characters.next_if_eq(&mark).is_none()) {
            return true;
        }
    }
    false
}

/// Parses a document. Returns `None` if the document is invalid.
fn parse(text: &str) -> Option<Vec<FrontMatterValue>> {
    // The parser gives positions in characters, not in bytes.
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let byte = |idx: usize| bytes.get(idx).copied().unwrap_or(text.len());
    let mut values = Vec::new();
    // The mappings and lists that are open.
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.ok()?;
        match event {
            Event::Scalar(said, style, ..) => {
                let Some(Open::Mapping(key)) = open.last_mut() else {
                    continue;
                };
                let Some(name) = key.take() else {
                    *key = Some(said.into_owned());
                    continue;
                };
                let (n_bytes_before_text, style) = match style {
                    ScalarStyle::SingleQuoted => (1, StringStyle::SingleQuoted),
                    ScalarStyle::DoubleQuoted => (1, StringStyle::Escaped),
                    ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => {
                        (0, StringStyle::Plain)
                    }
                };
                values.push(FrontMatterValue {
                    key: key_path(&open, &name),
                    text: said.into_owned(),
                    range: byte(span.start.index())..byte(span.end.index()),
                    n_bytes_before_text,
                    style,
                });
            }
            Event::MappingStart(..) => open.push(Open::Mapping(None)),
            Event::SequenceStart(..) => open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                close_value(&mut open);
            }
            Event::Alias(_) => close_value(&mut open),
            _ => {}
        }
    }
    Some(values)
}

/// An open mapping or list of YAML.
#[derive(Debug)]
enum Open {
    /// A mapping, with the key whose value comes next; `None` if a key comes next.
    Mapping(Option<String>),
    List,
}

/// Records that a key or a value was read, and that it is not a string.
fn close_value(open: &mut [Open]) {
    if let Some(Open::Mapping(key)) = open.last_mut() {
        *key = match key {
            Some(_) => None,
            None => Some(String::new()),
        };
    }
}

/// Returns all keys from the outermost to `name`, joined by dots. A list has the key `[]`.
fn key_path(open: &[Open], name: &str) -> String {
    let (_, above) = open.split_last().unwrap_or((&Open::List, &[]));
    let mut path = String::new();
    for open in above {
        match open {
            Open::Mapping(Some(key)) => path.push_str(key),
            Open::Mapping(None) => {}
            Open::List => path.push_str("[]"),
        }
        path.push('.');
    }
    path + name
}
