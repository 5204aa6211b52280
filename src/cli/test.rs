//! `copydesk test`.

use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::Ending;
use crate::cli::arguments::Test;
use crate::cli::house::here;
use crate::cli::jobs;
use crate::cli::screen::Screen;
use crate::engine::example::{self, Failure};
use crate::files::{path, rules};
use crate::report::glyph;
use crate::report::summary::count;
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::rule::Rule;

/// Runs the examples of a house's own rules and shows those that fail.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Test, screen: &mut Screen) -> io::Result<Ending> {
    let (catalog, rules) = match own_rules(arguments) {
        Ok(it) => it,
        Err(it) => {
            screen.complain(&it);
            return Ok(Ending::Failed);
        }
    };
    let examples: Vec<(&Arc<Rule>, &Example)> = rules
        .iter()
        .flat_map(|rule| rule.bad.iter().chain(&rule.good).map(move |it| (rule, it)))
        .collect();
    let checked: Vec<Result<(), Failure>> = jobs::with(None, || {
        let checked = examples.par_iter();
        checked
            .map(|it| example::check(it.0, it.1, &catalog))
            .collect()
    });
    let mut n_failures = 0;
    let mut output = screen.output();
    for ((rule, example), result) in examples.iter().zip(checked) {
        if let Err(failure) = result {
            n_failures += 1;
            show(rule, example, &failure, &mut output)?;
        }
    }
    output.flush()?;
    let (of_rules, of_examples) = (count(rules.len(), "rule"), count(examples.len(), "example"));
    screen.remark(&match n_failures {
        0 => format!("{of_examples} of {of_rules} hold"),
        n => format!("{n} of {of_examples} of {of_rules} fail"),
    });
    Ok(if n_failures == 0 {
        Ending::Clean
    } else {
        Ending::Findings
    })
}

/// All rules, and those to test: those in the folder that was named, or those of the settings here.
fn own_rules(arguments: &Test) -> Result<(Catalog, Vec<Arc<Rule>>), String> {
    let (catalog, place) = if let Some(folder) = &arguments.folder {
        let catalog = Catalog::embedded().map_err(|it| it.to_string())?;
        (with(&catalog, folder)?, folder.display().to_string())
    } else {
        let settings = here(&arguments.settings)?;
        let named = settings.files.iter().flat_map(|it| &it.settings.rule_dirs);
        let named: Vec<&str> = named
            .filter_map(|it| Some(it.get()?.get_ref().as_str()))
            .collect();
        if named.is_empty() {
            return Err(
                "the settings here name no folder of rules: name one, as in `copydesk test \
                house-rules/`, or write rule-dirs = [\"house-rules/\"] in copydesk.toml"
                    .to_owned(),
            );
        }
        (settings.catalog, named.join(", "))
    };
    let rules = catalog.rules.iter().cloned();
    let own: Vec<Arc<Rule>> = rules.filter(|it| it.is_own).collect();
    if own.is_empty() {
        return Err(format!(
            "{place}: there are no rules, GROUP/NAME.toml, in it"
        ));
    }
    Ok((catalog, own))
}

fn with(catalog: &Catalog, folder: &Path) -> Result<Catalog, String> {
    let absolute = path::absolute(folder).unwrap_or_else(|| folder.to_path_buf());
    let files = rules::read(&absolute)?;
    catalog.and(files).map_err(|it| it.to_string())
}

fn show(
    rule: &Rule,
    example: &Example,
    failure: &Failure,
    output: &mut impl Write,
) -> io::Result<()> {
    let (path, line) = (glyph::shown(&rule.path), example.line);
    match failure {
        Failure::Marks { wanted, found } => {
            writeln!(output, "{path}:{line}: {} finds something else", rule.id)?;
            marked("wanted", wanted, output)?;
            marked("found", found, output)?;
        }
        Failure::Grade { .. } | Failure::Words(_) => {
            writeln!(
                output,
                "{path}:{line}: {}",
                glyph::shown(&failure.to_string())
            )?;
        }
    }
    writeln!(output)
}

/// Writes the lines of an example below each other, behind what they are.
fn marked(what: &str, text: &str, output: &mut impl Write) -> io::Result<()> {
    let mut head = format!("{what}:");
    for line in text.lines() {
        let line = format!("  {head:7} {}", glyph::shown(line));
        writeln!(output, "{}", line.trim_end())?;
        head.clear();
    }
    Ok(())
}
