//! Writes one finding per line: `file:line:column: severity[rule]: message`.
//!
//! Columns count characters, as in the other formats for people, unless an option chooses another
//! unit. Positions within a message always count characters.

use std::io::{self, Write};

use crate::engine::report::Report;
use crate::report::format::{Context, Format, LineColumns};
use crate::report::glyph;
use crate::report::one_line::finding_line;
use crate::report::sources::{Sources, for_each_finding};

/// The format `short`.
pub struct Short;

impl Format for Short {
    fn name(&self) -> &'static str {
        "short"
    }

    fn help(&self) -> &'static str {
        "One line per finding: `file:line:column: severity[rule]: message`"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()> {
        let LineColumns { unit, has_end } = context.line_columns;
        let sources = Sources::of(report);
        for_each_finding(report, |source, finding| {
            let at = source.locator.position(finding.place.start);
            write!(
                out,
                "{}:{}:{}:",
                glyph::shown(&source.draft.path),
                at.line,
                at.column_in(unit),
            )?;
            if has_end {
                let end = source.locator.position(finding.place.end);
                write!(out, "{}:{}:", end.line, end.column_in(unit))?;
            }
            writeln!(
                out,
                " {}[{}]: {}",
                finding.severity,
                glyph::shown(&finding.rule),
                finding_line(finding, source, &sources),
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{self, written};

    fn check(report: &Report, expected: &str) {
        assert_eq!(written(&Short, report), expected);
    }

    #[test]
    fn each_finding_is_one_line() {
        check(
            &sample::report(),
            "a,b/ebb tide.md:1:7: error[doubled-word]: “in” twice <a href=\"x\"> \
             ␛[31m@all [b](c)␊::error::x (first: 1:3; see also: 1:3; first: 1:3; and 1 more)\n\
             flood.md:1:7: info[copied-passage]: copied, 100% \
             (the copy: a,b/ebb tide.md:1:3)\n",
        );
        check(&sample::clean(), "");
    }
}
