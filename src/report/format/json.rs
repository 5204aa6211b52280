//! Writes findings as JSON: one object per run.
//!
//! Spans are half-open ranges of bytes of the file on disk. Lines and columns count from 1. The
//! names of keys and their order are stable. A change that could break a program increments
//! [`VERSION`].

mod against;

use std::io::{self, BufWriter, IntoInnerError, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::engine::report::{LintedDocument, Report, Unreadable};
use crate::report::format::{Commands, Context, Format};
use crate::report::shape::{Spans, finding_shape};
use crate::report::sources::{Sources, for_each_finding};
use crate::report::summary::Summary;
use crate::report::{command, glyph};

/// The version of the JSON format.
pub const VERSION: u32 = 1;

/// The format `json`.
pub struct Json;

impl Format for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn help(&self) -> &'static str {
        "One JSON object"
    }

    fn commands(&self) -> Commands {
        Commands::Escaped
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        write!(out, "{{\"version\":{VERSION},\"tool\":")?;
        write_value(out, &TOOL)?;
        out.write_all(b",\"findings\":[")?;
        let mut separator: &[u8] = b"\n";
        let sources = Sources::of(report);
        for_each_finding(report, |own, finding| {
            out.write_all(separator)?;
            separator = b",\n";
            write_value(out, &finding_shape(finding, own, &sources, Spans::Bytes))
        })?;
        out.write_all(b"\n],\"unread\":")?;
        let files = report.unread.iter().map(unread_shape);
        let words = report.drafts.iter().flat_map(left_out_shapes);
        let unread: Vec<UnreadShape<'_>> = files.chain(words).collect();
        write_value(out, &unread)?;
        out.write_all(b",\"summary\":")?;
        write_value(out, &Summary::of(report))?;
        let skipped = report.skipped().map(|(draft, language)| SkippedShape {
            path: &draft.path,
            language: language.code(),
        });
        out.write_all(b",\"skipped\":")?;
        write_value(out, &skipped.collect::<Vec<_>>())?;
        if let Some(compared) = &report.against {
            out.write_all(b",\"against\":")?;
            write_value(out, &against::shapes(report, compared))?;
        }
        out.write_all(b"}\n")
    }
}

/// The program that wrote the findings.
#[derive(Serialize)]
struct ToolShape {
    name: &'static str,
    version: &'static str,
}

const TOOL: ToolShape = ToolShape {
    name: env!("CARGO_PKG_NAME"),
    version: env!("CARGO_PKG_VERSION"),
};

/// A draft that was not checked because it is not in English.
#[derive(Serialize)]
struct SkippedShape<'d> {
    path: &'d str,
    language: &'static str,
}

/// Text that was not read: a file that could not be read, or words of a draft that were left unread
/// for one reason. For words, `kind` and `words` say their kind and number.
#[derive(Serialize)]
pub struct UnreadShape<'o> {
    path: &'o str,
    reason: &'o str,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<usize>,
}

/// Returns the JSON form of a file that could not be read.
pub fn unread_shape(unread: &Unreadable) -> UnreadShape<'_> {
    UnreadShape {
        path: &unread.path,
        reason: &unread.problem,
        kind: None,
        words: None,
    }
}

fn left_out_shapes(draft: &LintedDocument) -> impl Iterator<Item = UnreadShape<'_>> {
    draft.left_out.iter().map(|(kind, words)| UnreadShape {
        path: &draft.path,
        reason: kind.noun(),
        kind: Some(kind.into()),
        words: Some(words),
    })
}

/// Writes `value` on one line, without a line ending and without characters that control a
/// terminal.
///
/// # Errors
///
/// Returns an error if `out` cannot be written to.
pub fn write_value(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    // JSON is written in many small pieces, which are put together first.
    let mut buffered = BufWriter::new(out);
    value.serialize(&mut Serializer::with_formatter(&mut buffered, Harmless))?;
    buffered
        .into_inner()
        .map(drop)
        .map_err(IntoInnerError::into_error)
}

/// Formats compact JSON. People also see JSON, at a terminal or in a log. So this formatter escapes
/// characters that could control a terminal, hide text or start a command of a build server.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W>(&mut self, out: &mut W, fragment: &str) -> io::Result<()>
    where
        W: ?Sized + Write,
    {
        // Most texts are harmless as they are.
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'[';
        if fragment.bytes().all(is_plain) {
            return out.write_all(fragment.as_bytes());
        }
        let mut written = 0;
        let is_escaped = |(at, character): &(usize, char)| match character {
            '[' => command::opens(&fragment[..*at]),
            ' '..='~' => false,
            _ => glyph::is_hidden(*character),
        };
        for (at, hidden) in fragment.char_indices().filter(is_escaped) {
            out.write_all(&fragment.as_bytes()[written..at])?;
            for unit in hidden.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            written = at + hidden.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests;
