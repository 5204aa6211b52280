//! What a run found in each draft. Knows no output format.

use crate::error::Error;
use crate::rules::finding::Finding;
use crate::text::encoding::Encoding;
use crate::text::language::Language;
use crate::text::markup::Markup;

/// A draft that was checked, and what was found in it.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The path as the user gave it or as it was walked to, for showing.
    pub path: String,
    /// The text of the file, without a byte order mark. It may be missing where no finding needs it.
    pub source: String,
    /// How the file wrote it down.
    pub encoding: Encoding,
    /// The markup it was read as.
    pub markup: Markup,
    /// How many words of prose it has that is English.
    pub n_words: usize,
    /// Findings in the order of their places.
    pub findings: Vec<Finding>,
    /// Findings that somebody accepted, in the order of their places: they are counted, and
    /// interrupt nobody.
    pub accepted: Vec<Accepted>,
    /// The language of a draft that was skipped, since it is not English.
    pub skipped: Option<Language>,
}

impl Checked {
    /// All its findings, those that were accepted among them.
    pub fn all(&self) -> impl Iterator<Item = &Finding> {
        let accepted = self.accepted.iter().map(|it| &it.finding);
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

/// A run over drafts.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The drafts, in path order.
    pub drafts: Vec<Checked>,
    /// How many files could not be read.
    pub n_unread: usize,
    /// How many files were left out that might be taken for drafts.
    pub n_left_out: usize,
    /// The files that could not be read, or not be checked.
    pub unread: Vec<Unreadable>,
}

impl Outcome {
    /// The drafts that were skipped, since they are not English, each with its language.
    pub fn skipped(&self) -> impl Iterator<Item = (&Checked, Language)> {
        let drafts = self.drafts.iter();
        drafts.filter_map(|it| it.skipped.map(|language| (it, language)))
    }
}

/// A file that could not be read or checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The path, for showing.
    pub path: String,
    /// What is wrong with it, and the remedy: one line, lower case.
    pub problem: String,
}

impl From<Unreadable> for Error {
    fn from(unreadable: Unreadable) -> Self {
        Self::new(unreadable.problem).in_file(unreadable.path)
    }
}
