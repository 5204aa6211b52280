//! Languages: their codes, and the languages that drafts declare.

pub mod detector;
pub mod judge;
pub mod near;
pub mod thresholds;
pub mod traits;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::embedded;
use crate::text::lexicon::entries;

/// A language, identified by its ISO 639 code. The code has two letters, or three if the language
/// has no code of two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language(&'static str);

/// The language in which a draft is expected to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "Expected")]
pub enum ExpectedLanguage {
    /// The language that the draft declares. If the draft declares no language, copydesk detects
    /// the language from the words.
    #[default]
    Auto,
    /// The language that the draft declares. If the draft declares no language, the language is
    /// English.
    #[serde(rename = "en")]
    English,
    /// English, whatever language the draft declares.
    #[serde(skip)]
    EnglishThroughout,
}

impl Language {
    /// English, the only language that is analysed.
    pub const ENGLISH: Self = Self("en");
    /// A language that is not English and could not be identified.
    pub const UNDETERMINED: Self = Self("und");

    /// Returns the code of the language, such as `de`.
    pub fn code(self) -> &'static str {
        self.0
    }

    /// Returns the language of `tag`, a code as HTML and front matter write it: `de`, `pt-BR`,
    /// `en_GB`, `deu`. Returns `None` if `tag` is not the code of a language.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        if tag == "english" {
            return Some(Self::ENGLISH);
        }
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        Self::of_code(primary)
    }

    /// Returns the language with the code `wanted`, which has two or three lower-case letters.
    /// Returns `None` if there is no such language.
    fn of_code(wanted: &str) -> Option<Self> {
        let mut rows =
            entries(embedded::text("languages.tsv")).filter_map(|line| line.split_once('\t'));
        let found = rows.find(|(code, others)| {
            *code == wanted || others.split(' ').any(|other| other == wanted)
        });
        found.map(|(code, _)| Self(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(tag: &str, expected: Option<&str>) {
        assert_eq!(Language::of_tag(tag).map(Language::code), expected, "{tag}");
    }

    #[test]
    fn tags_name_languages() {
        check("de", Some("de"));
        check("en", Some("en"));
        check(" en-GB ", Some("en"));
        check("EN_us", Some("en"));
        check("English", Some("en"));
        check("pt-BR", Some("pt"));
        check("zh-Hans-CN", Some("zh"));
        check("ger", Some("de"));
        check("nob", Some("nb"));
        check("sco", Some("sco"));
    }

    #[test]
    fn names_of_other_things_are_no_tags() {
        for tag in ["", "python", "ts", "js", "rust", "c++", "mermaid", "x"] {
            check(tag, None);
        }
    }

    #[test]
    fn each_code_stands_in_the_table_once() {
        let rows = entries(embedded::text("languages.tsv"));
        let mut codes: Vec<&str> = rows
            .flat_map(|row| {
                let (code, others) = row.split_once('\t').expect("a row has two columns");
                let others = others.split(' ').filter(move |other| *other != code);
                std::iter::once(code).chain(others)
            })
            .collect();
        let n_codes = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), n_codes);
    }
}
