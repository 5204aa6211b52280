//! Findings: a rule's words for a place in a draft. Knows no output format.

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
    pub rule: String,
    /// The rule's group.
    pub group: String,
    /// How much it matters, by the profile in force.
    pub severity: Severity,
    /// How sure the detector was. The fingerprint does not contain it: a baseline outlives a
    /// change of grades.
    pub grade: Grade,
    /// What is wrong: one line, lower case.
    pub message: String,
    /// A few words for the place itself; may be empty.
    pub label: String,
    /// What would settle it.
    pub help: String,
    /// The place.
    pub place: Place,
    /// Other places that belong to it: the first copy, the first source.
    pub related: Vec<Related>,
    /// What could be edited.
    pub fixes: Vec<Fix>,
    /// Why it was found: the decision, step by step.
    pub trace: Vec<Reason>,
    /// Recognises the finding in an edited draft: rule and sentence, never a line.
    pub fingerprint: String,
    /// What its places have in common, by which it is recognised when they changed sides.
    pub ties: Ties,
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
    pub title: String,
    /// Whether it may be made unasked.
    pub safety: Safety,
    /// The edits, in the order of their places; they do not overlap.
    pub edits: Vec<Edit>,
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
