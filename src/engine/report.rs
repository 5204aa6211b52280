//! The report of a run: what was found in each document.

use std::fmt::Display;
use std::sync::Arc;

use crate::error::Error;
#[cfg(feature = "cli")]
use crate::ledger::Ledger;
use crate::notes::Comparison;
use crate::packages::kind::Package;
use crate::rules::finding::Finding;
use crate::text::encoding::Encoding;
use crate::text::language::Language;
use crate::text::left_out::LeftOutWords;
use crate::text::markup::Markup;

/// A document and what was found in it.
#[derive(Clone, Debug)]
pub struct LintedDocument {
    /// The path as the user gave it or as it was walked to, for showing.
    pub(crate) path: String,
    /// The text of the file, without a byte order mark. It may be missing where no finding needs it.
    pub(crate) source: String,
    /// How the file wrote it down.
    pub(crate) encoding: Encoding,
    /// The markup it was read as.
    pub(crate) markup: Markup,
    /// What it was read from beside its text, if it is a document of a word processor.
    pub(crate) package: Option<Arc<Package>>,
    /// How many words of prose it has that is English.
    pub(crate) n_words: usize,
    /// Findings in the order of their places.
    pub(crate) findings: Vec<Finding>,
    /// Findings that somebody accepted, in the order of their places: they are counted, and
    /// interrupt nobody.
    pub(crate) accepted: Vec<Accepted>,
    /// How many words of the text are not read, by the reason.
    pub(crate) left_out: LeftOutWords,
    /// The language of a draft that was skipped, since it is not English.
    pub(crate) skipped: Option<Language>,
}

impl LintedDocument {
    /// The path, as it was given.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The findings, in the order of their places, without those that a comment or a baseline
    /// accepts.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// All its findings, those that were accepted among them.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        let accepted = self.accepted.iter().map(|accepted| &accepted.finding);
        self.findings.iter().chain(accepted)
    }
}

/// A finding that somebody accepted.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// What accepted it.
    pub by: Acceptance,
}

/// What accepts a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// A comment in the draft.
    Allow {
        /// The reason that it gives.
        reason: String,
    },
    /// An entry of a baseline.
    Baseline {
        /// The day it was written: `2026-03-02`.
        since: String,
    },
}

/// What a run found in documents.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The drafts, in path order.
    pub(crate) drafts: Vec<LintedDocument>,
    /// How many files could not be read.
    pub(crate) n_unread: usize,
    /// How many files were left out that might be taken for drafts.
    pub(crate) n_left_out: usize,
    /// The files that could not be read, or not be checked.
    pub(crate) unread: Vec<Unreadable>,
    /// What the drafts were compared with, if with notes.
    pub(crate) against: Option<Against>,
    /// The ledger of each draft, in their order, if a format asks for them.
    #[cfg(feature = "cli")]
    pub(crate) ledgers: Vec<Ledger>,
}

impl Report {
    /// The documents, in the order in which they were given.
    #[must_use]
    pub fn documents(&self) -> &[LintedDocument] {
        &self.drafts
    }

    /// The drafts that were skipped, since they are not English, each with its language.
    pub(crate) fn skipped(&self) -> impl Iterator<Item = (&LintedDocument, Language)> {
        let drafts = self.drafts.iter();
        drafts.filter_map(|document| document.skipped.map(|language| (document, language)))
    }
}

/// Drafts compared with notes.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// Each draft, by its path, with what the notes say of it.
    pub drafts: Vec<(String, Comparison)>,
    /// The notes. Nothing is found in them.
    pub notes: Vec<LintedDocument>,
}

/// A file that could not be read or checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path, for showing.
    pub path: String,
    /// What is wrong with it, and the remedy: one line, lower case.
    pub problem: String,
}

impl Unreadable {
    /// The draft at `path`, which cannot be read because of `problem`.
    #[must_use]
    pub fn new(path: impl Display, problem: impl Display) -> Self {
        Self {
            path: path.to_string(),
            problem: problem.to_string(),
        }
    }
}

impl From<Unreadable> for Error {
    fn from(unreadable: Unreadable) -> Self {
        Self::new(unreadable.problem).in_file(unreadable.path)
    }
}
