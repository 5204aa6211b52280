//! Writes findings as a `JUnit` report in XML. Each draft is a test suite, and each finding is a
//! test case.
//!
//! A test case fails if its finding makes the run fail, so the report agrees with the exit status.
//! Other findings are test cases that pass, with the finding in their output.

use std::io::{self, Write};

use quick_xml::events::BytesText;

use crate::engine::report::{LintedDocument, Report};
use crate::report::format::{Context, Format};
use crate::report::one_line::finding_line;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::xml::{Xml, legal, write_document};
use crate::rules::finding::Finding;

/// The format `junit`.
pub struct Junit;

impl Format for Junit {
    fn name(&self) -> &'static str {
        "junit"
    }

    fn help(&self) -> &'static str {
        "JUnit's XML; findings that fail the run are failed test cases"
    }

    fn write(&self, out: &mut dyn Write, report: &Report, context: &Context<'_>) -> io::Result<()> {
        let sources = Sources::of(report);
        let findings = || report.drafts.iter().flat_map(|document| &document.findings);
        let n_clean = report
            .drafts
            .iter()
            .filter(|document| document.findings.is_empty());
        let n_cases = findings().count() + n_clean.count() + usize::from(0 < report.n_unread);
        let n_failures = findings()
            .filter(|finding| (context.fails)(finding.severity))
            .count();
        let n_errors = usize::from(0 < report.n_unread);
        write_document(out, |xml| {
            xml.create_element("testsuites")
                .with_attribute(("name", "copydesk"))
                .with_attribute(("tests", n_cases.to_string().as_str()))
                .with_attribute(("failures", n_failures.to_string().as_str()))
                .with_attribute(("errors", n_errors.to_string().as_str()))
                .write_inner_content(|xml| {
                    if 0 < report.n_unread {
                        write_unread(xml, report.n_unread)?;
                    }
                    let mut drafts = report.drafts.iter();
                    drafts.try_for_each(|draft| write_draft(xml, draft, &sources, context))
                })?;
            Ok(())
        })
    }
}

fn write_unread(xml: &mut Xml<'_>, n_unread: usize) -> io::Result<()> {
    let suite = xml.create_element("testsuite");
    suite
        .with_attribute(("name", "copydesk"))
        .with_attribute(("tests", "1"))
        .with_attribute(("failures", "0"))
        .with_attribute(("errors", "1"))
        .write_inner_content(|xml| {
            case(xml, "every file is read", "copydesk", |xml| {
                let message = format!("files that could not be read: {n_unread}");
                let error = xml.create_element("error");
                let error = error.with_attribute(("message", message.as_str()));
                error.with_attribute(("type", "unread")).write_empty()?;
                Ok(())
            })
        })?;
    Ok(())
}

fn write_draft(
    xml: &mut Xml<'_>,
    draft: &LintedDocument,
    sources: &Sources<'_>,
    context: &Context<'_>,
) -> io::Result<()> {
    let n_cases = draft.findings.len().max(1);
    let n_failures = draft
        .findings
        .iter()
        .filter(|finding| (context.fails)(finding.severity));
    let path = legal(&draft.path);
    let suite = xml.create_element("testsuite");
    suite
        .with_attribute(("name", path.as_str()))
        .with_attribute(("tests", n_cases.to_string().as_str()))
        .with_attribute(("failures", n_failures.count().to_string().as_str()))
        .with_attribute(("errors", "0"))
        .write_inner_content(|xml| {
            if draft.findings.is_empty() {
                return case(xml, "nothing found", &path, |_| Ok(()));
            }
            let locator = &Locator::new(&draft.source, draft.encoding);
            let source = ShownDraft { draft, locator };
            let mut findings = draft.findings.iter();
            findings.try_for_each(|finding| write_finding(xml, finding, source, sources, context))
        })?;
    Ok(())
}

fn write_finding(
    xml: &mut Xml<'_>,
    finding: &Finding,
    source: ShownDraft<'_>,
    sources: &Sources<'_>,
    context: &Context<'_>,
) -> io::Result<()> {
    let path = legal(&source.draft.path);
    let at = source.locator.position(finding.place.start);
    let name = format!("{} at {}:{}", finding.rule, at.line, at.column);
    let message_line = legal(&finding_line(finding, source, sources));
    let whole = format!("{path}:{}:{}: {message_line}\n", at.line, at.column);
    let whole = format!("{whole}help: {}", legal(&finding.help));
    case(xml, &name, &path, |xml| {
        if (context.fails)(finding.severity) {
            xml.create_element("failure")
                .with_attribute(("message", message_line.as_str()))
                .with_attribute(("type", finding.severity.to_string().as_str()))
                .write_text_content(BytesText::new(&whole))?;
        } else {
            let whole = format!("{}: {whole}", finding.severity);
            let output = xml.create_element("system-out");
            output.write_text_content(BytesText::new(&whole))?;
        }
        Ok(())
    })
}

fn case(
    xml: &mut Xml<'_>,
    name: &str,
    class: &str,
    content: impl FnOnce(&mut Xml<'_>) -> io::Result<()>,
) -> io::Result<()> {
    xml.create_element("testcase")
        .with_attribute(("name", name))
        .with_attribute(("classname", class))
        .write_inner_content(content)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample::{self, written};

    fn check(report: &Report, holds: &[&str]) {
        let text = written(&Junit, report);
        for expected in holds {
            assert!(text.contains(expected), "{expected} in {text}");
        }
    }

    #[test]
    fn what_fails_the_run_is_a_failure() {
        check(
            &sample::report(),
            &[
                "<testsuites name=\"copydesk\" tests=\"2\" failures=\"1\" errors=\"0\">",
                "<testcase name=\"doubled-word at 1:7\" classname=\"a,b/ebb tide.md\">",
                "<failure message=\"“in” twice &lt;a href=&quot;x&quot;&gt; ␛[31m@all",
                "<system-out>info: flood.md:1:7: copied, 100%",
            ],
        );
    }

    #[test]
    fn a_clean_draft_is_a_case_that_passes() {
        check(
            &sample::clean(),
            &[
                "tests=\"2\" failures=\"0\"",
                "<testcase name=\"nothing found\" classname=\"flood.md\">",
            ],
        );
    }

    #[test]
    fn an_unread_file_is_an_error() {
        let report = Report {
            n_unread: 3,
            ..sample::clean()
        };
        check(
            &report,
            &[
                "tests=\"3\" failures=\"0\" errors=\"1\"",
                "<error message=\"files that could not be read: 3\"",
            ],
        );
    }
}
