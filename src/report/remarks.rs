//! Makes comments of findings, for a copy of a word-processor document.

use crate::engine::report::{LintedDocument, Report};
use crate::packages::remark::Remark;
use crate::report::glyph;
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::whereabouts::{place_in_package, quoted};
use crate::rules::finding::Finding;

/// The maximum number of related places in a comment.
const MAX_PLACES: usize = 8;

/// Returns the findings of `draft`, a draft of `report`, each as a comment.
pub fn of(draft: &LintedDocument, report: &Report) -> Vec<Remark> {
    let sources = Sources::of(report);
    let locator = Locator::new(&draft.source, draft.encoding);
    let own = ShownDraft {
        draft,
        locator: &locator,
    };
    let findings = draft.findings.iter();
    findings
        .map(|finding| remark(finding, own, &sources))
        .collect()
}

/// Returns the comment for `finding`: the message, the help, the related places with their words,
/// and the name of the rule.
fn remark(finding: &Finding, own: ShownDraft<'_>, sources: &Sources<'_>) -> Remark {
    let mut lines = vec![format!("{}: {}", finding.severity, finding.message)];
    for related in finding.related.iter().take(MAX_PLACES) {
        let Some(source) = sources.source(own, related) else {
            continue;
        };
        let what = match related.message.as_str() {
            "" => "see also",
            words => words,
        };
        let at = place_in_package(source, related.place).unwrap_or_else(|| {
            let position = source.locator.position(related.place.start);
            format!("{}:{}", position.line, position.column)
        });
        let file = match &related.path {
            Some(_) => format!("{}, ", source.draft.path),
            None => String::new(),
        };
        let words = quoted(&source.draft.source, related.place);
        lines.push(format!("{what}: {words} ({file}{at})"));
    }
    if !finding.help.is_empty() {
        lines.push(format!("help: {}", finding.help));
    }
    lines.push(format!("rule: {}", finding.rule));
    let lines = lines.iter().map(|line| glyph::shown(line));
    Remark {
        place: finding.place,
        lines: lines.collect(),
    }
}
