//! Readings of findings. The severities of a rule are based on such readings.

use serde::de::{self, Deserialize, Deserializer};

use crate::detect::found::Grade;
use crate::rules::file::text;

/// How many findings of a rule somebody read in their context, and which share of them led to a
/// change.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
#[serde(
    deny_unknown_fields,
    rename_all = "kebab-case",
    expecting = "lines below a line [[reading]]"
)]
pub struct CorpusReading {
    /// The kind of copy that was read: “edited news”.
    #[serde(deserialize_with = "text")]
    pub copy: String,
    /// The grade of the findings; `None` if findings of every grade were read.
    pub grade: Option<Grade>,
    /// The number of findings that were read.
    pub read: u32,
    /// The share of the findings on which a demanding editor acted, from 0 to 1.
    #[serde(deserialize_with = "share")]
    pub acted_on: f32,
}

fn share<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f32, D::Error> {
    let share = f32::deserialize(deserializer)?;
    if (0.0..=1.0).contains(&share) {
        Ok(share)
    } else {
        let problem = format!("expected a share from 0 to 1, found {share}");
        Err(de::Error::custom(problem))
    }
}
