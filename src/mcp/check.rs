//! The tool `check`: the findings in drafts, in a form that a program can act on.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::engine::report::{LintedDocument, Report};
use crate::error::Error;
use crate::files::candidate::Why;
use crate::linter::session::{Results, Session};
use crate::mcp::answer::{LocatedDraft, NOTICE, PlaceAnswer, fit_into_answer, printable_message};
use crate::mcp::drafts::CallSubject;
use crate::mcp::root::DraftRoot;
use crate::mcp::tool::{CheckArguments, capped_limit};
use crate::rules::finding::{Finding, Fix, Related, Safety};
use crate::text::language::Language;

/// The maximum number of unchecked drafts that an answer names.
const MAX_UNCHECKED: usize = 20;

/// The maximum number of related places of a finding.
const MAX_RELATED: usize = 4;

/// The maximum number of fixes of a finding.
const MAX_FIXES: usize = 4;

/// The maximum length of the text of an edit, in bytes. A fix with a longer text is left out,
/// because a shortened text would be wrong.
const MAX_EDIT_BYTES: usize = 1000;

/// The answer of `check`.
#[derive(Serialize, JsonSchema)]
pub struct CheckAnswer {
    /// How to treat the words of drafts in this answer.
    notice: &'static str,
    /// The number of drafts that were checked.
    n_drafts: usize,
    /// The number of English words in the checked drafts.
    n_words: usize,
    /// The drafts that were not checked, with the reasons. At most 20 drafts are listed.
    unchecked: Vec<UncheckedAnswer>,
    /// The number of all findings in the checked drafts.
    n_findings: usize,
    /// The number of findings that come after the findings in this answer; use `skip` to get them.
    n_left: usize,
    /// The findings, in the order of their places.
    findings: Vec<FindingAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct UncheckedAnswer {
    path: String,
    why: String,
}

#[derive(Serialize, JsonSchema)]
struct FindingAnswer {
    /// The path of the draft, relative to the root.
    path: String,
    /// The name of the rule; the tool `explain` explains it.
    rule: String,
    /// `error`, `warning` or `info`.
    severity: String,
    /// How sure copydesk is that the words are a fault: `certain`, `likely` or `possible`.
    grade: String,
    #[serde(flatten)]
    place: PlaceAnswer,
    /// The words at the place.
    quoted: String,
    /// What is wrong.
    message: String,
    /// What to do about the finding.
    help: String,
    /// Related places, such as the first of two copies. At most 4 places are listed.
    related: Vec<RelatedAnswer>,
    /// Fixes, each of which would remove the finding. At most 4 fixes are listed.
    fixes: Vec<FixAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct RelatedAnswer {
    path: String,
    #[serde(flatten)]
    place: PlaceAnswer,
    quoted: String,
    /// What this place has to do with the finding.
    message: String,
}

#[derive(Serialize, JsonSchema)]
struct FixAnswer {
    title: String,
    /// True if the fix may be made without asking a person.
    is_safe: bool,
    /// The edits of the fix, which must be made together.
    edits: Vec<EditAnswer>,
}

#[derive(Serialize, JsonSchema)]
struct EditAnswer {
    #[serde(flatten)]
    place: PlaceAnswer,
    /// The text that replaces the words at the place.
    text: String,
}

/// Answers a call of the tool with these `arguments`.
///
/// # Errors
///
/// Returns an error if the arguments are invalid, if a path is outside `root`, or if a
/// configuration has a mistake.
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
    let (findings, n_left) = fit_into_answer(answers, capped_limit(limit));
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

/// Returns the drafts that were not checked, with the reasons.
fn unchecked(session: &Session, report: &Report, root: &DraftRoot) -> Vec<UncheckedAnswer> {
    let unread = report.unread.iter();
    let unread = unread.map(|unreadable| (&unreadable.path, unreadable.problem.clone()));
    let left_out = session.inputs.left_out();
    let left_out = left_out.map(|left_out| {
        let why = match &left_out.why {
            Why::Said(objection) => objection.clone(),
            Why::Foreign(foreign) => foreign.problem(),
            Why::Ending => "files with this extension are not drafts".to_owned(),
        };
        (&left_out.path, format!("left out: {why}"))
    });
    let skipped = report.drafts.iter().filter_map(|draft| {
        let language = draft.skipped.map(Language::code)?;
        Some((
            &draft.path,
            format!("the language is `{language}`; only English is checked"),
        ))
    });
    let all = unread.chain(left_out).chain(skipped);
    let answers = all.take(MAX_UNCHECKED).map(|(path, why)| UncheckedAnswer {
        path: printable_message(root.shown(path)),
        why: printable_message(&why),
    });
    answers.collect()
}

/// The drafts of a report. The key is the path of the draft.
struct Drafts<'r> {
    by_path: HashMap<&'r str, LocatedDraft<'r>>,
    root: &'r DraftRoot,
}

impl<'r> Drafts<'r> {
    fn of(report: &'r Report, root: &'r DraftRoot) -> Self {
        let drafts = report.drafts.iter();
        Self {
            by_path: drafts
                .map(|document| (document.path.as_str(), LocatedDraft::new(document)))
                .collect(),
            root,
        }
    }

    fn finding(&self, draft: &'r LintedDocument, finding: &Finding) -> FindingAnswer {
        let alone = LocatedDraft::new(draft);
        let own = self.by_path.get(draft.path.as_str()).unwrap_or(&alone);
        let related = finding.related.iter();
        let related = related.filter_map(|related| self.related(draft, related));
        let fixes = finding.fixes.iter().filter(|fix| is_short(fix));
        FindingAnswer {
            path: printable_message(self.root.shown(&draft.path)),
            rule: finding.rule.clone(),
            severity: finding.severity.to_string(),
            grade: finding.grade.to_string(),
            place: own.place(finding.place),
            quoted: own.quoted(finding.place),
            message: printable_message(&finding.message),
            help: printable_message(&finding.help),
            related: related.take(MAX_RELATED).collect(),
            fixes: fixes.take(MAX_FIXES).map(|fix| fix_of(fix, own)).collect(),
        }
    }

    fn related(&self, draft: &LintedDocument, related: &Related) -> Option<RelatedAnswer> {
        let path = related.path.as_deref().unwrap_or(&draft.path);
        let there = self.by_path.get(path)?;
        Some(RelatedAnswer {
            path: printable_message(self.root.shown(path)),
            place: there.place(related.place),
            quoted: there.quoted(related.place),
            message: printable_message(&related.message),
        })
    }
}

fn is_short(fix: &Fix) -> bool {
    let n_bytes: usize = fix.edits.iter().map(|edit| edit.text.len()).sum();
    !fix.edits.is_empty() && n_bytes <= MAX_EDIT_BYTES
}

fn fix_of(fix: &Fix, own: &LocatedDraft<'_>) -> FixAnswer {
    let edits = fix.edits.iter().map(|edit| EditAnswer {
        place: own.place(edit.place),
        text: edit.text.clone(),
    });
    FixAnswer {
        title: printable_message(&fix.title),
        is_safe: fix.safety == Safety::Safe,
        edits: edits.collect(),
    }
}
