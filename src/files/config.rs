//! Finding and reading settings files. Knows no rule.

use std::collections::HashMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::config::file::ConfigFile;
use crate::config::origin::Sourced;
use crate::config::resolve::ConfigLayers;
use crate::files::boundary::Boundary;
use crate::files::document::cause;
use crate::files::{bounded, output, path, rules};
use crate::rules::catalog::Catalog;

/// What a settings file may be called; in one folder the first counts.
pub const NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// Which settings file a user wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfigChoice {
    /// None.
    None,
    /// This one, for every draft; its globs speak of paths below the current folder.
    File(PathBuf),
    /// The nearest above each draft, up to the root of its repository.
    Nearest,
}

/// The settings files of a run, each read once.
pub struct ConfigCache {
    wanted: ConfigChoice,
    /// All that were read; the first is empty.
    read: Vec<ConfigLayers>,
    /// Which of them hold in a folder.
    by_folder: HashMap<PathBuf, usize>,
    /// Which of them a file is; or what is wrong in it.
    by_file: HashMap<PathBuf, Result<usize, String>>,
    /// The files that were read.
    files: Vec<PathBuf>,
}

impl ConfigCache {
    /// A shelf for the files that are `wanted`, with none read yet, to which the rules of `catalog`
    /// are known.
    #[must_use]
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

    /// The settings with this number, which [`ConfigCache::of`] gave.
    #[must_use]
    pub fn settings(&self, number: usize) -> &ConfigLayers {
        &self.read[number]
    }

    /// The rules of all settings that were read.
    pub fn catalogs(&self) -> impl Iterator<Item = &Catalog> {
        self.read.iter().map(|it| &it.catalog)
    }

    /// The files and folders that settings were read from, and those that they name.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        let mut files = self.files.clone();
        for it in &self.read {
            files.extend(it.folders.iter().cloned());
            let named = [it.baseline(), it.frequencies()].into_iter().flatten();
            files.extend(named.map(|it| it.value.clone()));
        }
        files
    }

    /// The number of the settings for a draft at the absolute path `draft`.
    ///
    /// # Errors
    ///
    /// Says what is wrong in the settings file, and where.
    pub fn of(&mut self, draft: &Path) -> Result<usize, String> {
        match &self.wanted {
            ConfigChoice::None => Ok(0),
            ConfigChoice::File(file) => {
                let file = path::absolute(file).unwrap_or_else(|| file.clone());
                let root = path::current()?;
                self.open(&file, &root)
            }
            ConfigChoice::Nearest => {
                let folder = draft.parent().unwrap_or(draft).to_path_buf();
                if let Some(it) = self.by_folder.get(&folder) {
                    return Ok(*it);
                }
                let number = match nearest(&folder)? {
                    None => 0,
                    Some(it) => {
                        stays_inside(&it)?;
                        let root = it.parent().unwrap_or(&folder).to_path_buf();
                        self.open(&it, &root)?
                    }
                };
                self.by_folder.insert(folder, number);
                Ok(number)
            }
        }
    }

    fn open(&mut self, file: &Path, root: &Path) -> Result<usize, String> {
        if let Some(known) = self.by_file.get(file) {
            return known.clone();
        }
        let number = self.add(file, root);
        self.by_file.insert(file.to_path_buf(), number.clone());
        number
    }

    fn add(&mut self, file: &Path, root: &Path) -> Result<usize, String> {
        let mut settings = ConfigLayers {
            path: Some(path::shown(file)),
            ..self.read[0].clone()
        };
        let mut open = Vec::new();
        read(file, root, &mut open, &mut settings)?;
        self.files.extend(open);
        self.read.push(settings);
        Ok(self.read.len() - 1)
    }
}

/// Writes `text` as the settings file of `folder`, which may have none yet. How it is called, for
/// showing.
///
/// # Errors
///
/// Says what is there already, or why nothing can be written.
pub fn create(folder: &Path, text: &str) -> Result<String, String> {
    let is_there = |it: &&str| folder.join(it).symlink_metadata().is_ok();
    let taken = |it: &str| format!("{it} is there already and stays as it is");
    if let Some(it) = NAMES.into_iter().find(is_there) {
        return Err(taken(it));
    }
    let file = folder.join(NAMES[0]);
    let shown = path::shown(&file);
    match output::create(&file, text) {
        Ok(()) => Ok(shown),
        Err(it) if it.kind() == ErrorKind::AlreadyExists => Err(taken(NAMES[0])),
        Err(it) => Err(format!("{shown}: {}", output::cause(&it))),
    }
}

/// The folder of the settings file nearest to `folder`; without one `folder` itself.
#[must_use]
pub fn home(folder: &Path) -> PathBuf {
    let file = nearest(folder).ok().flatten();
    let home = file.as_deref().and_then(Path::parent);
    home.unwrap_or(folder).to_path_buf()
}

/// The settings file nearest to `folder`, in it or above it, in the same repository. What has the
/// name of one is one, also where it cannot be read.
///
/// # Errors
///
/// Says where the system cannot tell whether there is one.
fn nearest(folder: &Path) -> Result<Option<PathBuf>, String> {
    for folder in path::in_repository(folder) {
        for file in NAMES.iter().map(|it| folder.join(it)) {
            match file.symlink_metadata() {
                Ok(_) => return Ok(Some(file)),
                Err(it) if is_absence(it.kind()) => {}
                Err(it) => return Err(format!("{}: {}", path::shown(&file), cause(&it))),
            }
        }
    }
    Ok(None)
}

/// Whether there is no file that a draft could lie beside: no draft is read either in a folder that
/// may not be entered, or that is a name on the command line alone.
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

/// Says if links lead the settings file `file` out of the repository, where nobody named it.
fn stays_inside(file: &Path) -> Result<(), String> {
    let Some(it) = Boundary::of_file(file).led_out(file) else {
        return Ok(());
    };
    let (shown, it) = (path::shown(file), it.display());
    Err(format!(
        "{shown}: it leads out of the repository by a link, to {it}; name that file with \
         --config, or extend it"
    ))
}

/// Adds to `settings` what the file `file` says, behind what those say that it extends. It cannot
/// extend those that are `open`.
fn read(
    file: &Path,
    root: &Path,
    open: &mut Vec<PathBuf>,
    settings: &mut ConfigLayers,
) -> Result<(), String> {
    let shown = path::shown(file);
    let text = text(file).map_err(|it| format!("{shown}: {it}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let opening = ConfigFile::opening(&shown, root, text, &settings.catalog)?;
    open.push(file.to_path_buf());
    let boundary = Boundary::of_file(file);
    let stays = |key: &str, named: &Sourced<String>, path: &Path| match boundary.led_out(path) {
        None => Ok(()),
        Some(it) => Err(fault(key, named, &led_out(&it))),
    };
    if let Some(extended) = &opening.extends {
        let fault = |problem: &str| Err(fault("extends", extended, problem));
        let base = beside(file, &extended.value);
        if open.contains(&base) {
            return fault("it extends itself");
        }
        if !base.exists() {
            return fault("there is no such file");
        }
        stays("extends", extended, &base)?;
        read(&base, root, open, settings)?;
    }
    for named in &opening.rule_dirs {
        let folder = beside(file, &named.value);
        if !folder.is_dir() {
            return Err(fault("rule-dirs", named, "there is no such folder"));
        }
        stays("rule-dirs", named, &folder)?;
        if !settings.folders.contains(&folder) {
            let files = rules::read(&folder)?;
            let catalog = settings.catalog.and(files);
            settings.catalog = catalog.map_err(|it| it.to_string())?;
            settings.folders.push(folder);
        }
    }
    let mut config_file = ConfigFile::parse(&shown, root, text, &settings.catalog)?;
    if let Some(it) = &mut config_file.frequencies {
        let named = it.clone().map(|it| it.display().to_string());
        it.value = beside(file, &named.value);
        if !it.value.exists() {
            let problem = "there is no such file; make one by `copydesk frequencies FOLDER > FILE`";
            return Err(fault("frequencies", &named, problem));
        }
        stays("frequencies", &named, &it.value)?;
    }
    if let Some(it) = &mut config_file.baseline {
        let named = it.clone().map(|it| it.display().to_string());
        it.value = beside(file, &named.value);
        stays("baseline", &named, &it.value)?;
    }
    settings.files.push(config_file);
    Ok(())
}

/// The text of the settings file `file`.
fn text(file: &Path) -> Result<String, String> {
    if file.is_symlink() && !file.exists() {
        return Err("it is a link that leads nowhere; mend it, or remove it".to_owned());
    }
    if file.is_dir() {
        return Err("it is a folder, not a file; rename it".to_owned());
    }
    bounded::read_text(file, bounded::MAX_SETTINGS, "shorten it")
}

/// What the settings file `file` names by the relative path `named`.
fn beside(file: &Path, named: &str) -> PathBuf {
    let beside = file.parent().unwrap_or(file).join(named);
    path::absolute(&beside).unwrap_or(beside)
}

/// What is wrong with a name that links lead out of the repository, to `path`.
fn led_out(path: &Path) -> String {
    let path = path.display();
    format!("it leads out of the repository by a link, to {path}; write that path")
}

fn fault(key: &str, named: &Sourced<String>, problem: &str) -> String {
    format!("{}: {key} “{}”: {problem}", named.origin, named.value)
}
