//! Performs runs over documents. A run determines the rules for each path, compares documents with
//! each other, and makes fixes. A run leaves out findings that a comment or a baseline accepts. If
//! the user asks for new findings only, it also leaves out findings on unchanged lines.
//!
//! [`Linter`] performs all steps from a document to its findings. Other programs only give
//! documents to the linter and receive findings.

pub mod archiving;
pub mod baselines;
pub mod comparison;
pub mod config;
pub mod context;
pub mod copies;
pub mod example;
pub mod fixer;
pub mod guard;
pub mod options;
pub mod revision_changes;
pub mod rule_sets;
pub mod run;
pub mod selection;
pub mod session;
pub mod stream;
#[cfg(feature = "cli")]
pub mod suppressions;
pub mod threads;
pub mod timings;
pub mod wordings;

use std::sync::{Mutex, PoisonError};

use crate::engine::report::{LintedDocument, Report};
use crate::error::Error;
use crate::files::config::ConfigChoice;
use crate::files::document::Document;
use crate::files::input::{Inputs, Request};
use crate::ledger::Ledger;
use crate::linter::config::Config;
use crate::linter::rule_sets::{Resolver, RuleSets};
use crate::linter::run::Run;
use crate::report::ledger_shape;
use crate::report::position::Locator;
use crate::rules::finding::Finding;
use crate::text::markup::Markup;

/// Lints documents with one configuration.
///
/// Building a linter is the expensive part: keep it, and lint many documents with it.
pub struct Linter {
    resolver: Mutex<Resolver>,
}

impl Linter {
    /// Returns a linter with this configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration names a profile, a rule or a file that does not exist.
    /// With [`Config::nearest`], this function reads no configuration file. A file is read when a
    /// document in its folder is linted.
    pub fn new(config: Config) -> Result<Self, Error> {
        let is_known = config.source != ConfigChoice::Nearest;
        let mut resolver = Resolver::new(config)?;
        if is_known {
            // Read the configuration now, so that a mistake in it is reported before any document
            // is linted.
            resolver.here()?;
            resolver.check_names()?;
        }
        Ok(Self {
            resolver: Mutex::new(resolver),
        })
    }

    /// Returns the findings in `document`, in the order of their places. Findings that comments in
    /// the document suppress are left out.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration for the path of the document cannot be read, or if the
    /// program panics on the document.
    pub fn lint(&self, document: &Document) -> Result<Vec<Finding>, Error> {
        let report = self.lint_all(vec![document.clone()])?;
        let findings = report.drafts.into_iter().flat_map(|draft| draft.findings);
        Ok(findings.collect())
    }

    /// Lints `text` as `copydesk check` lints a file at `path`. The configuration for the path
    /// determines the maximum size. If `markup` is `None`, it also determines the markup.
    ///
    /// # Errors
    ///
    /// Returns an error if the text is too long, if the configuration for the path cannot be read,
    /// or if the program panics on the text.
    pub fn lint_text(
        &self,
        path: &str,
        text: impl Into<String>,
        markup: Option<Markup>,
    ) -> Result<LintedDocument, Error> {
        let (inputs, rule_sets) = self.of_text(path, text.into(), markup)?;
        let mut report = Run::in_memory(&rule_sets, &inputs).lint_all()?;
        let linted = report.drafts.pop();
        linted.ok_or_else(|| Error::new("the draft was not checked").in_file(path))
    }

    /// Returns the ledger of `text` as one JSON object. A ledger lists the sources, and the source
    /// of each sentence. The keys are those of a draft in the output of `copydesk sources --format
    /// json`. Places have the same keys as places of findings ([`LintedDocument::to_json`]).
    ///
    /// # Errors
    ///
    /// Returns an error in the same cases as [`Linter::lint_text`].
    pub fn sources_json(
        &self,
        path: &str,
        text: impl Into<String>,
        markup: Option<Markup>,
    ) -> Result<String, Error> {
        let (inputs, rule_sets) = self.of_text(path, text.into(), markup)?;
        let document = inputs.read(0)?;
        let run = Run::in_memory(&rule_sets, &inputs);
        let ledger = guard::document(path, || run.analyze(0, &document, Ledger::of))?;
        let locator = Locator::new(&document.text, document.encoding);
        Ok(ledger_shape::to_json(path, &ledger, &locator))
    }

    /// Lints each of `documents` alone. Then compares the documents with each other, for example to
    /// find copied passages.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration for one of the paths cannot be read, or if the program
    /// panics on a document.
    pub fn lint_all(&self, documents: Vec<Document>) -> Result<Report, Error> {
        let inputs = Inputs::of(documents);
        let rule_sets = self.rule_sets(&inputs)?;
        Ok(Run::in_memory(&rule_sets, &inputs).lint_all()?)
    }

    /// Returns the inputs of a run over `text` at `path`, and the rules for `path`.
    fn of_text(
        &self,
        path: &str,
        text: String,
        markup: Option<Markup>,
    ) -> Result<(Inputs, RuleSets), Error> {
        let mut inputs = Inputs::of_text(&Request::default(), path, text, markup);
        let rule_sets = self.rule_sets(&inputs)?;
        rule_sets.instruct(&mut inputs);
        Ok((inputs, rule_sets))
    }

    fn rule_sets(&self, inputs: &Inputs) -> Result<RuleSets, Error> {
        let mut resolver = self.resolver.lock().unwrap_or_else(PoisonError::into_inner);
        let rule_sets = RuleSets::of(&mut resolver, inputs)?;
        resolver.check_names()?;
        Ok(rule_sets)
    }
}
