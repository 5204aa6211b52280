//! The parameters of the search for one quotation in two wordings. The module `engine::wording`
//! compares the quotations, because the comparison needs all drafts of a run.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// The conditions under which two quotations of one person are the same statement in two wordings.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WordingBounds {
    /// Two quotations are compared only if each has at least this many words. To be reported, the
    /// two quotations must also have at least this many words in common.
    pub min_words: usize,
    /// Two quotations of one person may differ in at most this many words. If more words differ,
    /// the two quotations count as different statements and are not reported. With 0, nothing is
    /// reported.
    pub max_changed: usize,
    /// A number from 1 to 10. Two quotations of one person may differ in at most this many words
    /// for every ten words of the shorter quotation. With 2, quotations of 10 words may differ in 2
    /// words. If more words differ, the two quotations count as different statements and are not
    /// reported. The limit `max-changed` applies as well.
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
