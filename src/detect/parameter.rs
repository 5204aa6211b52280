//! The parameters of detectors: name, purpose and accepted values.
//!
//! The parameters are taken from the JSON Schema of the types into which rule files and settings
//! are parsed. So the pages of rules, the schema for editors and the error messages agree with the
//! parser.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::detect::{DETECTORS, DetectorEntry};
use crate::error::Error;
use crate::text::lines::on_one_line;
use crate::text::nearest::UnknownName;

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// The name of the parameter.
    pub name: String,
    /// Whether a rule file has to set the parameter.
    pub required: bool,
    /// The purpose of the parameter, in one or more sentences.
    pub purpose: String,
    /// The accepted values, as JSON Schema.
    pub schema: Value,
    /// The accepted names, each with its meaning; empty if the parameter accepts other values.
    pub choices: Vec<AcceptedName>,
}

/// A name that a parameter accepts.
#[derive(Clone, Debug)]
pub struct AcceptedName {
    /// The name.
    pub name: String,
    /// What the name means, in one or more sentences.
    pub meaning: String,
}

static PARAMETERS: LazyLock<BTreeMap<&str, Vec<Parameter>>> = LazyLock::new(|| {
    let parameters =
        |detector: &DetectorEntry| (detector.name, parameters((detector.schema)().as_value()));
    DETECTORS.iter().map(parameters).collect()
});

/// Returns the parameters of the detector called `detector`, sorted by name; empty if there is no
/// such detector.
pub fn of(detector: &str) -> &'static [Parameter] {
    PARAMETERS.get(detector).map_or(&[], Vec::as_slice)
}

fn parameters(detector: &Value) -> Vec<Parameter> {
    let required = detector["required"].as_array();
    let is_required =
        |name: &str| required.is_some_and(|all| all.iter().any(|value| value == name));
    let properties = detector["properties"].as_object().into_iter().flatten();
    let parameter = |(name, schema): (&String, &Value)| Parameter {
        name: name.clone(),
        required: is_required(name),
        purpose: on_one_line(schema["description"].as_str().unwrap_or_default()).into_owned(),
        schema: plain(schema),
        choices: described(schema),
    };
    properties.map(parameter).collect()
}

/// Returns `schema` without the parts that do not apply to a settings file: null values, formats of
/// Rust types, and defaults. A setting that is left out keeps the value of the rule, not the
/// default of the type.
fn plain(schema: &Value) -> Value {
    if let Some(names) = choices(schema) {
        return json!({ "type": "string", "enum": names });
    }
    let mut plain = schema.clone();
    if let Some(object) = plain.as_object_mut() {
        object.retain(|key, _| !matches!(key.as_str(), "format" | "default" | "description"));
    }
    if let Some(types) = schema["type"].as_array() {
        let named = types.iter().find(|value| *value != "null");
        plain["type"] = named.cloned().unwrap_or_default();
    }
    if schema["items"].is_object() {
        plain["items"] = self::plain(&schema["items"]);
    }
    plain
}

/// Returns the names that `schema` accepts, for the value or for the items of a list, with their
/// descriptions.
fn described(schema: &Value) -> Vec<AcceptedName> {
    let variants = [&schema["oneOf"], &schema["items"]["oneOf"]];
    let variants = variants.into_iter().filter_map(Value::as_array).flatten();
    let choice = |variant: &Value| {
        let text = |key: &str| variant[key].as_str();
        Some(AcceptedName {
            name: text("const")?.to_owned(),
            meaning: on_one_line(text("description")?).into_owned(),
        })
    };
    variants.filter_map(choice).collect()
}

/// Returns the names that `schema` accepts. `None` if `schema` also accepts other values.
fn choices(schema: &Value) -> Option<Vec<&str>> {
    if let Some(names) = schema["enum"].as_array() {
        return names.iter().map(Value::as_str).collect();
    }
    let variants = schema["oneOf"].as_array()?;
    let names = variants.iter().map(|value| &value["const"]);
    names.map(Value::as_str).collect()
}

impl Parameter {
    /// Checks that the parameter accepts `value`.
    ///
    /// # Errors
    ///
    /// Returns an error if the parameter does not accept `value`. The error says what is expected.
    pub fn check(&self, value: &toml::Value) -> Result<(), Error> {
        fits(&self.schema, value)
    }

    /// Returns the accepted values, in words: “a whole number”.
    pub fn wanted(&self) -> String {
        wanted(&self.schema)
    }

    /// Returns the first of `parameters` that accepts the same names as this parameter. `None` if
    /// this parameter itself is the first, or if it does not accept names.
    pub fn same_choices<'p>(&self, parameters: &'p [Self]) -> Option<&'p Self> {
        let names = |parameter: &Self| -> Vec<String> {
            let choices = parameter.choices.iter();
            choices.map(|choice| choice.name.clone()).collect()
        };
        let own = names(self);
        let is_same = |other: &&Self| names(other) == own;
        let first = parameters.iter().find(is_same)?;
        (!self.choices.is_empty() && first.name != self.name).then_some(first)
    }

    /// Returns the accepted values, in words that introduce a list of the [`Parameter::choices`].
    pub fn wanted_before_choices(&self) -> String {
        match (self.choices.is_empty(), kind(&self.schema)) {
            (true, _) => self.wanted(),
            (false, "array") => "a list of some of the names below".to_owned(),
            (false, _) => "one of the names below".to_owned(),
        }
    }
}

fn wanted(schema: &Value) -> String {
    if let Some(names) = choices(schema) {
        return format!("one of {}", names.join(", "));
    }
    let bound = |name: &str| schema[name].as_f64();
    match (kind(schema), bound("minimum"), bound("maximum")) {
        ("integer", Some(least), None) => format!("a whole number, {least} or more"),
        ("integer", ..) => "a whole number".to_owned(),
        ("number", Some(least), Some(most)) => format!("a number from {least} to {most}"),
        ("number", ..) => "a number".to_owned(),
        ("boolean", ..) => "true or false".to_owned(),
        ("array", ..) => match choices(&schema["items"]) {
            Some(names) => format!("a list of some of these names: {}", names.join(", ")),
            None => "a list of texts in quotes".to_owned(),
        },
        _ => "text in quotes".to_owned(),
    }
}

fn kind(schema: &Value) -> &str {
    schema["type"].as_str().unwrap_or_default()
}

/// Checks that `schema` accepts `value`.
fn fits(schema: &Value, value: &toml::Value) -> Result<(), Error> {
    let expected = || Error::new(format!("expected {}", wanted(schema)));
    if let Some(names) = choices(schema) {
        let name = value.as_str().ok_or_else(expected)?;
        if names.contains(&name) {
            return Ok(());
        }
        return Err(UnknownName::listed("value", name, names).into());
    }
    // NaN is never within the bounds.
    let within = |number: f64| {
        let least = schema["minimum"].as_f64().unwrap_or(f64::MIN);
        let most = schema["maximum"].as_f64().unwrap_or(f64::MAX);
        (least..=most).contains(&number)
    };
    #[expect(clippy::cast_precision_loss, reason = "the bounds are small")]
    let number = |integer: i64| integer as f64;
    let items = &schema["items"];
    let is_fit = match (kind(schema), value) {
        ("integer" | "number", toml::Value::Integer(integer)) => within(number(*integer)),
        ("number", toml::Value::Float(float)) => within(*float),
        ("boolean", toml::Value::Boolean(_)) | ("string", toml::Value::String(_)) => true,
        ("array", toml::Value::Array(list)) if choices(items).is_some() => {
            return list.iter().try_for_each(|value| fits(items, value));
        }
        ("array", toml::Value::Array(list)) => list.iter().all(|value| fits(items, value).is_ok()),
        _ => false,
    };
    is_fit.then_some(()).ok_or_else(expected)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(detector: &str, name: &str, value: &str, expected: Result<(), &str>) {
        let table: toml::Table = toml::from_str(&format!("it = {value}")).expect("it is TOML");
        let parameter = of(detector).iter().find(|of| of.name == name);
        let checked = parameter.expect("it exists").check(&table["it"]);
        let checked = checked.map_err(|error| error.to_string());
        assert_eq!(checked, expected.map_err(str::to_owned), "{name} = {value}");
    }

    #[test]
    fn values_are_as_the_types_have_them() {
        let words = Err("expected a whole number, 1 or more");
        check("repeated-opening", "words", "3", Ok(()));
        check("repeated-opening", "words", "0", words);
        check("repeated-opening", "words", "-1", words);
        check("repeated-opening", "words", "3.5", words);
        check("repeated-opening", "words", "\"3\"", words);
        let alike = Err("expected a number from 0 to 1");
        check("repeated-heading", "alike", "1", Ok(()));
        check("repeated-heading", "alike", "0.9", Ok(()));
        check("repeated-heading", "alike", "nan", alike);
        check("repeated-heading", "alike", "90", alike);
        check("repeated-heading", "customary", "\"x\"", Ok(()));
        check(
            "repeated-heading",
            "customary",
            "[]",
            Err("expected text in quotes"),
        );
        check("phrase", "in-headings", "true", Ok(()));
        check("phrase", "in-headings", "1", Err("expected true or false"));
        let phrases = Err("expected a list of texts in quotes");
        check("phrase", "phrases", "[\"a\", \"b\"]", Ok(()));
        check("phrase", "phrases", "\"a\"", phrases);
        check("phrase", "phrases", "[1]", phrases);
        check("attribution", "nouns", "\"x\"", Ok(()));
        check("attribution", "unless", "[\"figure\"]", Ok(()));
        check(
            "repeat",
            "unit",
            "\"phrse\"",
            Err("unknown value `phrse`; did you mean `phrase`?"),
        );
    }

    #[test]
    fn what_the_schema_lets_through_can_be_read() {
        let parameters = || DETECTORS.iter().flat_map(|detector| of(detector.name));
        assert!(20 < parameters().count());
        for parameter in parameters() {
            let known = ["integer", "number", "boolean", "string", "array"];
            assert!(known.contains(&kind(&parameter.schema)), "{parameter:?}");
            assert!(!parameter.purpose.is_empty(), "{parameter:?}");
            let has_meaning = |choice: &AcceptedName| !choice.meaning.is_empty();
            assert!(parameter.choices.iter().all(has_meaning), "{parameter:?}");
            // No parameter may have this name, because it is the key of the level in a settings
            // table.
            assert_ne!(parameter.name, "level");
        }
    }
}
