//! The parts of a rule.

use crate::analysis::situation::Situation;
use crate::detect::Detector;
use crate::detect::asked::{DetectorRequest, RequestError};
use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::Parameter;
use crate::rules::example::{Example, Examples};
use crate::rules::file::reading::CorpusReading;
use crate::rules::finding::{Safety, Severity};
use crate::rules::message::Message;
use crate::rules::severity::Severities;

/// A rule: a detector, the words of its findings, and examples.
#[derive(Clone)]
pub struct Rule {
    /// The name of the rule, which is the name of its file.
    pub id: String,
    /// The group of the rule, which is the name of the folder of its file.
    pub group: String,
    /// The path of the rule file, for display.
    pub path: String,
    /// Whether the rule belongs to a project. Otherwise the rule is built in.
    pub is_own: bool,
    /// The title in lists of rules.
    pub title: String,
    /// The severities of the findings, unless a profile or a configuration changes them.
    pub declared_severities: DeclaredSeverities,
    /// The readings of findings on which the severities are based.
    pub readings: Vec<CorpusReading>,
    /// A reason for the severities, as a sentence. `None` if only `readings` support the
    /// severities.
    pub basis: Option<String>,
    /// The message of a finding: what is wrong.
    pub message: Message,
    /// A few words that are shown at the place of a finding.
    pub label: Message,
    /// A few words that are shown at the related places of a finding.
    pub related: Message,
    /// The help of a finding: what an editor can do about it.
    pub help: Message,
    /// Why the finding matters: a paragraph.
    pub why: String,
    /// The words of the fix, if the detector makes edits.
    pub fix: Option<FixWords>,
    /// The examples of the rule.
    pub examples: Examples,
    /// The name and the parameters of the detector, as the rule file gives them.
    pub asked: DetectorRequest,
    /// The detector.
    pub detector: Detector,
}

impl Rule {
    /// Returns the texts in which the rule finds something.
    pub fn bad(&self) -> &[Example] {
        &self.examples.get().bad
    }

    /// Returns the near misses, in which the rule finds nothing.
    pub fn good(&self) -> &[Example] {
        &self.examples.get().good
    }

    /// Returns the texts in which the rule finds something, without those that are only for tests.
    pub fn shown_bad(&self) -> impl Iterator<Item = &Example> {
        self.bad().iter().filter(|example| !example.is_test_only)
    }

    /// Returns the near misses, without those that are only for tests.
    pub fn shown_good(&self) -> impl Iterator<Item = &Example> {
        self.good().iter().filter(|example| !example.is_test_only)
    }
}

/// The severities of a rule, and whether readings of its findings support them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeclaredSeverities {
    /// Readings support the severities.
    Measured {
        /// The severities for edited copy.
        edited: Severities,
        /// The severities for incoming copy.
        incoming: Severities,
    },
    /// No reading supports a severity yet, so the rule is off. If the user asks for the rule, its
    /// findings have this severity.
    Preview(Severity),
}

/// The words of a fix.
#[derive(Clone, Debug)]
pub struct FixWords {
    /// What the fix does.
    pub title: Message,
    /// Whether the fix may be made without asking an editor.
    pub safety: Safety,
}

impl Rule {
    /// Returns a copy of the rule in which `parameters` replace the parameters of the detector.
    /// `parameters` may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Returns an error if a parameter is wrong. The error names the parameter.
    pub fn with(
        &self,
        parameters: &toml::Table,
        lexicons: &Lexicons,
    ) -> Result<Self, RequestError> {
        let asked = self.asked.with(parameters);
        Ok(Self {
            detector: asked.build(lexicons)?,
            asked,
            ..self.clone()
        })
    }

    /// Says whether this is a preview rule: no reading supports a severity of the rule yet.
    pub fn is_preview(&self) -> bool {
        matches!(self.declared_severities, DeclaredSeverities::Preview(_))
    }

    /// Returns the severities of the rule for edited or for incoming copy. A preview rule reports
    /// nothing.
    pub fn severities(&self, situation: Situation) -> Severities {
        match (self.declared_severities, situation) {
            (DeclaredSeverities::Measured { edited, .. }, Situation::Edited) => edited,
            (DeclaredSeverities::Measured { incoming, .. }, Situation::Incoming) => incoming,
            (DeclaredSeverities::Preview(_), _) => Severities::OFF,
        }
    }

    /// Returns the severities of the rule if the user asks for the rule by name:
    /// - If the rule is on in `situation`, its severities do not change.
    /// - A preview rule gets the severity that its file gives.
    /// - Any other rule gets its severities for incoming copy. If the rule is off there as well, it
    ///   gets the severity info.
    pub fn severities_on_request(&self, situation: Situation) -> Severities {
        let own = self.severities(situation);
        match self.declared_severities {
            _ if !own.is_off() => own,
            DeclaredSeverities::Preview(severity) => Severities::uniform(severity),
            DeclaredSeverities::Measured { incoming, .. } if !incoming.is_off() => incoming,
            DeclaredSeverities::Measured { .. } => Severities::uniform(Severity::Info),
        }
    }

    /// Returns the parameter `name` of the detector, even if the rule file does not set the
    /// parameter. `None` if the detector has no such parameter.
    pub fn parameter(&self, name: &str) -> Option<&'static Parameter> {
        self.asked
            .known()
            .iter()
            .find(|parameter| parameter.name == name)
    }

    /// Says whether `other` is the same rule with the same parameters.
    pub fn is_same_rule(&self, other: &Self) -> bool {
        self.path == other.path && self.asked == other.asked
    }
}
