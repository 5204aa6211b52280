//! The lexicons that rules may name, and the patterns of a run. A lexicon is built in, or comes
//! from the configuration.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use strum::VariantArray;

use crate::detect::patterns::Patterns;
use crate::embedded::{self, EmbeddedFile};
use crate::english;
use crate::english::class::Class;
use crate::english::frequency;
use crate::error::Error;
use crate::text::lexicon::Lexicon;
use crate::text::nearest::UnknownName;

/// Lexicons by name. A clone is cheap, because the texts are shared.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    own: BTreeMap<String, Arc<str>>,
    /// The patterns of all rules that were built with these lexicons.
    pub patterns: Patterns,
}

impl Lexicons {
    /// Returns the lexicon called `name`. The lexicon is from the configuration, is a class of the
    /// dictionary, or is the first column of a built-in table.
    ///
    /// # Errors
    ///
    /// Returns an error if no lexicon has this name. The error gives the most similar name.
    pub fn lexicon(&self, name: &str) -> Result<Lexicon, UnknownName> {
        if let Some(own) = self.own.get(name) {
            return Ok(Lexicon::parse(own));
        }
        if let Ok(class) = Class::from_str(name) {
            return Ok(Lexicon::from(class));
        }
        Ok(Lexicon::parse(self.table(name)?))
    }

    /// Returns the text of the lexicon called `name`, in which each entry has a value. The lexicon
    /// is from the configuration, or is a built-in table.
    ///
    /// # Errors
    ///
    /// Returns an error if no lexicon has this name. The error gives the most similar name.
    pub fn table(&self, name: &str) -> Result<&str, UnknownName> {
        if let Some(own) = self.own.get(name) {
            return Ok(own);
        }
        if name == frequency::NAME {
            return Ok(english::text_of_frequencies());
        }
        let mut shipped = shipped();
        let found = shipped.find(|file| file.stem() == name);
        found.map(|file| file.text).ok_or_else(|| {
            let own = self.own.keys().map(String::as_str);
            let known: Vec<&str> = built_in().chain(own).collect();
            UnknownName::new("lexicon", name, known)
        })
    }

    /// Adds a lexicon of the configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if another lexicon has the same name.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let is_built_in = built_in().any(|built_in_name| built_in_name == name);
        if is_built_in || self.own.contains_key(name) {
            let whose = if is_built_in { "a built-in" } else { "another" };
            let error = Error::new(format!("{whose} lexicon already has the name `{name}`"));
            return Err(error.with_remedy("give your lexicon another name"));
        }
        self.own.insert(name.to_owned(), text.into());
        Ok(())
    }
}

/// Returns the names of the built-in lexicons.
fn built_in<'a>() -> impl Iterator<Item = &'a str> {
    let classes = Class::VARIANTS.iter().map(|class| class.name());
    let shipped = shipped().map(|embedded_file| embedded_file.stem());
    classes.chain(shipped).chain([frequency::NAME])
}

/// Returns the built-in tables, except the tables of the dictionary and the table of word
/// frequencies.
fn shipped() -> impl Iterator<Item = EmbeddedFile> {
    let is_laid_out = |file: &EmbeddedFile| {
        let mut of_dictionary = english::table::TABLES.iter().map(|(name, ..)| name);
        file.stem() == frequency::NAME || of_dictionary.any(|name| *name == file.stem())
    };
    let files = embedded::folder("english").into_iter();
    files.filter(move |embedded_file| !is_laid_out(embedded_file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_a_lexicon_that_ships_has_entries() {
        let lexicons = Lexicons::default();
        for name in built_in() {
            let lexicon = lexicons.lexicon(name);
            assert!(lexicon.is_ok_and(|lexicon| !lexicon.is_empty()), "{name}");
        }
        let verbs = lexicons.lexicon("reporting-verbs").expect("a lexicon");
        assert!(verbs.contains("announced"), "the verbs that report");
        assert!(lexicons.table("loaded-verbs").is_ok(), "a table");
    }
}
