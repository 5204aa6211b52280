//! The parameters of the search for one quotation in two wordings. The module `engine::wording`
//! compares the quotations, because the comparison needs all drafts of a run.

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
    /// The shorter of the two quotations must have at least this many words to be compared.
    pub min_words: usize,
    /// The two quotations may differ in at most this many words. If more words differ, the
    /// quotations count as two statements and are not reported.
    pub max_changed: usize,
    /// For every ten words of the shorter quotation, the two quotations may differ in at most this
    /// many words. With 2, quotations of 10 words may differ in 2 words. The bound `max-changed`
    /// applies as well, so the lower of the two bounds holds. If more words differ, the quotations
    /// count as two statements and are not reported.
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
