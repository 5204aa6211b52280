//! Units of length, time, money and the like. Tables such as `rules/english/measure-units.tsv` list
//! them.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::embedded;
use crate::english;
use crate::english::class::Class;
use crate::notes::quantity::Dimension;
use crate::notes::stream;
use crate::text::lexicon;
use crate::text::stem::stem;

static UNITS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/measure-units.tsv")));

static COLUMN_UNITS: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/column-units.tsv")));

static CURRENCIES: LazyLock<FxHashMap<String, &'static str>> =
    LazyLock::new(|| lexicon::table(embedded::text("english/currencies.tsv")));

/// Returns what `sign`, a word in the heading of a column, says about the figures of the column:
/// what they measure, and a number, such as a factor.
pub fn of_column(sign: &str) -> Option<(&'static str, &'static str)> {
    COLUMN_UNITS.get(sign)?.split_once('\t')
}

/// Says whether `word`, in lower case, names a currency: “pounds”, “eur”.
pub fn is_currency(word: &str) -> bool {
    currency(word).is_some() || matches!(of_column(word), Some(("money", "1")))
}

/// Returns the number of the currency that `word`, in lower case, names. “€”, “eur” and “euros”
/// have the same number.
pub fn currency(word: &str) -> Option<u64> {
    let word = word.trim_end_matches('.');
    let is_noun = english::dictionary().is(word, Class::CurrencyNouns);
    let noun = CURRENCIES.get(word).copied().or(is_noun.then_some(word))?;
    Some(stream::number(&stem(noun)))
}

/// Returns the length in minutes of the period that `word`, in lower case, names: “day”, “wk”.
/// Returns `None` for a plural such as “days”.
pub fn period(word: &str) -> Option<f64> {
    let unit = named(word).filter(|unit| unit.dimension == Dimension::Duration);
    unit.filter(|_| !word.ends_with('s')).map(|unit| unit.scale)
}

/// A unit.
#[derive(Clone, Copy, Debug)]
pub struct NamedUnit {
    /// What the unit measures.
    pub dimension: Dimension,
    /// The size of the unit in base units, such as minutes or metres.
    pub scale: f64,
}

/// Returns the unit that `word`, in lower case, names.
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

/// Returns the unit of area or volume that two words name together: “square metres”, “sq m”, “cubic
/// metres”.
pub fn of_space(kind: Option<&str>, word: Option<&str>) -> Option<NamedUnit> {
    let (measure, power) = match kind?.trim_end_matches('.') {
        "square" | "sq" => ("area", 2),
        "cubic" | "cu" => ("volume", 3),
        _ => return None,
    };
    let word = word?;
    let length = named(if word == "m" { "metre" } else { word })?;
    (length.dimension == Dimension::Size("length")).then(|| NamedUnit {
        dimension: Dimension::Size(measure),
        scale: length.scale.powi(power),
    })
}
