//! A detector as a rule file asks for it: by name, with parameters that settings may change.

use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::{self, Parameter};
use crate::detect::{DETECTORS, Detector};
use crate::error::Error;
use crate::text::nearest::UnknownName;

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
    pub error: Error,
}

impl Asked {
    /// Builds the detector, which may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Says what is wrong, and in which parameter.
    pub fn build(&self, lexicons: &Lexicons) -> Result<Detector, Wrong> {
        let names = DETECTORS.iter().map(|detector| detector.name);
        let entry = DETECTORS
            .iter()
            .find(|detector| detector.name == self.detector);
        let unknown = || UnknownName::listed("detector", &self.detector, names);
        let entry = entry.ok_or_else(|| Error::from(unknown()))?;
        for (name, value) in &self.parameters {
            self.check(name, value).map_err(|error| Wrong {
                parameter: Some(name.clone()),
                error,
            })?;
        }
        let is_missing = |parameter: &&Parameter| {
            parameter.required && !self.parameters.contains_key(&parameter.name)
        };
        if let Some(missing) = self.known().iter().find(is_missing) {
            let problem = format!("missing parameter `{}`", missing.name);
            let remedy = format!("expected {}", missing.wanted());
            return Err(Error::new(problem).with_remedy(remedy).into());
        }
        Ok((entry.build)(self.parameters.clone(), lexicons)?)
    }

    /// Whether its detector has a parameter called `name` that may be `value`.
    fn check(&self, name: &str, value: &toml::Value) -> Result<(), Error> {
        let Some(parameter) = self.known().iter().find(|parameter| parameter.name == name) else {
            let names = self.known().iter().map(|parameter| parameter.name.as_str());
            return Err(UnknownName::listed("parameter", name, names).into());
        };
        parameter.check(value).map_err(|error| error.within(name))
    }

    /// The same detector with `parameters` laid over its own.
    pub fn with(&self, parameters: &toml::Table) -> Self {
        let mut asked = self.clone();
        let parameters = parameters
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()));
        asked.parameters.extend(parameters);
        asked
    }

    /// The parameters that its detector has.
    pub fn known(&self) -> &'static [Parameter] {
        parameter::of(&self.detector)
    }
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        Self {
            parameter: None,
            error,
        }
    }
}
