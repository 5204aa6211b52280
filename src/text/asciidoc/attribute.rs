//! Attributes of a document: the values that replace `{name}`.

use rustc_hash::FxHashMap;

use crate::text::asciidoc::WORDS;
use crate::text::source_line::SourceLine;

/// The values of the attributes that a text defines. The keys are the names in lower case.
#[derive(Debug, Default)]
pub struct Attributes(FxHashMap<String, String>);

impl Attributes {
    /// Reads the attributes that `lines` define. An attribute whose value has markup is left out.
    pub fn of(source: &str, lines: &[SourceLine]) -> Self {
        let mut attributes = FxHashMap::default();
        for line in lines {
            let text = line.text(source);
            let Some((name, value)) = entry(text).filter(|_| line.indent == 0) else {
                continue;
            };
            let is_plain = |character: char| !"`*_#+{}[]<>\\".contains(character);
            if value.chars().all(is_plain) {
                attributes
                    .entry(name.to_lowercase())
                    .or_insert_with(|| value.to_owned());
            }
        }
        Self(attributes)
    }

    /// Returns the value of the attribute `name`: the value in the draft, or else the value in
    /// `rules/markups.toml`.
    pub fn value(&self, name: &str) -> Option<&str> {
        let name = name.to_lowercase();
        let own = self.0.get(&name).or_else(|| WORDS.attributes.get(&name));
        own.map(String::as_str)
    }
}

/// Returns the name and the value of the attribute that the line `text` defines, `:name: value`.
/// Returns `None` if the line defines no attribute.
pub fn entry(text: &str) -> Option<(&str, &str)> {
    let rest = text.strip_prefix(':')?;
    let (name, value) = rest.split_once(':')?;
    let bare = name.trim_matches('!');
    // Only the first character is checked, because names in manual pages have spaces.
    let is_entry = bare.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    (is_entry && (value.is_empty() || value.starts_with(' '))).then(|| (bare, value.trim()))
}
