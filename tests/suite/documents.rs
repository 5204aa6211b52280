//! Documents of word processors: what is read of each in tests/documents/ is what its text file there
//! says, and comments written into a copy stand at the words that they are about.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use copydesk::packages::kind::{Package, PackageKind};
use copydesk::packages::remark::Remark;
use copydesk::text::draft::Draft;
use copydesk::text::language::Expected;
use copydesk::text::span::{Place, offset};
use libtest_mimic::{Failed, Trial};

use crate::bless;

type Outcome = Result<(), Failed>;

const FOLDER: &str = "tests/documents";

/// What was read is compared with the text file, or written to it.
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
    trials.push(Trial::test("documents::are_there", are_there));
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

/// What was read: a line a block, with its kind, its group and its mark, and what stands in it.
fn shown(text: String, package: &Package) -> String {
    let mut shown = String::new();
    let draft = Draft::parse_outline(text, &package.outline, Expected::EnglishThroughout);
    for block in &draft.blocks {
        let words = draft.text(block.span).replace('\n', " / ");
        write!(shown, "{:?}", block.kind).expect("a string takes any text");
        for (is_so, mark) in [
            (block.is_bold, " bold"),
            (block.is_italic, " italic"),
            (block.front, " front"),
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
                it.part, it.paragraph, it.characters, it.home
            )
            .expect("a string takes any text");
        }
    }
    for place in &draft.code {
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

/// Comments every word of the document at `path`, and then none: the text stays as it is, what is
/// written twice is the same, and the copy without comments has those of others only.
fn is_commented(path: &Path) -> Outcome {
    let (kind, bytes, text, _) = read(path)?;
    if kind.comment(&bytes, &[])? != bytes {
        return Err("a copy without comments is another file".into());
    }
    let remarks = words(&text);
    let once = kind.comment(&bytes, &remarks)?;
    let (again, package) = kind.read(&once)?;
    if again != text {
        return Err(format!("comments change the text:\n{text}\n{again}").into());
    }
    let twice = kind.comment(&once, &remarks)?;
    if twice != once {
        return Err("the second run writes another copy than the first".into());
    }
    if package.outline.comments.len() > 1 {
        return Err("a comment of its own speaks to the check".into());
    }
    let without = kind.comment(&once, &[])?;
    let (bare, _) = kind.read(&without)?;
    if bare != text || kind.comment(&without, &[])? != without {
        return Err("a comment of an earlier run stays".into());
    }
    Ok(())
}

/// A remark on each word of `text`.
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
