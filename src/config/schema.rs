//! The JSON Schema of a configuration file. Editors use the schema to complete and validate the
//! file.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::config::rules::{GRADE, LEVEL};
use crate::config::settings::Settings;
use crate::detect::parameter::Parameter;
use crate::rules::catalog::Catalog;
use crate::rules::rule::Rule;

/// Returns the schema for the rules of `catalog`. If `catalog` contains only built-in rules, a file
/// that sets `rule-dirs` or `extends` may also name other rules.
pub fn schema(catalog: &Catalog) -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Settings>().to_value();
    schema["title"] = "Settings of copydesk".into();
    schema["definitions"]["rules"] = table(catalog);
    let names: Vec<&str> = catalog.names().collect();
    let known = json!({ "propertyNames": { "enum": names } });
    let known = json!({ "properties": {
        "rules": known,
        "overrides": { "items": { "properties": { "rules": known } } },
    } });
    if catalog.rules.iter().any(|rule| rule.is_own) {
        schema["allOf"] = json!([known]);
    } else {
        schema["if"] = json!({ "anyOf": [
            { "required": ["rule-dirs"] },
            { "required": ["extends"] },
        ] });
        schema["else"] = known;
    }
    schema
}

/// Returns the schema of the table of levels and parameters.
fn table(catalog: &Catalog) -> Value {
    let mut properties = Map::new();
    for group in catalog.groups() {
        let rules = catalog.rules.iter().filter(|rule| rule.group == group);
        let rules: Vec<&Rule> = rules.map(|rule| &**rule).collect();
        for rule in &rules {
            let title = format!("{}: {}", rule.title, rule.help);
            properties.insert(rule.id.clone(), entry(&title, &[rule]));
        }
        let title = format!("The rules of {group}");
        properties.insert(group.to_owned(), entry(&title, &rules));
    }
    let own = json!({ "anyOf": [{ "$ref": "#/definitions/Level" }, { "type": "object" }] });
    json!({ "type": "object", "properties": properties, "additionalProperties": own })
}

/// Returns the schema of an entry that applies to all of `rules`.
fn entry(title: &str, rules: &[&Rule]) -> Value {
    let mut properties = Map::new();
    for rule in rules {
        for parameter in rule.asked.known() {
            let described = parameter_schema(parameter, rule, rules.len() == 1);
            let name = parameter.name.clone();
            match properties.get_mut(&name) {
                None => drop(properties.insert(name, described)),
                // A value in the table of a group must be valid for each rule of the group.
                Some(known) if *known != described => {
                    *known = json!({ "allOf": [*known, described] });
                }
                Some(_) => {}
            }
        }
    }
    let level = json!({ "$ref": "#/definitions/Level" });
    properties.insert(LEVEL.to_owned(), level.clone());
    let grade = json!({ "$ref": "#/definitions/Grade" });
    properties.insert(GRADE.to_owned(), grade);
    let table = json!({
        "type": "object", "properties": properties, "additionalProperties": false,
    });
    json!({ "description": title, "anyOf": [level, table] })
}

/// Returns the schema of `parameter`. If `alone` is true, the schema is for `rule` only, and gives
/// the value that `rule` sets as the default. Otherwise, the schema is for a group.
fn parameter_schema(parameter: &Parameter, rule: &Rule, alone: bool) -> Value {
    let mut described = parameter.schema.clone();
    described["description"] = parameter.purpose.as_str().into();
    let own = rule.asked.parameters.get(&parameter.name).filter(|_| alone);
    if let Some(Ok(value)) = own.map(serde_json::to_value) {
        described["default"] = value;
    }
    described
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_the_rules_and_their_parameters() {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let schema = schema(&catalog);
        let rules = &schema["definitions"]["rules"]["properties"];
        let opening = &rules["repeated-opening"]["anyOf"][1];
        assert_eq!(opening["properties"]["words"]["minimum"], 1);
        assert_eq!(opening["properties"]["words"]["default"], 3);
        assert!(catalog.names().all(|name| rules[name].is_object()));
    }
}
