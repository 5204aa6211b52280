//! Tests of the library as other programs use it: a configuration, documents, findings with
//! positions.

use copydesk::{Config, Document, Finding, Linter, Severity};
use libtest_mimic::{Failed, Trial};

type Outcome = Result<(), Failed>;

const DOUBLED: &str = "The ferry left the the harbour.";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test("library::settings_decide", settings_decide),
        Trial::test("library::mistakes_have_a_place", mistakes_have_a_place),
        Trial::test("library::comments_suppress", comments_suppress),
        Trial::test("library::copies_are_found", copies_are_found),
        Trial::test("library::fixes_are_edits", fixes_are_edits),
        Trial::test("library::bytes_are_decoded", bytes_are_decoded),
    ]
}

fn lint(settings: &str, path: &str, text: &str) -> Result<Vec<Finding>, Failed> {
    let linter = Linter::new(Config::text("copydesk.toml", settings))?;
    Ok(linter.lint(&Document::new(path, text))?)
}

fn settings_decide() -> Outcome {
    let rules = |settings: &str, path: &str| -> Result<Vec<Severity>, Failed> {
        let found = lint(settings, path, DOUBLED)?;
        Ok(found.iter().map(Finding::severity).collect())
    };
    assert_eq!(rules("", "a.md")?, [Severity::Error]);
    let info = "rules.doubled-word = \"info\"";
    assert_eq!(rules(info, "a.md")?, [Severity::Info]);
    let overridden = "[[overrides]]\nfiles = [\"old/\"]\nrules.doubled-word = \"off\"";
    assert_eq!(rules(overridden, "old/a.md")?, []);
    assert_eq!(rules(overridden, "new/a.md")?, [Severity::Error]);
    let linter = Linter::new(Config::default().ignore("duplication"))?;
    assert!(linter.lint(&Document::new("a.md", DOUBLED))?.is_empty());
    Ok(())
}

fn mistakes_have_a_place() -> Outcome {
    let config = Config::text("copydesk.toml", "preview = true\nprofil = \"news\"");
    let error = Linter::new(config).err().ok_or("the setting is unknown")?;
    assert_eq!(
        (error.path(), error.line()),
        (Some("copydesk.toml"), Some(2))
    );
    assert_eq!(error.remedy(), Some("did you mean `profile`?"));
    let error = Linter::new(Config::default().profile("newz")).err();
    assert!(error.is_some_and(|error| error.to_string().contains("`news`")));
    Ok(())
}

fn comments_suppress() -> Outcome {
    let comment = "<!-- copydesk allow doubled-word: it is spoken of -->";
    assert!(lint("", "a.md", &format!("{comment}\n{DOUBLED}"))?.is_empty());
    Ok(())
}

fn copies_are_found() -> Outcome {
    let passage = "The council of Port Ansel voted on Tuesday to close the northern quay for \
        two years while its piles are replaced, and to move the fish market to the old rope \
        works, whose roof was mended last spring. ";
    let passage = format!(
        "{passage}Traders said that few buyers would climb the hill, and that \
        the ice would have to be carried up by hand from the harbour every single morning."
    );
    let linter = Linter::new(Config::default().profile("all"))?;
    let documents = ["a.md", "b.md"].map(|path| Document::new(path, passage.as_str()));
    let report = linter.lint_all(documents.to_vec())?;
    let copied = report.documents().iter().find_map(|document| {
        let mut findings = document.findings().iter();
        findings.find(|finding| finding.rule() == "copied-passage")
    });
    let other = copied.and_then(|finding| finding.related().next()?.0.map(str::to_owned));
    assert!(matches!(other.as_deref(), Some("a.md" | "b.md")));
    Ok(())
}

fn fixes_are_edits() -> Outcome {
    let found = lint("", "a.md", DOUBLED)?;
    let fix = found[0].fixes().first().ok_or("it has a fix")?;
    assert!(fix.is_safe());
    let mut fixed = DOUBLED.to_owned();
    for (range, text) in fix.edits() {
        fixed.replace_range(range, text);
    }
    assert_eq!(fixed, "The ferry left the harbour.");
    Ok(())
}

fn bytes_are_decoded() -> Outcome {
    let utf16: Vec<u8> = "\u{feff}It was\n was late."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let document = Document::from_bytes("a.txt", utf16)?;
    let found = Linter::new(Config::default())?.lint(&document)?;
    let start = document.position(found[0].range().start);
    assert_eq!((start.line, start.column), (2, 2));
    assert!(Document::from_bytes("a.docx", b"PK\x03\x04".to_vec()).is_err());
    Ok(())
}
