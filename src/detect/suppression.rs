//! Faults in suppression comments.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// What can be wrong with a suppression comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// The comment has no effect because its form is wrong. For example, the comment has “alow”
    /// instead of “allow”.
    Broken,
    /// The comment names a rule that does not exist, and no rule has a similar name.
    Misnamed,
    /// The comment names a rule that does not exist, but a rule with a similar name exists.
    Misspelt,
    /// The comment gives no reason.
    Unexplained,
    /// The comment suppresses no finding.
    Unused,
}

/// The parameter of the rules about suppression comments.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SuppressionRule {
    /// The kind of mistake in a suppression comment that this rule reports. A suppression comment
    /// tells copydesk not to report a finding: `copydesk allow RULE: reason`.
    fault: Fault,
}

impl Spec for SuppressionRule {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Suppression(self.fault))
    }
}

impl Fault {
    /// Returns the captures of a match with this fault, for messages.
    pub fn captures(self) -> &'static [Capture] {
        match self {
            Self::Broken => &[Capture::Words, Capture::Written],
            Self::Misnamed => &[Capture::Name],
            Self::Misspelt => &[Capture::Name, Capture::Nearest],
            Self::Unexplained => &[Capture::Rules],
            Self::Unused => &[Capture::Rules, Capture::Deleted],
        }
    }
}
