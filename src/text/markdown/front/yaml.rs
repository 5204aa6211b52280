//! The texts of YAML and where they are written.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::text::markdown::front::walk::{Style, Value};

/// The texts of a YAML document; none where it is wrong.
pub fn read(text: &str) -> Vec<Value> {
    parse(text)
        .or_else(|| parse_padded(text))
        .unwrap_or_default()
}

/// The texts of a document in which quoted texts go on at the margin. Generators of sites allow
/// that; the parser wants them further in.
fn parse_padded(text: &str) -> Option<Vec<Value>> {
    let (padded, pads) = pad(text);
    let mut values = parse(&padded)?;
    let before = |at: usize| at - pads.partition_point(|pad| *pad < at);
    for value in &mut values {
        value.range = before(value.range.start)..before(value.range.end);
    }
    Some(values)
}

/// `text` with spaces before the lines that quoted texts go on with, and where those spaces are.
fn pad(text: &str) -> (String, Vec<usize>) {
    let (mut padded, mut pads) = (String::new(), Vec::new());
    // The mark that closes the text, and how far its key stands in.
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

/// Whether a quoted text ends in `line`.
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

/// The texts of a document; nothing where it is wrong.
fn parse(text: &str) -> Option<Vec<Value>> {
    // The parser counts in characters.
    let mut bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bytes.push(text.len());
    let byte = |idx: usize| bytes.get(idx).copied().unwrap_or(text.len());
    let mut values = Vec::new();
    // The open mappings and lists, each with its key; of a mapping the key whose value comes next.
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
                let (lead, style) = match style {
                    ScalarStyle::SingleQuoted => (1, Style::Doubled),
                    ScalarStyle::DoubleQuoted => (1, Style::Escaped),
                    ScalarStyle::Plain | ScalarStyle::Literal | ScalarStyle::Folded => {
                        (0, Style::Plain)
                    }
                };
                values.push(Value {
                    key: path(&open, &name),
                    text: said.into_owned(),
                    range: byte(span.start.index())..byte(span.end.index()),
                    lead,
                    style,
                });
            }
            Event::MappingStart(..) => open.push(Open::Mapping(None)),
            Event::SequenceStart(..) => open.push(Open::List),
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
                close(&mut open);
            }
            Event::Alias(_) => close(&mut open),
            _ => {}
        }
    }
    Some(values)
}

/// A mapping or a list of YAML that is open.
#[derive(Debug)]
enum Open {
    /// A mapping, and the key whose value comes next.
    Mapping(Option<String>),
    List,
}

/// Notes that something else than a text has come, as a key or as the value of one.
fn close(open: &mut [Open]) {
    if let Some(Open::Mapping(key)) = open.last_mut() {
        *key = match key {
            Some(_) => None,
            None => Some(String::new()),
        };
    }
}

/// The keys down to `name`. What lies in a list has none that could be named.
fn path(open: &[Open], name: &str) -> String {
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
