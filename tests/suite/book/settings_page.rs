//! Generates the reference of settings from the types that read the configuration file.

use copydesk::config::settings::Settings;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::book::rule_page::{HEAD, escaped, push};

/// Returns the page.
pub(crate) fn text() -> String {
    let mut settings = SchemaSettings::draft07();
    settings.inline_subschemas = true;
    let schema = settings.into_generator().into_root_schema_for::<Settings>();
    let mut page = format!("{HEAD}\n# All settings\n\n");
    page.push_str(
        "The settings of `copydesk.toml` in the order of the alphabet, each with an example. \
         [Configuration](configuration.md) says where the file is looked for and how several of them \
         go together; `copydesk init` writes a file with all of this.\n",
    );
    let properties = schema.get("properties").and_then(Value::as_object);
    for (name, schema) in properties.into_iter().flatten() {
        setting(&mut page, name, schema);
    }
    page
}

/// Adds the setting `name` and, if it is a table, the settings below it.
fn setting(page: &mut String, name: &str, schema: &Value) {
    push(page, &format!("\n## {name}\n\n{}.\n", description(schema)));
    let example = &schema["examples"][0];
    if !example.is_null() {
        let is_table = example.is_object() && schema["properties"].is_null();
        let lines = match (example.as_object(), example[0].as_object()) {
            (Some(table), _) if is_table => format!("[{name}]\n{}", lines(table)),
            (None, Some(table)) => format!("[[{name}]]\n{}", lines(table)),
            _ => line(name, example),
        };
        push(page, &format!("\n```toml\n{lines}```\n"));
    }
    for (below, schema) in parts(schema).into_iter().flatten() {
        let text = description(schema);
        push(page, &format!("\n### {name}.{below}\n\n{text}.\n"));
        let example = &schema["examples"][0];
        if !example.is_null() {
            let line = line(below, example);
            push(page, &format!("\n```toml\n[{name}]\n{line}```\n"));
        }
    }
}

/// Returns the settings below a setting that is a table or a list of tables.
fn parts(schema: &Value) -> Option<&Map<String, Value>> {
    let of_items = schema["items"]["properties"].as_object();
    schema["properties"].as_object().or(of_items)
}

fn description(schema: &Value) -> String {
    let text = schema["description"].as_str().unwrap_or_default();
    escaped(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn lines(table: &Map<String, Value>) -> String {
    table
        .iter()
        .map(|(name, value)| line(name, value))
        .collect()
}

fn line(name: &str, value: &Value) -> String {
    let value = toml::Value::try_from(value).map(|value| value.to_string());
    format!("{name} = {}\n", value.unwrap_or_default())
}
