//! Tests of word-processor documents in tests/documents/. The text of a document must be the text
//! of the snapshot next to it, comments in a copy must be at the words that they are about, and
//! tracked changes must give the intended text.

use std::fmt::Write as _;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use copydesk::packages::archive::Archive;
use copydesk::packages::change::TextChange;
use copydesk::packages::kind::{Package, PackageKind};
use copydesk::packages::remark::Remark;
use copydesk::text::draft::Draft;
use copydesk::text::language::ExpectedLanguage;
use copydesk::text::span::{Place, offset};
use copydesk::{Config, Document, Linter};
use libtest_mimic::{Failed, Trial};

use crate::bless;

type Outcome = Result<(), Failed>;

const FOLDER: &str = "tests/documents";

/// Returns the trials that compare the text of each document with its snapshot, or write the
/// snapshot.
pub(crate) fn snapshots() -> Vec<Trial> {
    let trial = |path: PathBuf| {
        let name = format!("documents::read::{}", file_name(&path));
        Trial::test(name, move || is_read(&path))
    };
    documents().into_iter().map(trial).collect()
}

pub(crate) fn trials() -> Vec<Trial> {
    let trial = |path: PathBuf| {
        let name = format!("documents::commented::{}", file_name(&path));
        Trial::test(name, move || is_commented(&path))
    };
    let mut trials: Vec<Trial> = documents().into_iter().map(trial).collect();
    let tracked = |path: PathBuf| {
        let name = format!("documents::tracked::{}", file_name(&path));
        Trial::test(name, move || is_tracked(&path))
    };
    trials.extend(documents().into_iter().map(tracked));
    let found = |path: PathBuf| {
        let name = format!("documents::found::{}", file_name(&path));
        Trial::test(name, move || finds_what_markdown_has(&path))
    };
    let mut written = documents();
    written.retain(|path| file_name(path).contains("pandoc"));
    trials.extend(written.into_iter().map(found));
    trials.push(Trial::test("documents::are_there", are_there));
    trials.push(Trial::test("documents::what_holds_words", what_holds_words));
    trials
}

fn documents() -> Vec<PathBuf> {
    let entries = fs::read_dir(FOLDER).into_iter().flatten().flatten();
    let paths = entries.map(|it| it.path());
    let mut documents: Vec<PathBuf> = paths.filter(|it| kind(it).is_some()).collect();
    documents.sort();
    documents
}

fn are_there() -> Outcome {
    if documents().len() < 6 {
        return Err(format!("{FOLDER} has too few documents").into());
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn kind(path: &Path) -> Option<PackageKind> {
    match path.extension()?.to_str()? {
        "docx" => Some(PackageKind::Docx),
        "odt" => Some(PackageKind::Odt),
        _ => None,
    }
}

fn read(path: &Path) -> Result<(PackageKind, Vec<u8>, String, Package), Failed> {
    let kind = kind(path).ok_or("no document")?;
    let bytes = fs::read(path)?;
    let (text, package) = kind.read(&bytes)?;
    Ok((kind, bytes, text, package))
}

fn is_read(path: &Path) -> Outcome {
    let (_, _, text, package) = read(path)?;
    let shown = shown(text, &package);
    let file = path.with_file_name(format!("{}.txt", file_name(path)));
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

/// Describes what was read: one line per block, with its kind, its group, its marker and its
/// content.
fn shown(text: String, package: &Package) -> String {
    let mut shown = String::new();
    let draft = Draft::parse_outline(text, &package.outline, ExpectedLanguage::EnglishThroughout);
    for block in &draft.blocks {
        let words = draft.text(block.span).replace('\n', " / ");
        write!(shown, "{:?}", block.kind).expect("a string takes any text");
        for (is_so, mark) in [
            (block.is_bold, " bold"),
            (block.is_italic, " italic"),
            (block.is_front_matter, " front"),
        ] {
            shown.push_str(if is_so { mark } else { "" });
        }
        if block.group != 0 {
            write!(shown, " {:?} of group {}", block.marker, block.group)
                .expect("a string takes any text");
        }
        writeln!(shown, ": {words}").expect("a string takes any text");
        let here = draft.links.iter().filter(|it| block.span.contains(it.span));
        for link in here {
            let words = draft.text(link.span);
            writeln!(shown, "    link “{words}” to {}", link.url).expect("a string takes any text");
        }
        let in_block = |at: u32| block.span.start <= at && at <= block.span.end;
        for note in draft.notes.iter().filter(|it| in_block(it.at)) {
            let before = &draft.prose()[block.span.start as usize..note.at as usize];
            let word = before.rsplit(' ').next().unwrap_or_default();
            writeln!(shown, "    note behind “{word}”").expect("a string takes any text");
        }
        let place = draft.place(block.span);
        if let Some(it) = package.origins.whereabouts(draft.source(), place) {
            writeln!(
                shown,
                "    {} {} {:?} {:?}",
                it.part, it.paragraph, it.characters, it.region
            )
            .expect("a string takes any text");
        }
    }
    for place in &draft.code_blocks {
        let code = &draft.source()[place.range()];
        writeln!(shown, "code: {code}").expect("a string takes any text");
    }
    for comment in &draft.comments {
        let words = &draft.source()[comment.inner.range()];
        let scope = comment.scope.map(|it| &draft.source()[it.range()]);
        writeln!(shown, "comment: {words}; on {scope:?}").expect("a string takes any text");
    }
    shown
}

/// Comments every word of the document at `path`, and then removes these comments. The text must
/// stay the same, a second run must write the same copy, and the copy without comments must keep
/// only the comments of other people.
fn is_commented(path: &Path) -> Outcome {
    let (kind, bytes, text, _) = read(path)?;
    if kind.write_comments(&bytes, &[])? != bytes {
        return Err("a copy without comments is another file".into());
    }
    let remarks = words(&text);
    let once = kind.write_comments(&bytes, &remarks)?;
    let (again, package) = kind.read(&once)?;
    if again != text {
        return Err(format!("comments change the text:\n{text}\n{again}").into());
    }
    let twice = kind.write_comments(&once, &remarks)?;
    if twice != once {
        return Err("the second run writes another copy than the first".into());
    }
    if package.outline.comments.len() > 1 {
        return Err("a comment of its own speaks to the check".into());
    }
    let without = kind.write_comments(&once, &[])?;
    let (bare, _) = kind.read(&without)?;
    if bare != text || kind.write_comments(&without, &[])? != without {
        return Err("a comment of an earlier run stays".into());
    }
    Ok(())
}

const DATE: &str = "2026-03-02T10:00:00Z";

/// Replaces, extends and deletes, in turn, every second word of the document at `path` that may be
/// changed. The result must read as the changed text, and all other parts of the package must stay
/// the same. A second round adds its changes to the changes of the first round.
fn is_tracked(path: &Path) -> Outcome {
    let (kind, bytes, _, _) = read(path)?;
    let mut before = bytes.clone();
    for round in 0..2 {
        let (text, package) = kind.read(&before)?;
        let changes = changes(&text, &package, round);
        if changes.len() < 4 {
            return Err(format!("only {} words may be changed", changes.len()).into());
        }
        let expected = changed(&text, &changes);
        let after = kind.write_tracked_changes(&before, &changes, DATE)?;
        let (read, _) = kind.read(&after)?;
        // OpenDocument has no space at the start of a paragraph.
        if !read
            .lines()
            .map(str::trim)
            .eq(expected.lines().map(str::trim))
        {
            return Err(format!("expected\n{expected}\nread\n{read}").into());
        }
        before = after;
    }
    let texts = ["document.xml", "notes.xml", "content.xml"];
    let (old, new) = (entries(&bytes)?, entries(&before)?);
    for ((name, old), (other, new)) in old.iter().zip(&new) {
        let is_text = texts.iter().any(|it| name.ends_with(it));
        if name != other || (old != new && !is_text) {
            return Err(format!("`{name}` is another part now").into());
        }
    }
    Ok(())
}

/// Returns changes of every second word of `text` that `package` allows to change.
fn changes(text: &str, package: &Package, round: usize) -> Vec<TextChange> {
    let mut changes = Vec::new();
    for (idx, Remark { place, .. }) in words(text).into_iter().enumerate() {
        let word = &text[place.range()];
        let change = match idx % 6 {
            0 => TextChange {
                place,
                text: "other & more".to_owned(),
            },
            2 => TextChange {
                place: Place::new(place.end, place.end),
                text: " <added>".to_owned(),
            },
            4 if 1 < word.len() && text[..place.start as usize].ends_with(' ') => TextChange {
                place: Place::new(place.start - 1, place.end),
                text: String::new(),
            },
            _ => continue,
        };
        let is_free = package
            .first_obstacle(text, std::slice::from_ref(&change))
            .is_none();
        // The second round leaves out words that the first round has inserted.
        if is_free && (round == 0 || !word.contains("added")) {
            changes.push(change);
        }
    }
    changes
}

fn changed(text: &str, changes: &[TextChange]) -> String {
    let (mut result, mut from) = (String::new(), 0);
    for change in changes {
        result.push_str(&text[from..change.place.start as usize]);
        result.push_str(&change.text);
        from = change.place.end as usize;
    }
    result.push_str(&text[from..]);
    result
}

/// Returns the compressed parts of the package with these `bytes`, with their names.
fn entries(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Failed> {
    let mut zip = Archive::open(bytes)?.into_zip();
    let mut entries = Vec::new();
    for idx in 0..zip.len() {
        let mut entry = zip.by_index_raw(idx)?;
        let mut packed = Vec::new();
        entry.read_to_end(&mut packed)?;
        entries.push((entry.name()?.into_owned(), packed));
    }
    Ok(entries)
}

/// Checks that the findings in the document at `path` are those in the Markdown file from which the
/// document was made.
fn finds_what_markdown_has(path: &Path) -> Outcome {
    let linter = Linter::new(Config::default().profile("all"))?;
    let reported = |path: &Path| -> Result<Vec<String>, Failed> {
        let found = linter.lint(&Document::read(path)?)?;
        let reported = found
            .iter()
            .map(|it| format!("{}: {}", it.rule(), it.message()));
        Ok(reported.collect())
    };
    let (document, markdown) = (
        reported(path)?,
        reported(&Path::new(FOLDER).join("pandoc.md"))?,
    );
    if markdown.is_empty() || document != markdown {
        return Err(format!("{markdown:#?}\n{document:#?}").into());
    }
    Ok(())
}

/// Checks which words may be changed, and the reason why other words must not be changed.
fn what_holds_words() -> Outcome {
    const HELD: &[(&str, &str, Option<&str>)] = &[
        ("changes.docx", "the the harbour", None),
        ("changes.docx", "the the figure", None),
        ("changes.docx", "saw the the pier", Some("link")),
        ("changes.docx", "the the list", Some("field")),
        ("changes.docx", "the the key", Some("field")),
        ("changes.docx", "the the town", Some("tracked change")),
        ("changes.docx", "the the ship", Some("content control")),
        ("changes.docx", "noon.\nIt", Some("paragraphs")),
        ("google.docx", "new", Some("tracked change")),
        ("google.docx", "copydesk allow", Some("comment")),
        ("story.docx", "that that", Some("text box")),
        ("story.docx", "tariff", Some("field")),
        ("libreoffice-story.odt", "the the", None),
        ("libreoffice-story.odt", "minutes", Some("link")),
        ("libreoffice-story.odt", "quickly", Some("tracked change")),
        ("libreoffice-story.odt", "12", Some("field")),
    ];
    for (name, words, expected) in HELD {
        let (_, _, text, package) = read(&Path::new(FOLDER).join(name))?;
        let start = text
            .find(words)
            .ok_or_else(|| format!("{name} has no {words:?}"))?;
        let change = TextChange {
            place: Place::new(offset(start), offset(start + words.len())),
            text: String::new(),
        };
        let reported = package
            .first_obstacle(&text, &[change])
            .map(|it| it.to_string());
        let is_expected = match (&reported, expected) {
            (Some(reported), Some(expected)) => reported.contains(expected),
            (reported, expected) => reported.is_none() && expected.is_none(),
        };
        if !is_expected {
            return Err(format!("{name}: {words}: {reported:?}").into());
        }
    }
    Ok(())
}

/// Returns a remark on each word of `text`.
fn words(text: &str) -> Vec<Remark> {
    let mut remarks = Vec::new();
    let mut at = 0;
    for word in text.split([' ', '\n']) {
        let end = at + word.len();
        if word.contains(char::is_alphanumeric) {
            remarks.push(Remark {
                place: Place::new(offset(at), offset(end)),
                lines: vec![format!("info: “{word}” & <more>"), "rule: x".to_owned()],
            });
        }
        at = end + 1;
    }
    remarks
}
