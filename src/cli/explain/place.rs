//! `copydesk explain --at`.

use std::io::Write;

use crate::analysis::situation::Situation;
use crate::cli::arguments::explain::{At, Explain};
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::config::origin::Origin;
use crate::config::resolve::ResolvedConfig;
use crate::engine::verdict::verdicts;
use crate::error::Error;
use crate::files::document::Document;
use crate::linter::guard;
use crate::linter::rule_sets::RuleSet;
use crate::linter::run::Run;
use crate::linter::session::Session;
use crate::report::place::{Explanation, scope};
use crate::report::position::Locator;
use crate::report::summary::count;
use crate::report::terminal::View;
use crate::rules::catalog::Catalog;
use crate::text::span::{Place, offset};

/// Prints the findings at `at`, and why other rules reported nothing.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub(super) fn run(
    arguments: &Explain,
    at: &At,
    screen: &mut Screen,
) -> Result<ExitStatus, CommandError> {
    let text = explained(arguments, at, screen.view(true))?;
    let mut output = screen.output();
    output.write_all(&text)?;
    output.flush()?;
    Ok(ExitStatus::Success)
}

/// Returns the output about `at`.
fn explained(arguments: &Explain, at: &At, view: View) -> Result<Vec<u8>, Error> {
    let mut session = Session::open(arguments.options(at))?;
    if let Some(unreadable) = session.inputs.unreadable().into_iter().next() {
        return Err(unreadable.into());
    }
    if session.inputs.len() != 1 || at.path.is_dir() {
        let error = Error::new(format!("{} is not a draft", at.path.display()));
        return Err(error.with_remedy("name a draft, a line and a column, such as draft.md:12:5"));
    }
    let document = session.inputs.read(0)?;
    let catalog = Catalog::embedded()?;
    let settings = settings(&mut session, &catalog)?;
    let run = session.run()?;
    let known = arguments.report.then_some(&catalog);
    guard::document(&document.path, || {
        write(&run, &document, at, &settings, (view, known))
    })?
}

/// Checks `document` and writes the explanation of `at`. If a catalog of built-in rules is given,
/// the output is the text for a bug report, without words of the draft.
fn write(
    run: &Run<'_>,
    document: &Document,
    at: &At,
    settings: &[String],
    (view, known): (View, Option<&Catalog>),
) -> Result<Vec<u8>, Error> {
    let drafts = vec![run.lint(0, document.clone(), true)];
    let mut drafts = run.lint_together(drafts).report.drafts.into_iter();
    let unchecked = || Error::new("the draft was not checked");
    let mut checked = drafts.next().ok_or_else(unchecked)?;
    checked.source.clone_from(&document.text);
    let place = place(at, document)?;
    let RuleSet { active, catalog } = &*run.rule_sets.document(0).rules;
    run.analyze(0, document, |analysis| {
        let explanation = Explanation {
            checked: &checked,
            analysis,
            place,
            active,
            rules: &catalog.rules,
            verdicts: &verdicts(catalog, active, analysis, scope(analysis, place)),
            settings,
        };
        let mut text = Vec::new();
        let written = match known {
            None => explanation.write(&mut text, view),
            Some(known) => explanation.write_shape(&mut text, &|rule| known.rule(rule).is_some()),
        };
        let written = written.map_err(|error| Error::new(error.to_string()));
        written.map(|()| text)
    })
}

/// Returns the place in the text of `document` that `at` names.
fn place(at: &At, document: &Document) -> Result<Place, Error> {
    let source = document.text.as_str();
    let locator = Locator::new(source, document.encoding);
    let lines = locator.lines();
    let line = at.line as usize - 1;
    let path = &document.path;
    if lines.count() <= line {
        let lines = count(lines.count(), "line");
        let problem = format!("line {} does not exist; the draft has {lines}", at.line);
        return Err(Error::new(problem).in_file(path));
    }
    let range = lines.start(line) as usize..lines.end(line) as usize;
    let text = source[range.clone()].trim_end_matches(['\r', '\n']);
    let Some(column) = at.column else {
        return Ok(Place::new(
            offset(range.start),
            offset(range.start + text.len()),
        ));
    };
    let ends = text
        .char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()]);
    let Some(byte) = ends.clone().nth(column as usize - 1) else {
        let columns = count(ends.count() - 1, "column");
        let problem = format!("column {column} does not exist; the line has {columns}");
        return Err(Error::new(problem).in_file(path).on_line(line + 1));
    };
    let start = offset(range.start + byte);
    Ok(Place::new(start, start))
}

/// Returns the version, system and settings of the check. Names that the project chose, such as
/// those of its own rules, are left out.
fn settings(session: &mut Session, catalog: &Catalog) -> Result<Vec<String>, Error> {
    let path = session.inputs.path(0)?;
    let in_force = session.resolver.in_force(&path)?;
    let settings = session.resolver.settings(&path)?;
    let situation = match in_force.profile.situation {
        Situation::Edited => "edited copy",
        Situation::Incoming => "incoming copy",
    };
    let (version, name) = (env!("CARGO_PKG_VERSION"), &in_force.profile.name);
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    let mut lines = vec![
        format!("copydesk {version}, {os} {arch}"),
        format!("profile: {name}, {situation}"),
    ];
    let files = count(settings.files.len(), "settings file");
    lines.push(format!("settings: {files}"));
    lines.extend(changed(&in_force, catalog));
    Ok(lines)
}

/// Returns the levels and parameters of built-in rules that settings override.
fn changed(in_force: &ResolvedConfig, catalog: &Catalog) -> Vec<String> {
    let mut lines = Vec::new();
    for rule in &catalog.rules {
        let origin = in_force.origins.get(&rule.id);
        if matches!(origin, Some(Origin::File { .. } | Origin::CommandLine)) {
            let level = in_force.profile.severities(rule);
            lines.push(format!("level of {} in settings: {level}", rule.id));
        }
        if let Some(parameters) = in_force.parameters.get(&rule.id) {
            let names: Vec<&str> = parameters.keys().map(String::as_str).collect();
            lines.push(format!(
                "parameters of {} in settings: {}",
                rule.id,
                names.join(", ")
            ));
        }
    }
    lines
}
