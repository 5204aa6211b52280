//! A rule.

use crate::analysis::situation::Situation;
use crate::detect::Detector;
use crate::detect::asked::{Asked, Wrong};
use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::Parameter;
use crate::rules::example::Example;
use crate::rules::file::reading::CorpusReading;
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;
use crate::rules::severity::Severities;

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
    /// How grave its findings are unless a profile or a configuration says otherwise.
    pub standing: Standing,
    /// The readings that its severities rest on.
    pub readings: Vec<CorpusReading>,
    /// What the severities rest on where findings cannot be read in published copy.
    pub basis: Option<String>,
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
    pub detector: Detector,
}

/// How grave the findings of a rule are by what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// A reading set the severities.
    Measured {
        /// Of edited copy.
        edited: Severities,
        /// Of copy that nobody has edited yet.
        incoming: Severities,
    },
    /// No reading carries a severity yet: the rule is off unless it is asked for, and then has
    /// this one.
    Preview(Severity),
}

/// The words of a fix.
#[derive(Clone, Debug)]
pub struct FixWords {
    /// What it does.
    pub title: Message,
    /// Whether it may be made unasked.
    pub safety: Safety,
}

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

    /// Whether no reading carries a severity of this rule yet.
    pub fn is_preview(&self) -> bool {
        matches!(self.standing, Standing::Preview(_))
    }

    /// The severities of its findings in `situation`. A preview rule reports nothing.
    pub fn severities(&self, situation: Situation) -> Severities {
        match (self.standing, situation) {
            (Standing::Measured { edited, .. }, Situation::Edited) => edited,
            (Standing::Measured { incoming, .. }, Situation::Incoming) => incoming,
            (Standing::Preview(_), _) => Severities::OFF,
        }
    }

    /// The severities of its findings where somebody asks for the rule by name: those of the
    /// situation; where these report nothing, those of incoming copy, or of a preview rule.
    pub fn severities_on_request(&self, situation: Situation) -> Severities {
        let own = self.severities(situation);
        match self.standing {
            _ if !own.is_off() => own,
            Standing::Preview(severity) => Severities::uniform(severity),
            Standing::Measured { incoming, .. } if !incoming.is_off() => incoming,
            Standing::Measured { .. } => Severities::uniform(Severity::Info),
        }
    }

    /// The parameter of its detector that is called `name`, given or not.
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.asked
            .known()
            .iter()
            .find(|parameter| parameter.name == name)
    }

    /// Whether `other` is the same rule with the same parameters.
    pub fn is(&self, other: &Self) -> bool {
        self.path == other.path && self.asked == other.asked
    }
}
