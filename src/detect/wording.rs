//! The parameters of the search for one quotation in two wordings. The comparison itself is made
//! where all drafts of a run are known.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// When two quotations of one person are the same statement in two wordings.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordingBounds {
    /// How many words the shorter quotation must have.
    pub min_words: usize,
    /// How many words may differ. Quotations that differ more are taken for two statements.
    pub max_changed: usize,
    /// How many of every ten words may differ.
    #[schemars(range(min = 1, max = 10))]
    pub max_changed_of_ten: usize,
}

impl Spec for WordingBounds {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Wordings(self))
    }
}

/// The captures of a finding, for messages.
pub const CAPTURES: &[Capture] = &[Capture::Origin, Capture::Changes];
