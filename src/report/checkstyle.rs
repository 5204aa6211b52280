//! Findings as Checkstyle writes them, in XML. Knows no build server.
//!
//! Columns count characters from 1.

use std::io::{self, Write};

use quick_xml::events::{BytesDecl, Event};
use quick_xml::writer::Writer;

use crate::engine::report::{LintedDocument, Report};
use crate::report::one_line::told;
use crate::report::position::Locator;
use crate::report::sources::{Source, Sources};
use crate::report::xml::legal;

/// The version of Checkstyle whose reports these are like.
const LIKE: &str = "8.0";

/// Writes the findings of `report`, by file.
///
/// # Errors
///
/// When `out` cannot be written to.
pub fn write(out: &mut dyn Write, report: &Report) -> io::Result<()> {
    let sources = Sources::of(report);
    let mut xml = Writer::new_with_indent(out, b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("checkstyle");
    root.with_attribute(("version", LIKE))
        .write_inner_content(|xml| {
            let found = report.drafts.iter().filter(|it| !it.findings.is_empty());
            for draft in found {
                write_draft(xml, draft, &sources)?;
            }
            Ok(())
        })?;
    xml.into_inner().write_all(b"\n")
}

fn write_draft(
    xml: &mut Writer<&mut dyn Write>,
    draft: &LintedDocument,
    sources: &Sources<'_>,
) -> io::Result<()> {
    let locator = &Locator::new(&draft.source, draft.encoding);
    let source = Source { draft, locator };
    let file = xml.create_element("file");
    file.with_attribute(("name", legal(&draft.path).as_str()))
        .write_inner_content(|xml| {
            for finding in &draft.findings {
                let at = locator.position(finding.place.start);
                let told = told(finding, source, sources);
                xml.create_element("error")
                    .with_attribute(("line", at.line.to_string().as_str()))
                    .with_attribute(("column", at.column.to_string().as_str()))
                    .with_attribute(("severity", finding.severity.to_string().as_str()))
                    .with_attribute(("message", legal(&told).as_str()))
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
    use crate::report::sample;

    fn check(report: &Report, expected: &str) {
        let mut out = Vec::new();
        write(&mut out, report).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), expected);
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
        let mut out = Vec::new();
        write(&mut out, &report).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("a␀␈\u{fffd}b"), "{text}");
    }
}
