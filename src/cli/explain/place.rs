//! `copydesk explain --at`.

use std::io::{self, Write};

use clap::Parser;

use crate::analysis::analyze_against;
use crate::analysis::familiar::Familiar;
use crate::cli::Ending;
use crate::cli::arguments::check::Check;
use crate::cli::arguments::explain::{At, Explain};
use crate::cli::arguments::{Arguments, Command};
use crate::cli::baseline::Baselines;
use crate::cli::examine::Examination;
use crate::cli::guard;
use crate::cli::house::{House, wanted};
use crate::cli::screen::Screen;
use crate::cli::since::Since;
use crate::config::origin::Origin;
use crate::config::resolve::ResolvedConfig;
use crate::detect::found::Situation;
use crate::engine::verdict::verdicts;
use crate::files::changes::Change;
use crate::files::config::ConfigCache;
use crate::files::document::Document;
use crate::files::input::Inputs;
use crate::report::place::{Explanation, scope};
use crate::report::position::Locator;
use crate::report::summary::count;
use crate::report::terminal::View;
use crate::rules::catalog::Catalog;
use crate::text::span::{Place, offset};

/// Prints what was found at `at`, and why nothing else was.
///
/// # Errors
///
/// When the output cannot be written.
pub(super) fn run(arguments: &Explain, at: &At, screen: &mut Screen) -> io::Result<Ending> {
    match explained(arguments, at, screen.view(true)) {
        Ok(text) => {
            let mut output = screen.output();
            output.write_all(&text)?;
            output.flush()?;
            Ok(Ending::Clean)
        }
        Err(problem) => {
            screen.complain(&problem);
            Ok(Ending::Failed)
        }
    }
}

/// What is printed about `at`.
fn explained(arguments: &Explain, at: &At, view: View) -> Result<Vec<u8>, String> {
    let check = check(arguments, at)?;
    let catalog = Catalog::embedded().map_err(|fault| fault.to_string())?;
    let mut inputs = check.drafts.find();
    let house = House::find(&check, &mut inputs, &catalog)?;
    if let Some(unreadable) = inputs.unreadable().first() {
        return Err(format!("{}: {}", unreadable.path, unreadable.problem));
    }
    if inputs.len() != 1 || at.path.is_dir() {
        let path = at.path.display();
        return Err(format!("{path} is no draft; name one: draft.md:12:5"));
    }
    let document = inputs.read(0);
    let document = document.map_err(|fault| format!("{}: {}", fault.path, fault.problem))?;
    let settings = settings(&check, &inputs, &catalog)?;
    let baselines = Baselines::open(&check, &house, &inputs)?;
    let since = Since::new(vec![Change::of_new_draft()]);
    let examination = Examination::new(&house, &inputs, &baselines, since);
    let path = document.path.clone();
    let written = guard::draft(&path, || {
        let known = arguments.report.then_some(&catalog);
        write(&examination, document, at, &settings, (view, known))
    });
    written.map_err(|fault| format!("{}: {}", fault.path, fault.problem))?
}

/// Checks `document` and writes what was found at `at`: for a person, or in the shape of the text
/// if there is a catalog of built-in rules.
fn write(
    examination: &Examination<'_>,
    document: Document,
    at: &At,
    settings: &[String],
    (view, known): (View, Option<&Catalog>),
) -> Result<Vec<u8>, String> {
    let house = examination.house;
    let drafts = vec![examination.check(0, document.clone(), true)];
    let told = examination.together(drafts);
    let mut drafts = told.outcome.drafts.into_iter();
    let mut checked = drafts.next().ok_or("the draft was not checked")?;
    checked.source.clone_from(&document.text);
    let place = place(at, &document)?;
    let desk = house.desk(0);
    let draft = desk.parse(document.text, document.markup, house.language(0));
    let familiar = Familiar::of(&draft, &desk.vocabulary);
    let analysis = analyze_against(&draft, desk.table(), familiar);
    let scope = scope(&analysis, place);
    let explanation = Explanation {
        checked: &checked,
        analysis: &analysis,
        place,
        active: house.rules(0),
        rules: &house.catalog(0).rules,
        verdicts: &verdicts(house.catalog(0), house.rules(0), &analysis, scope),
        settings,
    };
    let mut text = Vec::new();
    let written = match known {
        None => explanation.write(&mut text, view),
        Some(known) => explanation.write_shape(&mut text, &|rule| known.rule(rule).is_some()),
    };
    written.map_err(|error| error.to_string())?;
    Ok(text)
}

/// What `copydesk check` takes to find what is explained.
fn check(arguments: &Explain, at: &At) -> Result<Check, String> {
    let parsed = Arguments::try_parse_from(arguments.check(at));
    match parsed.map(|parsed| parsed.command) {
        Ok(Command::Check(check)) => Ok(*check),
        Ok(_) => Err("the draft cannot be checked".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// Where `at` is in the text of `document`.
fn place(at: &At, document: &Document) -> Result<Place, String> {
    let source = document.text.as_str();
    let locator = Locator::new(source, document.encoding);
    let lines = locator.lines();
    let line = at.line as usize - 1;
    let path = &document.path;
    if lines.len() <= line {
        return Err(format!(
            "{path} has {}, so none is {}",
            count(lines.len(), "line"),
            at.line
        ));
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
        return Err(format!(
            "{path}:{} has {columns}, so none is {column}",
            at.line
        ));
    };
    let start = offset(range.start + byte);
    Ok(Place::new(start, start))
}

/// What the draft is checked by: version, system and settings, without names that a house gave.
fn settings(check: &Check, inputs: &Inputs, catalog: &Catalog) -> Result<Vec<String>, String> {
    let path = inputs.path(0)?;
    let mut shelf = ConfigCache::new(wanted(&check.settings), catalog);
    let number = shelf.of(&path)?;
    let settings = shelf.settings(number);
    let overrides = settings.overrides(&path);
    let typed = check.profile.as_deref();
    let in_force = settings.resolve(&overrides, typed, check.preview)?;
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

/// The levels and parameters of built-in rules that settings change.
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
