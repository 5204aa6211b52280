//! Tests of markups. The text that is read from each file in tests/markups/ must be the text of the
//! snapshot next to it, and every fragment of a file must have valid places.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::text::draft::Draft;
use copydesk::text::language::ExpectedLanguage;
use copydesk::text::left_out;
use copydesk::text::markup::Markup;
use copydesk::text::part::comment_scopes;
use copydesk::text::reading::BesideText;
use copydesk::{Config, Document, Linter};
use libtest_mimic::{Failed, Trial};

use crate::bless;

type Outcome = Result<(), Failed>;

const FOLDER: &str = "tests/markups";

/// Returns the trials that compare the text of each file with its snapshot, or write the snapshot.
pub(crate) fn snapshots() -> Vec<Trial> {
    let trial = |path: PathBuf| {
        let name = format!("markups::read::{}", path.display());
        Trial::test(name, move || is_read(&path))
    };
    drafts().into_iter().map(trial).collect()
}

pub(crate) fn trials() -> Vec<Trial> {
    let trial = |path: PathBuf| {
        let name = format!("markups::cut::{}", path.display());
        Trial::test(name, move || is_read_in_pieces(&path))
    };
    let mut trials: Vec<Trial> = drafts().into_iter().map(trial).collect();
    let found = |ending: &&'static str| {
        let ending: &'static str = ending;
        let name = format!("markups::found::{ending}");
        Trial::test(name, move || finds_what_markdown_has(ending))
    };
    trials.extend(["rst", "adoc", "org", "tex", "html"].iter().map(found));
    trials.push(Trial::test("markups::are_there", are_there));
    trials
}

fn drafts() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    let mut drafts: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|ending| ending != "txt"))
        .collect();
    drafts.sort();
    drafts
}

fn are_there() -> Outcome {
    if drafts().len() < 5 {
        return Err(format!("{FOLDER} has too few drafts").into());
    }
    Ok(())
}

fn parse(text: &str, markup: Markup) -> Draft {
    let beside = BesideText::default();
    Draft::parse_as(
        text.to_owned(),
        markup,
        &beside,
        ExpectedLanguage::EnglishThroughout,
    )
}

fn is_read(path: &Path) -> Outcome {
    let document = Document::read(path)?;
    let shown = shown(&parse(document.text(), document.markup()));
    let file = PathBuf::from(format!("{}.txt", path.display()));
    let expected = fs::read_to_string(&file).unwrap_or_default();
    if shown == expected {
        return Ok(());
    }
    if bless::mode() == bless::Mode::Compare {
        let place = file.display();
        return Err(
            bless::differs(&format!("{place}: expected\n{expected}\nread\n{shown}")).into(),
        );
    }
    fs::write(&file, shown)?;
    bless::report_written(&file.display().to_string());
    Ok(())
}

/// Describes what was read: one line per block, then links, code and comments.
fn shown(draft: &Draft) -> String {
    let mut shown = String::new();
    for block in &draft.blocks {
        let words = draft.text(block.span).replace('\n', " / ");
        let kind = block.kind;
        writeln!(shown, "{kind:?}: {words}").expect("a string takes any text");
    }
    for link in &draft.links {
        let words = draft.text(link.span);
        let url = &link.url;
        writeln!(shown, "link “{words}” to {url}").expect("a string takes any text");
    }
    for place in &draft.code_blocks {
        let code = draft.source()[place.range()].replace('\n', " / ");
        writeln!(shown, "code: {code}").expect("a string takes any text");
    }
    for comment in &draft.comments {
        let words = draft.source()[comment.inner.range()].replace('\n', " / ");
        writeln!(shown, "comment: {words}").expect("a string takes any text");
    }
    shown
}

/// Reads the draft up to each character and from each character on, with each kind of line ending.
/// All places must be places in the text.
fn is_read_in_pieces(path: &Path) -> Outcome {
    let document = Document::read(path)?;
    let text = document.text();
    for ending in ["\n", "\r\n", "\r"] {
        let text = text.replace('\n', ending);
        for (at, _) in text.char_indices() {
            for piece in [&text[..at], &text[at..]] {
                has_places(piece, document.markup())?;
            }
        }
    }
    Ok(())
}

/// Checks that the findings in a text with this extension are those in the same text in Markdown.
fn finds_what_markdown_has(ending: &str) -> Outcome {
    let linter = Linter::new(Config::default().profile("all"))?;
    let reported = |ending: &str| -> Result<Vec<String>, Failed> {
        let path = format!("{FOLDER}/quay.{ending}");
        let found = linter.lint(&Document::read(Path::new(&path))?)?;
        let reported = found
            .iter()
            .map(|it| format!("{}: {}", it.rule(), it.message()));
        Ok(reported.collect())
    };
    let (found, markdown) = (reported(ending)?, reported("md")?);
    if markdown.len() < 4 || found != markdown {
        return Err(format!("{markdown:#?}\n{found:#?}").into());
    }
    Ok(())
}

fn has_places(text: &str, markup: Markup) -> Outcome {
    let draft = parse(text, markup);
    for block in &draft.blocks {
        let place = draft.place(block.span);
        if place.start >= place.end || text.get(place.range()).is_none() {
            return Err(format!("{place:?} is no place in {text:?}").into());
        }
    }
    let comments = draft.comments.iter().map(|comment| comment.inner);
    for place in comments.chain(comment_scopes(&draft)) {
        if text.get(place.range()).is_none() {
            return Err(format!("{place:?} is no place in {text:?}").into());
        }
    }
    for stretch in left_out::unread_stretches(&draft) {
        if text.get(stretch.place.range()).is_none() {
            return Err(format!("{stretch:?} is no place in {text:?}").into());
        }
    }
    Ok(())
}
