//! The configuration file that `copydesk init` writes. It contains every setting with its
//! description and an example. The descriptions and examples come from the JSON Schema.

use std::collections::BTreeMap;

use schemars::generate::SchemaSettings;
use serde::de::{Error as _, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::config::settings::Settings;

/// The comment at the start of the file.
const HEAD: &str = "\
# Settings of copydesk, in TOML (https://toml.io). They apply to the drafts in this folder and its
# subfolders. If a subfolder has a copydesk.toml of its own, that file applies there instead.
# `copydesk config DRAFT` prints the settings that apply to a draft.
# To use an example, remove the # before it. To accept one finding, put a comment before its
# paragraph: <!-- copydesk allow RULE: reason -->
# Editors suggest settings in this file if its first line is `#:schema ./copydesk.schema.json`. The
# command `copydesk config --schema > copydesk.schema.json` writes that schema.
";

/// The maximum width of the comments, in characters.
const WIDTH: usize = 100;

/// Returns the text of the file. The settings in `chosen` have their values; all other settings are
/// in comments.
pub fn template(chosen: &BTreeMap<&str, toml::Value>) -> String {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let schema = settings.into_generator().into_root_schema_for::<Settings>();
    let properties = schema.get("properties").and_then(Value::as_object);
    let mut fields: &[&str] = &[];
    drop(Settings::deserialize(FieldNames(&mut fields)));
    let mut blocks = vec![HEAD.to_owned()];
    for (name, schema) in fields
        .iter()
        .filter_map(|name| Some((name, properties?.get(*name)?)))
    {
        let setting = if let Some(value) = chosen.get(name) {
            format!("{name} = {value}\n")
        } else if schema["type"] == "object" || is_list_of_tables(schema) {
            table(name, schema)
        } else {
            line(name, example(schema))
        };
        blocks.push(described(schema) + &setting);
    }
    blocks.join("\n")
}

fn is_list_of_tables(schema: &Value) -> bool {
    schema["items"]["type"] == "object"
}

/// Returns the description of a setting, as a comment.
fn described(schema: &Value) -> String {
    let description = schema["description"].as_str().unwrap_or_default();
    let words: Vec<&str> = description.split_whitespace().collect();
    let options = textwrap::Options::new(WIDTH)
        .initial_indent("# ")
        .subsequent_indent("# ");
    textwrap::fill(&format!("{}.", words.join(" ")), options) + "\n"
}

fn example(schema: &Value) -> &Value {
    &schema["examples"][0]
}

/// Returns the setting `name` with the example `value`, as a comment.
fn line(name: &str, value: &Value) -> String {
    let value = toml::Value::try_from(value).map(|value| value.to_string());
    format!("# {name} = {}\n", value.unwrap_or_default())
}

fn lines(table: Option<&Map<String, Value>>) -> String {
    let settings = table.into_iter().flatten();
    settings.map(|(name, value)| line(name, value)).collect()
}

/// Returns the table `name`, without its description.
fn table(name: &str, schema: &Value) -> String {
    if is_list_of_tables(schema) {
        return format!("# [[{name}]]\n{}", lines(example(schema)[0].as_object()));
    }
    let properties = schema["properties"].as_object().into_iter().flatten();
    let properties = properties.map(|(name, value)| described(value) + &line(name, example(value)));
    let examples = lines(example(schema).as_object());
    format!("[{name}]\n{}{examples}", properties.collect::<String>())
}

/// A deserializer that collects the names of the fields of a struct in order, because a JSON Schema
/// does not keep the order.
struct FieldNames<'n>(&'n mut &'static [&'static str]);

impl<'de> Deserializer<'de> for FieldNames<'_> {
    type Error = serde::de::value::Error;

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(Self::Error::custom("there is nothing to read"))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        *self.0 = fields;
        self.deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}
