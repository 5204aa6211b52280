//! Tests that a hostile draft cannot break out of its page.

use crate::analysis::analyze;
use crate::engine::active::Active;
use crate::engine::report::Report;
use crate::ledger::Ledger;
use crate::report::page::words::readable;
use crate::report::{page, sample};
use crate::text::draft::Draft;
use crate::text::markup::Markup;

fn written(mut report: Report) -> String {
    let ledger = |source: &str| {
        let draft = Draft::parse(source.to_owned(), Markup::Plain);
        Ledger::of(&analyze(&draft))
    };
    report.ledgers = report.drafts.iter().map(|it| ledger(&it.source)).collect();
    let mut out = Vec::new();
    page::write(&mut out, &report, &Active::default()).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_draft_gives_no_markup() {
    let mut report = sample::report();
    let hostile = "<script>alert(1)</script>\u{202e}";
    for draft in &mut report.drafts {
        draft.path += hostile;
        let added = format!("\n\n“A {hostile} b,” {hostile} Ilse Maren said.");
        draft.source += &added;
        for finding in &mut draft.findings {
            finding.help += hostile;
            finding.rule += hostile;
        }
    }
    let page = written(report);
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert!(!page.contains('\u{202e}'));
    assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
    assert!(!page.contains("<a href=\"x\""));
}

#[test]
fn each_draft_and_each_finding_has_its_place() {
    let page = written(sample::report());
    for id in ["d1", "d1f1", "d2f1", "t2"] {
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}: {page}");
    }
}

#[test]
fn nothing_is_hidden() {
    assert_eq!(readable("a\u{202e}b\nc\u{1b}"), "a<U+202E>b c␛");
}
