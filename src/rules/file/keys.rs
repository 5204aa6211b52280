//! The keys of a rule file: their names, whether a file needs them, and what they hold.

use toml::Spanned;
use toml::de::DeValue;

/// What a key holds; of tables, how they are written.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Text,
    Flag,
    /// A number from 0 on.
    Number,
    /// A severity, or a table of severities by grade.
    Severities,
    Table(&'static str),
    Tables(&'static str),
}

/// A key, whether a table cannot do without, and what it holds.
pub(super) type Key = (&'static str, bool, Kind);

/// The keys of a rule file.
pub(super) const KEYS: &[Key] = &[
    ("title", true, Kind::Text),
    ("severity", false, Kind::Severities),
    ("incoming", false, Kind::Severities),
    ("preview", false, Kind::Text),
    ("basis", false, Kind::Text),
    ("reading", false, Kind::Tables("[[reading]]")),
    ("message", true, Kind::Text),
    ("label", false, Kind::Text),
    ("related", false, Kind::Text),
    ("help", true, Kind::Text),
    ("why", true, Kind::Text),
    ("fix", false, Kind::Table("[fix]")),
    ("detect", true, Kind::Table("[detect.phrase]")),
    ("bad", true, Kind::Tables("[[bad]]")),
    ("good", true, Kind::Tables("[[good]]")),
];

pub(super) const FIX_KEYS: &[Key] = &[("title", true, Kind::Text), ("safety", true, Kind::Text)];

pub(super) const EXAMPLE_KEYS: &[Key] = &[
    ("text", true, Kind::Text),
    ("why", false, Kind::Text),
    ("plain", false, Kind::Flag),
    ("grade", false, Kind::Text),
    ("incoming", false, Kind::Flag),
];

pub(super) const READING_KEYS: &[Key] = &[
    ("copy", true, Kind::Text),
    ("grade", false, Kind::Text),
    ("read", true, Kind::Number),
    ("acted-on", true, Kind::Number),
];

impl Kind {
    /// What is wrong with `value` here; the text of a key that is `required` has to say something.
    pub(super) fn check(self, value: &DeValue<'_>, required: bool) -> Result<(), String> {
        let is_table = |it: &Spanned<DeValue<'_>>| matches!(it.get_ref(), DeValue::Table(_));
        match (self, value) {
            (Self::Text, DeValue::String(it)) if required && it.trim().is_empty() => {
                Err("says nothing".to_owned())
            }
            (Self::Text, DeValue::String(_))
            | (Self::Flag, DeValue::Boolean(_))
            | (Self::Number, DeValue::Integer(_) | DeValue::Float(_))
            | (Self::Severities, DeValue::String(_) | DeValue::Table(_))
            | (Self::Table(_), DeValue::Table(_)) => Ok(()),
            (Self::Tables(_), DeValue::Array(list)) if list.iter().all(is_table) => Ok(()),
            (Self::Text, _) => Err("is to be a text in quotes".to_owned()),
            (Self::Flag, _) => Err("is to be true or false".to_owned()),
            (Self::Number, _) => Err("must be a number".to_owned()),
            (Self::Severities, _) => Err(
                "must be a severity in quotes, or a table such as { likely = \"info\" }".to_owned(),
            ),
            (Self::Table(it), _) => Err(format!("is to be a table: {it}")),
            (Self::Tables(it), _) => Err(format!("is to be tables, each below a line {it}")),
        }
    }
}
