//! Findings: a rule's words for a place in a draft.

use std::ops::Range;

use serde::Deserialize;
use strum::{Display, EnumString, IntoStaticStr};

use crate::detect::found::Grade;
use crate::text::span::Place;

/// How much a finding matters. Ordered: the graver is the greater.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    Display,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Severity {
    /// Worth a look.
    Info,
    /// Probably a fault.
    Warning,
    /// A fault.
    Error,
}

/// What a rule says of a place in a draft.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's name.
    pub(crate) rule: String,
    /// The rule's group.
    pub(crate) group: String,
    /// How much it matters, by the profile in force.
    pub(crate) severity: Severity,
    /// How sure the detector was. The fingerprint does not contain it: a baseline outlives a
    /// change of grades.
    pub(crate) grade: Grade,
    /// What is wrong: one line, lower case.
    pub(crate) message: String,
    /// A few words for the place itself; may be empty.
    pub(crate) label: String,
    /// What would settle it.
    pub(crate) help: String,
    /// The place.
    pub(crate) place: Place,
    /// Other places that belong to it: the first copy, the first source.
    pub(crate) related: Vec<Related>,
    /// What could be edited.
    pub(crate) fixes: Vec<Fix>,
    /// Why it was found: the decision, step by step.
    pub(crate) trace: Vec<Reason>,
    /// Recognises the finding in an edited draft: rule and sentence, never a line.
    pub(crate) fingerprint: String,
    /// What its places have in common, by which it is recognised when they changed sides.
    pub(crate) ties: Ties,
}

impl Finding {
    /// The name of the rule: `doubled-word`.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The group of the rule: `duplication`.
    #[must_use]
    pub fn group(&self) -> &str {
        &self.group
    }

    /// How grave the finding is, by the configuration.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// How sure the rule is that the finding is a fault.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// What is wrong: one line, lower case.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What would settle it: a sentence.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// The bytes of the document that the finding is about.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.place.range()
    }

    /// Other places that belong to the finding: the path of another document that the place is in,
    /// the bytes there, and what the place is.
    pub fn related(&self) -> impl Iterator<Item = (Option<&str>, Range<usize>, &str)> {
        self.related.iter().map(|related| {
            let path = related.path.as_deref();
            (path, related.place.range(), related.message.as_str())
        })
    }

    /// Why it was found: the decision, step by step, and the bytes that a step is about.
    pub fn trace(&self) -> impl Iterator<Item = (&str, Option<Range<usize>>)> {
        let steps = self.trace.iter();
        steps.map(|step| (step.text.as_str(), step.place.map(Place::range)))
    }

    /// What could be edited to settle the finding.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// Identifies the finding in later versions of the document: made of the rule and the sentence,
    /// and of no line.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

impl Fix {
    /// What the fix does: one line.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the fix may be made without a look at the sentence that it leaves.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.safety == Safety::Safe
    }

    /// The bytes to replace and their new text, in order and without overlaps.
    pub fn edits(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.edits
            .iter()
            .map(|edit| (edit.place.range(), edit.text.as_str()))
    }
}

#[cfg(test)]
impl Finding {
    /// A finding at `place` with as little as there may be.
    pub(crate) fn sample(rule: &str, severity: Severity, place: Place) -> Self {
        Self {
            rule: rule.to_owned(),
            group: "duplication".to_owned(),
            severity,
            grade: Grade::Likely,
            message: String::new(),
            label: String::new(),
            help: String::new(),
            place,
            related: Vec::new(),
            fixes: Vec::new(),
            trace: Vec::new(),
            fingerprint: String::new(),
            ties: Ties::default(),
        }
    }
}

/// What the places of a finding have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Fingerprints of the other sentences that it is about: what its own would be if it began
    /// there.
    pub sentences: Vec<String>,
    /// How many drafts its places are in, if in several; otherwise 0.
    pub n_drafts: usize,
    /// How many words they have there, all together; otherwise 0.
    pub n_copied: usize,
}

/// Another place of a finding.
#[derive(Clone, Debug)]
pub struct Related {
    /// The path of the draft that it is a place of, if that is another draft than the finding's.
    pub path: Option<String>,
    /// The place.
    pub place: Place,
    /// What it is: “first said here”.
    pub message: String,
}

/// A step of the decision that led to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was seen or looked for: one line, lower case.
    pub text: String,
    /// Where, if at a place; in the finding's own draft.
    pub place: Option<Place>,
}

/// An edit that would settle a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What it does: “delete the second “the””.
    pub(crate) title: String,
    /// Whether it may be made unasked.
    pub(crate) safety: Safety,
    /// The edits, in the order of their places; they do not overlap.
    pub(crate) edits: Vec<Edit>,
}

/// Whether a fix may be made unasked. Ordered: the safer is the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// A person should look at the sentence that remains.
    Ask,
    /// The sentence that remains says the same.
    Safe,
}

/// A replacement of a place by a text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What is replaced.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}
