//! Writes findings for people at a terminal.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::format::{Context, Format};
use crate::report::terminal;

/// The format `terminal`.
pub struct Terminal;

impl Format for Terminal {
    fn name(&self) -> &'static str {
        "terminal"
    }

    fn help(&self) -> &'static str {
        "Text for reading, with excerpts of the drafts"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()> {
        terminal::write(out, report, context.view)
    }
}
