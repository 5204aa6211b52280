//! A draft: read, checked by every rule, compared with a copy of itself, recognised again, shown in
//! every format and fixed.

use copydesk::analysis::analyze;
use copydesk::engine::base::{Version, known};
use copydesk::engine::baseline::{Named, Standing, accept};
use copydesk::engine::outcome::Checked;
use copydesk::files::decode::{decode, encode};
use copydesk::report::inspect::Inspection;
use copydesk::rules::finding::Finding;
use copydesk::text::draft::Draft;
use copydesk::text::encoding::Encoding;
use copydesk::text::markup::Markup;
use copydesk::text::span::Place;

use crate::pipeline::fixes;
use crate::pipeline::house::{EVERY_RULE, House};
use crate::pipeline::output;

/// Checks the draft that a file with these `bytes` holds.
pub(crate) fn check(bytes: &[u8], markup: Markup) {
    let Ok((text, encoding)) = decode(bytes.to_vec()) else {
        return;
    };
    assert!(
        encode(&text, encoding) == bytes,
        "a file is written as read"
    );
    let house: &House = &EVERY_RULE;
    let draft = house.parse(&text, markup);
    spans_lie_within(&draft);
    inspect(&draft, encoding);
    let outcome = house.examine_copies(&text, encoding, markup);
    for checked in &outcome.drafts {
        checked.all().for_each(|it| places_lie_within(it, &text));
    }
    output::every_format_is_harmless(&outcome, &house.active);
    // What is found between the drafts stands in the second.
    let checked = &outcome.drafts[0];
    findings_are_recognised(&draft, checked);
    fixes::leave_nothing_to_fix(house, checked);
}

/// Whether every span of `draft` can be read, and stands at a place of the source.
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
    for place in comments.chain(draft.code.iter().copied()) {
        assert!(is_within(place, draft.source()), "{place:?}");
    }
}

/// Whether every place of `finding` in its own draft, with the source `text`, can be read.
fn places_lie_within(finding: &Finding, text: &str) {
    let related = finding.related.iter().map(|it| it.place);
    let edits = finding.fixes.iter().flat_map(|it| &it.edits);
    let steps = finding.trace.iter().filter_map(|it| it.place);
    let places = [finding.place].into_iter().chain(related).chain(steps);
    for place in places.chain(edits.map(|it| it.place)) {
        assert!(is_within(place, text), "{}: {place:?}", finding.rule);
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

/// Whether a baseline that holds every finding of `checked` accepts them all, and whether the base
/// revision, where it is the same text, had them all.
fn findings_are_recognised(draft: &Draft, checked: &Checked) {
    let settle = |entries, today| {
        let mut checked = checked.clone();
        let mut drafts = [Named {
            path: "draft.md".to_owned(),
            checked: &mut checked,
        }];
        let settled = accept(entries, &mut drafts, |_| Standing::Checked, today);
        (settled, checked.findings)
    };
    let (written, _) = settle(Vec::new(), Some("2026-03-02"));
    assert_eq!(written.entries.len(), checked.findings.len());
    let (read, findings) = settle(written.entries.clone(), None);
    assert_eq!(read.entries, written.entries);
    assert!(read.stale.is_empty() && findings.is_empty(), "{findings:?}");
    let version = || Version {
        path: "draft.md",
        draft,
        findings: checked.findings.iter().collect(),
    };
    let known = known(&[version()], &[version()]);
    assert!(known.iter().flatten().all(|it| *it), "a finding is new");
}
