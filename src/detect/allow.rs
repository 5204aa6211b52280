//! Faults of allows, the comments that accept findings.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// What can be wrong with an allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fault {
    /// It is written in another way than allows are.
    Broken,
    /// It names what is no rule and no group, and like none.
    Misnamed,
    /// It names what is no rule and no group, and nearly one.
    Misspelt,
    /// It gives no reason.
    Unexplained,
    /// Nothing needs it.
    Unused,
}

/// Allows with a fault.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    /// The fault.
    fault: Fault,
}

impl Spec for Allow {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Suppression(self.fault))
    }
}

impl Fault {
    /// What its matches capture for messages.
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
