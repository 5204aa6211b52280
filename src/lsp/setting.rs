//! Edits of a configuration file: what turns a rule off, what adds words to the vocabulary.

use std::path::{Path, PathBuf};

use gen_lsp_types::{CreateFile, DocumentChange, Position, Range, TextEdit, Uri, WorkspaceEdit};
use toml_edit::{Array, DocumentMut, Item, Table, TableLike, value};

use crate::config::rules::LEVEL;
use crate::files::bounded;
use crate::files::config::NAMES;
use crate::files::path;
use crate::lsp::address;
use crate::lsp::query::Basis;
use crate::report::position::Locator;
use crate::text::encoding::Encoding;
use crate::text::span::{Place, offset};

/// The level of a rule that is off.
const OFF: &str = "off";

/// The table of a configuration file that has the levels of rules.
const RULES: &str = "rules";

/// The table of a configuration file that has the words of a house.
const VOCABULARY: &str = "vocabulary";

/// A list of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordList {
    /// Words that are never flagged.
    Ignore,
    /// Sources that readers know.
    Sources,
    /// Sentences that are repeated on purpose.
    Boilerplate,
}

impl WordList {
    /// The setting that it is.
    fn key(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Sources => "sources",
            Self::Boilerplate => "boilerplate",
        }
    }
}

/// The edit that turns `rule` off for the draft of `basis`: of its configuration file, or of a new
/// one. None where the file cannot be edited.
pub fn turn_off(rule: &str, basis: &Basis) -> Option<WorkspaceEdit> {
    edited(&|text| turned_off(rule, text), basis)
}

/// The edit that adds `words` to `list` for the draft of `basis`, as [`turn_off`].
pub fn add_words(words: &str, list: WordList, basis: &Basis) -> Option<WorkspaceEdit> {
    edited(&|text| with_words(words, list, text), basis)
}

/// The edit that makes `change` to the configuration of the draft of `basis`.
fn edited(change: &dyn Fn(&str) -> Option<String>, basis: &Basis) -> Option<WorkspaceEdit> {
    let draft = &basis.checked.snapshot.path;
    let Some(file) = basis.desk.configuration_of(draft) else {
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

/// The edit that creates a configuration file, to which `change` is made.
fn created(change: &dyn Fn(&str) -> Option<String>, basis: &Basis) -> Option<WorkspaceEdit> {
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

/// The folder that a configuration file belongs in: that of the repository, else the innermost that
/// the editor has open, else that of the draft.
fn folder(basis: &Basis) -> Option<PathBuf> {
    let own = basis.checked.snapshot.path.parent()?;
    let open = basis.folders.iter().filter(|path| own.starts_with(path));
    let innermost = open.max_by_key(|path| path.components().count()).cloned();
    let folder = path::repository(own).or(innermost);
    Some(folder.unwrap_or_else(|| own.to_path_buf()))
}

/// The text of the configuration file `file`, as it is saved.
fn saved(file: &Path) -> Option<String> {
    bounded::read_text(file, bounded::MAX_SETTINGS, "shorten it").ok()
}

/// The configuration `text` with `rule` off, and otherwise as it is written; none if it is no
/// configuration.
fn turned_off(rule: &str, text: &str) -> Option<String> {
    let mut file: DocumentMut = text.parse().ok()?;
    let rules = file
        .entry(RULES)
        .or_insert_with(|| Item::Table(Table::new()));
    let rules: &mut dyn TableLike = rules.as_table_like_mut()?;
    match rules.get_mut(rule).and_then(Item::as_table_like_mut) {
        Some(settings) => settings.insert(LEVEL, value(OFF)),
        None => rules.insert(rule, value(OFF)),
    };
    Some(file.to_string())
}

/// The configuration `text` with `words` in `list` of its vocabulary, and otherwise as it is written;
/// none if it is no configuration.
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

/// The place of `before` that differs in `after`, and what stands there.
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
    fn what_is_no_configuration_is_left_alone() {
        assert_eq!(turned_off("doubled-word", "rules = 3\n"), None);
        assert_eq!(turned_off("doubled-word", "[rules\n"), None);
    }
}
