//! Reads a draft, checks it with every rule, compares it with a copy of itself, recognises its
//! findings again, writes them in every format, and fixes the draft.

use copydesk::analysis::analyze;
use copydesk::engine::base::{Version, known};
use copydesk::engine::baseline::{EntryStatus, NamedDraft, accept};
use copydesk::files::decode::encode;
use copydesk::report::inspect::Inspection;
use copydesk::text::draft::Draft;
use copydesk::text::encoding::Encoding;
use copydesk::text::span::Place;
use copydesk::{Document, Finding, Fix, LintedDocument};

use crate::pipeline::fixes;
use crate::pipeline::house::{EVERY_RULE, House};
use crate::pipeline::output;

/// Checks the draft in a file with these `bytes`.
pub(crate) fn check(bytes: &[u8], path: &str) {
    let Ok(document) = Document::from_bytes(path, bytes.to_vec()) else {
        return;
    };
    let (text, encoding) = (document.text(), document.encoding());
    assert!(encode(text, encoding) == bytes, "a file is written as read");
    let house: &House = &EVERY_RULE;
    let draft = house.parse(&document);
    spans_lie_within(&draft);
    inspect(&draft, encoding);
    let report = house.examine_copies(&document);
    for checked in report.documents() {
        let findings = checked.all();
        findings.for_each(|finding| ranges_lie_within(finding, text));
    }
    output::every_format_is_harmless(&report, house.active());
    // A finding about both drafts is in the second draft.
    let checked = &report.documents()[0];
    findings_are_recognised(&draft, checked);
    fixes::leave_nothing_to_fix(house, &document, checked);
}

/// Checks that every span of `draft` can be read and has a place in the source.
fn spans_lie_within(draft: &Draft) {
    let sentences = draft.sentences.iter().map(|it| it.span);
    let tokens = draft.tokens.iter().map(|it| it.span);
    let links = draft.links.iter().map(|it| it.span);
    let blocks = draft.blocks.iter().map(|it| it.span);
    for span in sentences.chain(tokens).chain(links).chain(blocks) {
        let text = draft.prose().get(span.range());
        assert!(text.is_some(), "{span:?} of the prose");
        let place = draft.place(span);
        assert!(is_within(place, draft.source()), "{span:?} is at {place:?}");
    }
    let comments = draft.comments.iter().map(|it| it.inner);
    for place in comments.chain(draft.code_blocks.iter().copied()) {
        assert!(is_within(place, draft.source()), "{place:?}");
    }
}

/// Checks that every range of `finding` can be read in its own draft, which has the source `text`.
fn ranges_lie_within(finding: &Finding, text: &str) {
    let related = finding.related().map(|(_, range, _)| range);
    let edits = finding.fixes().iter().flat_map(Fix::edits);
    let edits = edits.map(|(range, _)| range);
    let steps = finding.trace().filter_map(|(_, range)| range);
    for range in related.chain(edits).chain(steps).chain([finding.range()]) {
        let found = text.get(range.clone());
        assert!(found.is_some(), "{}: {range:?}", finding.rule());
    }
}

fn is_within(place: Place, text: &str) -> bool {
    text.get(place.range()).is_some()
}

/// Shows the analysis of `draft` as `copydesk inspect` does.
fn inspect(draft: &Draft, encoding: Encoding) {
    let analysis = analyze(draft);
    let inspection = Inspection::new("draft.md", &analysis, encoding);
    let (mut line, mut outline) = (Vec::new(), Vec::new());
    inspection.write_line(&mut line).expect("memory is written");
    let written = inspection.write_outline(&mut outline);
    written.expect("memory is written");
    output::is_harmless("inspect", &line);
    output::is_harmless("inspect --format outline", &outline);
}

/// Checks that a baseline with all findings of `checked` accepts all these findings, and that a
/// base revision with the same text has all these findings.
fn findings_are_recognised(draft: &Draft, checked: &LintedDocument) {
    let settle = |entries, today| {
        let mut checked = checked.clone();
        let mut drafts = [NamedDraft {
            path: "draft.md".to_owned(),
            checked: &mut checked,
        }];
        let settled = accept(entries, &mut drafts, |_| EntryStatus::Checked, today);
        (settled, checked.findings().to_vec())
    };
    let (written, _) = settle(Vec::new(), Some("2026-03-02"));
    assert_eq!(written.entries.len(), checked.findings().len());
    let (read, findings) = settle(written.entries.clone(), None);
    assert_eq!(read.entries, written.entries);
    assert!(read.stale.is_empty() && findings.is_empty(), "{findings:?}");
    let version = || Version {
        path: "draft.md",
        draft,
        findings: checked.findings().iter().collect(),
    };
    let known = known(&[version()], &[version()]);
    assert!(known.iter().flatten().all(|it| *it), "a finding is new");
}
