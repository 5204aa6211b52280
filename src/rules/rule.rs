//! A rule. Knows no other rule, and not how its file is written.

use std::fmt;
use std::sync::Arc;

use crate::detect::Detector;
use crate::detect::asked::{Asked, Wrong};
use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::Parameter;
use crate::rules::example::Example;
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;

/// A rule: a detector, the words for what it finds, and examples of both.
#[derive(Clone)]
pub struct Rule {
    /// Its name: the name of its file.
    pub id: String,
    /// Its group: the name of its file's folder.
    pub group: String,
    /// Its file, for showing.
    pub path: String,
    /// Whether it is a house's own, not built in.
    pub is_own: bool,
    /// What it is called in a list.
    pub title: String,
    /// How much it matters unless a profile says otherwise.
    pub severity: Severity,
    /// What is wrong.
    pub message: Message,
    /// A few words for the place itself.
    pub label: Message,
    /// A few words for the other places.
    pub related: Message,
    /// What would settle it.
    pub help: Message,
    /// Why it matters: a paragraph.
    pub why: String,
    /// What the detector's edit does, if it makes one.
    pub fix: Option<FixWords>,
    /// Texts it finds fault with.
    pub bad: Vec<Example>,
    /// Near misses.
    pub good: Vec<Example>,
    /// How it asks for its detector.
    pub asked: Asked,
    /// What finds its places.
    pub detector: Arc<dyn Detector>,
}

/// The words of a fix.
#[derive(Clone, Debug)]
pub struct FixWords {
    /// What it does.
    pub title: Message,
    /// Whether it may be made unasked.
    pub safety: Safety,
}

/// A fault in a rule file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub path: String,
    /// The line, counted from 1, if the fault lies in one.
    pub line: Option<usize>,
    /// What is wrong with it, and the remedy.
    pub problem: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.problem),
            None => write!(f, "{}: {}", self.path, self.problem),
        }
    }
}

impl std::error::Error for Fault {}

impl Rule {
    /// The same rule with `parameters` laid over those of its detector, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says what is wrong, and in which parameter.
    pub fn with(&self, parameters: &toml::Table, lexicons: &Lexicons) -> Result<Self, Wrong> {
        let asked = self.asked.with(parameters);
        Ok(Self {
            detector: asked.build(lexicons)?,
            asked,
            ..self.clone()
        })
    }

    /// The parameter of its detector that is called `name`, given or not.
    #[must_use]
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.asked.known().iter().find(|it| it.name == name)
    }

    /// Whether `other` is the same rule with the same parameters.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        self.path == other.path && self.asked == other.asked
    }
}
