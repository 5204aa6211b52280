//! `copydesk config`.

mod words;

use std::io::{self, Write};
use std::path::Path;

use crate::cli::Ending;
use crate::cli::arguments::Config;
use crate::cli::house::{ANY_DRAFT, wanted};
use crate::cli::rules::listed;
use crate::cli::screen::Screen;
use crate::config::language::NAMES;
use crate::config::origin::Sourced;
use crate::config::patterns::Patterns;
use crate::config::resolve::{ConfigLayers, ResolvedConfig};
use crate::config::schema;
use crate::files::config::ConfigCache;
use crate::files::path;
use crate::report::glyph;
use crate::rules::catalog::Catalog;
use crate::text::markup::Markup;

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
            for line in it.lines() {
                writeln!(output, "{}", glyph::shown(line))?;
            }
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
        arguments.path.join(ANY_DRAFT)
    } else {
        arguments.path.clone()
    };
    let path = path::absolute(&path).map_or_else(path::current, Ok)?;
    let mut shelf = ConfigCache::new(wanted(&arguments.settings), catalog);
    let number = shelf.of(&path)?;
    let settings = shelf.settings(number);
    if arguments.schema {
        let schema = schema::schema(&settings.catalog);
        return serde_json::to_string_pretty(&schema).map_err(|it| it.to_string());
    }
    let in_force = settings.resolve(&settings.overrides(&path), None, false)?;
    let place = if is_folder { "a draft in " } else { "" };
    let shown = arguments.path.display();
    let mut lines = vec![format!("settings for {place}{shown}"), String::new()];
    lines.extend(head(settings, &in_force, &path));
    lines.extend(levels(settings, &in_force));
    lines.push(String::new());
    Ok(lines.join("\n"))
}

/// The lines about files, profile and globs.
fn head(settings: &ConfigLayers, in_force: &ResolvedConfig, path: &Path) -> Vec<String> {
    let file = settings.path.as_deref().unwrap_or("none");
    let mut lines = vec![format!("file     {file}")];
    let extends = settings.files.iter().rev();
    for it in extends.filter_map(|it| it.extends.as_ref()) {
        lines.push(format!("extends  {}  ({})", it.value, it.origin));
    }
    let folders = settings.files.iter().flat_map(|it| &it.rule_dirs);
    lines.extend(folders.map(|it| format!("rules    {}  ({})", it.value, it.origin)));
    let (name, origin) = (&in_force.profile.name, &in_force.named_by);
    lines.push(format!("profile  {name}  ({origin})"));
    let language = settings.language(&settings.overrides(path));
    lines.extend(language.map(|it| {
        let named = NAMES.iter().find(|name| name.1 == it.value);
        format!("language  {}  ({})", named.map_or("", |it| it.0), it.origin)
    }));
    lines.extend(settings.preview().map(|it| {
        let shown = if it.value { "reported" } else { "off" };
        format!("preview  {shown}  ({})", it.origin)
    }));
    let globs = |name: &str, it: &Sourced<Patterns>| {
        let written = it.value.written.join(", ");
        format!("{name}  {written}  ({})", it.origin)
    };
    lines.extend(settings.include().map(|it| globs("include", it)));
    lines.extend(settings.exclude().map(|it| globs("exclude", it)));
    let flags = [
        ("force-exclude", settings.force_exclude()),
        ("default-exclude", settings.default_exclude()),
    ];
    for (name, told) in flags {
        lines.extend(told.map(|it| format!("{name}  {}  ({})", it.value, it.origin)));
    }
    for (ending, told) in settings.files.iter().flat_map(|it| &it.formats) {
        let mut named = Markup::NAMED.iter();
        let name = named.find(|it| it.1 == told.value).map_or("", |it| it.0);
        lines.push(format!("format   .{ending}: {name}  ({})", told.origin));
    }
    lines.extend(settings.baseline().map(|it| {
        let file = path::shown(&it.value);
        format!("baseline  {file}  ({})", it.origin)
    }));
    lines.extend(words::lines(settings));
    if let Some(why) = settings.objection(path) {
        lines.push(format!(
            "left out where its folder is walked ({why}); checked if it is named"
        ));
    }
    lines
}

/// The lines about rules, by group: the level of each, and the parameters that differ from its own.
fn levels(settings: &ConfigLayers, in_force: &ResolvedConfig) -> Vec<String> {
    let catalog = &settings.catalog;
    let longest = catalog.rules.iter().map(|it| it.id.len()).max();
    let longest = longest.unwrap_or(0);
    let mut lines = Vec::new();
    for group in catalog.groups() {
        lines.extend([String::new(), group.to_owned()]);
        for rule in catalog.rules.iter().filter(|it| it.group == group) {
            let level = listed(&in_force.profile, rule);
            let origin = &in_force.origins[&rule.id];
            lines.push(format!("  {:longest$}  {level:13}  {origin}", rule.id));
            let parameters = in_force.parameters.get(&rule.id).into_iter().flatten();
            for (name, told) in parameters {
                let own = rule.asked.parameters.get(name);
                if own != Some(&told.value) {
                    let (value, origin) = (&told.value, &told.origin);
                    let own = own.map_or("nothing".to_owned(), ToString::to_string);
                    lines.push(format!("    {name} = {value}  {origin}, in place of {own}"));
                }
            }
        }
    }
    lines
}
