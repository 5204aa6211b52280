//! Code actions for findings: make a fix, suppress a finding by a comment, turn a rule off, or make
//! all safe fixes at once.

use gen_lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionTriggerKind, Diagnostic, TextEdit,
};
use similar::DiffTag;

use crate::engine::verdict::touch;
use crate::error::Error;
use crate::lsp::diagnostic::diagnostic;
use crate::lsp::handshake::FIX_ALL;
use crate::lsp::query::QueryContext;
use crate::lsp::setting::{turn_off, turn_off_here};
use crate::lsp::suppression::SuppressibleDraft;
use crate::lsp::vocabulary;
use crate::report::glyph;
use crate::report::patch;
use crate::report::position::Locator;
use crate::rules::finding::{Finding, Fix};
use crate::text::span::{Place, offset};

/// The maximum number of findings for which actions are offered at one place. Nobody reads a longer
/// list.
const MAX_FINDINGS: usize = 20;

/// Returns the actions at `place` of the kinds that `context` asks for.
///
/// # Errors
///
/// Returns an error if the configuration has a mistake.
pub fn actions(
    basis: &QueryContext,
    place: Place,
    context: &CodeActionContext,
) -> Result<Vec<CodeAction>, Error> {
    let mut actions = Vec::new();
    if is_asked(context, &CodeActionKind::QuickFix) {
        for_findings(basis, place, &mut actions)?;
    }
    // The action that makes all safe fixes checks the whole draft again. It is not offered if an
    // editor requests all actions automatically, at every movement of the cursor, because that
    // would be too slow.
    let is_unasked =
        context.only.is_none() && context.trigger_kind == Some(CodeActionTriggerKind::Automatic);
    if is_asked(context, &FIX_ALL) && !is_unasked {
        actions.extend(fix_all(basis)?);
    }
    Ok(actions)
}

/// True if `context` asks for actions of this `kind`, or of a more general kind that includes it.
fn is_asked(context: &CodeActionContext, kind: &CodeActionKind) -> bool {
    let Some(only) = &context.only else {
        return true;
    };
    let kind = kind.to_string();
    only.iter().any(|wanted| {
        let wanted = wanted.to_string();
        let rest = kind.strip_prefix(&wanted);
        wanted.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// Adds the actions for each finding at `place`.
fn for_findings(
    basis: &QueryContext,
    place: Place,
    actions: &mut Vec<CodeAction>,
) -> Result<(), Error> {
    let report = basis.checked.report();
    let drafts = report.into_iter().flat_map(|report| &report.drafts);
    let findings = drafts.flat_map(|document| &document.findings);
    let findings = findings.filter(|finding| touch(finding.place, place));
    let findings: Vec<&Finding> = findings.take(MAX_FINDINGS).collect();
    if findings.is_empty() {
        return Ok(());
    }
    let (snapshot, locator) = (&basis.checked.snapshot, basis.locator());
    let suppressible = SuppressibleDraft::of(basis)?;
    let mut additions = vocabulary::additions(&findings, basis)?.into_iter();
    let mut rules: Vec<&str> = Vec::new();
    for finding in findings {
        let shown = diagnostic(finding, snapshot, &locator, &basis.client);
        for fix in finding.fixes.iter().filter(|fix| !fix.edits.is_empty()) {
            let edits = edits(fix, basis, &locator);
            let title = glyph::shown(&fix.title);
            let mut action = action(basis, title, edits, shown.clone());
            action.is_preferred = Some(fix.is_safe());
            actions.push(action);
        }
        let rule = finding.rule.as_str();
        let allowed = match &suppressible {
            Some(suppressible) => suppressible.suppression_edit(finding, basis)?,
            None => None,
        };
        if let Some(edit) = allowed {
            let title = format!("allow {rule} here, in a comment");
            actions.push(action(basis, title, vec![edit], shown.clone()));
        } else if !rules.contains(&rule) {
            actions.extend(off_here(rule, basis, &shown));
        }
        for addition in additions.next().into_iter().flatten() {
            actions.push(CodeAction {
                title: addition.title,
                kind: Some(CodeActionKind::QuickFix),
                diagnostics: Some(vec![shown.clone()]),
                edit: Some(addition.edit),
                ..CodeAction::default()
            });
        }
        if rules.contains(&rule) {
            continue;
        }
        rules.push(rule);
        actions.extend(turn_off(rule, basis).map(|edit| CodeAction {
            title: format!("turn {rule} off in copydesk.toml"),
            kind: Some(CodeActionKind::QuickFix),
            diagnostics: Some(vec![shown]),
            edit: Some(edit),
            ..CodeAction::default()
        }));
    }
    Ok(())
}

/// Returns the action that turns `rule` off for this draft only. It is offered for a finding that
/// no comment can suppress; `shown` is the diagnostic of this finding.
fn off_here(rule: &str, basis: &QueryContext, shown: &Diagnostic) -> Option<CodeAction> {
    let name = basis.checked.snapshot.path.file_name()?;
    let name = glyph::shown(&name.to_string_lossy());
    let edit = turn_off_here(rule, basis)?;
    Some(CodeAction {
        title: format!("turn {rule} off in {name} alone, in copydesk.toml"),
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown.clone()]),
        edit: Some(edit),
        ..CodeAction::default()
    })
}

/// Returns the action that makes the `edits` for the finding with the diagnostic `shown`.
fn action(
    basis: &QueryContext,
    title: String,
    edits: Vec<TextEdit>,
    shown: Diagnostic,
) -> CodeAction {
    let snapshot = &basis.checked.snapshot;
    let edit = basis
        .client
        .edit(&snapshot.address, Some(snapshot.version), edits);
    CodeAction {
        title,
        kind: Some(CodeActionKind::QuickFix),
        diagnostics: Some(vec![shown]),
        edit: Some(edit),
        ..CodeAction::default()
    }
}

fn edits(fix: &Fix, basis: &QueryContext, locator: &Locator<'_>) -> Vec<TextEdit> {
    let edits = fix.edits.iter().map(|edit| TextEdit {
        range: basis.client.columns.range(locator, edit.place),
        new_text: edit.text.clone(),
    });
    edits.collect()
}

/// Returns the action that makes all safe fixes, or `None` if there are no safe fixes.
fn fix_all(basis: &QueryContext) -> Result<Option<CodeAction>, Error> {
    let snapshot = &basis.checked.snapshot;
    let Some(fixed) = basis.checker.fixed(snapshot)? else {
        return Ok(None);
    };
    let edits = differences(basis, &snapshot.text, &fixed);
    let edit = basis
        .client
        .edit(&snapshot.address, Some(snapshot.version), edits);
    Ok(Some(CodeAction {
        title: "make all safe fixes of copydesk".to_owned(),
        kind: Some(FIX_ALL),
        edit: Some(edit),
        ..CodeAction::default()
    }))
}

/// Returns edits that change `before`, the text of `basis`, to `after`. The edits replace only
/// lines that differ, so that a cursor on other lines keeps its position.
fn differences(basis: &QueryContext, before: &str, after: &str) -> Vec<TextEdit> {
    let lines = |text| str::split_inclusive(text, '\n').collect();
    let (old, new): (Vec<&str>, Vec<&str>) = (lines(before), lines(after));
    let mut starts = vec![0];
    for line in &old {
        starts.push(starts[starts.len() - 1] + line.len());
    }
    let locator = basis.locator();
    let operations = patch::operations(&old, &new);
    let changes = operations
        .iter()
        .filter(|diff_op| diff_op.tag() != DiffTag::Equal);
    let edits = changes.map(|diff_op| {
        let lines = diff_op.old_range();
        let place = Place::new(offset(starts[lines.start]), offset(starts[lines.end]));
        TextEdit {
            range: basis.client.columns.range(&locator, place),
            new_text: new[diff_op.new_range()].concat(),
        }
    });
    edits.collect()
}
