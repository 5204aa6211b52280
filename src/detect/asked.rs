//! The detector that a rule file names, with parameters that settings may change.

use crate::detect::lexicons::Lexicons;
use crate::detect::parameter::{self, Parameter};
use crate::detect::{DETECTORS, Detector, DetectorEntry};
use crate::error::Error;
use crate::text::nearest::UnknownName;

/// The name of a detector, and its parameters.
#[derive(Clone, Debug, PartialEq)]
pub struct DetectorRequest {
    /// The name of the detector.
    pub detector: String,
    /// The values of the parameters that are set, by name.
    pub parameters: toml::Table,
}

/// Why a detector cannot be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestError {
    /// The parameter with the problem; `None` if the problem is not in a single parameter.
    pub parameter: Option<String>,
    /// What is wrong.
    pub error: Error,
}

impl DetectorRequest {
    /// Builds the detector. Its parameters may name `lexicons`.
    ///
    /// # Errors
    ///
    /// Returns an error if the detector does not exist, or if a parameter is wrong. The error says
    /// what is wrong, and in which parameter.
    pub fn build(&self, lexicons: &Lexicons) -> Result<Detector, RequestError> {
        let entry = self.entry()?;
        for (name, value) in &self.parameters {
            self.check(name, value).map_err(|error| RequestError {
                parameter: Some(name.clone()),
                error,
            })?;
        }
        let is_missing = |parameter: &&Parameter| {
            parameter.required && !self.parameters.contains_key(&parameter.name)
        };
        if let Some(missing) = self.known().iter().find(is_missing) {
            let problem = format!("the line `{} = …` is missing", missing.name);
            let remedy = format!("add this line; the value is {}", missing.wanted());
            return Err(Error::new(problem).with_remedy(remedy).into());
        }
        Ok((entry.build)(self.parameters.clone(), lexicons)?)
    }

    /// Builds the detector of a built-in rule. Because tests build all of these with
    /// [`Self::build`], the parameters are not compared with their descriptions, which take long to
    /// prepare.
    ///
    /// # Errors
    ///
    /// Returns an error if the detector does not exist or refuses its parameters.
    pub fn build_tested(&self, lexicons: &Lexicons) -> Result<Detector, RequestError> {
        Ok((self.entry()?.build)(self.parameters.clone(), lexicons)?)
    }

    fn entry(&self) -> Result<&'static DetectorEntry, Error> {
        let mut entries = DETECTORS.iter();
        entries
            .find(|detector| detector.name == self.detector)
            .ok_or_else(|| {
                let names = DETECTORS.iter().map(|detector| detector.name);
                UnknownName::listed("detector", &self.detector, names).into()
            })
    }

    /// Checks that the detector has a parameter called `name` that accepts `value`.
    fn check(&self, name: &str, value: &toml::Value) -> Result<(), Error> {
        let Some(parameter) = self.known().iter().find(|parameter| parameter.name == name) else {
            let names = self.known().iter().map(|parameter| parameter.name.as_str());
            return Err(UnknownName::listed("parameter", name, names).into());
        };
        parameter
            .check(value)
            .map_err(|error| error.within(&format!("in `{name}`")))
    }

    /// Returns the same request with the values in `parameters`. They replace earlier values of the
    /// same parameters.
    pub fn with(&self, parameters: &toml::Table) -> Self {
        let mut asked = self.clone();
        let parameters = parameters
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()));
        asked.parameters.extend(parameters);
        asked
    }

    /// Returns all parameters that the detector has, even those that are not set.
    pub fn known(&self) -> &'static [Parameter] {
        parameter::of(&self.detector)
    }
}

impl From<Error> for RequestError {
    fn from(error: Error) -> Self {
        Self {
            parameter: None,
            error,
        }
    }
}
