//! Faults of allows, the comments that accept findings. Knows neither wording nor what an allow
//! looks like.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::Analysis;
use crate::detect::Detector;
use crate::detect::found::Match;
use crate::detect::step::Capture;

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

impl Detector for Allow {
    fn captures(&self) -> &'static [Capture] {
        match self.fault {
            Fault::Broken => &[Capture::Words, Capture::Written],
            Fault::Misnamed => &[Capture::Name],
            Fault::Misspelt => &[Capture::Name, Capture::Nearest],
            Fault::Unexplained => &[Capture::Rules],
            Fault::Unused => &[Capture::Rules, Capture::Deleted],
        }
    }

    /// What an allow is good for shows when all else was found: see [`Detector::allows`].
    fn detect(&self, _analysis: &Analysis<'_>, _found: &mut Vec<Match>) {}

    fn allows(&self) -> Option<Fault> {
        Some(self.fault)
    }
}
