//! Passages of a draft that an archive of published articles has. Knows no wording; the search itself
//! needs an archive, which a run may have.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::analysis::passage::index::Bounds;
use crate::detect::lexicons::Lexicons;
use crate::detect::step::Capture;
use crate::detect::{Detector, Spec};
use crate::error::Error;

/// The parameters: what a passage and its publication must have in common. There is an archive only
/// with `--archive`.
#[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PublishedBounds(pub Bounds);

impl Spec for PublishedBounds {
    fn build(self, _lexicons: &Lexicons) -> Result<Detector, Error> {
        Ok(Detector::Archive(self.0))
    }
}

/// What its matches capture for messages.
pub const CAPTURES: &[Capture] = &[
    Capture::Origin,
    Capture::Line,
    Capture::Date,
    Capture::Count,
];
