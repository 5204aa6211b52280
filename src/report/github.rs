//! Findings as workflow commands of GitHub Actions, which become annotations. Knows no files.
//!
//! GitHub shows ten errors and ten warnings of a step and leaves out the rest, so the gravest come
//! first. Columns count characters.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::glyph;
use crate::report::one_line::told;
use crate::report::sources::{Sources, for_each_finding};
use crate::rules::finding::Severity;

/// Writes the findings of `report`.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let sources = Sources::of(report);
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        for_each_finding(report, |source, finding| {
            if finding.severity != severity {
                return Ok(());
            }
            let start = source.locator.position(finding.place.start);
            let end = source.locator.position(finding.place.end);
            write!(
                out,
                "::{} file={},line={},endLine={}",
                command(severity),
                property(&source.draft.path),
                start.line,
                end.line,
            )?;
            // Columns are understood within one line only.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            writeln!(
                out,
                ",title={}::{}%0A{}",
                property(&finding.rule),
                words(&told(finding, source, &sources)),
                words(&format!("help: {}", glyph::shown(&finding.help))),
            )
        })?;
    }
    Ok(())
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// `text` as the words of a command.
fn words(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// `text` as the value of a property of a command.
fn property(text: &str) -> String {
    words(&glyph::shown(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn check(report: &Report, expected: &str) {
        let mut out = Vec::new();
        write(&mut out, report).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }

    #[test]
    fn a_draft_gives_no_commands() {
        check(
            &sample::report(),
            "::error file=a%2Cb/ebb tide.md,line=1,endLine=1,col=7,endColumn=9,\
             title=doubled-word::“in” twice <a href=\"x\"> ␛[31m@all [b](c)␊::error::x \
             (first: 1:3; see: 1:3; first: 1:3; and 1 more)%0Ahelp: delete one\n\
             ::notice file=flood.md,line=1,endLine=1,col=7,endColumn=9,\
             title=copied-passage::copied, 100%25 \
             (the copy: a,b/ebb tide.md:1:3)%0Ahelp: delete one\n",
        );
        check(&sample::clean(), "");
    }

    #[test]
    fn the_gravest_come_first() {
        let mut report = sample::report();
        report.drafts.reverse();
        let mut out = Vec::new();
        write(&mut out, &report).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("::error "), "{text}");
        assert_eq!(text.lines().count(), 2);
    }
}
