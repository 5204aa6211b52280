//! Fixes: made until none is left, in a draft that is checked anew after each pass.

use std::io::Write;

use copydesk::engine::fix::{apply, pass};
use copydesk::report::command::NeutralizedOutput;
use copydesk::report::patch::{self, Reader};
use copydesk::rules::finding::Safety;
use copydesk::{Document, Finding, LintedDocument};

use crate::pipeline::house::House;
use crate::pipeline::output;

/// More passes than any draft needs; `--fix` makes ten in a run.
const MAX_PASSES: usize = 100;

/// Whether fixes of the draft that was `checked` come to an end.
pub(crate) fn leave_nothing_to_fix(house: &House, document: &Document, checked: &LintedDocument) {
    for least in [Safety::Safe, Safety::Ask] {
        let (mut fixed, mut text) = (checked.clone(), document.text().to_owned());
        let mut n_passes = 0;
        loop {
            let pass = pass(&text, fixed.findings(), least);
            if pass.n_findings == 0 {
                break;
            }
            n_passes += 1;
            assert!(n_passes < MAX_PASSES, "fixes never end");
            let after = apply(&text, &pass.edits);
            assert_ne!(text, after, "a fix changes nothing");
            text = after;
            fixed = house.examine(&document.clone().with_text(text.clone()));
        }
        if least == Safety::Safe {
            no_finding_came(checked.findings(), fixed.findings());
        }
        if 0 < n_passes {
            show(document.text(), (&fixed, &text));
        }
    }
}

/// The rules whose findings safe fixes settle, and the group that tells of broken markup. Other rules
/// may find what a doubled word hid: sentences that are alike without it, an attribution.
const SETTLED: [&str; 3] = ["doubled-word", "allowing", "reading"];

/// Whether safe fixes leave no more of what they settle than there was, and break no markup.
fn no_finding_came(before: &[Finding], after: &[Finding]) {
    for name in SETTLED {
        let count = |findings: &[Finding]| {
            let findings = findings.iter();
            let named = findings.filter(|it| it.rule() == name || it.group() == name);
            named.count()
        };
        let (n_before, n_after) = (count(before), count(after));
        assert!(n_after <= n_before, "{name}: {n_after} after {n_before}");
    }
}

/// Shows what was changed, to programs and to people.
fn show(before: &str, (after, text): (&LintedDocument, &str)) {
    let mut diff = Vec::new();
    patch::write(&mut diff, before, after, Reader::Program).expect("memory is written");
    assert!(diff.starts_with(b"--- "), "a diff has a head");
    for color in [false, true] {
        let (mut diff, mut shown) = (Vec::new(), Vec::new());
        let reader = Reader::Person { color };
        for write_text in [false, true] {
            let mut inert = NeutralizedOutput::new(if write_text { &mut shown } else { &mut diff });
            let written = if write_text {
                patch::write_text(&mut inert, text, reader)
            } else {
                patch::write(&mut inert, before, after, reader)
            };
            written
                .and_then(|()| inert.flush())
                .expect("memory is written");
        }
        output::is_harmless("--diff", &diff);
        output::is_harmless("--fix", &shown);
    }
}
