//! Makes fixes until there are none, and checks the draft again after each pass.

use std::io::Write;

use copydesk::engine::fix::{apply, pass};
use copydesk::report::command::NeutralizedOutput;
use copydesk::report::patch::{self, Reader};
use copydesk::rules::finding::Safety;
use copydesk::{Document, Finding, LintedDocument};

use crate::pipeline::house::House;
use crate::pipeline::output;

/// A number of passes that no draft needs. `--fix` makes ten passes in a run.
const MAX_PASSES: usize = 100;

/// Checks that the fixes of the draft come to an end. `checked` has the findings of the draft.
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

/// The rules whose findings safe fixes remove, and the group that reports broken markup. Other
/// rules may find something that a doubled word hid, such as an attribution, or sentences that are
/// equal without the doubled word.
const SETTLED: [&str; 3] = ["doubled-word", "allowing", "reading"];

/// Checks that safe fixes leave no more findings of [`SETTLED`] than there were before.
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

/// Writes the changes for programs and for people, and checks that the output is harmless.
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
