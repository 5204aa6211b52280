//! The parameters of the search for one quotation in two wordings. The comparison is made
//! elsewhere, because it needs all drafts of a run.

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
    /// The lowest number of words of the shorter of the two quotations. Shorter quotations are not
    /// compared.
    pub min_words: usize,
    /// The highest number of words in which the two quotations differ. If more words differ, the
    /// quotations count as two statements and are not reported.
    pub max_changed: usize,
    /// The highest number of words per ten words of the quotation in which the two quotations
    /// differ. If more words differ, the quotations count as two statements and are not reported.
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
