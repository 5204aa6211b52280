//! Writes findings as workflow commands of GitHub Actions. GitHub shows them as annotations.
//!
//! GitHub shows only ten errors and ten warnings of a step, so the most severe findings come first.
//! Columns count characters.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::format::{Commands, Context, Format};
use crate::report::glyph;
use crate::report::one_line::finding_line;
use crate::report::sources::{Sources, for_each_by_severity};
use crate::rules::finding::Severity;

/// The format `github`.
pub struct Github;

impl Format for Github {
    fn name(&self) -> &'static str {
        "github"
    }

    fn help(&self) -> &'static str {
        "Annotations of GitHub Actions"
    }

    fn paths_from_root(&self) -> bool {
        true
    }

    fn commands(&self) -> Commands {
        Commands::Own(&["::error ", "::warning ", "::notice "])
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        for_each_by_severity(report, |source, finding| {
            let start = source.locator.position(finding.place.start);
            let end = source.locator.position(finding.place.end);
            write!(
                out,
                "::{} file={},line={},endLine={}",
                command(finding.severity),
                property(&source.draft.path),
                start.line,
                end.line,
            )?;
            // GitHub interprets columns only if the annotation starts and ends on the same line.
            if start.line == end.line {
                write!(out, ",col={},endColumn={}", start.column, end.column)?;
            }
            writeln!(
                out,
                ",title={}::{}%0A{}",
                property(&finding.rule),
                words(&finding_line(finding, source, &sources)),
                words(&format!("help: {}", glyph::shown(&finding.help))),
            )
        })
    }
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// Returns `text`, escaped as the message of a command.
fn words(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// Returns `text`, escaped as the value of a property of a command.
fn property(text: &str) -> String {
    words(&glyph::shown(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{self, written};

    fn check(report: &Report, expected: &str) {
        assert_eq!(written(&Github, report), expected);
    }

    #[test]
    fn a_draft_gives_no_commands() {
        check(
            &sample::report(),
            "::error file=a%2Cb/ebb tide.md,line=1,endLine=1,col=7,endColumn=9,\
             title=doubled-word::“in” twice <a href=\"x\"> ␛[31m@all [b](c)␊::error::x \
             (first: 1:3; see also: 1:3; first: 1:3; and 1 more)%0Ahelp: delete one\n\
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
        let text = written(&Github, &report);
        assert!(text.starts_with("::error "), "{text}");
        assert_eq!(text.lines().count(), 2);
    }
}
