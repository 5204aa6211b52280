//! Decides which of the found files are checked. The options, the configuration and the kind of the
//! file decide.

use std::path::{Path, PathBuf};

use ignore::gitignore::Gitignore;

use crate::config::globs::Globs;
use crate::config::resolve::ConfigLayers;
use crate::error::Error;
#[cfg(feature = "lsp")]
use crate::files::candidate::DoubtSource;
use crate::files::candidate::{Doubt, FileCandidate, Why};
use crate::files::input::Inputs;
use crate::files::walk::IGNORE_FILE;
use crate::files::{kinds, path};
use crate::linter::options::Selection;
use crate::linter::rule_sets::Resolver;

/// Removes from `inputs` the files that match the globs of `selection`. Also removes files that
/// were found in folders and that the configuration excludes. With `force_exclude`, the
/// configuration applies to files that the user named, too.
///
/// # Errors
///
/// Returns an error if a glob, or a configuration file, has a mistake.
pub fn choose(
    selection: &Selection,
    inputs: &mut Inputs,
    resolver: &mut Resolver,
) -> Result<(), Error> {
    let current = path::current()?;
    let globs = Globs::new(&selection.exclude);
    let globs = globs.map_err(|error| error.within("--exclude"))?;
    let mut first = None;
    inputs.choose(|candidate| {
        if globs.fit(&current, &candidate.path) {
            return Some(Why::Said("--exclude".to_owned()));
        }
        match resolver.settings(&candidate.path) {
            Ok(settings) => objection(candidate, selection, settings),
            // If the file is left out anyway, because it is possibly not a draft, ignore the
            // mistake in its settings.
            Err(error) => candidate.objection().or_else(|| {
                first.get_or_insert(error);
                None
            }),
        }
    });
    first.map_or(Ok(()), Err)
}

/// Says whether the file at the absolute path `path` would be left out if its whole folder were
/// checked. The reason may be the configuration, an ignore file, or the kind of the file, such as a
/// licence or a generated file.
///
/// # Errors
///
/// Returns an error if a configuration file has a mistake.
#[cfg(feature = "lsp")]
pub fn leaves_out(path: &Path, resolver: &mut Resolver) -> Result<bool, Error> {
    let root = path.parent().and_then(path::repository);
    let below = root.and_then(|root| path.strip_prefix(root).ok());
    let name = path.file_name().map(Path::new);
    let aside = below.or(name).and_then(kinds::aside);
    let candidate = FileCandidate {
        path: path.to_path_buf(),
        is_named: true,
        doubt: DoubtSource::Known(aside.map(Doubt::Aside)),
    };
    let selection = Selection {
        force_exclude: true,
        ..Selection::default()
    };
    let settings = resolver.settings(path)?;
    Ok(objection(&candidate, &selection, settings).is_some())
}

/// Removes the notes `against` from the files in `inputs` that were found in folders, because
/// nothing is reported about notes.
pub fn leave_out_notes(against: &[PathBuf], inputs: &mut Inputs) {
    let notes: Vec<PathBuf> = against
        .iter()
        .filter_map(|path| path::absolute(path))
        .collect();
    inputs.choose(|candidate| {
        let is_note = notes.iter().any(|path| candidate.path.starts_with(path));
        (is_note && !candidate.is_named).then(|| Why::Said("--against".to_owned()))
    });
}

/// Returns the reason why `candidate` is left out under `settings`. `None` if it is checked.
fn objection(
    candidate: &FileCandidate,
    selection: &Selection,
    settings: &ConfigLayers,
) -> Option<Why> {
    let is_forced = selection.force_exclude
        || settings
            .last(|layer| &layer.force_exclude)
            .is_some_and(|setting| *setting.value);
    if candidate.is_named && !is_forced {
        return None;
    }
    let ignored = || candidate.is_named.then(|| ignored(&candidate.path))?;
    let said = settings.objection(&candidate.path).or_else(ignored);
    if let Some(reason) = said {
        return Some(Why::Said(reason));
    }
    let ending = candidate.path.to_str().and_then(kinds::ending);
    let ending = ending.unwrap_or_default();
    let is_default = selection.default_exclude
        && settings
            .last(|layer| &layer.default_exclude)
            .is_none_or(|setting| *setting.value);
    match candidate.doubt()? {
        Doubt::Ending => (!settings.names_ending(&ending)).then_some(Why::Ending),
        Doubt::Foreign(foreign) => settings
            .format(&ending)
            .is_none()
            .then_some(Why::Foreign(foreign)),
        Doubt::Aside(reason) => is_default.then(|| Why::Said(reason.to_owned())),
    }
}

/// Returns the ignore file that excludes the draft at the absolute path `path`. `None` if no ignore
/// file excludes the draft.
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
