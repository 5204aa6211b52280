//! The part of the npm package that is written in Rust: a linter that answers in JSON. There are no
//! files; the module `copydesk` hands over texts and makes objects of the answers.

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
    /// A linter with this profile, and with the text of a configuration file as if it were at
    /// `path`.
    ///
    /// # Errors
    ///
    /// When one of them has a mistake: the JSON of an error.
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

    /// What is found in `text`, as JSON.
    ///
    /// # Errors
    ///
    /// When the text is not read: the JSON of an error.
    pub fn lint(&self, text: String, path: &str, markup: Option<String>) -> Result<String, String> {
        let markup = markup.map(|name| Markup::named(&name)).transpose();
        let markup = markup.map_err(|error| shape(&error))?;
        let linted = self.linter.lint_text(path, text, markup);
        linted
            .map(|linted| linted.to_json())
            .map_err(|error| shape(&error))
    }
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
