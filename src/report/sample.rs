//! A run for tests of formats. It contains what is difficult to write: hostile text, a path that
//! must be escaped, wide characters, a place in another draft, and a fix.

use crate::engine::active::Active;
use crate::engine::report::{LintedDocument, Report};
use crate::report::format::{Context, Format, LineColumns};
use crate::report::terminal::View;
use crate::rules::finding::{Edit, Finding, Fix, Related, Safety, Severity};
use crate::text::encoding::Encoding;
use crate::text::left_out::LeftOutWords;
use crate::text::markup::Markup;
use crate::text::span::Place;

/// Returns a run with two drafts: `a,b/ebb tide.md` has an error, and `flood.md` has a finding
/// whose related place is in the first draft.
pub(crate) fn report() -> Report {
    // The second “in” of each draft, in bytes. An emoji comes before it, so the columns are 7 to 9.
    let place = Place::new(11, 13);
    let mut doubled = finding("doubled-word", Severity::Error, place);
    doubled.message = "“in” twice <a href=\"x\"> \u{1b}[31m@all [b](c)\n::error::x".to_owned();
    doubled.related = (0..4)
        .map(|idx| Related {
            path: None,
            place: Place::new(5, 7),
            message: if idx == 1 { "" } else { "first" }.to_owned(),
        })
        .collect();
    doubled.fixes = vec![Fix {
        title: "delete the second".to_owned(),
        safety: Safety::Safe,
        edits: vec![Edit {
            place,
            text: String::new(),
        }],
    }];
    let mut copied = finding("copied-passage", Severity::Info, place);
    copied.message = "copied, 100%".to_owned();
    copied.related = vec![Related {
        path: Some("a,b/ebb tide.md".to_owned()),
        place: Place::new(5, 7),
        message: "the copy".to_owned(),
    }];
    Report {
        drafts: vec![draft("a,b/ebb tide.md", doubled), draft("flood.md", copied)],
        ..Report::default()
    }
}

/// Returns a run without findings.
pub(crate) fn clean() -> Report {
    let mut clean = report();
    for draft in &mut clean.drafts {
        draft.findings.clear();
    }
    clean
}

/// Returns the output of `format` for `report`. The run has no active rules, and errors make it
/// fail.
pub(crate) fn written(format: &dyn Format, report: &Report) -> String {
    written_with(format, report, &Active::default())
}

/// Returns the output of `format` for `report`, whose rules are `active`.
pub(crate) fn written_with(format: &dyn Format, report: &Report, active: &Active) -> String {
    let context = Context {
        view: View {
            width: 80,
            color: false,
            trace: false,
        },
        active,
        fails: &|severity| severity == Severity::Error,
        line_columns: LineColumns::default(),
    };
    let mut out = Vec::new();
    format.write(&mut out, report, &context).unwrap();
    String::from_utf8(out).unwrap()
}

fn finding(rule: &str, severity: Severity, place: Place) -> Finding {
    Finding {
        help: "delete one".to_owned(),
        fingerprint: "0f:0".to_owned(),
        ..Finding::sample(rule, severity, place)
    }
}

fn draft(path: &str, finding: Finding) -> LintedDocument {
    LintedDocument {
        path: path.to_owned(),
        source: "🌊 in “in” x".to_owned(),
        encoding: Encoding::Utf8 { mark: false },
        markup: Markup::Plain,
        package: None,
        n_words: 4,
        findings: vec![finding],
        accepted: Vec::new(),
        left_out: LeftOutWords::default(),
        skipped: None,
    }
}
