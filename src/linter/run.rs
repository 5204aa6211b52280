//! One run: reads its documents, lints each document alone, and then all together.

use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::analysis::passage::published::PublishedArchive;
use crate::analysis::passage::{Fingerprint, OwnWords};
use crate::analysis::situation::Situation;
use crate::engine::baseline::BaselineResult;
use crate::engine::check::check;
use crate::engine::compare::date;
use crate::engine::report::{LintedDocument, Report, Unreadable};
use crate::engine::suppression::Suppressions;
use crate::error::Error;
use crate::files::document::Document;
use crate::files::input::Inputs;
#[cfg(feature = "cli")]
use crate::ledger::Ledger;
use crate::linter::baselines::Baselines;
use crate::linter::comparison;
use crate::linter::copies::{LintedAlone, apply_suppressions, compare, forget_unused};
use crate::linter::guard;
use crate::linter::revision_changes::{HiddenCounts, RevisionChanges, keep_new};
use crate::linter::rule_sets::RuleSets;
use crate::linter::timings::{Stopwatch, Timings};
use crate::notes::note::{NoteText, Notes};
use crate::notes::wording::{self, Saying, SayingPrint};
use crate::syntax::stage::{RunStage, StageObserver, observed};
use crate::text::left_out::{self, LeftOutWords};

/// A run over documents.
pub struct Run<'r> {
    /// The configuration of each document.
    pub rule_sets: &'r RuleSets,
    /// The documents.
    pub inputs: &'r Inputs,
    /// The baselines of the documents.
    pub baselines: Baselines,
    /// The changes of the documents since a revision. Only findings that are new since this
    /// revision are reported.
    pub revision_changes: RevisionChanges,
    /// The notes that the documents are compared with.
    pub notes: Option<Notes>,
    /// Whether the report has the ledgers of the documents.
    #[cfg(feature = "cli")]
    pub ledgers: bool,
    /// The archive in which passages of the documents are looked up.
    pub archive: Option<Arc<dyn PublishedArchive>>,
    /// The times of the stages and rules, if they are measured.
    pub timings: Option<Timings>,
    /// Whether the documents are compared with each other.
    compares: bool,
}

/// The results of a run.
pub struct Linted {
    /// The report.
    pub report: Report,
    /// The numbers of findings that are not reported because they are not new.
    pub hidden: HiddenCounts,
    /// The result of each baseline.
    pub settled: Vec<BaselineResult>,
    /// Documents that could not be compared with the other documents.
    pub failed: Vec<Unreadable>,
}

impl<'r> Run<'r> {
    /// Returns a run over `inputs` with the rules of `rule_sets`. The run does not report findings
    /// that `baselines` accept, or that are not new according to `revision_changes`.
    pub fn new(
        rule_sets: &'r RuleSets,
        inputs: &'r Inputs,
        baselines: Baselines,
        revision_changes: RevisionChanges,
    ) -> Self {
        Self {
            rule_sets,
            inputs,
            baselines,
            revision_changes,
            notes: None,
            #[cfg(feature = "cli")]
            ledgers: false,
            archive: None,
            timings: None,
            compares: 1 < inputs.len() && rule_sets.any().compares(),
        }
    }

    /// Makes the run compare its documents with `notes`. If `notes` is empty, nothing is compared.
    pub fn compare_with(&mut self, notes: Vec<Document>) {
        let text = |document: Document| NoteText {
            path: document.path,
            text: document.text,
            markup: document.markup,
            encoding: document.encoding,
        };
        let texts: Vec<NoteText> = notes.into_iter().map(text).collect();
        self.notes = (!texts.is_empty()).then(|| Notes::read(texts));
    }

    /// Returns a run over documents in memory, without baselines and without a base revision.
    pub fn in_memory(rule_sets: &'r RuleSets, inputs: &'r Inputs) -> Self {
        let (baselines, revision_changes) = (
            Baselines::none(inputs.len()),
            RevisionChanges::all_new(inputs.len()),
        );
        Self::new(rule_sets, inputs, baselines, revision_changes)
    }

    /// Makes the run prepare its documents for a later comparison with documents of other runs.
    pub fn for_comparison(mut self) -> Self {
        self.compares = self.rule_sets.any().compares();
        self
    }

    /// Lints all documents.
    ///
    /// # Errors
    ///
    /// Returns an error if a document cannot be read, or if the program panics on a document.
    pub fn lint_all(&self) -> Result<Report, Unreadable> {
        let (documents, failed) = self.lint_each(&|| {});
        let linted = self.lint_together(documents);
        let mut failed = failed.into_iter().chain(linted.failed);
        failed.next().map_or(Ok(linted.report), Err)
    }

    /// Reads each document and lints it alone, in the order of the inputs. Also returns the
    /// documents that could not be read. Calls `step` after each document.
    pub fn lint_each(&self, step: &(dyn Fn() + Sync)) -> (Vec<LintedAlone>, Vec<Unreadable>) {
        let read = |idx| {
            let read = || guard::document(&self.inputs.shown(idx), || self.inputs.read(idx));
            self.timed(RunStage::ReadFile, read)
                .and_then(|document| document)
        };
        let (documents, failed) = each(self.inputs.len(), read, |idx, document| {
            let linted = self.lint(idx, document, self.keeps_text(idx));
            step();
            linted
        });
        let mut unread = self.inputs.unreadable();
        unread.extend(failed);
        (documents, unread)
    }

    /// Says whether the text of the document with the index `idx` is kept even if the document has
    /// no findings. The text is kept if the document cannot be read again, or if the whole text is
    /// shown.
    fn keeps_text(&self, idx: usize) -> bool {
        #[cfg(feature = "cli")]
        if self.ledgers {
            return true;
        }
        self.inputs.is_stdin(idx)
    }

    /// Lints `document`, the document with the index `idx`, without the other documents. If
    /// `is_read_once` is true, the text of the document is kept. Otherwise, the text may be dropped
    /// if the document has no findings.
    pub fn lint(&self, idx: usize, document: Document, is_read_once: bool) -> LintedAlone {
        let rules = &self.rule_sets.document(idx).rules;
        let context = &self.rule_sets.document(idx).context;
        let watch = self.timings.as_ref().map(|_| Stopwatch::default());
        let observer = watch.as_ref().map(|watch| watch as &dyn StageObserver);
        let (text, package) = (document.text, document.package.as_deref());
        let mut draft = observed(observer, RunStage::Parse, || {
            context.parse(text, document.markup, package)
        });
        draft.date = date(&draft, &document.path);
        let vocabulary_uses = context.find_vocabulary_uses(&draft);
        let analysis = context.analyze(&draft, vocabulary_uses, rules.active.situation);
        let analysis = analysis.observed_by(observer);
        let (fingerprint, sayings) = analysis.observed(RunStage::Fingerprints, || {
            (self.fingerprint(&analysis), self.sayings(&analysis))
        });
        let check = || check(&rules.active, &analysis);
        let mut findings = analysis.observed(RunStage::Rules, check);
        let comparison =
            comparison::with_sources(self, &document.path, rules, (&analysis, &mut findings));
        #[cfg(feature = "cli")]
        let ledger = self.ledgers.then(|| Ledger::of(&analysis));
        let mut suppressions = Suppressions::read(&draft, &rules.catalog);
        suppressions.observe(&rules.active, &analysis);
        if let (Some(timings), Some(watch)) = (&self.timings, &watch) {
            timings.add(watch);
        }
        let n_words = draft.n_words();
        let left_out = LeftOutWords::of(&left_out::unread_stretches(&draft));
        let date = draft.date;
        let skipped = draft.is_foreign().then_some(draft.language);
        // Drop the text of a document without findings to save memory: no part of this text is
        // shown, and a large run has many documents without findings.
        let is_clean = findings.is_empty() && suppressions.is_empty();
        let source = if is_clean && !is_read_once && comparison.is_none() {
            String::new()
        } else {
            draft.into_source()
        };
        let checked = LintedDocument {
            path: document.path,
            source,
            encoding: document.encoding,
            markup: document.markup,
            package: document.package,
            n_words,
            findings,
            accepted: Vec::new(),
            left_out,
            skipped,
        };
        LintedAlone {
            input: idx,
            checked,
            fingerprint,
            sayings,
            date,
            suppressions,
            changed: self.revision_changes.changed(idx).clone(),
            comparison,
            #[cfg(feature = "cli")]
            ledger,
        }
    }

    /// Returns the hashes by which passages of the draft are compared with passages of other
    /// drafts. The result is empty if no active rule compares passages.
    fn fingerprint(&self, analysis: &Analysis<'_>) -> Fingerprint {
        if !self.compares {
            return Fingerprint::default();
        }
        let own = OwnWords::of(analysis.quotes(), &analysis.vocabulary_uses);
        Fingerprint::of(analysis.draft, own)
    }

    /// Returns the hashes by which quotations of the draft are compared with quotations of other
    /// drafts. The result is empty if no active rule compares quotations.
    fn sayings(&self, analysis: &Analysis<'_>) -> Vec<SayingPrint> {
        if !self.compares || !self.rule_sets.any().compares_quotations() {
            return Vec::new();
        }
        let sayings = wording::sayings(analysis);
        sayings.iter().map(Saying::print).collect()
    }

    /// Returns the parts of the archive that could not be read.
    pub fn unread_archive(&self) -> Vec<Unreadable> {
        let problems = self.archive.iter().flat_map(|archive| archive.problems());
        let unreadable = |error: Error| {
            let words: Vec<&str> = [Some(error.problem()), error.remedy()]
                .into_iter()
                .flatten()
                .collect();
            Unreadable::new(error.path().unwrap_or("the archive"), words.join("; "))
        };
        problems.map(unreadable).collect()
    }

    /// Calls `visit` with the analysis of `document`, the document with the index `idx`. The
    /// analysis serves rules about edited copy as well as rules about incoming copy.
    pub fn analyze<T>(
        &self,
        idx: usize,
        document: &Document,
        visit: impl FnOnce(&Analysis<'_>) -> T,
    ) -> T {
        let context = &self.rule_sets.document(idx).context;
        let mut draft = context.parse(
            document.text.clone(),
            document.markup,
            document.package.as_deref(),
        );
        draft.date = date(&draft, &document.path);
        let vocabulary_uses = context.find_vocabulary_uses(&draft);
        visit(&context.analyze(&draft, vocabulary_uses, Situation::Incoming))
    }

    /// Runs `work`. If times are measured, adds the time that `work` takes to the time of `stage`.
    pub fn timed<T>(&self, stage: RunStage, work: impl FnOnce() -> T) -> T {
        match &self.timings {
            Some(timings) => timings.time(stage, work),
            None => work(),
        }
    }

    /// Returns the results for `documents`, each of which was linted alone before.
    pub fn lint_together(&self, mut documents: Vec<LintedAlone>) -> Linted {
        let compare = || compare(self.rule_sets, self.inputs, &mut documents);
        let failed = self.timed(RunStage::CompareDrafts, compare);
        apply_suppressions(self.rule_sets, &mut documents);
        let settled = self.baselines.settle(self.rule_sets, &mut documents);
        forget_unused(&mut documents);
        let hidden = keep_new(self, &mut documents);
        let mut report = Report {
            against: self
                .notes
                .as_ref()
                .map(|notes| comparison::take(notes, &mut documents)),
            ..Report::default()
        };
        #[cfg(feature = "cli")]
        report.ledgers.extend(
            documents
                .iter_mut()
                .filter_map(|linted| linted.ledger.take()),
        );
        report
            .drafts
            .extend(documents.into_iter().map(|linted| linted.checked));
        report.n_unread = self.inputs.len() + self.inputs.unreadable().len();
        report.n_unread -= report.drafts.len();
        report.n_left_out = self.inputs.left_out().count();
        Linted {
            report,
            hidden,
            settled,
            failed,
        }
    }
}

/// Reads and lints each of `n_documents` documents. The results are in the order of the documents.
/// If a document cannot be read, or if `lint` panics on it, the other documents are still linted.
fn each<T: Send>(
    n_documents: usize,
    read: impl Fn(usize) -> Result<Document, Unreadable> + Sync,
    lint: impl Fn(usize, Document) -> T + Sync,
) -> (Vec<T>, Vec<Unreadable>) {
    let one = |idx| {
        let document = read(idx)?;
        let path = document.path.clone();
        guard::document(&path, || lint(idx, document))
    };
    let linted: Vec<Result<T, Unreadable>> = if n_documents == 1 {
        // One document is linted on the current thread, so that no other thread is started.
        vec![one(0)]
    } else {
        (0..n_documents).into_par_iter().map(one).collect()
    };
    let (mut documents, mut failed) = (Vec::new(), Vec::new());
    for result in linted {
        match result {
            Ok(document) => documents.push(document),
            Err(unreadable) => failed.push(unreadable),
        }
    }
    (documents, failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_whose_check_panics_keeps_no_other_from_being_checked() {
        let read = |idx: usize| match idx {
            2 => Err(Unreadable {
                path: "2.md".to_owned(),
                problem: "permission denied".to_owned(),
            }),
            _ => Ok(Document::new(format!("{idx}.md"), "words ".repeat(idx))),
        };
        let (linted, failed) = each(6, read, |idx, document| {
            assert!(idx != 4, "a fault of the program");
            document.text.len()
        });
        assert_eq!(linted, [0, 6, 18, 30]);
        let paths: Vec<&str> = failed.iter().map(|failed| failed.path.as_str()).collect();
        assert_eq!(paths, ["2.md", "4.md"]);
        assert!(failed[1].problem.contains("a fault of the program"));
    }
}
