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

/// The names of a settings file. If a folder has files with both names, the first name takes
/// precedence.
pub const NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// The maximum number of folders in the cache. A stream of documents may name any number of
/// folders. Looking for the settings file of a folder again takes microseconds.
const MAX_FOLDERS: usize = 1024;

/// Which settings file is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigChoice {
    /// No settings file.
    None,
    /// This file, for every draft; its globs are relative to the current folder.
    File(PathBuf),
    /// The nearest file above each draft, up to the root of its repository.
    Nearest,
    /// This text, for every draft, as if it were the content of the file at `path`. Paths in the
    /// text are relative to the folder of `path`.
    Text {
        /// The file, which need not exist.
        path: PathBuf,
        /// The text.
        text: String,
    },
}

/// The settings files of a run. Each file is read once.
pub struct ConfigCache {
    wanted: ConfigChoice,
    /// The defaults, and behind them all settings that were read.
    read: Vec<ConfigLayers>,
    /// The indices in `read` of the settings for drafts in each folder.
    by_folder: HashMap<PathBuf, usize>,
    /// The index in `read` of the settings of each file, or the error in that file.
    by_file: HashMap<PathBuf, Result<usize, Error>>,
    /// The files that were read.
    files: Vec<PathBuf>,
}

impl ConfigCache {
    /// An empty cache for the `wanted` settings files. They can configure the rules of `catalog`.
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

    /// The settings with this number, which must be a result of [`ConfigCache::of`].
    pub fn settings(&self, number: usize) -> &ConfigLayers {
        &self.read[number]
    }

    /// The rules of all settings that were read.
    pub fn catalogs(&self) -> impl Iterator<Item = &Catalog> {
        self.read.iter().map(|config_layers| &config_layers.catalog)
    }

    /// The files and folders from which settings were read, and the files and folders that these
    /// settings name.
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

    /// The number of the settings for a draft at the absolute path `draft`.
    ///
    /// # Errors
    ///
    /// When the settings file has a mistake. The error gives the mistake and the line.
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

/// Writes `text` as the settings file of `folder`, which must have none. Returns the path of the
/// file, as it is printed.
///
/// # Errors
///
/// When the folder has a settings file already, or when the new file cannot be written. The error
/// names the existing file, or says why the new file cannot be written.
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

/// The folder of the settings file nearest to `folder`, or `folder` itself if there is none.
pub fn project_folder(folder: &Path) -> PathBuf {
    let file = nearest(folder).ok().flatten();
    let folder_of_file = file.as_deref().and_then(Path::parent);
    folder_of_file.unwrap_or(folder).to_path_buf()
}

/// The settings file nearest to `folder`, in it or above it, within the same repository. A file
/// with such a name is returned even if it cannot be read.
///
/// # Errors
///
/// When the system cannot determine whether a file exists.
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

/// True if the error means that there is no settings file. Errors about a folder that may not be
/// entered, or a path that cannot exist, count too: no draft is read there either.
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
/// file was found by its name; the user did not name it.
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
/// text, that text is parsed instead of the file. The file must not extend a file in `open`.
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

/// The text of the configuration file `file`.
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

/// The path that `config_file` names in the setting `key`. `file` is the path of `config_file`. It
/// is an error if links lead the named path out of the repository, or if `check` rejects it.
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

/// The absolute path of `named`, which is relative to the folder of the configuration file `file`.
fn beside(file: &Path, named: &Path) -> PathBuf {
    let beside = file.parent().unwrap_or(file).join(named);
    path::absolute(&beside).unwrap_or(beside)
}
