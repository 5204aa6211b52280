//! The native part of the npm package: a linter that answers in JSON. The linter reads no files.
//! The module `copydesk` passes texts to the linter and turns its answers into objects.

use copydesk::{Config, Error, Linter, Markup};
use serde_json::json;
use wasm_bindgen::prelude::wasm_bindgen;

/// A linter with its configuration.
#[wasm_bindgen]
pub struct NativeLinter {
    linter: Linter,
}

#[wasm_bindgen]
impl NativeLinter {
    /// Returns a linter with this `profile` and with the configuration `text`, which is treated as
    /// a file at `path`.
    ///
    /// # Errors
    ///
    /// Returns an error if the profile or the configuration has a mistake. The error is JSON.
    #[wasm_bindgen(constructor)]
    pub fn new(profile: Option<String>, path: &str, text: Option<String>) -> Result<Self, String> {
        let config = text.map_or_else(Config::default, |text| Config::text(path, text));
        let config = match profile {
            Some(profile) => config.profile(&profile),
            None => config,
        };
        let linter = Linter::new(config).map_err(|error| shape(&error))?;
        Ok(Self { linter })
    }

    /// Returns the findings in `text` as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the text cannot be read. The error is JSON.
    pub fn lint(&self, text: String, path: &str, markup: Option<String>) -> Result<String, String> {
        let linted = self.linter.lint_text(path, text, named(markup)?);
        linted
            .map(|linted| linted.to_json())
            .map_err(|error| shape(&error))
    }

    /// Returns the source on which each sentence of `text` rests, as JSON.
    ///
    /// # Errors
    ///
    /// Returns an error if the text cannot be read. The error is JSON.
    pub fn sources(
        &self,
        text: String,
        path: &str,
        markup: Option<String>,
    ) -> Result<String, String> {
        let sources = self.linter.sources_json(path, text, named(markup)?);
        sources.map_err(|error| shape(&error))
    }
}

fn named(markup: Option<String>) -> Result<Option<Markup>, String> {
    let markup = markup.map(|name| Markup::named(&name)).transpose();
    markup.map_err(|error| shape(&error))
}

fn shape(error: &Error) -> String {
    json!({
        "problem": error.problem(),
        "path": error.path(),
        "line": error.line(),
        "remedy": error.remedy(),
    })
    .to_string()
}
