//! Writes findings and sources as a page for a browser.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::format::{Context, Format};
use crate::report::page;

/// The format `html`.
pub struct Html;

impl Format for Html {
    fn name(&self) -> &'static str {
        "html"
    }

    fn help(&self) -> &'static str {
        "A page for a browser: the drafts, their findings and their sources"
    }

    fn wants_ledgers(&self) -> bool {
        true
    }

    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()> {
        page::write(out, report, context.active)
    }
}
