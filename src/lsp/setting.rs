//! Edits of a configuration file: turning a rule off, and adding words to the vocabulary.

use std::path::{Path, PathBuf};

use gen_lsp_types::{CreateFile, DocumentChange, Position, Range, TextEdit, Uri, WorkspaceEdit};
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, TableLike, value};

use crate::config::rules::LEVEL;
use crate::files::bounded;
use crate::files::config::NAMES;
use crate::files::path;
use crate::lsp::address;
use crate::lsp::query::QueryContext;
use crate::report::position::Locator;
use crate::text::encoding::Encoding;
use crate::text::span::{Place, offset};

/// The level that turns a rule off.
const OFF: &str = "off";

/// The key of the table with the levels of rules.
const RULES: &str = "rules";

/// The key of the list of overrides. [`FILES`] is the key of the globs in an override.
const OVERRIDES: &str = "overrides";
const FILES: &str = "files";

/// The key of the table with the vocabulary.
const VOCABULARY: &str = "vocabulary";

/// A list of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordList {
    /// Words that are never reported.
    Ignore,
    /// Sources that readers know.
    Sources,
    /// Sentences that are repeated intentionally.
    Boilerplate,
}

impl WordList {
    /// Returns the key of the list in the vocabulary.
    fn key(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Sources => "sources",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// Returns the edit that turns `rule` off in the configuration file that applies to the draft of
/// `basis`. If there is no such file, the edit creates one. Returns `None` if the file cannot be
/// edited.
pub fn turn_off(rule: &str, basis: &QueryContext) -> Option<WorkspaceEdit> {
    edited(&|text| turned_off(rule, text), basis)
}

/// Like [`turn_off`], but for the draft of `basis` only.
pub fn turn_off_here(rule: &str, basis: &QueryContext) -> Option<WorkspaceEdit> {
    let draft = &basis.checked.snapshot.path;
    // Return `None` for a draft that was never saved, because it may get another name.
    address::path(&basis.checked.snapshot.address)?;
    let file = basis.checker.configuration_of(draft);
    let folder = match &file {
        Some(file) => file.parent()?.to_path_buf(),
        None => folder(basis)?,
    };
    let pattern = pattern_of(draft.strip_prefix(folder).ok()?)?;
    edited(&|text| turned_off_in(&pattern, rule, text), basis)
}

/// Like [`turn_off`], but the edit adds `words` to `list` instead of turning a rule off.
pub fn add_words(words: &str, list: WordList, basis: &QueryContext) -> Option<WorkspaceEdit> {
    edited(&|text| with_words(words, list, text), basis)
}

/// Returns the edit that makes `change` in the configuration file that applies to the draft of
/// `basis`.
fn edited(change: &dyn Fn(&str) -> Option<String>, basis: &QueryContext) -> Option<WorkspaceEdit> {
    let draft = &basis.checked.snapshot.path;
    let Some(file) = basis.checker.configuration_of(draft) else {
        return created(change, basis);
    };
    let open = basis
        .configurations
        .iter()
        .find(|open_configuration| open_configuration.path == file);
    let (address, version, text) = match open {
        Some(open) => (open.address.clone(), Some(open.version), open.text.clone()),
        None => (address::of(&file), None, saved(&file)?),
    };
    let changed = change(&text)?;
    let edit = replacement(&text, &changed);
    let locator = Locator::new(&text, Encoding::Utf8 { mark: false });
    let edit = TextEdit {
        range: basis.client.columns.range(&locator, edit.0),
        new_text: edit.1.to_owned(),
    };
    Some(basis.client.edit(&address, version, vec![edit]))
}

/// Returns the edit that creates a configuration file with the text `change("")`.
fn created(change: &dyn Fn(&str) -> Option<String>, basis: &QueryContext) -> Option<WorkspaceEdit> {
    if !basis.client.creates_files {
        return None;
    }
    let file = folder(basis)?.join(NAMES[0]);
    let address = address::of(&file);
    let start = Position::default();
    let edit = TextEdit {
        range: Range { start, end: start },
        new_text: change("")?,
    };
    let mut edit = basis.client.edit(&address, None, vec![edit]);
    let changes = edit.document_changes.get_or_insert_default();
    changes.insert(0, DocumentChange::CreateFile(creation(address)));
    Some(edit)
}

fn creation(uri: Uri) -> CreateFile {
    CreateFile {
        uri,
        options: None,
        annotation_id: None,
    }
}

/// Returns the folder for a new configuration file. This is the root of the repository. If there is
/// no repository, it is the innermost open folder that contains the draft. If no open folder
/// contains the draft, it is the folder of the draft.
fn folder(basis: &QueryContext) -> Option<PathBuf> {
    let own = basis.checked.snapshot.path.parent()?;
    let open = basis.folders.iter().filter(|path| own.starts_with(path));
    let innermost = open.max_by_key(|path| path.components().count()).cloned();
    let folder = path::repository(own).or(innermost);
    Some(folder.unwrap_or_else(|| own.to_path_buf()))
}

/// Returns the saved text of the configuration file `file`.
fn saved(file: &Path) -> Option<String> {
    bounded::read_text(file, bounded::MAX_SETTINGS, "shorten it").ok()
}

/// Returns the configuration `text` with `rule` turned off and everything else unchanged. Returns
/// `None` if `text` is not a valid configuration.
fn turned_off(rule: &str, text: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let rules = file
        .entry(RULES)
        .or_insert_with(|| Item::Table(Table::new()));
    set_off(rules.as_table_like_mut()?, rule);
    Some(file.to_string())
}

/// Returns a pattern that matches only `path`, which is relative to the folder of the configuration
/// file.
fn pattern_of(path: &Path) -> Option<String> {
    let mut pattern = String::new();
    for component in path.components() {
        pattern.push('/');
        for character in component.as_os_str().to_str()?.chars() {
            if matches!(character, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | ' ') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
    }
    Some(pattern)
}

/// Returns the configuration `text` with `rule` turned off for drafts that match `pattern`, and
/// everything else unchanged. Returns `None` if `text` is not a valid configuration.
fn turned_off_in(pattern: &str, rule: &str, text: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let overrides = file
        .entry(OVERRIDES)
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    let overrides = overrides.as_array_of_tables_mut()?;
    // Only the last override for the draft is changed. The last override takes precedence, so a
    // change of an earlier override might have no effect.
    let is_own = |table: &Table| {
        let files = table.get(FILES).and_then(Item::as_array);
        files.is_some_and(|files| {
            let mut files = files.iter().map(|glob| glob.as_str());
            files.next() == Some(Some(pattern)) && files.next().is_none()
        })
    };
    let last = overrides.len().checked_sub(1);
    let own = last.filter(|idx| overrides.get(*idx).is_some_and(is_own));
    if own.is_none() {
        let mut table = Table::new();
        table.insert(FILES, value(Array::from_iter([pattern])));
        overrides.push(table);
    }
    let table = overrides.get_mut(overrides.len() - 1)?;
    let rules = table.entry(RULES).or_insert_with(|| {
        let mut rules = Table::new();
        rules.set_dotted(true);
        Item::Table(rules)
    });
    set_off(rules.as_table_like_mut()?, rule);
    Some(file.to_string())
}

/// Turns `rule` off in a table of levels.
fn set_off(rules: &mut dyn TableLike, rule: &str) {
    match rules.get_mut(rule).and_then(Item::as_table_like_mut) {
        Some(settings) => settings.insert(LEVEL, value(OFF)),
        None => rules.insert(rule, value(OFF)),
    };
}

/// Returns the configuration `text` with `words` added to `list` of its vocabulary, and everything
/// else unchanged. Returns `None` if `text` is not a valid configuration.
fn with_words(words: &str, list: WordList, text: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let vocabulary = file
        .entry(VOCABULARY)
        .or_insert_with(|| Item::Table(Table::new()));
    let vocabulary: &mut dyn TableLike = vocabulary.as_table_like_mut()?;
    let list = vocabulary
        .entry(list.key())
        .or_insert_with(|| value(Array::new()));
    list.as_array_mut()?.push(words);
    Some(file.to_string())
}

/// Returns the part of `before` that differs from `after`, and the text that replaces this part.
fn replacement<'a>(before: &str, after: &'a str) -> (Place, &'a str) {
    let pairs = before.chars().zip(after.chars());
    let same = pairs.take_while(|(b, a)| b == a);
    let start: usize = same.map(|(character, _)| character.len_utf8()).sum();
    let (old, new) = (&before[start..], &after[start..]);
    let pairs = old.chars().rev().zip(new.chars().rev());
    let same = pairs.take_while(|(b, a)| b == a);
    let n_after: usize = same.map(|(character, _)| character.len_utf8()).sum();
    let place = Place::new(offset(start), offset(before.len() - n_after));
    (place, &new[..new.len() - n_after])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let changed = turned_off("doubled-word", text).expect("the test has a configuration");
        assert_eq!(changed, expected);
        let (place, words) = replacement(text, &changed);
        let mut edited = text.to_owned();
        edited.replace_range(place.range(), words);
        assert_eq!(edited, expected);
    }

    #[test]
    fn a_rule_is_turned_off_and_nothing_else_changes() {
        check("", "[rules]\ndoubled-word = \"off\"\n");
        check(
            "# ours\nprofile = \"news\"\n",
            "# ours\nprofile = \"news\"\n\n[rules]\ndoubled-word = \"off\"\n",
        );
        check(
            "[rules]\nother = \"off\" # why\n\n[vocabulary]\n",
            "[rules]\nother = \"off\" # why\ndoubled-word = \"off\"\n\n[vocabulary]\n",
        );
        check(
            "[rules]\ndoubled-word = \"error\"\n",
            "[rules]\ndoubled-word = \"off\"\n",
        );
        check(
            "[rules.doubled-word]\nlevel = \"error\"\n",
            "[rules.doubled-word]\nlevel = \"off\"\n",
        );
        check(
            "rules = { a = \"off\" }\n",
            "rules = { a = \"off\" , doubled-word = \"off\" }\n",
        );
    }

    #[test]
    fn words_are_added_to_the_vocabulary() {
        for (text, expected) in [
            ("", "[vocabulary]\nignore = [\"critics\"]\n"),
            (
                "[vocabulary]\nsources = [\"Reuters\"]\nignore = [\"a\"] # ours\n",
                "[vocabulary]\nsources = [\"Reuters\"]\nignore = [\"a\", \"critics\"] # ours\n",
            ),
        ] {
            let changed = with_words("critics", WordList::Ignore, text);
            assert_eq!(changed.as_deref(), Some(expected));
        }
        for text in ["vocabulary = 3\n", "[vocabulary]\nignore = 3\n", "[rules\n"] {
            assert_eq!(with_words("critics", WordList::Ignore, text), None);
        }
    }

    #[test]
    fn a_rule_is_turned_off_in_one_draft() {
        let own = "[[overrides]]\nfiles = [\"/a/b.txt\"]\nrules.doubled-word = \"off\"\n";
        let other = "[[overrides]]\nfiles = [\"a/\"]\nprofile = \"news\"\n";
        for (text, expected) in [
            ("", own.to_owned()),
            (other, format!("{other}\n{own}")),
            (own, own.to_owned()),
            (
                "[[overrides]]\nfiles = [\"/a/b.txt\"]\nprofile = \"news\"\n",
                own.replace("rules", "profile = \"news\"\nrules"),
            ),
            (
                "[[overrides]]\nfiles = [\"/a/b.txt\"]\n\n[overrides.rules]\nother = \"off\"\n",
                "[[overrides]]\nfiles = [\"/a/b.txt\"]\n\n[overrides.rules]\nother = \"off\"\n\
                 doubled-word = \"off\"\n"
                    .to_owned(),
            ),
        ] {
            let changed = turned_off_in("/a/b.txt", "doubled-word", text);
            assert_eq!(changed.as_deref(), Some(&*expected), "{text}");
        }
        // A later override for the same file may take precedence, so a new override is added.
        let covered = turned_off_in("/a/b.txt", "other", &format!("{own}\n{other}"));
        assert_eq!(covered.map(|text| text.matches("b.txt").count()), Some(2));
        assert_eq!(turned_off_in("/a", "doubled-word", "overrides = 3\n"), None);
        let pattern = pattern_of(Path::new("old/*a [1].txt"));
        assert_eq!(pattern.as_deref(), Some("/old/\\*a\\ \\[1\\].txt"));
    }

    #[test]
    fn what_is_no_configuration_is_left_alone() {
        assert_eq!(turned_off("doubled-word", "rules = 3\n"), None);
        assert_eq!(turned_off("doubled-word", "[rules\n"), None);
    }
}
