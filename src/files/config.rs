//! Finds and reads configuration files.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use toml::Spanned;

use crate::config::file::ConfigFile;
use crate::config::resolve::ConfigLayers;
use crate::config::style;
use crate::config::value::Setting;
use crate::error::Error;
use crate::files::boundary::{Boundary, outside};
use crate::files::document::cause;
#[cfg(feature = "cli")]
use crate::files::output;
use crate::files::{bounded, frequencies, path, rules};
use crate::rules::catalog::Catalog;

/// The names of a configuration file. If a folder has files with both names, the first name takes
/// precedence.
pub const NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// The maximum number of folders in the cache. A stream of documents may name any number of
/// folders. If the cache drops a folder, looking for its configuration file again takes only
/// microseconds.
const MAX_FOLDERS: usize = 1024;

/// Which configuration file applies to a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigChoice {
    /// No configuration file.
    None,
    /// This file, for every draft. Globs in the file are relative to the current folder.
    File(PathBuf),
    /// For each draft, the nearest configuration file above it, up to the root of its repository.
    Nearest,
    /// The same text for every draft, as if it were the content of the file at `path`. Paths in the
    /// text are relative to the folder of `path`.
    Text {
        /// The path of the file, which need not exist.
        path: PathBuf,
        /// The text.
        text: String,
    },
}

/// The configuration files of a run. Each file is read once.
pub struct ConfigCache {
    wanted: ConfigChoice,
    /// All settings that were read. The first element has the defaults.
    read: Vec<ConfigLayers>,
    /// For each folder, the index in `read` of the settings for drafts in that folder.
    by_folder: HashMap<PathBuf, usize>,
    /// For each file, the index in `read` of its settings, or the error in the file.
    by_file: HashMap<PathBuf, Result<usize, Error>>,
    /// The files that were read.
    files: Vec<PathBuf>,
}

impl ConfigCache {
    /// Creates an empty cache for the configuration files that `wanted` chooses. The files can
    /// configure the rules of `catalog`.
    pub fn new(wanted: ConfigChoice, catalog: &Catalog) -> Self {
        let none = ConfigLayers {
            catalog: catalog.clone(),
            ..ConfigLayers::default()
        };
        Self {
            wanted,
            read: vec![none],
            by_folder: HashMap::new(),
            by_file: HashMap::new(),
            files: Vec::new(),
        }
    }

    /// Returns the settings with the number `number`, which must be a result of
    /// [`ConfigCache::of`].
    pub fn settings(&self, number: usize) -> &ConfigLayers {
        &self.read[number]
    }

    /// Returns the rules of all settings that were read: one catalog for each element of the cache.
    pub fn catalogs(&self) -> impl Iterator<Item = &Catalog> {
        self.read.iter().map(|config_layers| &config_layers.catalog)
    }

    /// Returns the files and folders from which settings were read, and the files and folders that
    /// these settings name.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = self.files.clone();
        for config_layers in &self.read {
            files.extend(config_layers.folders.iter().cloned());
            let named = [
                config_layers.last(|settings| &settings.baseline),
                config_layers.last(|settings| &settings.frequencies),
            ];
            files.extend(named.into_iter().flatten().map(|path| path.value.clone()));
        }
        files
    }

    /// Returns the number of the settings for a draft at the absolute path `draft`.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration file has a mistake. The error gives the mistake and
    /// the line.
    pub fn of(&mut self, draft: &Path) -> Result<usize, Error> {
        match &self.wanted {
            ConfigChoice::None => Ok(0),
            ConfigChoice::Text { path, text } => {
                let (path, text) = (path.clone(), text.clone());
                self.open(&path, &path::current()?, Some(&text))
            }
            ConfigChoice::File(file) => {
                let file = path::absolute(file).unwrap_or_else(|| file.clone());
                let root = path::current()?;
                self.open(&file, &root, None)
            }
            ConfigChoice::Nearest => {
                let folder = draft.parent().unwrap_or(draft).to_path_buf();
                if let Some(idx) = self.by_folder.get(&folder) {
                    return Ok(*idx);
                }
                let number = match nearest(&folder)? {
                    None => 0,
                    Some(path) => {
                        stays_inside(&path)?;
                        let root = path.parent().unwrap_or(&folder).to_path_buf();
                        self.open(&path, &root, None)?
                    }
                };
                if MAX_FOLDERS <= self.by_folder.len() {
                    self.by_folder.clear();
                }
                self.by_folder.insert(folder, number);
                Ok(number)
            }
        }
    }

    fn open(&mut self, file: &Path, root: &Path, text: Option<&str>) -> Result<usize, Error> {
        if let Some(known) = self.by_file.get(file) {
            return known.clone();
        }
        let number = self.add(file, root, text);
        self.by_file.insert(file.to_path_buf(), number.clone());
        number
    }

    fn add(&mut self, file: &Path, root: &Path, given: Option<&str>) -> Result<usize, Error> {
        let mut settings = ConfigLayers {
            path: Some(path::shown(file)),
            ..self.read[0].clone()
        };
        let mut open = Vec::new();
        read((file, given), root, &mut open, &mut settings)?;
        self.files.extend(open);
        self.read.push(settings);
        Ok(self.read.len() - 1)
    }
}

/// Writes `text` as the configuration file of `folder`, which must not have such a file yet.
/// Returns the path of the file as messages show it.
///
/// # Errors
///
/// Returns an error if the folder has a configuration file already, or if the new file cannot be
/// written. The error names the existing file, or says why the new file cannot be written.
#[cfg(feature = "cli")]
pub fn create(folder: &Path, text: &str) -> Result<String, Error> {
    let is_there = |text: &&str| folder.join(text).symlink_metadata().is_ok();
    let taken =
        |name: &str| Error::new("this file already exists and was not changed").in_file(name);
    if let Some(name) = NAMES.into_iter().find(is_there) {
        return Err(taken(name));
    }
    let file = folder.join(NAMES[0]);
    let shown = path::shown(&file);
    match output::create(&file, text) {
        Ok(()) => Ok(shown),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(taken(NAMES[0])),
        Err(error) => Err(output::cause(&error).in_file(shown)),
    }
}

/// Returns the folder of the configuration file nearest to `folder`, or `folder` itself if there is
/// no such file.
pub fn project_folder(folder: &Path) -> PathBuf {
    let file = nearest(folder).ok().flatten();
    let folder_of_file = file.as_deref().and_then(Path::parent);
    folder_of_file.unwrap_or(folder).to_path_buf()
}

/// Returns the configuration file nearest to `folder`: in `folder` or in a folder above, within the
/// same repository. A file with the right name is returned even if it cannot be read.
///
/// # Errors
///
/// Returns an error if the system cannot determine whether a file exists.
fn nearest(folder: &Path) -> Result<Option<PathBuf>, Error> {
    for folder in path::in_repository(folder) {
        for file in NAMES.iter().map(|name| folder.join(name)) {
            match file.symlink_metadata() {
                Ok(_) => return Ok(Some(file)),
                Err(error) if is_absence(error.kind()) => {}
                Err(error) => return Err(cause(&error).in_file(path::shown(&file))),
            }
        }
    }
    Ok(None)
}

/// Returns whether an error of the kind `kind` means that there is no configuration file. This
/// includes errors about a folder that the user may not enter, and about a path that cannot exist,
/// because no draft is read from there either.
fn is_absence(kind: ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::PermissionDenied
            | ErrorKind::InvalidFilename
            | ErrorKind::InvalidInput
    )
}

/// Checks that the configuration file `file` is not a link that leads out of the repository. The
/// check is needed because copydesk found the file by its usual name, and the user did not ask for
/// it.
fn stays_inside(file: &Path) -> Result<(), Error> {
    let Some(target) = Boundary::of_file(file).led_out(file) else {
        return Ok(());
    };
    let remedy = "name that file with --config or in `extends`";
    Err(outside(&target)
        .with_remedy(remedy)
        .in_file(path::shown(file)))
}

/// Adds the configuration file `file` to `layers`, after the files that it extends. If `given` is a
/// text, that text is parsed instead of the file. `open` has the files that are being read; the
/// file must not extend one of them.
fn read(
    (file, given): (&Path, Option<&str>),
    root: &Path,
    open: &mut Vec<PathBuf>,
    layers: &mut ConfigLayers,
) -> Result<(), Error> {
    let shown = path::shown(file);
    let text = match given {
        Some(given) => given.to_owned(),
        None => text(file).map_err(|error| error.in_file(shown.as_str()))?,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut config_file = ConfigFile::parse(&shown, root, text)?;
    open.push(file.to_path_buf());
    let settings = &config_file.settings;
    let exists = |path: &Path| ensure(path.exists(), "there is no such file");
    let style = settings
        .extends
        .get()
        .map(|style| (style, style.get_ref().as_str()));
    if let Some((named, name)) = style.filter(|(_, name)| name.starts_with(style::PREFIX)) {
        let text = style::text(name).map_err(|error| config_file.error(named, error))?;
        read((Path::new(name), Some(text)), root, open, layers)?;
        // Remove the name of the built-in style, because `open` becomes the list of files that were
        // read.
        open.pop();
    } else if let Some(named) = settings.extends.get() {
        let is_new = |base: &Path| {
            let is_open = open.iter().any(|path| path == base);
            ensure(!is_open, "the file extends itself").and_then(|()| exists(base))
        };
        let base = resolved(file, &config_file, ("extends", named), is_new)?;
        read((&base, None), root, open, layers)?;
    }
    add_rules(file, &config_file, layers)?;
    config_file.check(&layers.catalog)?;
    if let Some(named) = settings.frequencies.get() {
        let exists =
            |path: &Path| exists(path).map_err(|error| error.with_remedy(frequencies::REMEDY));
        resolved(file, &config_file, ("frequencies", named), exists)?;
    }
    if let Some(named) = settings.baseline.get() {
        resolved(file, &config_file, ("baseline", named), |_| Ok(()))?;
    }
    let settings = &mut config_file.settings;
    for setting in [&mut settings.baseline, &mut settings.frequencies] {
        if let Some(named) = setting.get_mut() {
            *named.get_mut() = beside(file, named.get_ref());
        }
    }
    layers.files.push(config_file);
    Ok(())
}

/// Adds the project's rules, from the folders that `config_file` names, to `layers`. `file` is the
/// path of `config_file`.
fn add_rules(
    file: &Path,
    config_file: &ConfigFile,
    layers: &mut ConfigLayers,
) -> Result<(), Error> {
    let is_folder = |path: &Path| ensure(path.is_dir(), "there is no such folder");
    let folders = config_file.settings.rule_dirs.iter();
    for named in folders.filter_map(Setting::get) {
        let folder = resolved(file, config_file, ("rule-dirs", named), is_folder)?;
        if !layers.folders.contains(&folder) {
            let files = rules::read(&folder)?;
            let catalog = layers.catalog.and(files);
            layers.catalog = catalog.map_err(|fault| Error::new(fault.to_string()))?;
            layers.folders.push(folder);
        }
    }
    Ok(())
}

/// Returns the error `problem` if `condition` is false.
fn ensure(condition: bool, problem: &str) -> Result<(), Error> {
    if condition {
        return Ok(());
    }
    Err(Error::new(problem))
}

/// Reads the text of the configuration file `file`.
fn text(file: &Path) -> Result<String, Error> {
    if file.is_symlink() && !file.exists() {
        return Err(Error::new("this link leads to a file that does not exist")
            .with_remedy("correct or remove the link"));
    }
    if file.is_dir() {
        return Err(
            Error::new("this path is a folder, not a file").with_remedy("rename the folder")
        );
    }
    bounded::read_text(file, bounded::MAX_SETTINGS, "shorten the file")
}

/// Returns the path that `config_file` names in the setting `key`. `file` is the path of
/// `config_file`. Returns an error if links lead the named path out of the repository, or if
/// `check` rejects the path.
fn resolved<T: AsRef<Path>>(
    file: &Path,
    config_file: &ConfigFile,
    (key, named): (&str, &Spanned<T>),
    check: impl Fn(&Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let path = beside(file, named.get_ref().as_ref());
    let checked = match Boundary::of_file(file).led_out(&path) {
        None => check(&path),
        Some(target) => Err(outside(&target).with_remedy("write the path of the target instead")),
    };
    checked.map_err(|error| {
        let shown = named.get_ref().as_ref().display();
        config_file.error(named, error.within(&format!("`{key}` names `{shown}`")))
    })?;
    Ok(path)
}

/// Returns the absolute path of `named`, which is relative to the folder of the configuration file
/// `file`.
fn beside(file: &Path, named: &Path) -> PathBuf {
    let beside = file.parent().unwrap_or(file).join(named);
    path::absolute(&beside).unwrap_or(beside)
}
