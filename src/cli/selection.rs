//! Which of the files that were found are read as drafts: by options, settings and what is known of
//! files. Prints nothing.

use std::path::Path;

use ignore::gitignore::Gitignore;

use crate::cli::arguments::check::Check;
use crate::config::globs::Globs;
use crate::config::resolve::ConfigLayers;
use crate::files::config::ConfigCache;
use crate::files::input::{Candidate, Inputs, Why};
use crate::files::walk::{Doubt, IGNORE_FILE};
use crate::files::{kinds, path};

/// Leaves out of `inputs` what `--exclude` names, and what settings do not want that was walked to;
/// with `--force-exclude`, what was named as well.
///
/// # Errors
///
/// Says what is wrong on the command line or in a settings file.
pub fn choose(
    arguments: &Check,
    inputs: &mut Inputs,
    shelf: &mut ConfigCache,
) -> Result<(), String> {
    let current = path::current()?;
    let globs = Globs::new(&arguments.exclude);
    let globs = globs.map_err(|error| error.within("--exclude"))?;
    let mut wrong = None;
    inputs.choose(|it| {
        if globs.fit(&current, &it.path) {
            return Some(Why::Said("--exclude".to_owned()));
        }
        match shelf.of(&it.path) {
            Ok(number) => objection(it, arguments, shelf.settings(number)),
            // Whatever settings lie beside it, it is no draft.
            Err(_) if !it.is_named && it.doubt.is_some() => it.objection(),
            Err(problem) => {
                wrong.get_or_insert(problem);
                None
            }
        }
    });
    wrong.map_or(Ok(()), |error| Err(error.into()))
}

/// Why `candidate` is left out, for which these `settings` hold.
fn objection(candidate: &Candidate, arguments: &Check, settings: &ConfigLayers) -> Option<Why> {
    let is_forced = arguments.force_exclude
        || settings
            .last(|it| &it.force_exclude)
            .is_some_and(|it| *it.value);
    if candidate.is_named && !is_forced {
        return None;
    }
    let ignored = || candidate.is_named.then(|| ignored(&candidate.path))?;
    let said = settings.objection(&candidate.path).or_else(ignored);
    if let Some(it) = said {
        return Some(Why::Said(it));
    }
    let ending = candidate.path.to_str().and_then(kinds::ending);
    let ending = ending.unwrap_or_default();
    let is_default = !arguments.no_default_exclude
        && settings
            .last(|it| &it.default_exclude)
            .is_none_or(|it| *it.value);
    match candidate.doubt? {
        Doubt::Ending => (!settings.names_ending(&ending)).then_some(Why::Ending),
        Doubt::Foreign(it) => settings
            .format(&ending)
            .is_none()
            .then_some(Why::Foreign(it)),
        Doubt::Aside(it) => is_default.then(|| Why::Said(it.to_owned())),
    }
}

/// Where a file of ignored drafts names the draft at the absolute path `path`, if one does.
fn ignored(path: &Path) -> Option<String> {
    for folder in path::in_repository(path.parent()?) {
        let file = folder.join(IGNORE_FILE);
        if !file.is_file() {
            continue;
        }
        let (globs, _) = Gitignore::new(&file);
        let matched = globs.matched_path_or_any_parents(path, false);
        if !matched.is_none() {
            return matched.is_ignore().then(|| path::shown(&file));
        }
    }
    None
}
