//! The JSON Schema of a settings file, by which editors complete and check it. Reads none.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use crate::config::changes::{GRADE, GRADES, LEVEL, LEVELS};
use crate::config::language::NAMES;
use crate::config::max_size;
use crate::detect::parameter::Parameter;
use crate::rules::catalog::Catalog;
use crate::rules::profile;
use crate::rules::rule::Rule;
use crate::text::markup::Markup;

/// Settings of copydesk
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, rename_all = "kebab-case")]
#[expect(
    dead_code,
    reason = "it is shown to editors; the sections read the file"
)]
struct File {
    /// The settings file that this one is laid over, as a path from this file
    extends: String,
    /// Folders with rules of your own, GROUP/NAME.toml, as paths from this file
    rule_dirs: Vec<String>,
    /// Which rules count, and how much
    #[schemars(schema_with = "profiles")]
    profile: String,
    /// What drafts are taken to be written in: `auto` tells it from their words, `en` takes them
    /// for English; what a draft declares counts more. Nothing but English is checked
    #[schemars(schema_with = "languages")]
    language: String,
    /// Whether preview rules, which no reading carries yet, are reported
    preview: bool,
    /// Where folders are walked, these drafts alone: globs as in .gitignore
    include: Vec<String>,
    /// Where folders are walked, not these drafts: globs as in .gitignore
    exclude: Vec<String>,
    /// Whether drafts that are named are left out, too
    force_exclude: bool,
    /// Whether licences, vendored and generated files are left out where folders are walked
    default_exclude: bool,
    /// The markup that drafts are read as, by their endings
    #[schemars(schema_with = "formats")]
    formats: (),
    /// The findings that are accepted, by `copydesk check --write-baseline`, as a path from this file
    baseline: String,
    /// Levels and parameters by rule or group
    #[schemars(schema_with = "rules")]
    rules: (),
    /// What is different for some drafts; of several that fit, the last counts
    overrides: Vec<Override>,
    /// The words of the house
    #[schemars(schema_with = "vocabulary")]
    vocabulary: (),
    /// Which texts of the front matter are read as prose
    #[schemars(schema_with = "frontmatter")]
    frontmatter: (),
    /// A table by `copydesk frequencies`, as a path from this file
    frequencies: String,
    /// How long a draft may be: a longer one is not read
    #[schemars(schema_with = "size")]
    max_size: String,
}

/// What is different for some drafts
#[derive(JsonSchema)]
#[schemars(deny_unknown_fields, inline)]
#[expect(
    dead_code,
    reason = "it is shown to editors; the sections read the file"
)]
struct Override {
    /// Which drafts: globs as in .gitignore
    files: Vec<String>,
    /// Which rules count, and how much
    #[schemars(schema_with = "profiles")]
    profile: String,
    /// What these drafts are taken to be written in: auto or en
    #[schemars(schema_with = "languages")]
    language: String,
    /// Levels and parameters by rule or group
    #[schemars(schema_with = "rules")]
    rules: (),
}

fn languages(_: &mut SchemaGenerator) -> Schema {
    let names = NAMES.map(|it| it.0);
    json_schema!({ "type": "string", "enum": names })
}

fn profiles(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "enum": profile::names() })
}

fn size(_: &mut SchemaGenerator) -> Schema {
    let default = max_size::DEFAULT.to_string();
    json_schema!({ "type": "string", "pattern": "^\\s*[0-9]+ *[KkMmGg][Bb]\\s*$", "default": default })
}

fn rules(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "allOf": [{ "$ref": "#/definitions/rules" }] })
}

fn vocabulary(_: &mut SchemaGenerator) -> Schema {
    let texts = |told: &str| {
        let text = json!({ "type": "string", "minLength": 1 });
        json!({ "description": told, "type": "array", "items": text })
    };
    let source = json!({ "type": "object", "additionalProperties": false, "required": ["name"],
        "properties": {
            "name": { "description": "What the source is called", "type": "string" },
            "aliases": texts("What it is called, too"),
        } });
    json_schema!({ "type": "object", "additionalProperties": false, "properties": {
        "sources": {
            "description": "Sources that readers know, by name and alias",
            "type": "array",
            "items": { "anyOf": [{ "type": "string", "minLength": 1 }, source] },
        },
        "boilerplate": texts("What is repeated on purpose: nothing is found in it"),
        "ignore": texts("Words and phrases that are never flagged"),
    } })
}

fn formats(_: &mut SchemaGenerator) -> Schema {
    let names = Markup::NAMED.map(|it| it.0);
    json_schema!({ "type": "object", "additionalProperties": { "type": "string", "enum": names } })
}

fn frontmatter(_: &mut SchemaGenerator) -> Schema {
    let told = "Keys whose texts are read, those below others with dots between: seo.title";
    json_schema!({ "type": "object", "additionalProperties": false, "properties": {
        "check": { "description": told, "type": "array", "items": { "type": "string" } },
    } })
}

/// The schema where these are the rules. Where it knows no house's own, a file that may name some
/// may have unknown names in its tables of rules.
#[must_use]
pub fn schema(catalog: &Catalog) -> Value {
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<File>().to_value();
    schema["title"] = "Settings of copydesk".into();
    if let Some(object) = schema.as_object_mut() {
        // No setting must be given, but for the drafts of an override.
        object.remove("required");
        object.remove("description");
    }
    schema["properties"]["overrides"]["items"]["required"] = json!(["files"]);
    schema["definitions"] = json!({
        "level": level(), "grade": grade(), "rules": table(catalog),
    });
    let names: Vec<&str> = catalog.names().collect();
    let known = json!({ "propertyNames": { "enum": names } });
    let known = json!({ "properties": {
        "rules": known,
        "overrides": { "items": { "properties": { "rules": known } } },
    } });
    if catalog.rules.iter().any(|it| it.is_own) {
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

fn level() -> Value {
    let names: Vec<&str> = LEVELS.iter().map(|it| it.0).collect();
    json!({ "description": "Whether a rule counts, and how much", "type": "string", "enum": names })
}

fn grade() -> Value {
    let names: Vec<&str> = GRADES.iter().map(|it| it.0).collect();
    let told = "The least grade of certainty that is reported";
    json!({ "description": told, "type": "string", "enum": names })
}

/// The table of levels and parameters.
fn table(catalog: &Catalog) -> Value {
    let mut properties = Map::new();
    for group in catalog.groups() {
        let rules = catalog.rules.iter().filter(|it| it.group == group);
        let rules: Vec<&Rule> = rules.map(|it| &**it).collect();
        for rule in &rules {
            let title = format!("{}: {}", rule.title, rule.help);
            properties.insert(rule.id.clone(), entry(&title, &[rule]));
        }
        let title = format!("The rules of {group}");
        properties.insert(group.to_owned(), entry(&title, &rules));
    }
    let own = json!({ "anyOf": [{ "$ref": "#/definitions/level" }, { "type": "object" }] });
    json!({ "type": "object", "properties": properties, "additionalProperties": own })
}

/// What may be said of `rules` together.
fn entry(title: &str, rules: &[&Rule]) -> Value {
    let mut properties = Map::new();
    for rule in rules {
        for parameter in rule.asked.known() {
            let told = told(parameter, rule, rules.len() == 1);
            let name = parameter.name.clone();
            match properties.get_mut(&name) {
                None => drop(properties.insert(name, told)),
                // A value for several rules is to be one that each can have.
                Some(known) if *known != told => *known = json!({ "allOf": [*known, told] }),
                Some(_) => {}
            }
        }
    }
    let level = json!({ "$ref": "#/definitions/level" });
    properties.insert(LEVEL.to_owned(), level.clone());
    let grade = json!({ "$ref": "#/definitions/grade" });
    properties.insert(GRADE.to_owned(), grade);
    let table = json!({
        "type": "object", "properties": properties, "additionalProperties": false,
    });
    json!({ "description": title, "anyOf": [level, table] })
}

/// The schema of `parameter`, with what `rule` has for it if it stands for that `alone`.
fn told(parameter: &Parameter, rule: &Rule, alone: bool) -> Value {
    let mut told = parameter.schema.clone();
    told["description"] = parameter.purpose.as_str().into();
    let own = rule.asked.parameters.get(&parameter.name).filter(|_| alone);
    if let Some(Ok(it)) = own.map(serde_json::to_value) {
        told["default"] = it;
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{file, frontmatter, overrides, vocabulary};

    fn check(table: &Value, known: &[&str]) {
        let properties = table["properties"].as_object().expect("it has properties");
        let mut known = known.to_vec();
        known.sort_unstable();
        assert_eq!(properties.keys().collect::<Vec<_>>(), known);
        let told = |it: &Value| it["description"].as_str().is_some_and(|it| !it.is_empty());
        assert!(properties.values().all(told), "{table}");
    }

    #[test]
    fn it_has_the_keys_that_are_read() {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let schema = schema(&catalog);
        check(&schema, file::KEYS);
        check(&schema["properties"]["overrides"]["items"], overrides::KEYS);
        check(&schema["properties"]["vocabulary"], vocabulary::KEYS);
        check(&schema["properties"]["frontmatter"], frontmatter::KEYS);
        let rules = &schema["definitions"]["rules"]["properties"];
        let opening = &rules["repeated-opening"]["anyOf"][1];
        assert_eq!(opening["properties"]["words"]["minimum"], 1);
        assert_eq!(opening["properties"]["words"]["default"], 3);
        assert!(catalog.names().all(|it| rules[it].is_object()));
    }
}
