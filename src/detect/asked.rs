//! A detector as a rule file asks for it: by name, with parameters that settings may change. Knows
//! no rule.

use std::sync::Arc;

use serde::Deserialize;

use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::{self, Parameter};
use crate::detect::{Detector, Spec};
use crate::text::nearest::hint;

/// The name of a detector, and its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The name.
    pub detector: String,
    /// The parameters that are given, by name.
    pub parameters: toml::Table,
}

/// Why no detector can be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The parameter that is at fault, if it is one alone.
    pub parameter: Option<String>,
    /// What is wrong.
    pub problem: String,
}

impl Asked {
    /// Builds the detector, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says what is wrong, and in which parameter.
    pub fn build(&self, lexicons: &Lexicons) -> Result<Arc<dyn Detector>, Wrong> {
        let parameters = toml::Value::Table(self.parameters.clone());
        let table = toml::Table::from_iter([(self.detector.clone(), parameters)]);
        let spec = Spec::deserialize(table).map_err(|it| self.wrong(it.message()))?;
        let built = spec.build(lexicons).map_err(|problem| Wrong {
            parameter: None,
            problem,
        })?;
        Ok(Arc::from(built))
    }

    /// The same detector with `parameters` laid over its own.
    #[must_use]
    pub fn with(&self, parameters: &toml::Table) -> Self {
        let mut asked = self.clone();
        let parameters = parameters.iter().map(|it| (it.0.clone(), it.1.clone()));
        asked.parameters.extend(parameters);
        asked
    }

    /// What its detector lets a rule say.
    #[must_use]
    pub fn known(&self) -> &'static [Parameter] {
        parameter::of(&self.detector)
    }

    /// What is wrong in the name or the parameters, in better words than `otherwise`.
    fn wrong(&self, otherwise: &str) -> Wrong {
        let wrong = |parameter: Option<&str>, problem: String| Wrong {
            parameter: parameter.map(str::to_owned),
            problem,
        };
        let detector = &self.detector;
        if !parameter::detectors().any(|it| it == detector) {
            let all: Vec<&str> = parameter::detectors().collect();
            let known = format!(" (there are {})", all.join(", "));
            let hint = hint(detector, all, &known);
            return wrong(None, format!("no detector is called “{detector}”{hint}"));
        }
        for (name, value) in &self.parameters {
            let Some(known) = self.known().iter().find(|it| it.name == *name) else {
                let hint = hint_at(name, self.known().iter().map(|it| it.name.as_str()));
                let problem = format!("{detector} has no parameter “{name}”{hint}");
                return wrong(Some(name), problem);
            };
            if let Err(it) = known.check(value) {
                return wrong(Some(name), format!("{name} {it}"));
            }
        }
        let given = |it: &&Parameter| self.parameters.contains_key(&it.name);
        let missing = self.known().iter().find(|it| it.required && !given(it));
        missing.map_or_else(
            || wrong(None, otherwise.to_owned()),
            |it| {
                let (name, wanted) = (&it.name, it.wanted());
                let problem = format!("{detector} wants the parameter “{name}”: {wanted}");
                wrong(None, problem)
            },
        )
    }
}

/// What is said behind the `name` of a parameter that is not `known`.
pub fn hint_at<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.collect();
    let all = match known.as_slice() {
        [] => " (it has none)".to_owned(),
        [one] => format!(" (there is {one})"),
        all => format!(" (there are {})", all.join(", ")),
    };
    hint(name, known, &all)
}
