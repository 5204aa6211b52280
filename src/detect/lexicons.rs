//! What rules are built from beside their parameters: the lexicons, built in and a house's own, and
//! the patterns of a run. Knows no rule.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::Arc;

use strum::VariantArray;

use crate::detect::patterns::Patterns;
use crate::embedded;
use crate::english::class::Class;
use crate::error::Error;
use crate::text::lexicon::Lexicon;
use crate::text::nearest::UnknownName;

/// Lexicons by name. Cheap to clone: the texts are shared.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    own: BTreeMap<String, Arc<str>>,
    /// The patterns of all rules that were built with these lexicons.
    pub patterns: Patterns,
}

impl Lexicons {
    /// The lexicon called `name`: a project's own, or a class of the dictionary.
    ///
    /// # Errors
    ///
    /// Says that there is none, and names the nearest.
    pub fn lexicon(&self, name: &str) -> Result<Lexicon, UnknownName> {
        if let Some(own) = self.own.get(name) {
            return Ok(Lexicon::parse(own));
        }
        let class = Class::from_str(name).map_err(|_| self.unknown(name))?;
        Ok(Lexicon::from(class))
    }

    /// The text of the lexicon called `name`, whose entries have values: a project's own, or a table
    /// that ships.
    ///
    /// # Errors
    ///
    /// Says that there is none, and names the nearest.
    pub fn table(&self, name: &str) -> Result<&str, UnknownName> {
        if let Some(own) = self.own.get(name) {
            return Ok(own);
        }
        if name == JUDGEMENTS {
            return Ok(embedded::text("english/loaded-verbs.tsv"));
        }
        Err(self.unknown(name))
    }

    fn unknown(&self, name: &str) -> UnknownName {
        let own = self.own.keys().map(String::as_str);
        let known: Vec<&str> = built_in().chain(own).collect();
        UnknownName::new("lexicon", name, known)
    }

    /// Adds one of a house's own.
    ///
    /// # Errors
    ///
    /// Says that another is called so: which is meant must not depend on who names it.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let is_built_in = built_in().any(|it| it == name);
        if is_built_in || self.own.contains_key(name) {
            let whose = if is_built_in { "a built-in" } else { "another" };
            let error = Error::new(format!("{whose} lexicon is called `{name}`"));
            return Err(error.with_remedy("rename this one"));
        }
        self.own.insert(name.to_owned(), text.into());
        Ok(())
    }
}

/// The lexicon of verbs that take a side, each with what it tells.
const JUDGEMENTS: &str = "loaded-verbs";

/// The names of the lexicons that ship.
fn built_in<'a>() -> impl Iterator<Item = &'a str> {
    let classes = Class::VARIANTS.iter().map(|it| it.name());
    classes.chain([JUDGEMENTS])
}
