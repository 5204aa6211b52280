//! `copydesk test`.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::arguments::Test;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::screen::Screen;
use crate::error::Error;
use crate::files::{path, rules};
use crate::linter::example::{self, Failure};
use crate::linter::rule_sets::Resolver;
use crate::linter::threads;
use crate::report::glyph;
use crate::report::summary::count;
use crate::rules::catalog::Catalog;
use crate::rules::example::Example;
use crate::rules::rule::Rule;

/// Runs the examples of the project's own rules and prints those that fail.
///
/// # Errors
///
/// Returns an error if the output cannot be written.
pub fn run(arguments: &Test, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let (catalog, rules) = own_rules(arguments)?;
    let examples: Vec<(&Arc<Rule>, &Example)> = rules
        .iter()
        .flat_map(|rule| {
            rule.bad()
                .iter()
                .chain(rule.good())
                .map(move |example| (rule, example))
        })
        .collect();
    let checked: Vec<Result<(), Failure>> = threads::with(None, || {
        let checked = examples.par_iter();
        checked
            .map(|(rule, example)| example::check(rule, example, &catalog))
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
    screen.print_remark(&match n_failures {
        0 => format!("{of_examples} of {of_rules} pass"),
        n => format!("{n} of {of_examples} of {of_rules} fail"),
    });
    Ok(if n_failures == 0 {
        ExitStatus::Success
    } else {
        ExitStatus::Findings
    })
}

/// Returns a catalog of all rules, and the rules to test. If `arguments` name a folder, the rules
/// to test are those in the folder. Otherwise, they are the project's own rules, which the settings
/// of the current folder name.
fn own_rules(arguments: &Test) -> Result<(Catalog, Vec<Arc<Rule>>), Error> {
    let (catalog, place) = if let Some(folder) = &arguments.folder {
        let absolute = path::absolute(folder).unwrap_or_else(|| folder.clone());
        let catalog = Catalog::embedded()?.and(rules::read(&absolute)?)?;
        (catalog, folder.display().to_string())
    } else {
        let mut resolver = Resolver::new(arguments.settings.config_here())?;
        let settings = resolver.here()?;
        let named = settings
            .files
            .iter()
            .flat_map(|config_file| &config_file.settings.rule_dirs);
        let named: Vec<&str> = named
            .filter_map(|setting| Some(setting.get()?.get_ref().as_str()))
            .collect();
        if named.is_empty() {
            let error = Error::new("neither the command nor copydesk.toml names a rule folder");
            return Err(error.with_remedy(
                "name a folder in the command, as in `copydesk test house-rules/`, or write \
                 rule-dirs = [\"house-rules/\"] in copydesk.toml",
            ));
        }
        (settings.catalog.clone(), named.join(", "))
    };
    let own = catalog.rules.iter().filter(|rule| rule.is_own);
    let own: Vec<Arc<Rule>> = own.cloned().collect();
    if own.is_empty() {
        return Err(Error::new(
            "this folder contains no rule files; a rule file has a path such as GROUP/NAME.toml",
        )
        .in_file(place));
    }
    Ok((catalog, own))
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
            writeln!(
                output,
                "{path}:{line}: {}: the findings are not at the marked words",
                rule.id
            )?;
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

/// Writes the lines of `text`, an example, below each other. The label `what` precedes the first
/// line.
fn marked(what: &str, text: &str, output: &mut impl Write) -> io::Result<()> {
    let mut head = format!("{what}:");
    for line in text.lines() {
        let line = format!("  {head:7} {}", glyph::shown(line));
        writeln!(output, "{}", line.trim_end())?;
        head.clear();
    }
    Ok(())
}
