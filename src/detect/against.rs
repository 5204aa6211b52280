//! Quotations and figures of a draft that its notes do not bear out.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// What does not agree with the notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Discrepancy {
    /// A quotation has other words.
    AlteredQuotation,
    /// Somebody else said what is quoted.
    OtherSpeaker,
    /// A quotation stands in no note.
    UnfoundQuotation,
    /// The notes have another value for the same thing.
    OtherFigure,
    /// The value of the notes is rounded to one that it is not.
    UnfairRounding,
    /// A figure stands in no note.
    UnfoundFigure,
    /// A passage of a release is taken without credit.
    UncreditedPassage,
}

/// The parameters: which discrepancy the rule is about.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgainstNotes {
    /// What does not agree with the notes that `--against` names.
    discrepancy: Discrepancy,
}

impl Spec for AgainstNotes {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Notes(self.discrepancy))
    }
}

/// What matches of any discrepancy capture for messages.
pub const CAPTURES: &[Capture] = &[
    Capture::Words,
    Capture::Written,
    Capture::Changes,
    Capture::Source,
    Capture::Origin,
    Capture::Count,
];
