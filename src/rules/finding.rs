//! Findings: what a rule reports about a place in a draft.

use std::ops::Range;

use serde::Deserialize;
use strum::{Display, EnumString, IntoStaticStr};

use crate::detect::found::Grade;
use crate::text::span::Place;

/// How severe a finding is. Severities can be compared, and `Error` is the greatest.
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
    /// The finding is perhaps a fault. It is worth a look.
    Info,
    /// The finding is probably a fault.
    Warning,
    /// The finding is a fault.
    Error,
}

/// What a rule reports about a place in a draft.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule's name.
    pub(crate) rule: String,
    /// The rule's group.
    pub(crate) group: String,
    /// The severity, which depends on the profile and the configuration.
    pub(crate) severity: Severity,
    /// How sure the detector is. The grade is not part of the fingerprint, so a baseline stays
    /// valid if the grade changes.
    pub(crate) grade: Grade,
    /// What is wrong: one line, lower case.
    pub(crate) message: String,
    /// A few words that are shown at the place of the finding. May be empty.
    pub(crate) label: String,
    /// What an editor can do about the finding: a sentence.
    pub(crate) help: String,
    /// The place of the finding.
    pub(crate) place: Place,
    /// Related places, such as the first copy or the first source.
    pub(crate) related: Vec<Related>,
    /// Fixes that would remove the finding.
    pub(crate) fixes: Vec<Fix>,
    /// The steps of the decision, which `--explain` shows.
    pub(crate) trace: Vec<Reason>,
    /// A hash of the rule and the sentence. The hash identifies the finding in an edited draft,
    /// because the hash does not depend on the line.
    pub(crate) fingerprint: String,
    /// The other sentences that the finding is about, and the number of drafts and words. They
    /// identify the finding even if its places change their order.
    pub(crate) ties: Ties,
}

impl Finding {
    /// Returns the name of the rule, such as `doubled-word`.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Returns the group of the rule, such as `duplication`.
    #[must_use]
    pub fn group(&self) -> &str {
        &self.group
    }

    /// Returns how severe the finding is. The configuration decides the severity.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// Returns how sure the rule is that the finding is a fault.
    #[must_use]
    pub fn grade(&self) -> Grade {
        self.grade
    }

    /// Returns what is wrong: one line, lower case.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns what an editor can do about the finding: a sentence.
    #[must_use]
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Returns the bytes of the document that the finding is about.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.place.range()
    }

    /// Returns the related places. For each place: the path of its document (`None` if it is the
    /// document of the finding), the bytes in this document, and a message that says what the place
    /// is.
    pub fn related(&self) -> impl Iterator<Item = (Option<&str>, Range<usize>, &str)> {
        self.related.iter().map(|related| {
            let path = related.path.as_deref();
            (path, related.place.range(), related.message.as_str())
        })
    }

    /// Returns the steps of the decision that led to the finding. For each step: its text, and the
    /// bytes that the step is about (`None` if the step is not about words of the document).
    pub fn trace(&self) -> impl Iterator<Item = (&str, Option<Range<usize>>)> {
        let steps = self.trace.iter();
        steps.map(|step| (step.text.as_str(), step.place.map(Place::range)))
    }

    /// Returns the fixes that would remove the finding.
    #[must_use]
    pub fn fixes(&self) -> &[Fix] {
        &self.fixes
    }

    /// Returns a hash that identifies the finding in later versions of the document. The hash is
    /// made from the rule and the sentence, and does not depend on the line.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.fingerprint
    }
}

impl Fix {
    /// Returns what the fix does: one line.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Says whether the fix may be made even if nobody reads the sentence afterwards.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.safety == Safety::Safe
    }

    /// Returns the bytes to replace, and their new text. The edits are sorted and do not overlap.
    pub fn edits(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.edits
            .iter()
            .map(|edit| (edit.place.range(), edit.text.as_str()))
    }
}

#[cfg(test)]
impl Finding {
    /// Returns a finding at `place` whose other fields are empty.
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

/// The other sentences that a finding is about, and its number of drafts and words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// One hash for each of the other sentences. The hash is the fingerprint that the finding would
    /// have if the finding began in that sentence.
    pub sentences: Vec<String>,
    /// The number of drafts that contain places of the finding; 0 if one draft contains all places.
    pub n_drafts: usize,
    /// The number of words of all places of the finding; 0 if one draft contains all places.
    pub n_copied: usize,
}

/// A place related to a finding.
#[derive(Clone, Debug)]
pub struct Related {
    /// The path of the draft that contains the place. `None` if the place is in the finding's own
    /// draft.
    pub path: Option<String>,
    /// The place.
    pub place: Place,
    /// What the place is: “first said here”.
    pub message: String,
}

/// A step of the decision that led to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// What was found or sought: one line, lower case.
    pub text: String,
    /// The place of the step in the draft of the finding. `None` if the step has no place.
    pub place: Option<Place>,
}

/// Edits that would remove a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What the fix does: “delete the second “the””.
    pub(crate) title: String,
    /// Whether the fix may be made without asking an editor.
    pub(crate) safety: Safety,
    /// The edits, in the order of their places; they do not overlap.
    pub(crate) edits: Vec<Edit>,
}

/// Whether a fix may be made without asking an editor. These values can be compared, and `Safe` is
/// greater than `Ask`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Somebody should read the sentence after the fix.
    Ask,
    /// After the fix, the sentence says the same as before.
    Safe,
}

/// A replacement of a place with a text.
#[derive(Clone, Debug)]
pub struct Edit {
    /// The bytes that are replaced.
    pub place: Place,
    /// The new text.
    pub text: String,
}
