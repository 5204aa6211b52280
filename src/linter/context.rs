//! The settings that matter for parsing and analysing a document: the vocabulary, the keys of front
//! matter that are read, the word frequencies, and the language.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::analysis::repeat::background::Background;
use crate::analysis::situation::Situation;
use crate::analysis::vocabulary::Vocabulary;
use crate::analysis::vocabulary_uses::VocabularyUses;
use crate::analysis::{Analysis, analyze_against};
use crate::config::resolve::ConfigLayers;
use crate::error::Error;
use crate::files::frequencies;
use crate::packages::kind::{Package, PackageKind};
use crate::text::draft::Draft;
use crate::text::language::ExpectedLanguage;
use crate::text::like_words::LikeWords;
use crate::text::markdown::front;
use crate::text::markup::Markup;
use crate::text::reading::BesideText;

/// The settings that matter for parsing and analysing a document.
#[derive(Clone, Default)]
pub struct DocumentContext {
    vocabulary: Vocabulary,
    /// The words of the house that behave like words of the dictionary, such as “kvetch”, which
    /// behaves like “complain”.
    like_words: LikeWords,
    /// Which keys of front matter are read, and whether alternative texts of images are read.
    beside: BesideText,
    /// The word frequencies. `None` means the built-in word frequencies.
    frequencies: Option<Arc<Background>>,
    /// The language in which the document is assumed to be written.
    pub language: ExpectedLanguage,
}

impl DocumentContext {
    /// Parses `text` into a draft. If the text was read from a word-processor document, `package`
    /// is this document.
    pub fn parse(&self, text: String, markup: Markup, package: Option<&Package>) -> Draft {
        let draft = match package.filter(|package| package.kind != PackageKind::Email) {
            Some(package) => Draft::parse_outline(text, &package.outline, self.language),
            None => Draft::parse_as(text, markup, &self.beside, self.language),
        };
        draft.with_like_words(&self.like_words)
    }

    /// Returns the places at which `draft` uses words of the vocabulary.
    pub fn find_vocabulary_uses(&self, draft: &Draft) -> VocabularyUses {
        VocabularyUses::of(draft, &self.vocabulary)
    }

    /// Analyses `draft` as edited or incoming copy, according to `situation`. `vocabulary_uses` has
    /// the places at which the draft uses words of the vocabulary.
    pub fn analyze<'d>(
        &'d self,
        draft: &'d Draft,
        vocabulary_uses: VocabularyUses,
        situation: Situation,
    ) -> Analysis<'d> {
        let frequencies = self.frequencies.as_deref();
        let table = frequencies.unwrap_or(Background::embedded());
        analyze_against(draft, table, vocabulary_uses, situation)
    }
}

/// The tables of word frequencies of a run. Each table is read once.
pub struct Tables {
    /// The table to use instead of the tables that configuration files name.
    preferred: Option<Arc<Background>>,
    read: HashMap<PathBuf, Arc<Background>>,
}

impl Tables {
    /// Returns an empty collection of tables. If `preferred` names a file, the table in this file
    /// is read now. This table is used instead of the tables that configuration files name.
    ///
    /// # Errors
    ///
    /// Returns an error if the file cannot be read or is not a table.
    pub fn new(preferred: Option<&Path>) -> Result<Self, Error> {
        let preferred = preferred.map(frequencies::read).transpose()?;
        Ok(Self {
            preferred: preferred.map(Arc::new),
            read: HashMap::new(),
        })
    }

    /// Returns the context of documents that have the settings `settings` and the language
    /// `language`.
    ///
    /// # Errors
    ///
    /// Returns an error if the settings name a table that cannot be read.
    pub fn context(
        &mut self,
        settings: &ConfigLayers,
        language: ExpectedLanguage,
    ) -> Result<DocumentContext, Error> {
        let keys = settings.last(|layer| &layer.frontmatter.check);
        let has_alternatives = settings.last(|layer| &layer.alternative_texts);
        let beside = BesideText {
            keys: keys.map_or_else(front::prose_keys, |keys| keys.value.clone()),
            has_alternatives: has_alternatives.is_none_or(|setting| *setting.value),
        };
        Ok(DocumentContext {
            vocabulary: settings.vocabulary(),
            like_words: settings.like_words(),
            beside,
            frequencies: self.table(settings)?,
            language,
        })
    }

    fn table(&mut self, settings: &ConfigLayers) -> Result<Option<Arc<Background>>, Error> {
        if self.preferred.is_some() {
            return Ok(self.preferred.clone());
        }
        let Some(named) = settings.last(|layer| &layer.frequencies) else {
            return Ok(None);
        };
        if let Some(table) = self.read.get(named.value) {
            return Ok(Some(table.clone()));
        }
        let table = frequencies::read(named.value);
        let table =
            Arc::new(table.map_err(|error| Error::new(format!("{}: {error}", named.origin)))?);
        self.read.insert(named.value.clone(), table.clone());
        Ok(Some(table))
    }
}
