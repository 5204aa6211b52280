//! The problems that a comparison of a draft with its notes can show. The comparison itself is made
//! elsewhere.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// A kind of problem that a comparison with the notes shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Discrepancy {
    /// A quotation whose wording differs from the wording in the notes.
    AlteredQuotation,
    /// A quotation that the notes credit to somebody else.
    OtherSpeaker,
    /// A quotation that is not in the notes.
    UnfoundQuotation,
    /// A figure that differs from the figure in the notes.
    OtherFigure,
    /// A figure that is rounded the wrong way, such as “5 million” for 4.2 million in the notes.
    UnfairRounding,
    /// A figure that is not in the notes.
    UnfoundFigure,
    /// A passage that the draft copies from a press release without saying so.
    UncreditedPassage,
}

/// The parameter of the rules that compare a draft with its notes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgainstNotes {
    /// Which kind of problem this rule looks for when it compares the draft with the notes. The
    /// notes are the material that the draft was written from: the files given with `--against`.
    discrepancy: Discrepancy,
}

impl Spec for AgainstNotes {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Notes(self.discrepancy))
    }
}

/// The captures of a match, for messages. All kinds of problems have the same captures.
pub const CAPTURES: &[Capture] = &[
    Capture::Words,
    Capture::Written,
    Capture::Changes,
    Capture::Source,
    Capture::Origin,
    Capture::Count,
];
