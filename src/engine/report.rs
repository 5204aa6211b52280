//! The report of a run: the findings of each document.

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

/// A document and the findings in it.
#[derive(Clone, Debug)]
pub struct LintedDocument {
    /// The path for display, as the user gave it or as the search for files found it.
    pub(crate) path: String,
    /// The text of the file, without a byte order mark. It may be empty if no finding needs the
    /// text.
    pub(crate) source: String,
    /// The encoding of the file.
    pub(crate) encoding: Encoding,
    /// The markup in which the text was read.
    pub(crate) markup: Markup,
    /// The word processor document or the e-mail from which the text was read.
    pub(crate) package: Option<Arc<Package>>,
    /// The number of words of English prose.
    pub(crate) n_words: usize,
    /// The findings, in the order of their places.
    pub(crate) findings: Vec<Finding>,
    /// The findings that a comment or a baseline accepts, in the order of their places. They are
    /// counted, but are not shown.
    pub(crate) accepted: Vec<Accepted>,
    /// The number of words that were not checked, for each reason.
    pub(crate) left_out: LeftOutWords,
    /// The language of a draft that was skipped because it is not English. `None` if the draft was
    /// checked.
    pub(crate) skipped: Option<Language>,
}

impl LintedDocument {
    /// Returns the path that was given for the document.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the findings, in the order of their places, without those that a comment or a
    /// baseline accepts.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Returns all findings, including the accepted ones.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        let accepted = self.accepted.iter().map(|accepted| &accepted.finding);
        self.findings.iter().chain(accepted)
    }
}

/// A finding that a comment or a baseline accepts.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The finding.
    pub finding: Finding,
    /// The suppression comment or the baseline entry that accepts the finding.
    pub by: Acceptance,
}

/// What accepts a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Acceptance {
    /// A suppression comment in the draft.
    Suppression {
        /// The reason in the comment.
        reason: String,
    },
    /// An entry of a baseline.
    Baseline {
        /// The day on which the entry was written: `2026-03-02`.
        accepted_on: String,
    },
}

/// The results of a run over documents.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The drafts, in path order.
    pub(crate) drafts: Vec<LintedDocument>,
    /// The number of files that could not be read.
    pub(crate) n_unread: usize,
    /// The number of excluded files that might be drafts.
    pub(crate) n_left_out: usize,
    /// The files that could not be read or checked.
    pub(crate) unread: Vec<Unreadable>,
    /// The comparison of the drafts with notes, if there are notes.
    pub(crate) against: Option<Against>,
    /// The ledger of each draft, in the order of the drafts. The list is empty if no format needs
    /// ledgers.
    #[cfg(feature = "cli")]
    pub(crate) ledgers: Vec<Ledger>,
}

impl Report {
    /// Returns the documents, in the order in which they were given.
    #[must_use]
    pub fn documents(&self) -> &[LintedDocument] {
        &self.drafts
    }

    /// Returns the drafts that were skipped because they are not English, each with its language.
    pub(crate) fn skipped(&self) -> impl Iterator<Item = (&LintedDocument, Language)> {
        let drafts = self.drafts.iter();
        drafts.filter_map(|document| document.skipped.map(|language| (document, language)))
    }
}

/// The comparison of drafts with notes.
#[derive(Clone, Debug, Default)]
pub struct Against {
    /// The path of each draft, and the comparison of the draft with the notes.
    pub drafts: Vec<(String, Comparison)>,
    /// The notes, which have no findings.
    pub notes: Vec<LintedDocument>,
}

/// A file that could not be read or checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path, for display.
    pub path: String,
    /// The problem and what to do about it: one line, lower case.
    pub problem: String,
}

impl Unreadable {
    /// Returns the report that the file at `path` cannot be read or checked because of `problem`.
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
