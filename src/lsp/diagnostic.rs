//! Converts findings and mistakes in a configuration to diagnostics of the protocol.

use std::path::Path;

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity,
    DiagnosticTag, Location, Message, Position, Range, Uri,
};

use crate::error::Error;
use crate::files::path;
use crate::lsp::address;
use crate::lsp::checker::{CheckedDraft, Snapshot};
use crate::lsp::client::Client;
use crate::lsp::page;
use crate::report::glyph;
use crate::report::one_line;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::rules::finding::{Finding, Severity};
use crate::text::encoding::Encoding;

/// The value of `source` in the diagnostics. It tells the user which program reports them.
pub const SOURCE: &str = "copydesk";

/// A column after the end of any line. A range that ends at this column covers the whole line.
const WHOLE_LINE: u32 = 10_000;

/// Returns the findings in `checked` as diagnostics for `client`.
pub fn diagnostics(checked: &CheckedDraft, client: &Client) -> Vec<Diagnostic> {
    let Some(report) = checked.report() else {
        return Vec::new();
    };
    let (sources, text) = (Sources::of(report), &checked.snapshot.text);
    let locator = Locator::new(text, Encoding::Utf8 { mark: false });
    let drafts = report.drafts.iter();
    let diagnostics = drafts.flat_map(|draft| {
        let own = ShownDraft {
            draft,
            locator: &locator,
        };
        let findings = draft.findings.iter();
        let sources = &sources;
        findings.map(move |finding| Diagnostic {
            message: Message::String(if client.shows_related {
                glyph::shown(&finding.message)
            } else {
                one_line::finding_line(finding, own, sources)
            }),
            ..diagnostic(finding, &checked.snapshot, own.locator, client)
        })
    });
    diagnostics.collect()
}

/// Returns `finding` as a diagnostic. The message of the diagnostic is the message of the finding
/// alone, without its related places.
pub fn diagnostic(
    finding: &Finding,
    snapshot: &Snapshot,
    locator: &Locator<'_>,
    client: &Client,
) -> Diagnostic {
    let related = client
        .shows_related
        .then(|| related(finding, snapshot, locator, client));
    let tags = client.shows_tags && is_deletion(finding);
    Diagnostic {
        range: client.columns.range(locator, finding.place),
        severity: Some(severity(finding.severity)),
        code: Some(Code::String(finding.rule.clone())),
        code_description: description(&finding.rule, client),
        source: Some(SOURCE.to_owned()),
        message: Message::String(glyph::shown(&finding.message)),
        tags: tags.then(|| vec![DiagnosticTag::Unnecessary]),
        related_information: related.filter(|others| !others.is_empty()),
        ..Diagnostic::default()
    }
}

/// Returns a link to the page of `rule`. Returns `None` if the rule has no page, or if `client`
/// cannot open links.
pub fn description(rule: &str, client: &Client) -> Option<CodeDescription> {
    let address = page::address(rule).filter(|_| client.opens_pages)?;
    Some(CodeDescription { href: Uri(address) })
}

/// Returns the related places of `finding` in the same draft.
fn related(
    finding: &Finding,
    snapshot: &Snapshot,
    locator: &Locator<'_>,
    client: &Client,
) -> Vec<DiagnosticRelatedInformation> {
    let own = finding
        .related
        .iter()
        .filter(|related| related.path.is_none());
    let related = own.map(|related| DiagnosticRelatedInformation {
        location: Location {
            uri: snapshot.address.clone(),
            range: client.columns.range(locator, related.place),
        },
        message: glyph::shown(&related.message),
    });
    related.collect()
}

/// True if a safe fix of `finding` deletes its words.
fn is_deletion(finding: &Finding) -> bool {
    let mut safe = finding.fixes.iter().filter(|fix| fix.is_safe());
    safe.any(|fix| !fix.edits.is_empty() && fix.edits.iter().all(|edit| edit.text.is_empty()))
}

/// Returns the severity of the protocol that corresponds to `severity`.
pub fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Info => DiagnosticSeverity::Information,
    }
}

/// Returns the mistake `error` as a diagnostic of the configuration file that the error names.
/// Returns `None` if the error names no file.
pub fn of_error(error: &Error) -> Option<(Uri, Diagnostic)> {
    let file = path::absolute(Path::new(error.path()?))?;
    let line = u32::try_from(error.line().unwrap_or(1).saturating_sub(1)).ok()?;
    let position = |character| Position { line, character };
    let remedy = error.remedy().map(|remedy| format!("; {remedy}"));
    let message = format!("{}{}", error.problem(), remedy.unwrap_or_default());
    let diagnostic = Diagnostic {
        range: Range {
            start: position(0),
            end: position(WHOLE_LINE),
        },
        severity: Some(DiagnosticSeverity::Error),
        source: Some(SOURCE.to_owned()),
        message: Message::String(glyph::shown(&message)),
        ..Diagnostic::default()
    };
    Some((address::of(&file), diagnostic))
}
