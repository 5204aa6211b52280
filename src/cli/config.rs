//! `copydesk config`.

use std::io::Write;
use std::path::Path;

use crate::cli::arguments::PrintConfig;
use crate::cli::exit::{CommandError, ExitStatus};
use crate::cli::rules::listed;
use crate::cli::screen::Screen;
use crate::config::resolve::{ConfigLayers, ResolvedConfig};
use crate::config::schema;
use crate::error::Error;
use crate::files::path;
use crate::linter::rule_sets::{ANY_DOCUMENT, Resolver};
use crate::report::glyph;

/// Prints the settings that apply to a path, each with its origin.
///
/// # Errors
///
/// Returns an error if a configuration file has a mistake, or if the output cannot be written.
pub fn run(arguments: &PrintConfig, screen: &mut Screen) -> Result<ExitStatus, CommandError> {
    let page = page(arguments)?;
    let mut output = screen.output();
    for line in page.lines() {
        writeln!(output, "{}", glyph::shown(line))?;
    }
    output.flush()?;
    Ok(ExitStatus::Success)
}

fn page(arguments: &PrintConfig) -> Result<String, Error> {
    let is_folder = arguments.path.is_dir();
    let path = if is_folder {
        // A folder is given: print the settings that any draft in it has.
        arguments.path.join(ANY_DOCUMENT)
    } else {
        arguments.path.clone()
    };
    let path = path::absolute(&path).map_or_else(path::current, Ok)?;
    let mut resolver = Resolver::new(arguments.settings.config_here())?;
    if arguments.schema {
        let schema = schema::schema(&resolver.settings(&path)?.catalog);
        return Ok(format!("{schema:#}"));
    }
    let in_force = resolver.in_force(&path)?;
    let settings = resolver.settings(&path)?;
    let place = if is_folder { "a draft in " } else { "" };
    let shown = arguments.path.display();
    let mut lines = vec![format!("settings for {place}{shown}"), String::new()];
    lines.extend(head(settings, &in_force, &path));
    lines.extend(levels(settings, &in_force));
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// Returns the lines about the file, the profile and the other settings.
fn head(settings: &ConfigLayers, in_force: &ResolvedConfig, path: &Path) -> Vec<String> {
    let file = settings.path.as_deref().unwrap_or("none");
    let (name, origin) = (&in_force.profile.name, &in_force.named_by);
    let mut lines = vec![
        format!("file     {file}"),
        format!("profile  {name}  ({origin})"),
    ];
    let listed = settings.listed(&settings.overrides(path));
    lines.extend(listed.iter().map(|listed_setting| {
        let (name, value, origin) = (
            &listed_setting.name,
            &listed_setting.value,
            &listed_setting.origin,
        );
        format!("{name}  {value}  ({origin})")
    }));
    if let Some(why) = settings.objection(path) {
        lines.push(format!(
            "this draft is not checked if the command names its folder ({why}), but is checked if \
             the command names the draft"
        ));
    }
    lines
}

/// Returns the lines about rules, by group. The lines give the level of each rule, and the
/// parameters that the settings override.
fn levels(settings: &ConfigLayers, in_force: &ResolvedConfig) -> Vec<String> {
    let catalog = &settings.catalog;
    let longest = catalog.rules.iter().map(|rule| rule.id.len()).max();
    let longest = longest.unwrap_or(0);
    let mut lines = Vec::new();
    for group in catalog.groups() {
        lines.extend([String::new(), group.to_owned()]);
        for rule in catalog.rules.iter().filter(|rule| rule.group == group) {
            let level = listed(&in_force.profile, rule);
            let origin = &in_force.origins[&rule.id];
            lines.push(format!("  {:longest$}  {level:13}  {origin}", rule.id));
            let parameters = in_force.parameters.get(&rule.id).into_iter().flatten();
            for (name, reported) in parameters {
                let own = rule.asked.parameters.get(name);
                if own != Some(&reported.value) {
                    let (value, origin) = (&reported.value, &reported.origin);
                    let own = own.map_or("nothing".to_owned(), ToString::to_string);
                    lines.push(format!("    {name} = {value}  {origin}, in place of {own}"));
                }
            }
        }
    }
    lines
}
