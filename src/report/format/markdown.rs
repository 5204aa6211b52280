//! Writes findings as a Markdown page, for example for the summary of a CI job.
//!
//! GitHub rejects pages of more than a megabyte, so the most severe findings come first, and the
//! table is cut off below that limit. Columns count characters.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::format::{Context, Format};
use crate::report::glyph;
use crate::report::one_line::finding_line;
use crate::report::sources::{Sources, for_each_by_severity};
use crate::report::summary::Summary;

/// The maximum size of all rows together, in bytes. GitHub rejects a page of more than 1,024 KiB.
const MAX_BYTES: usize = 900_000;

/// The format `markdown`.
pub struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn help(&self) -> &'static str {
        "A page with a table, such as the summary of a CI job"
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        write_within(out, report, MAX_BYTES)
    }
}

fn write_within(out: &mut dyn Write, report: &Report, max_bytes: usize) -> io::Result<()> {
    let summary = Summary::of(report);
    writeln!(out, "## copydesk\n\n{}", summary.line())?;
    if summary.findings == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "\n| level | place | finding | rule |\n|---|---|---|---|"
    )?;
    let sources = Sources::of(report);
    let (mut n_bytes, mut n_left_out) = (0, 0);
    for_each_by_severity(report, |source, finding| {
        if max_bytes < n_bytes {
            n_left_out += 1;
            return Ok(());
        }
        let at = source.locator.position(finding.place.start);
        let row = format!(
            "| {} | {}:{}:{} | {} | {} |\n",
            finding.severity,
            cell(&glyph::shown(&source.draft.path)),
            at.line,
            at.column,
            cell(&finding_line(finding, source, &sources)),
            cell(&finding.rule),
        );
        n_bytes += row.len();
        if max_bytes < n_bytes {
            n_left_out += 1;
            return Ok(());
        }
        out.write_all(row.as_bytes())
    })?;
    if 0 < n_left_out {
        writeln!(
            out,
            "\nFindings that are left out because the page would be too long: {n_left_out}"
        )?;
    }
    Ok(())
}

/// Returns `text` as a table cell, escaped so that it contains no markup, links, mentions or
/// formulas.
pub fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '&' | '!' | '^'
            | '=' => {
                cell.push('\\');
                cell.push(character);
            }
            '@' => cell.push_str("&#64;"),
            ':' => cell.push_str("&#58;"),
            '#' => cell.push_str("&#35;"),
            // GitHub turns text such as `www.example.org` into a link.
            '.' if cell.ends_with(['w', 'W']) => cell.push_str("&#46;"),
            _ => cell.push(character),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn check(report: &Report, max_bytes: usize, expected: &str) {
        let mut out = Vec::new();
        write_within(&mut out, report, max_bytes).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_draft_gives_no_markup() {
        let mut report = sample::report();
        report.drafts[0].findings[0].related.clear();
        check(
            &report,
            MAX_BYTES,
            "## copydesk\n\n1 error, 1 info in 2 drafts of 8 words\n\n\
             | level | place | finding | rule |\n|---|---|---|---|\n\
             | error | a,b/ebb tide.md:1:7 | “in” twice \\<a href\\=\"x\"\\> \
             ␛\\[31m&#64;all \\[b\\](c)␊&#58;&#58;error&#58;&#58;x | doubled-word |\n\
             | info | flood.md:1:7 | copied, 100% \
             (the copy&#58; a,b/ebb tide.md&#58;1&#58;3) | copied-passage |\n",
        );
    }

    #[test]
    fn a_page_does_not_grow_too_long() {
        let mut report = sample::report();
        report.drafts.remove(0);
        check(
            &report,
            20,
            "## copydesk\n\n1 info in 1 draft of 4 words\n\n\
             | level | place | finding | rule |\n|---|---|---|---|\n\n\
             Findings that are left out because the page would be too long: 1\n",
        );
    }

    #[test]
    fn a_clean_run_says_so() {
        check(
            &sample::clean(),
            MAX_BYTES,
            "## copydesk\n\nno findings in 2 drafts of 8 words\n",
        );
    }

    #[test]
    fn nothing_becomes_a_link() {
        assert_eq!(cell("https://a.b"), "https&#58;//a.b");
        assert_eq!(cell("www.a.b"), "www&#46;a.b");
        assert_eq!(cell("a|b `c` $d$"), "a\\|b \\`c\\` \\$d\\$");
    }
}
