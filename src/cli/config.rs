//! `copydesk config`.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::Ending;
use crate::cli::arguments::Config;
use crate::cli::house::wanted;
use crate::cli::screen::Screen;
use crate::files::path;
use crate::files::settings::Shelf;
use crate::rules::catalog::Catalog;
use crate::settings::force::{InForce, Settings};
use crate::settings::origin::Told;
use crate::settings::patterns::Patterns;

/// Prints the settings in force for a path, and where each comes from.
///
/// # Errors
///
/// When the output cannot be written.
pub fn run(arguments: &Config, screen: &mut Screen) -> io::Result<Ending> {
    let catalog = Catalog::embedded().map_err(|it| it.to_string());
    let page = catalog.and_then(|it| page(arguments, &it));
    match page {
        Ok(it) => {
            let mut output = screen.output();
            output.write_all(it.as_bytes())?;
            output.flush()?;
            Ok(Ending::Clean)
        }
        Err(it) => {
            screen.complain(&it);
            Ok(Ending::Failed)
        }
    }
}

fn page(arguments: &Config, catalog: &Catalog) -> Result<String, String> {
    let is_folder = arguments.path.is_dir();
    let path = if is_folder {
        // Any draft will do: what holds for the folder holds for it.
        arguments.path.join("draft.md")
    } else {
        arguments.path.clone()
    };
    let path = path::absolute(&path).map_or_else(path::current, Ok)?;
    let mut shelf = Shelf::new(wanted(&arguments.settings), catalog);
    let number = shelf.of(&path)?;
    let settings = shelf.settings(number);
    let in_force = settings.in_force(&settings.overrides(&path), None, catalog)?;
    let place = if is_folder { "a draft in " } else { "" };
    let shown = arguments.path.display();
    let mut lines = vec![format!("settings for {place}{shown}"), String::new()];
    lines.extend(head(settings, &in_force, &path));
    lines.extend(levels(&in_force, catalog));
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The lines about files, profile and globs.
fn head(settings: &Settings, in_force: &InForce, path: &Path) -> Vec<String> {
    let file = settings.path.as_deref().unwrap_or("none");
    let mut lines = vec![format!("file     {file}")];
    let extends = settings.sheets.iter().rev();
    for it in extends.filter_map(|it| it.extends.as_ref()) {
        lines.push(format!("extends  {}  ({})", it.value, it.origin));
    }
    let (name, origin) = (&in_force.profile.name, &in_force.named_by);
    lines.push(format!("profile  {name}  ({origin})"));
    let globs = |name: &str, it: &Told<Patterns>| {
        let written = it.value.written.join(", ");
        format!("{name}  {written}  ({})", it.origin)
    };
    lines.extend(settings.include().map(|it| globs("include", it)));
    lines.extend(settings.exclude().map(|it| globs("exclude", it)));
    if !settings.wants(path) {
        lines.push("left out where its folder is walked; checked if it is named".to_owned());
    }
    lines
}

/// The lines about rules, by group.
fn levels(in_force: &InForce, catalog: &Catalog) -> Vec<String> {
    let longest = catalog.rules.iter().map(|it| it.id.len()).max();
    let longest = longest.unwrap_or(0);
    let mut lines = Vec::new();
    for group in catalog.groups() {
        lines.extend([String::new(), group.to_owned()]);
        for rule in catalog.rules.iter().filter(|it| it.group == group) {
            let level = in_force.profile.severity(rule);
            let level = level.map_or("off".to_owned(), |it| it.to_string());
            let origin = &in_force.origins[&rule.id];
            lines.push(format!("  {:longest$}  {level:7}  {origin}", rule.id));
        }
    }
    lines
}
