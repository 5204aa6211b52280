//! The tool `check`: the findings in drafts, in a form that a program can act on.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::report::{LintedDocument, Report};
use crate::error::Error;
use crate::files::input::Why;
use crate::linter::session::{Results, Session};
use crate::mcp::answer::{NOTICE, PlaceAnswer, Told, fitting, told};
use crate::mcp::drafts::CallSubject;
use crate::mcp::root::DraftRoot;
use crate::mcp::tool::{CheckArguments, granted};
use crate::rules::finding::{Finding, Fix, Related, Safety};
use crate::text::language::Language;

/// The maximum number of unchecked drafts that an answer names.
const MAX_UNCHECKED: usize = 20;

/// The maximum number of related places of a finding.
const MAX_RELATED: usize = 4;

/// The maximum number of fixes of a finding.
const MAX_FIXES: usize = 4;

/// The maximum length of the text of an edit. A fix with a longer text is left out, since a text
/// that is cut off would be wrong.
const MAX_EDIT_BYTES: usize = 1000;

/// What `check` answers.
#[derive(Serialize, JsonSchema)]
pub struct CheckAnswer {
    /// How the words of drafts in this answer are to be taken.
    notice: &'static str,
    /// How many drafts were checked.
    n_drafts: usize,
    /// How many words of English they have.
    n_words: usize,
    /// Drafts that were not checked, and why; the first of them.
    unchecked: Vec<UncheckedAnswer>,
    /// How many findings there are in all.
    n_findings: usize,
    /// How many findings follow those of this answer: ask again with `skip`.
    n_left: usize,
    /// Findings, in the order of their places.
    findings: Vec<FindingAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct UncheckedAnswer {
    path: String,
    why: String,
}

#[derive(Serialize, JsonSchema)]
struct FindingAnswer {
    /// The draft, from the root on.
    path: String,
    /// The rule, which `explain` explains.
    rule: String,
    /// `error`, `warning` or `info`.
    severity: String,
    /// How sure it is that this is a fault: `certain`, `likely` or `possible`.
    grade: String,
    #[serde(flatten)]
    place: PlaceAnswer,
    /// The words at the place.
    quoted: String,
    /// What is wrong.
    message: String,
    /// What would settle it.
    help: String,
    /// Other places that belong to it, such as the first of two copies.
    related: Vec<RelatedAnswer>,
    /// Edits that settle it.
    fixes: Vec<FixAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct RelatedAnswer {
    path: String,
    #[serde(flatten)]
    place: PlaceAnswer,
    quoted: String,
    /// What the place is.
    message: String,
}

#[derive(Serialize, JsonSchema)]
struct FixAnswer {
    title: String,
    /// Whether it may be made without asking a person.
    is_safe: bool,
    /// What to replace, all at once.
    edits: Vec<EditAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct EditAnswer {
    #[serde(flatten)]
    place: PlaceAnswer,
    /// What takes the place of the words there.
    text: String,
}

/// Answers a call with these `arguments`.
///
/// # Errors
///
/// When the arguments are invalid, when a path is outside `root`, or when a configuration has a
/// mistake.
pub fn check(arguments: CheckArguments, root: &DraftRoot) -> Result<CheckAnswer, Error> {
    let CheckArguments {
        text,
        name,
        path,
        profile,
        skip,
        limit,
    } = arguments;
    let session = CallSubject::of(text, name, path)?.open(root, profile)?;
    let run = session.run()?;
    let (results, _) = session.execute(&run, &|| {});
    let report = match results {
        Results::Linted(linted) => linted.report,
        Results::Fixed(fixed) => fixed.linted.report,
    };
    let drafts = Drafts::of(&report, root);
    let findings = report.drafts.iter().flat_map(|draft| {
        let findings = draft.findings.iter();
        findings.map(move |finding| (draft, finding))
    });
    let findings: Vec<(&LintedDocument, &Finding)> = findings.collect();
    let n_findings = findings.len();
    let rest = findings.into_iter().skip(skip);
    let answers = rest.map(|(draft, finding)| drafts.finding(draft, finding));
    let (findings, n_left) = fitting(answers, granted(limit));
    Ok(CheckAnswer {
        notice: NOTICE,
        n_drafts: report.drafts.len(),
        n_words: report.drafts.iter().map(|document| document.n_words).sum(),
        unchecked: unchecked(&session, &report, root),
        n_findings,
        n_left,
        findings,
    })
}

/// The drafts that were not checked, with the reasons.
fn unchecked(session: &Session, report: &Report, root: &DraftRoot) -> Vec<UncheckedAnswer> {
    let unread = report.unread.iter();
    let unread = unread.map(|unreadable| (&unreadable.path, unreadable.problem.clone()));
    let left_out = session.inputs.left_out();
    let left_out = left_out.map(|left_out| {
        let why = match &left_out.why {
            Why::Said(objection) => objection.clone(),
            Why::Foreign(foreign) => foreign.problem(),
            Why::Ending => "its ending".to_owned(),
        };
        (&left_out.path, format!("left out: {why}"))
    });
    let skipped = report.drafts.iter().filter_map(|draft| {
        let language = draft.skipped.map(Language::code)?;
        Some((&draft.path, format!("it is not English, but `{language}`")))
    });
    let all = unread.chain(left_out).chain(skipped);
    let answers = all.take(MAX_UNCHECKED).map(|(path, why)| UncheckedAnswer {
        path: told(root.shown(path)),
        why: told(&why),
    });
    answers.collect()
}

/// The drafts of a report by path.
struct Drafts<'r> {
    by_path: HashMap<&'r str, Told<'r>>,
    root: &'r DraftRoot,
}

impl<'r> Drafts<'r> {
    fn of(report: &'r Report, root: &'r DraftRoot) -> Self {
        let drafts = report.drafts.iter();
        Self {
            by_path: drafts
                .map(|document| (document.path.as_str(), Told::new(document)))
                .collect(),
            root,
        }
    }

    fn finding(&self, draft: &'r LintedDocument, finding: &Finding) -> FindingAnswer {
        let alone = Told::new(draft);
        let own = self.by_path.get(draft.path.as_str()).unwrap_or(&alone);
        let related = finding.related.iter();
        let related = related.filter_map(|related| self.related(draft, related));
        let fixes = finding.fixes.iter().filter(|fix| is_short(fix));
        FindingAnswer {
            path: told(self.root.shown(&draft.path)),
            rule: finding.rule.clone(),
            severity: finding.severity.to_string(),
            grade: finding.grade.to_string(),
            place: own.place(finding.place),
            quoted: own.quoted(finding.place),
            message: told(&finding.message),
            help: told(&finding.help),
            related: related.take(MAX_RELATED).collect(),
            fixes: fixes.take(MAX_FIXES).map(|fix| fix_of(fix, own)).collect(),
        }
    }

    fn related(&self, draft: &LintedDocument, related: &Related) -> Option<RelatedAnswer> {
        let path = related.path.as_deref().unwrap_or(&draft.path);
        let there = self.by_path.get(path)?;
        Some(RelatedAnswer {
            path: told(self.root.shown(path)),
            place: there.place(related.place),
            quoted: there.quoted(related.place),
            message: told(&related.message),
        })
    }
}

fn is_short(fix: &Fix) -> bool {
    let n_bytes: usize = fix.edits.iter().map(|edit| edit.text.len()).sum();
    !fix.edits.is_empty() && n_bytes <= MAX_EDIT_BYTES
}

fn fix_of(fix: &Fix, own: &Told<'_>) -> FixAnswer {
    let edits = fix.edits.iter().map(|edit| EditAnswer {
        place: own.place(edit.place),
        text: edit.text.clone(),
    });
    FixAnswer {
        title: told(&fix.title),
        is_safe: fix.safety == Safety::Safe,
        edits: edits.collect(),
    }
}
