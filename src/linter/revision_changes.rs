//! Determines which findings of a run are new since the base revision.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::OnceLock;

use rayon::prelude::*;

use crate::engine::base::{Version, known};
use crate::engine::changed::{Changed, touched};
use crate::engine::report::{Acceptance, LintedDocument};
use crate::engine::suppression::Suppressions;
use crate::error::Error;
use crate::files::base::{self, Base};
use crate::files::changes::{self, Change};
use crate::files::document::{self, Document};
use crate::files::input::Inputs;
use crate::linter::copies::{LintedAlone, apply_suppressions, compare};
use crate::linter::run::Run;
use crate::rules::finding::Finding;
use crate::text::draft::Draft;

/// The changes of each draft of a run, and the version of each draft at the base revision. Both
/// lists are in the order of the drafts.
pub struct RevisionChanges {
    changes: Vec<Change>,
    /// The version of each draft at the base revision, linted alone. An error if the version could
    /// not be read. A version is loaded when it is first needed.
    bases: Vec<OnceLock<Result<LintedAlone, Error>>>,
}

/// The numbers of findings that are not reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HiddenCounts {
    /// The number of findings on unchanged lines.
    pub n_unchanged: usize,
    /// The number of findings on changed lines that the base revision already had.
    pub n_older: usize,
}

impl RevisionChanges {
    /// Returns the changes of a run. `changes` has the change of each draft, in the order of the
    /// drafts. The versions at the base revision are not loaded yet.
    pub fn new(changes: Vec<Change>) -> Self {
        Self {
            bases: changes.iter().map(|_| OnceLock::new()).collect(),
            changes,
        }
    }

    /// Determines what changed in `inputs` since `revision`, a revision of Git.
    ///
    /// # Errors
    ///
    /// Returns an error if Git does not know the revision, or cannot determine what changed.
    pub fn since(revision: &str, inputs: &Inputs) -> Result<Self, Error> {
        let changes = changes::changes_since(revision, inputs);
        let changes = changes.map_err(|error| Error::new(format!("--changed-since: {error}")))?;
        Ok(Self::new(changes))
    }

    /// Returns the changes of a run in which all `n_documents` documents are new.
    pub fn all_new(n_documents: usize) -> Self {
        Self::new(vec![Change::of_new_draft(); n_documents])
    }

    /// Returns the changed lines of the draft with the index `input`.
    pub fn changed(&self, input: usize) -> &Changed {
        &self.changes[input].changed
    }

    /// Returns the drafts whose base version was needed but could not be read. Each draft comes as
    /// its index and the error.
    pub fn problems(&self) -> impl Iterator<Item = (usize, &Error)> {
        let bases = self.bases.iter().enumerate();
        bases.filter_map(|(input, base)| Some((input, base.get()?.as_ref().err()?)))
    }

    fn has_base(&self, draft: &LintedAlone) -> bool {
        self.changes[draft.input].base != Base::Absent
    }

    /// Returns the repository and the object that contain the base version of the draft with the
    /// index `input`. `None` if the draft is new or unchanged.
    fn object(&self, input: usize) -> Option<(&Path, &str)> {
        match &self.changes[input].base {
            Base::Object { repository, id } => Some((repository, id)),
            Base::Absent | Base::Unchanged => None,
        }
    }

    /// Reads and lints the base version of each of `drafts`. Skips base versions that are already
    /// loaded.
    fn load(&self, run: &Run<'_>, drafts: &[&LintedAlone]) {
        let is_missing = |draft: &&&LintedAlone| self.bases[draft.input].get().is_none();
        let missing: Vec<&&LintedAlone> = drafts.iter().filter(is_missing).collect();
        let with_object = missing
            .iter()
            .filter_map(|draft| Some((draft.input, self.object(draft.input)?)));
        let (inputs, objects): (Vec<usize>, Vec<(&Path, &str)>) = with_object.unzip();
        let mut contents: HashMap<usize, Result<Vec<u8>, Error>> =
            inputs.into_iter().zip(base::read(&objects)).collect();
        let missing: Vec<_> = missing
            .into_iter()
            .map(|draft| (*draft, contents.remove(&draft.input)))
            .collect();
        missing.into_par_iter().for_each(|(draft, content)| {
            let document = match content {
                Some(content) => content.and_then(|bytes| document(draft, bytes)),
                // Only fixes changed this draft, and the fixes are not written yet. So the file has
                // the text of the base revision.
                None => run
                    .inputs
                    .read(draft.input)
                    .map_err(|unreadable| Error::new(unreadable.problem)),
            };
            let checked = document.map(|document| run.lint(draft.input, document, true));
            // The cell is empty, because each draft occurs only once in `missing`.
            drop(self.bases[draft.input].set(checked));
        });
    }

    /// Returns the loaded base version of `draft`, which was linted alone. `None` if this version
    /// could not be read.
    fn base(&self, draft: &LintedAlone) -> Option<LintedAlone> {
        if draft.changed == Changed::Lines(Vec::new()) {
            return Some(unchanged(draft));
        }
        self.bases[draft.input].get()?.as_ref().ok().cloned()
    }
}

/// Returns the document of `draft` with `content`, its content at the base revision. The document
/// gets the markup of the current draft, so that both versions are checked in the same way.
fn document(draft: &LintedAlone, content: Vec<u8>) -> Result<Document, Error> {
    let path = draft.checked.path.clone();
    if let Some(package) = &draft.checked.package {
        return document::of_package(path, &content, package.kind);
    }
    let (text, encoding) = base::text(content)?;
    Ok(Document {
        path,
        text,
        encoding,
        markup: draft.checked.markup,
        package: None,
    })
}

/// Returns the base version of `draft`, which has not changed. Findings in the draft alone are left
/// out, because none of them is new. Only findings from the comparison with other drafts matter.
fn unchanged(draft: &LintedAlone) -> LintedAlone {
    LintedAlone {
        input: draft.input,
        checked: LintedDocument {
            findings: Vec::new(),
            accepted: Vec::new(),
            ..draft.checked.clone()
        },
        fingerprint: draft.fingerprint.clone(),
        sayings: draft.sayings.clone(),
        date: draft.date,
        suppressions: Suppressions::default(),
        changed: draft.changed.clone(),
        comparison: None,
        #[cfg(feature = "cli")]
        ledger: None,
    }
}

/// Drops the findings of `drafts` that are not new: those on unchanged lines, and those that the
/// base revision already had. Returns how many findings of each kind were dropped.
pub fn keep_new(run: &Run<'_>, drafts: &mut [LintedAlone]) -> HiddenCounts {
    let pairs: Vec<(&LintedDocument, &Changed)> = drafts
        .iter()
        .map(|draft| (&draft.checked, &draft.changed))
        .collect();
    let touched = touched(&pairs);
    let older = older(run, drafts, &touched);
    let mut hidden = HiddenCounts::default();
    for ((draft, touched), older) in drafts.iter_mut().zip(touched).zip(older) {
        hidden.n_unchanged += touched.iter().filter(|is_touched| !**is_touched).count();
        hidden.n_older += older.len();
        let mut touched = touched.into_iter().enumerate();
        let mut is_new = || {
            touched
                .next()
                .is_none_or(|(idx, is_touched)| is_touched && !older.contains(&idx))
        };
        draft.checked.findings.retain(|_| is_new());
    }
    hidden
}

/// Returns, for each draft, the indices of findings that touch changed lines although the base
/// revision already had them.
fn older(run: &Run<'_>, drafts: &[LintedAlone], touched: &[Vec<bool>]) -> Vec<BTreeSet<usize>> {
    let mut older = vec![BTreeSet::new(); drafts.len()];
    let suspects = Suspects::of(&run.revision_changes, drafts, touched);
    if suspects.drafts.is_empty() {
        return older;
    }
    let suspected: Vec<&LintedAlone> = suspects.drafts.iter().map(|idx| &drafts[*idx]).collect();
    let bases = bases(run, &suspected, suspects.are_between);
    if bases
        .iter()
        .all(|linted| linted.checked.findings.is_empty())
    {
        return older;
    }
    let parse = |checked: &LintedDocument, input: usize| {
        let context = &run.rule_sets.document(input).context;
        let package = checked.package.as_deref();
        context.parse(checked.source.clone(), checked.markup, package)
    };
    let before: Vec<Draft> = bases
        .par_iter()
        .map(|linted| parse(&linted.checked, linted.input))
        .collect();
    let now: Vec<Draft> = suspected
        .par_iter()
        .map(|linted| parse(&linted.checked, linted.input))
        .collect();
    let before = bases.iter().zip(&before).map(|(base, draft)| Version {
        path: &base.checked.path,
        draft,
        findings: base.checked.findings.iter().collect(),
    });
    let ordered: Vec<Vec<(Option<usize>, &Finding)>> = suspects
        .drafts
        .iter()
        .map(|idx| in_order(&drafts[*idx].checked, &touched[*idx]))
        .collect();
    let now = suspected.iter().zip(&now).zip(&ordered);
    let now = now.map(|((linted, draft), ordered)| Version {
        path: &linted.checked.path,
        draft,
        findings: ordered.iter().map(|(_, finding)| *finding).collect(),
    });
    let known = known(&before.collect::<Vec<_>>(), &now.collect::<Vec<_>>());
    for ((idx, ordered), known) in suspects.drafts.iter().zip(&ordered).zip(known) {
        let known = ordered.iter().zip(known).filter(|(_, known)| *known);
        older[*idx] = known.filter_map(|((number, _), _)| *number).collect();
    }
    older
}

/// Returns the base versions of `drafts` that can be read, each with its findings. Suppressed
/// findings are left out. If `are_compared` is true, the base versions are also compared with each
/// other.
fn bases(run: &Run<'_>, drafts: &[&LintedAlone], are_compared: bool) -> Vec<LintedAlone> {
    let revision_changes = &run.revision_changes;
    let changed = drafts.iter().copied();
    let changed = changed.filter(|linted| linted.changed != Changed::Lines(Vec::new()));
    revision_changes.load(run, &changed.collect::<Vec<_>>());
    let mut bases: Vec<LintedAlone> = drafts
        .iter()
        .filter_map(|linted| revision_changes.base(linted))
        .collect();
    if are_compared {
        compare(run.rule_sets, run.inputs, &mut bases);
    }
    apply_suppressions(run.rule_sets, &mut bases);
    bases
}

/// Returns the findings of `draft`, in the order in which they are matched with findings of the
/// base version. First come findings that are certainly old: on unchanged lines, or accepted by a
/// baseline. Such findings have no index. Findings that may be new follow, each with its index.
fn in_order<'d>(draft: &'d LintedDocument, touched: &[bool]) -> Vec<(Option<usize>, &'d Finding)> {
    let numbered = draft.findings.iter().enumerate().zip(touched);
    let (suspected, old): (Vec<_>, Vec<_>) = numbered.partition(|(_, touched)| **touched);
    let accepted = draft.accepted.iter();
    let accepted = accepted.filter(|accepted| matches!(accepted.by, Acceptance::Baseline { .. }));
    let old = old.into_iter().map(|((_, finding), _)| finding);
    let old = old.chain(accepted.map(|accepted| &accepted.finding));
    let old = old.map(|finding| (None, finding));
    let suspected = suspected.into_iter();
    old.chain(suspected.map(|((number, finding), _)| (Some(number), finding)))
        .collect()
}

/// The drafts with findings on changed lines that the base revision may have had.
#[derive(Default)]
struct Suspects {
    /// The indices of the drafts.
    drafts: BTreeSet<usize>,
    /// Whether some of the findings on changed lines concern more than one draft.
    are_between: bool,
}

impl Suspects {
    fn of(
        revision_changes: &RevisionChanges,
        drafts: &[LintedAlone],
        touched: &[Vec<bool>],
    ) -> Self {
        let paths: HashMap<&str, usize> = drafts
            .iter()
            .enumerate()
            .map(|(idx, draft)| (draft.checked.path.as_str(), idx))
            .collect();
        let mut suspects = Self::default();
        for (idx, draft) in drafts.iter().enumerate() {
            let findings = draft.checked.findings.iter().zip(&touched[idx]);
            for (finding, _) in findings.filter(|(_, touched)| **touched) {
                let others = finding
                    .related
                    .iter()
                    .filter_map(|related| related.path.as_deref());
                let others = others.map(|path| paths.get(path).copied());
                let all: Option<BTreeSet<usize>> = others.chain([Some(idx)]).collect();
                // A finding that concerns a new draft is new.
                let all = all.filter(|all| {
                    all.iter()
                        .all(|idx| revision_changes.has_base(&drafts[*idx]))
                });
                let all = all.unwrap_or_default();
                suspects.are_between |= 1 < all.len();
                suspects.drafts.extend(all);
            }
        }
        suspects
    }
}
