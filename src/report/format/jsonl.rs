//! Writes findings as JSON Lines: one finding per line. A finding has the same keys as in the
//! format `json`.

use std::io::{self, Write};

use serde::Serialize;

use crate::engine::report::Report;
use crate::report::format::json::{UnreadShape, unread_shape, write_value};
use crate::report::format::{Commands, Context, Format};
use crate::report::shape::{Spans, finding_shape};
use crate::report::sources::{Sources, for_each_finding};

/// The format `jsonl`. The findings come first. Then comes an object with the key `unread` for each
/// file that could not be read.
pub struct Jsonl;

impl Format for Jsonl {
    fn name(&self) -> &'static str {
        "jsonl"
    }

    fn help(&self) -> &'static str {
        "One JSON object per finding, one per line"
    }

    fn commands(&self) -> Commands {
        Commands::Escaped
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        for_each_finding(report, |own, finding| {
            write_value(out, &finding_shape(finding, own, &sources, Spans::Bytes))?;
            out.write_all(b"\n")
        })?;
        for unread in report.unread.iter().map(unread_shape) {
            write_value(out, &UnreadLine { unread })?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct UnreadLine<'r> {
    unread: UnreadShape<'r>,
}
