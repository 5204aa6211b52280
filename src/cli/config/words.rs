//! What `copydesk config` shows of a house's words and of how it reads. Prints nothing.

use crate::config::origin::Sourced;
use crate::config::resolve::ConfigLayers;
use crate::config::vocabulary::NamedSource;
use crate::detect::found::excerpt;
use crate::files::path;

/// How many of a list are shown: a vocabulary may have thousands.
const SHOWN: usize = 3;

/// The lines about frequencies, sizes, front matter and vocabulary, each with where it comes from.
pub(super) fn lines(settings: &ConfigLayers) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(it) = settings.frequencies() {
        let file = path::shown(&it.value);
        lines.push(format!("frequencies  {file}  ({})", it.origin));
    }
    let max_size = settings.max_size();
    lines.extend(max_size.map(|it| format!("max-size  {}  ({})", it.value, it.origin)));
    lines.extend(settings.frontmatter().map(|it| {
        let keys = it.value.join(", ");
        format!("frontmatter  {keys}  ({})", it.origin)
    }));
    // The nearest file stands first, as with `extends`.
    let words = || settings.files.iter().rev().map(|it| &it.vocabulary);
    let sources = words().filter_map(|it| it.sources.as_ref());
    lines.extend(sources.map(|it| line("sources", it, names)));
    let boilerplate = words().filter_map(|it| it.boilerplate.as_ref());
    lines.extend(boilerplate.map(|it| line("boilerplate", it, |it| quoted(it))));
    let ignored = words().filter_map(|it| it.ignore.as_ref());
    lines.extend(ignored.map(|it| line("ignore", it, |it| quoted(it))));
    lines
}

fn line<T>(name: &str, told: &Sourced<Vec<T>>, shown: impl Fn(&T) -> String) -> String {
    let mut parts: Vec<String> = told.value.iter().take(SHOWN).map(shown).collect();
    if SHOWN < told.value.len() {
        parts.push(format!("and {} more", told.value.len() - SHOWN));
    }
    format!("{name}  {}  ({})", parts.join(", "), told.origin)
}

/// “Reuters” (“the agency”).
fn names(source: &NamedSource) -> String {
    let name = quoted(&source.name);
    if source.aliases.is_empty() {
        return name;
    }
    let aliases: Vec<String> = source.aliases.iter().map(|it| quoted(it)).collect();
    format!("{name} ({})", aliases.join(", "))
}

fn quoted(text: &str) -> String {
    format!("“{}”", excerpt(text))
}
