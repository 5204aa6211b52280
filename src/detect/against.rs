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
    /// A quotation that the notes have in other words.
    AlteredQuotation,
    /// A quotation that the notes credit to somebody else.
    OtherSpeaker,
    /// A quotation that is not in the notes.
    UnfoundQuotation,
    /// A figure for which the notes have another value. Both values are about the same thing.
    OtherFigure,
    /// A figure that rounds a value in the notes wrongly, such as “5 million” for 4.2 million.
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
    /// The kind of problem that this rule reports. For this rule, copydesk compares the draft with
    /// the notes. The notes are the material from which the draft was written. The option
    /// `--against` names the files with the notes.
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
