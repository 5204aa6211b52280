//! One quotation in two wordings: what drafts of a run must have in common. The comparison is made where
//! all drafts are known.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// When two quotations of one person are one saying in two wordings.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordingBounds {
    /// The fewest words of the shorter quotation.
    pub min_words: usize,
    /// How many words may differ at most.
    pub max_changed: usize,
    /// How many of ten words may differ at most.
    #[schemars(range(min = 1, max = 10))]
    pub max_changed_of_ten: usize,
}

impl Spec for WordingBounds {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Wordings(self))
    }
}

/// What a finding captures.
pub const CAPTURES: &[Capture] = &[Capture::Origin, Capture::Changes];
