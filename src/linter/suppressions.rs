//! Inserts suppression comments for the findings of drafts. Files are written only after all drafts
//! are edited.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::report::LintedDocument;
use crate::engine::suppression::insertion::{Insertion, insertions};
use crate::error::Error;
use crate::files::decode::encode;
use crate::linter::copies::LintedAlone;
use crate::linter::run::Run;
use crate::packages::kind::PackageKind;
use crate::rules::finding::{Finding, Severity};
use crate::text::draft::Draft;

/// The options of `--add-suppressions`.
#[derive(Clone, Copy, Debug)]
pub struct SuppressionRequest<'s> {
    /// The reason in each comment.
    pub reason: &'s str,
    /// The lowest severity of the findings that are suppressed.
    pub least: Severity,
}

/// Drafts with inserted comments.
#[derive(Debug, Default)]
pub struct Suppressed {
    /// The changed drafts.
    drafts: Vec<SuppressedDraft>,
    /// Drafts with findings that no comment can suppress, by path.
    pub left: BTreeMap<String, UnsuppressedFindings>,
}

/// The findings of a draft that no comment can suppress.
#[derive(Clone, Copy, Debug)]
pub struct UnsuppressedFindings {
    pub count: usize,
    /// Whether the draft is a word-processor document, into which no suppression comment can be
    /// written.
    pub is_in_word_processor: bool,
}

#[derive(Debug)]
struct SuppressedDraft {
    input: usize,
    before: LintedDocument,
    after: String,
    n_findings: usize,
}

impl Suppressed {
    /// Inserts comments that suppress the findings of `documents`. Each document was linted alone
    /// by `run`.
    pub fn of(run: &Run<'_>, documents: Vec<LintedAlone>, wanted: SuppressionRequest<'_>) -> Self {
        let inputs: Vec<usize> = documents.iter().map(|linted| linted.input).collect();
        let linted = run.lint_together(documents);
        let mut suppressed = Self::default();
        for (input, document) in inputs.into_iter().zip(linted.report.drafts) {
            let is_wanted = |finding: &&Finding| wanted.least <= finding.severity;
            let findings: Vec<&Finding> = document.findings.iter().filter(is_wanted).collect();
            let is_text = document.package.is_none() && !run.inputs.is_stdin(input);
            let mut edit = SuppressingEdit::default();
            if is_text && !findings.is_empty() {
                let context = &run.rule_sets.document(input).context;
                let parse = |text: String| context.parse(text, document.markup, None);
                edit = SuppressingEdit::of(&document, &findings, wanted.reason, &parse);
            }
            let n_left = findings.len() - edit.n_findings;
            if 0 < n_left {
                let package = document.package.as_ref();
                let left = UnsuppressedFindings {
                    count: n_left,
                    is_in_word_processor: package
                        .is_some_and(|package| package.kind != PackageKind::Email),
                };
                suppressed.left.insert(document.path.clone(), left);
            }
            if 0 < edit.n_findings {
                suppressed.drafts.push(SuppressedDraft {
                    input,
                    n_findings: edit.n_findings,
                    after: edit.apply(&document.source),
                    before: document,
                });
            }
        }
        suppressed
    }

    /// Replaces the files of the changed drafts. If a file cannot be replaced, its draft is removed
    /// from the changed drafts, and an error says why.
    pub fn write(&mut self, run: &Run<'_>) -> Vec<Error> {
        let mut errors = Vec::new();
        self.drafts.retain(|draft| {
            let SuppressedDraft { before, after, .. } = draft;
            let (encoding, source) = (before.encoding, &before.source);
            let texts = [source, after].map(|text| encode(text, encoding));
            let written = run.inputs.rewrite(draft.input, &texts[0], &texts[1]);
            written.map_err(|error| errors.push(error)).is_ok()
        });
        errors
    }

    /// Returns the number of changed drafts.
    pub fn n_drafts(&self) -> usize {
        self.drafts.len()
    }

    /// Returns the number of suppressed findings.
    pub fn n_findings(&self) -> usize {
        self.drafts
            .iter()
            .map(|suppressed_draft| suppressed_draft.n_findings)
            .sum()
    }
}

/// The comments to insert into a draft.
#[derive(Debug, Default)]
struct SuppressingEdit {
    insertions: Vec<Insertion>,
    n_findings: usize,
}

impl SuppressingEdit {
    /// Returns comments that suppress `findings` in `document`, one comment for each block.
    fn of(
        document: &LintedDocument,
        findings: &[&Finding],
        reason: &str,
        parse: &dyn Fn(String) -> Draft,
    ) -> Self {
        let before = parse(document.source.clone());
        let mut edit = Self::default();
        for of_block in by_block(&before, findings) {
            let rules: BTreeSet<&str> = of_block.iter().map(|finding| &*finding.rule).collect();
            let rules: Vec<&str> = rules.into_iter().collect();
            let place = of_block[0].place;
            let candidates = insertions(
                &before,
                document.markup,
                place,
                &format!("{}: {reason}", rules.join(", ")),
            );
            let found = candidates.into_iter().find(|insertion| {
                let after = parse(insertion.apply(&document.source));
                let mut places = of_block.iter().map(|finding| finding.place);
                places.all(|place| insertion.suppresses(place, &before, &after))
            });
            if let Some(insertion) = found {
                // Cells of a table share the comment before the table, so insert it only once.
                if !edit.insertions.contains(&insertion) {
                    edit.insertions.push(insertion);
                }
                edit.n_findings += of_block.len();
            }
        }
        edit
    }

    /// Returns `source` with the comments inserted.
    fn apply(mut self, source: &str) -> String {
        self.insertions.sort_by_key(|insertion| insertion.at);
        let last_first = self.insertions.iter().rev();
        last_first.fold(source.to_owned(), |text, insertion| insertion.apply(&text))
    }
}

/// Groups `findings` by the block of `draft` in which each begins. Findings outside of blocks are
/// left out.
fn by_block<'f>(draft: &Draft, findings: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut by_block: BTreeMap<usize, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        let block = draft.blocks.iter().position(|block| {
            let place = draft.place(block.span);
            place.start <= finding.place.start && finding.place.start < place.end
        });
        if let Some(idx) = block {
            by_block.entry(idx).or_default().push(finding);
        }
    }
    by_block.into_values().collect()
}
