//! Units of length, time and the like: `rules/english/measure-units.tsv`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::notes::quantity::Dimension;
use crate::text::lexicon;

static UNITS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/measure-units.tsv")));

/// A unit.
#[derive(Clone, Copy, Debug)]
pub struct NamedUnit {
    /// What it measures.
    pub dimension: Dimension,
    /// How many of the smallest unit of this dimension make up the unit.
    pub scale: f64,
}

/// The unit that `word`, in lower case, names.
pub fn named(word: &str) -> Option<NamedUnit> {
    let (measure, scale) = UNITS.get(word.trim_end_matches('.'))?.split_once('\t')?;
    Some(NamedUnit {
        dimension: match measure {
            "time" => Dimension::Duration,
            _ => Dimension::Size(measure),
        },
        scale: scale.parse().ok()?,
    })
}
