//! Tests with small archives. Each test makes its own archive, with a few articles of made-up
//! words.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::{TempDir, tempdir};

use crate::analysis::passage::index::Bounds;
use crate::analysis::passage::published::{PublishedArchive, find};
use crate::analysis::passage::{OwnWords, PassageWords};
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::archive::article::Article;
use crate::archive::manifest::{DOCUMENTS, FILE, FINGERPRINTS, Manifest};
use crate::archive::store::Store;
use crate::archive::verify::{statistics, verify};
use crate::archive::writer::Writer;
use crate::text::draft::Draft;
use crate::text::language::ExpectedLanguage;
use crate::text::markup::Markup;
use crate::text::reading::BesideText;

const BOUNDS: Bounds = Bounds {
    min_words: 0,
    min_words_pointed: 0,
    min_content: 12,
    min_gain: 9,
    alike: 0.5,
    equal: 0.9,
};

fn draft(text: &str) -> (Draft, PassageWords) {
    let beside = BesideText::default();
    let draft = Draft::parse_as(
        text.to_owned(),
        Markup::Markdown,
        &beside,
        ExpectedLanguage::English,
    );
    let words = PassageWords::of(&draft, OwnWords::of(&[], &VocabularyUses::default()));
    (draft, words)
}

/// Returns a paragraph of twenty words that occur in no other paragraph.
fn paragraph(name: &str) -> String {
    let words: Vec<String> = (0..20).map(|idx| format!("{name}word{idx}")).collect();
    format!("{}.", words.join(" "))
}

fn add(writer: &mut Writer, path: &str, text: &str) -> bool {
    let (draft, words) = draft(text);
    writer.add(Article::of(path, &draft, &words, None)).unwrap()
}

/// Returns an archive with the segments `segments`. Each is a list of the names of its articles.
fn archive(segments: &[&[&str]]) -> TempDir {
    let folder = tempdir().unwrap();
    for names in segments {
        let mut writer = Writer::open(folder.path(), true).unwrap();
        for name in *names {
            let text = format!("{}\n\n{}\n", paragraph("top"), paragraph(name));
            assert!(add(&mut writer, &format!("{name}.md"), &text));
        }
        writer.commit().unwrap();
    }
    folder
}

/// Returns the paths and lines of the articles that have the paragraph called `name`.
fn found(folder: &Path, name: &str) -> Vec<(String, u32)> {
    let store = Store::open(folder).unwrap();
    let (_, words) = draft(&paragraph(name));
    let found = find(words.fingerprint.words(), "draft.md", &store, BOUNDS);
    found
        .into_iter()
        .map(|passage| (passage.article.path, passage.line))
        .collect()
}

fn file(folder: &Path, segment: usize, name: &str) -> PathBuf {
    let manifest = Manifest::read(folder).unwrap().unwrap();
    manifest.segments[segment].folder(folder).join(name)
}

/// Changes the byte in the middle of a file.
fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_passage_is_found_with_its_article_and_line() {
    let folder = archive(&[&["ferry", "pier"], &["lamp"]]);
    assert_eq!(found(folder.path(), "pier"), [("pier.md".to_owned(), 3)]);
    assert_eq!(found(folder.path(), "lamp"), [("lamp.md".to_owned(), 3)]);
    assert_eq!(found(folder.path(), "mast"), []);
}

#[test]
fn what_stands_in_many_articles_is_left_out() {
    let few = archive(&[&["a", "b"], &["c", "d"]]);
    assert_eq!(found(few.path(), "top").len(), 1);
    let many = archive(&[&["a", "b"], &["c", "d", "e"]]);
    assert_eq!(found(many.path(), "top"), []);
}

#[test]
fn an_article_is_not_found_in_itself() {
    let folder = archive(&[&["ferry"]]);
    let store = Store::open(folder.path()).unwrap();
    let (_, words) = draft(&paragraph("ferry"));
    assert_eq!(
        find(words.fingerprint.words(), "ferry.md", &store, BOUNDS),
        []
    );
}

#[test]
fn adding_again_adds_nothing() {
    let folder = archive(&[&["ferry", "pier"]]);
    let before = statistics(folder.path()).unwrap();
    let mut writer = Writer::open(folder.path(), true).unwrap();
    let text = format!("{}\n\n{}\n", paragraph("top"), paragraph("ferry"));
    assert!(!add(&mut writer, "ferry.md", &text));
    assert!(add(&mut writer, "copy-of-ferry.md", &text));
    assert!(!add(&mut writer, "copy-of-ferry.md", &text));
    writer.commit().unwrap();
    let after = statistics(folder.path()).unwrap();
    assert_eq!((before.n_articles, after.n_articles), (2, 3));
}

#[test]
fn segments_that_are_merged_have_what_they_had() {
    let names: Vec<String> = (0..20).map(|idx| format!("name{idx}x")).collect();
    let folder = tempdir().unwrap();
    for name in &names {
        let mut writer = Writer::open(folder.path(), true).unwrap();
        add(&mut writer, &format!("{name}.md"), &paragraph(name));
        writer.commit().unwrap();
    }
    let merged = statistics(folder.path()).unwrap();
    assert_eq!(merged.n_articles, 20);
    assert!(merged.n_segments < 8, "{merged:?}");
    let check = || {
        for name in &names {
            assert_eq!(found(folder.path(), name), [(format!("{name}.md"), 1)]);
        }
        assert_eq!(verify(folder.path()).unwrap(), []);
    };
    check();
    Writer::open(folder.path(), false)
        .unwrap()
        .compact()
        .unwrap();
    let compacted = statistics(folder.path()).unwrap();
    assert_eq!((compacted.n_articles, compacted.n_segments), (20, 1));
    assert_eq!(compacted.n_fingerprints, merged.n_fingerprints);
    check();
}

#[test]
fn what_is_removed_is_found_no_more_and_may_be_added_again() {
    let folder = archive(&[&["ferry", "pier"], &["lamp"]]);
    let paths = |path: &str| vec![path.to_owned()];
    let mut writer = Writer::open(folder.path(), false).unwrap();
    assert_eq!(writer.remove(&paths("pier.md")).unwrap(), 1);
    assert_eq!(writer.remove(&paths("pier.md")).unwrap(), 0);
    assert_eq!(writer.remove(&paths("pier")).unwrap(), 0);
    assert_eq!(found(folder.path(), "pier"), []);
    writer.compact().unwrap();
    assert_eq!(found(folder.path(), "pier"), []);
    assert_eq!(found(folder.path(), "ferry").len(), 1);
    assert_eq!(found(folder.path(), "lamp").len(), 1);
    let text = format!("{}\n\n{}\n", paragraph("top"), paragraph("pier"));
    assert!(add(&mut writer, "pier.md", &text));
    writer.commit().unwrap();
    assert_eq!(found(folder.path(), "pier").len(), 1);
}

#[test]
fn two_writers_exclude_each_other() {
    let folder = archive(&[&["ferry"]]);
    let first = Writer::open(folder.path(), true).unwrap();
    let error = Writer::open(folder.path(), true).err().unwrap();
    assert_eq!(
        error.problem(),
        "another copydesk command is changing the archive"
    );
    drop(first);
    assert!(Writer::open(folder.path(), true).is_ok());
}

#[test]
fn what_was_not_committed_is_no_part_of_the_archive() {
    let folder = archive(&[&["ferry"]]);
    let mut writer = Writer::open(folder.path(), true).unwrap();
    add(&mut writer, "pier.md", &paragraph("pier"));
    drop(writer);
    let left = folder.path().join("segments/00000009");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join(DOCUMENTS), "half").unwrap();
    assert_eq!(found(folder.path(), "pier"), []);
    assert_eq!(verify(folder.path()).unwrap(), []);
    drop(Writer::open(folder.path(), false).unwrap());
    assert!(!left.exists());
    assert_eq!(found(folder.path(), "ferry").len(), 1);
}

#[test]
fn a_damaged_part_is_named_and_the_others_answer() {
    for name in [DOCUMENTS, FINGERPRINTS] {
        for is_cut in [false, true] {
            let folder = archive(&[&["ferry"], &["lamp"]]);
            let path = file(folder.path(), 0, name);
            if is_cut {
                let bytes = fs::read(&path).unwrap();
                fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
            } else {
                spoil(&path);
            }
            let problems = verify(folder.path()).unwrap();
            assert_eq!(problems.len(), 1);
            assert_eq!(problems[0].path(), path.to_str());
            assert_eq!(found(folder.path(), "lamp").len(), 1);
            let store = Store::open(folder.path()).unwrap();
            if is_cut {
                assert_eq!(store.problems()[0].path(), path.to_str());
            }
            let mut writer = Writer::open(folder.path(), false).unwrap();
            assert_eq!(writer.drop_damaged().unwrap(), 1);
            assert_eq!(verify(folder.path()).unwrap(), []);
        }
    }
}

#[test]
fn any_damaged_byte_is_survived() {
    let folder = archive(&[&["ferry"], &["lamp"]]);
    for name in [DOCUMENTS, FINGERPRINTS] {
        let path = file(folder.path(), 0, name);
        let bytes = fs::read(&path).unwrap();
        for at in (0..bytes.len()).step_by(7) {
            let mut spoiled = bytes.clone();
            spoiled[at] ^= 0x55;
            fs::write(&path, spoiled).unwrap();
            found(folder.path(), "ferry");
            assert_eq!(found(folder.path(), "lamp").len(), 1, "{name} at {at}");
            assert_eq!(verify(folder.path()).unwrap().len(), 1, "{name} at {at}");
        }
        fs::write(&path, bytes).unwrap();
    }
}

#[test]
fn another_format_is_refused_with_a_remedy() {
    let folder = archive(&[&["ferry"]]);
    let path = folder.path().join(FILE);
    let text = fs::read_to_string(&path).unwrap();
    let remedies = [
        ("0", "add the articles to a new archive"),
        ("2", "use a newer version of copydesk"),
    ];
    for (format, remedy) in remedies {
        fs::write(
            &path,
            text.replace("\"format\": 1", &format!("\"format\": {format}")),
        )
        .unwrap();
        let error = Store::open(folder.path()).err().unwrap();
        assert_eq!(error.remedy(), Some(remedy));
        assert!(Writer::open(folder.path(), true).is_err());
    }
    fs::write(&path, "{").unwrap();
    assert!(Store::open(folder.path()).is_err());
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("draft.md"), "A draft.").unwrap();
    assert!(Writer::open(folder.path(), true).is_err());
    assert!(Store::open(folder.path()).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
