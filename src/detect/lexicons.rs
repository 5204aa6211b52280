//! What rules are built from beside their parameters: the lexicons, built in and a house's own, and
//! the patterns of a run. Knows no rule.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::detect::patterns::Patterns;
use crate::embedded;
use crate::error::Error;
use crate::text::nearest::UnknownName;

/// Lexicons by name. Cheap to clone: the texts are shared.
#[derive(Clone, Debug, Default)]
pub struct Lexicons {
    own: BTreeMap<String, Arc<str>>,
    /// The patterns of all rules that were built with these lexicons.
    pub patterns: Patterns,
}

impl Lexicons {
    /// The text of the lexicon called `name`.
    ///
    /// # Errors
    ///
    /// Says that there is none, and names the nearest.
    pub fn text(&self, name: &str) -> Result<&str, UnknownName> {
        let built_in = embedded::lexicons();
        let found = built_in.iter().find(|it| it.0 == name);
        let own = self.own.get(name).map(|it| &**it);
        own.or(found.map(|it| it.1.text)).ok_or_else(|| {
            let own = self.own.keys().map(String::as_str);
            UnknownName::new("lexicon", name, built_in.iter().map(|it| it.0).chain(own))
        })
    }

    /// Adds one of a house's own.
    ///
    /// # Errors
    ///
    /// Says that another is called so: which is meant must not depend on who names it.
    pub fn add(&mut self, name: &str, text: &str) -> Result<(), Error> {
        let is_built_in = embedded::lexicons().iter().any(|it| it.0 == name);
        if is_built_in || self.own.contains_key(name) {
            let whose = if is_built_in { "a built-in" } else { "another" };
            let error = Error::new(format!("{whose} lexicon is called `{name}`"));
            return Err(error.with_remedy("rename this one"));
        }
        self.own.insert(name.to_owned(), text.into());
        Ok(())
    }
}
