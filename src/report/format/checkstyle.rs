//! Writes findings in the XML format of Checkstyle.
//!
//! Columns are counted in characters, beginning with 1.

use std::io::{self, Write};

use crate::engine::report::{LintedDocument, Report};
use crate::report::format::{Context, Format};
use crate::report::one_line::finding_line;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::xml::{Xml, legal, write_document};

/// The version of Checkstyle that the report claims to be from.
const LIKE: &str = "8.0";

/// The format `checkstyle`.
pub struct Checkstyle;

impl Format for Checkstyle {
    fn name(&self) -> &'static str {
        "checkstyle"
    }

    fn help(&self) -> &'static str {
        "Checkstyle's XML"
    }

    fn write(&self, out: &mut dyn Write, report: &Report, _: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        write_document(out, |xml| {
            let root = xml.create_element("checkstyle");
            let root = root.with_attribute(("version", LIKE));
            root.write_inner_content(|xml| {
                let mut drafts = report.drafts.iter();
                drafts.try_for_each(|draft| write_draft(xml, draft, &sources))
            })?;
            Ok(())
        })
    }
}

fn write_draft(xml: &mut Xml<'_>, draft: &LintedDocument, sources: &Sources<'_>) -> io::Result<()> {
    if draft.findings.is_empty() {
        return Ok(());
    }
    let locator = &Locator::new(&draft.source, draft.encoding);
    let source = ShownDraft { draft, locator };
    let file = xml.create_element("file");
    file.with_attribute(("name", legal(&draft.path).as_str()))
        .write_inner_content(|xml| {
            for finding in &draft.findings {
                let at = locator.position(finding.place.start);
                let message_line = finding_line(finding, source, sources);
                xml.create_element("error")
                    .with_attribute(("line", at.line.to_string().as_str()))
                    .with_attribute(("column", at.column.to_string().as_str()))
                    .with_attribute(("severity", finding.severity.to_string().as_str()))
                    .with_attribute(("message", legal(&message_line).as_str()))
                    .with_attribute(("source", format!("copydesk.{}", finding.rule).as_str()))
                    .write_empty()?;
            }
            Ok(())
        })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{self, written};

    fn check(report: &Report, expected: &str) {
        assert_eq!(written(&Checkstyle, report), expected);
    }

    #[test]
    fn findings_stand_in_their_files() {
        let mut report = sample::report();
        report.drafts.truncate(1);
        report.drafts[0].findings[0].message = "“in” \u{1b} <a b=\"c\">".to_owned();
        report.drafts[0].findings[0].related.truncate(1);
        check(
            &report,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
            <checkstyle version=\"8.0\">\n  \
            <file name=\"a,b/ebb tide.md\">\n    \
            <error line=\"1\" column=\"7\" severity=\"error\" \
            message=\"“in” ␛ &lt;a b=&quot;c&quot;&gt; (first: 1:3)\" \
            source=\"copydesk.doubled-word\"/>\n  \
            </file>\n\
            </checkstyle>\n",
        );
    }

    #[test]
    fn what_xml_cannot_hold_is_replaced() {
        let mut report = sample::report();
        report.drafts[0].findings[0].message = "a\u{0}\u{8}\u{ffff}b".to_owned();
        let text = written(&Checkstyle, &report);
        assert!(text.contains("a␀␈\u{fffd}b"), "{text}");
    }
}
