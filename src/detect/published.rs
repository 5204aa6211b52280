//! The parameters of the rules that search an archive of published articles for passages of a
//! draft.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::passage::index::Bounds;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// The conditions under which a passage of the draft is a copy of a passage in a published article.
/// The option `--archive` gives the archive of published articles.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PublishedBounds(pub Bounds);

impl Spec for PublishedBounds {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Archive(self.0))
    }
}

/// The captures of a match, for messages.
pub const CAPTURES: &[Capture] = &[
    Capture::Origin,
    Capture::Line,
    Capture::Date,
    Capture::Count,
];
