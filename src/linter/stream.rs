//! Lints documents one after the other, and then compares all documents with each other. The rules
//! are prepared once.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use crate::analysis::passage::published::PublishedArchive;
use crate::config::max_size;
use crate::engine::report::{LintedDocument, Report, Unreadable};
use crate::error::Error;
use crate::files::candidate::Why;
use crate::files::config::ConfigChoice;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::files::json_lines::GivenDocument;
use crate::linter::archiving;
use crate::linter::baselines::Baselines;
use crate::linter::copies::LintedAlone;
use crate::linter::options::Options;
use crate::linter::revision_changes::RevisionChanges;
use crate::linter::rule_sets::{Resolver, RuleSets};
use crate::linter::run::Run;
use crate::linter::selection;
use crate::text::byte_size::ByteSize;

/// A linter for documents that come one after the other.
pub struct Stream {
    options: Options,
    resolver: Resolver,
    /// The archive in which passages are looked up.
    archive: Option<Arc<dyn PublishedArchive>>,
    /// The documents that were linted so far. `None` if the documents are not compared at the end.
    kept: Option<KeptDocuments>,
}

/// The documents of a stream that will be compared. A document replaces an earlier document with
/// the same path, because it is a newer version.
#[derive(Default)]
struct KeptDocuments {
    by_path: HashMap<String, usize>,
    documents: Vec<(Document, LintedAlone)>,
}

/// The result for a document.
pub enum Answer {
    /// The document was linted.
    Linted(LintedDocument),
    /// The document was excluded by this setting, option or file.
    Excluded(String),
}

/// The results of comparing documents.
pub struct Compared {
    /// The number of compared documents.
    pub n_documents: usize,
    /// The findings from the comparison. Findings in a single document are not included.
    pub report: Report,
    /// Documents that could not be compared with the other documents.
    pub failed: Vec<Unreadable>,
}

impl Stream {
    /// Returns a stream with the options `options`, which name no files. If `compares` is true, the
    /// stream keeps the documents and compares them at the end.
    ///
    /// # Errors
    ///
    /// Returns an error if an option, or the configuration file that an option names, has a
    /// mistake.
    pub fn open(options: Options, compares: bool) -> Result<Self, Error> {
        let mut resolver = Resolver::new(options.config.clone())?;
        if options.config.source != ConfigChoice::Nearest {
            resolver.here()?;
        }
        resolver.check_names()?;
        // There are no files yet. This call only checks the globs for mistakes.
        selection::choose(&options.selection, &mut Inputs::default(), &mut resolver)?;
        let archive = options.archive.as_deref();
        Ok(Self {
            archive: archive.map(archiving::open).transpose()?,
            options,
            resolver,
            kept: compares.then(KeptDocuments::default),
        })
    }

    /// Returns the maximum size of a document. An option sets this size, or else the configuration
    /// of the current folder, or else the default.
    pub fn max_size(&mut self) -> ByteSize {
        let settings = self.resolver.here().ok();
        let of_settings =
            settings.and_then(|config_layers| config_layers.last(|settings| &settings.max_size));
        let of_settings = of_settings.map(|max_size| max_size.value.0);
        let chosen = self.options.files.max_size.or(of_settings);
        chosen.unwrap_or(max_size::DEFAULT)
    }

    /// Lints `document` alone with the configuration for its path.
    ///
    /// # Errors
    ///
    /// Returns an error if the document cannot be read, if the configuration has a mistake, or if
    /// the program panics on the document.
    pub fn lint(&mut self, document: GivenDocument) -> Result<Answer, Error> {
        let GivenDocument {
            path,
            text,
            markup,
            date,
        } = document;
        let mut inputs = Inputs::of_text(&self.options.files, &path, text, markup);
        selection::choose(&self.options.selection, &mut inputs, &mut self.resolver)?;
        if inputs.is_empty() {
            let left_out = inputs.left_out().chain(inputs.others()).next();
            return Ok(Answer::Excluded(
                match left_out.map(|left_out| &left_out.why) {
                    Some(Why::Said(objection)) => objection.clone(),
                    Some(Why::Foreign(_) | Why::Ending) | None => {
                        "files with the extension of this path are not drafts".to_owned()
                    }
                },
            ));
        }
        let rule_sets = RuleSets::of(&mut self.resolver, &inputs)?;
        rule_sets.instruct(&mut inputs);
        let baselines = Baselines::open(&self.options, &rule_sets, &inputs)?;
        let mut run = Run::new(&rule_sets, &inputs, baselines, RevisionChanges::all_new(1));
        run.archive.clone_from(&self.archive);
        let run = match self.kept {
            Some(_) => run.for_comparison(),
            None => run,
        };
        let (mut linted, failed) = run.lint_each(&|| {});
        if let (Some(kept), Some(linted)) = (&mut self.kept, linted.first_mut()) {
            linted.date = date.or(linted.date);
            kept.keep(inputs.read(0)?, linted);
        }
        let mut linted = run.lint_together(linted);
        let mut failed = failed.into_iter().chain(linted.failed);
        if let Some(unreadable) = failed.next() {
            return Err(Error::new(unreadable.problem));
        }
        let linted = linted.report.drafts.pop();
        let linted = linted.map(Answer::Linted);
        linted.ok_or_else(|| Error::new("the draft was not checked"))
    }

    /// Returns the parts of the archive that could not be read.
    pub fn problems(&self) -> Vec<Error> {
        let archives = self.archive.iter();
        archives.flat_map(|archive| archive.problems()).collect()
    }

    /// Compares the documents, in the order of their paths, and returns the results. Returns `None`
    /// if the stream does not compare documents.
    ///
    /// # Errors
    ///
    /// Returns an error if a configuration file can no longer be read.
    pub fn compare(&mut self) -> Result<Option<Compared>, Error> {
        let Some(mut kept) = self.kept.take() else {
            return Ok(None);
        };
        let path = |(document, _): &(Document, LintedAlone)| document.path.clone();
        kept.documents
            .sort_by(|a, b| Path::new(&path(a)).cmp(Path::new(&path(b))));
        let (documents, mut linted): (Vec<Document>, Vec<LintedAlone>) =
            kept.documents.into_iter().unzip();
        for (idx, linted) in linted.iter_mut().enumerate() {
            linted.input = idx;
        }
        let inputs = Inputs::of(documents);
        let rule_sets = RuleSets::of(&mut self.resolver, &inputs)?;
        let baselines = Baselines::open(&self.options, &rule_sets, &inputs)?;
        let run = Run::new(
            &rule_sets,
            &inputs,
            baselines,
            RevisionChanges::all_new(inputs.len()),
        );
        let mut linted = run.lint_together(linted);
        let comparing = rule_sets.comparing();
        let comparing: BTreeSet<&str> = comparing.iter().map(|(rule, _)| &*rule.id).collect();
        for draft in &mut linted.report.drafts {
            // Findings about suppression comments were already reported when the document was
            // linted.
            draft
                .findings
                .retain(|finding| comparing.contains(&*finding.rule));
        }
        Ok(Some(Compared {
            n_documents: inputs.len(),
            report: linted.report,
            failed: linted.failed,
        }))
    }
}

impl KeptDocuments {
    /// Keeps `document` for the comparison. Drops the findings in `linted`, because they were
    /// already reported. Drops the text in `linted`, because `document` has the text.
    fn keep(&mut self, document: Document, linted: &LintedAlone) {
        let path = document.path.clone();
        let linted = LintedAlone {
            checked: LintedDocument {
                path: path.clone(),
                source: String::new(),
                findings: Vec::new(),
                accepted: Vec::new(),
                package: linted.checked.package.clone(),
                left_out: linted.checked.left_out.clone(),
                ..linted.checked
            },
            fingerprint: linted.fingerprint.clone(),
            sayings: linted.sayings.clone(),
            suppressions: linted.suppressions.clone(),
            changed: linted.changed.clone(),
            comparison: None,
            #[cfg(feature = "cli")]
            ledger: None,
            ..*linted
        };
        let next = self.documents.len();
        let idx = *self.by_path.entry(path).or_insert(next);
        if idx == next {
            self.documents.push((document, linted));
        } else {
            self.documents[idx] = (document, linted);
        }
    }
}
