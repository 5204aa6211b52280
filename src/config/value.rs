//! The types of values in a configuration file, and the errors of invalid values.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::value::MapAccessDeserializer;
use serde::de::{IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use toml::Spanned;

use crate::analysis::vocabulary::has_words;
use crate::error::Error;
use crate::rules::profile;
use crate::text::like_words::is_model;
use crate::text::nearest::UnknownName;

/// An optional setting, with its position in the file.
#[derive(Clone, Debug)]
pub struct Setting<T>(Option<Spanned<T>>);

impl<T> Setting<T> {
    /// Returns the value and its position, if the file has the setting.
    pub fn get(&self) -> Option<&Spanned<T>> {
        self.0.as_ref()
    }

    /// Returns the value and its position, to be changed, if the file has the setting.
    pub fn get_mut(&mut self) -> Option<&mut Spanned<T>> {
        self.0.as_mut()
    }
}

impl<T> Default for Setting<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Setting<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Spanned::deserialize(deserializer).map(|value| Self(Some(value)))
    }
}

impl<T: JsonSchema> JsonSchema for Setting<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A value that is a string or, in its long form, a table.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(inline, untagged)]
pub enum StringOr<S, T> {
    /// The string.
    String(S),
    /// The table.
    Table(T),
}

impl<'de, S: Deserialize<'de>, T: Deserialize<'de>> Deserialize<'de> for StringOr<S, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StringOrVisitor(PhantomData))
    }
}

struct StringOrVisitor<S, T>(PhantomData<(S, T)>);

impl<'de, S: Deserialize<'de>, T: Deserialize<'de>> Visitor<'de> for StringOrVisitor<S, T> {
    type Value = StringOr<S, T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a table")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
        S::deserialize(text.into_deserializer()).map(StringOr::String)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(StringOr::Table)
    }
}

/// Parses a `T` from a string. The string is parsed while the deserializer is still at the string,
/// so that an error has this position. With `#[serde(try_from)]`, the error for an item of a list
/// would have the position of the whole list.
///
/// # Errors
///
/// Returns an error if the value is not a string, or not a valid `T`.
pub fn parsed<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: TryFrom<String, Error = Error>,
{
    deserializer.deserialize_str(ParsedVisitor(PhantomData))
}

struct ParsedVisitor<T>(PhantomData<T>);

impl<T: TryFrom<String, Error = Error>> Visitor<'_> for ParsedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        T::try_from(text.to_owned()).map_err(E::custom)
    }
}

/// The name of a profile.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline, extend("enum" = profile::names()))]
pub struct ProfileName(String);

impl ProfileName {
    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for ProfileName {
    type Error = UnknownName;

    fn try_from(name: String) -> Result<Self, UnknownName> {
        let names = profile::names();
        if names.contains(&name) {
            return Ok(Self(name));
        }
        let names = names.iter().map(String::as_str);
        Err(UnknownName::listed("profile", &name, names))
    }
}

/// A text with at least one word. A text without words would never be found in a draft.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(inline, extend("minLength" = 1))]
pub struct Wording(String);

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

impl Wording {
    /// Returns the text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Wording {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        if has_words(&text) {
            return Ok(Self(text));
        }
        Err(Error::new(format!("`{text}` has no words")).with_remedy("write a word or a phrase"))
    }
}

/// A single word.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline, extend("minLength" = 1))]
pub struct SingleWord(String);

impl SingleWord {
    /// Returns the word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SingleWord {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        // Other marks would split the text into several words.
        let is_part = |ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '\'' | '’');
        if has_words(&text) && text.chars().all(is_part) {
            return Ok(Self(text));
        }
        Err(Error::new(format!("`{text}` is not a word")).with_remedy("write a single word"))
    }
}

/// A word whose behavior the dictionary knows.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(inline, extend("minLength" = 1))]
pub struct KnownWord(String);

impl<'de> Deserialize<'de> for KnownWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

impl KnownWord {
    /// Returns the word.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for KnownWord {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        if is_model(&text) {
            return Ok(Self(text));
        }
        let fault = format!("copydesk does not know how `{text}` behaves");
        Err(Error::new(fault).with_remedy("name a word such as “complain”, “mayor” or “report”"))
    }
}

/// The extension of a file name, in lower case and without the dot.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
#[schemars(inline)]
pub struct Extension(String);

impl Borrow<str> for Extension {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Extension {
    type Error = Error;

    fn try_from(written: String) -> Result<Self, Error> {
        let extension = written.strip_prefix('.').unwrap_or(&written);
        if extension.is_empty() || extension.contains(['.', '/', '*']) {
            let error = Error::new(format!("`{written}` is not a file extension"));
            return Err(error.with_remedy("write an extension such as `adoc`"));
        }
        Ok(Self(extension.to_ascii_lowercase()))
    }
}
