//! Tests of the places in reports, and of `copydesk explain --at`.

use std::process::Stdio;

use copydesk::report::format::FORMATS;
use libtest_mimic::{Failed, Trial};

use crate::scratch::{FAULTY, Scratch, said};

type Outcome = Result<(), Failed>;

/// A draft with every kind of block, in words that neither rules nor reports use.
const DRAFT: &str = "# Zyxwort Qualmbrand\n\nGrundelfisk numbered ninety thousand voters, \
    according to them, according to Flimrokk Dorntal.\n\n- “Pflaumig Knorzelwut,” wiggled \
    Hespergrim Wulde in [Trunzelbach](https://quorblatt.example/zwick).\n- Murksig Murksig `knarzcode` jumped \
    <!-- copydesk allow vague-source: schnurzig -->\n\nExperts say that Blimborax fell 93% in \
    Vexhaven. Krawumm agreed with with Blimborax.\n";

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        Trial::test(
            "places::hosts_are_told_paths_from_the_root",
            hosts_are_told_paths_from_the_root,
        ),
        Trial::test(
            "places::programs_find_nothing_but_errors_on_standard_error",
            programs_find_nothing_but_errors_on_standard_error,
        ),
        Trial::test(
            "places::a_report_has_no_word_of_the_draft",
            a_report_has_no_word_of_the_draft,
        ),
        Trial::test(
            "places::standard_input_has_places",
            standard_input_has_places,
        ),
    ]
}

fn hosts_are_told_paths_from_the_root() -> Outcome {
    let scratch = Scratch::new(&[("home/site/docs/a.md", FAULTY), ("out/a.md", FAULTY)])?;
    for (format, quoted) in [
        ("github", "file=site/docs/a.md,"),
        ("sarif", "\"uri\":\"site/docs/a.md\""),
        ("gitlab", "\"path\":\"site/docs/a.md\""),
        ("rdjsonl", "\"path\":\"site/docs/a.md\""),
        ("json", "\"path\":\"docs/a.md\""),
        ("short", "docs/a.md:1:"),
    ] {
        let mut command = scratch.command("check --no-config docs --format");
        command.arg(format).current_dir(scratch.path("home/site"));
        let shown = said(&command.output()?);
        assert!(shown.contains(quoted), "{format}: {shown}");
        let is_rebased = quoted.contains("site/");
        assert_eq!(
            shown.contains("site/docs/a.md"),
            is_rebased,
            "{format}: {shown}"
        );
        // Outside of a repository, paths are relative to the current folder.
        let mut command = scratch.command("check --no-config . --format");
        command.arg(format).current_dir(scratch.path("out"));
        let shown = said(&command.output()?);
        assert!(
            shown.contains("a.md") && !shown.contains("out/a.md"),
            "{format}: {shown}"
        );
    }
    Ok(())
}

fn programs_find_nothing_but_errors_on_standard_error() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY)])?;
    let written = scratch
        .command("check --format json --write-baseline a.md")
        .output()?;
    assert!(written.stderr.is_empty(), "{written:?}");
    std::fs::write(scratch.path("home/a.md"), "The ferry left.\n")?;
    let stderr = |format: &str| -> Result<String, Failed> {
        let mut command = scratch.command("check --baseline copydesk-baseline.toml a.md --format");
        Ok(String::from_utf8(command.arg(format).output()?.stderr)?)
    };
    assert!(stderr("short")?.contains("matches no finding"));
    for format in FORMATS.iter().filter(|format| !format.is_for_people()) {
        assert_eq!(stderr(format.name())?, "", "{format:?}");
    }
    let output = scratch
        .command("check --format json gone.txt a.md")
        .output()?;
    assert_eq!(output.status.code(), Some(2));
    let problem = "there is no such file or folder";
    assert_eq!(
        String::from_utf8(output.stderr)?,
        format!("error: gone.txt: {problem}\n")
    );
    let stdout = String::from_utf8(output.stdout)?;
    let unread = format!("\"unread\":[{{\"path\":\"gone.txt\",\"reason\":\"{problem}\"}}]");
    assert!(stdout.contains(&unread), "{stdout}");
    Ok(())
}

fn a_report_has_no_word_of_the_draft() -> Outcome {
    let scratch = Scratch::new(&[("home/geheim.md", DRAFT)])?;
    let words = DRAFT.split(|it: char| !it.is_alphanumeric());
    // Short function words may occur in any text.
    let words: Vec<String> = words
        .filter(|it| 4 < it.len() && !["allow", "vague", "source"].contains(it))
        .map(str::to_lowercase)
        .chain(["93".to_owned(), "geheim".to_owned()])
        .collect();
    assert!(20 < words.len());
    for line in 1..=DRAFT.lines().count() {
        let typed = format!("explain --profile all --report --at geheim.md:{line}");
        let output = scratch.command(&typed).output()?;
        let report = said(&output);
        assert_eq!(output.status.code(), Some(0), "{report}");
        assert!(report.contains("profile: all"), "{report}");
        let lower = report.to_lowercase().replace("copydesk", "");
        for word in words.iter().filter(|word| *word != "copydesk") {
            assert!(
                !lower.contains(word.as_str()),
                "{line}: {word} is in {report}"
            );
        }
    }
    let report = said(
        &scratch
            .command("explain --report --at geheim.md:3:10")
            .output()?,
    );
    assert!(report.contains("stacked-attribution at +0:"), "{report}");
    assert!(report.contains("attributes at +0:"), "{report}");
    Ok(())
}

fn standard_input_has_places() -> Outcome {
    let scratch = Scratch::new(&[("home/a.md", FAULTY)])?;
    let mut command = scratch.command("explain --stdin-filename b.md --at -:1:20");
    command.stdin(Stdio::from(std::fs::File::open(scratch.path("home/a.md"))?));
    let shown = said(&command.output()?);
    assert!(
        shown.contains("b.md:1:20") && shown.contains("error[doubled-word]"),
        "{shown}"
    );
    Ok(())
}
