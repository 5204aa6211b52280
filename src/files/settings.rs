//! Finding and reading settings files. Knows no rule.

use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::files::{bounded, path, rules};
use crate::rules::catalog::Catalog;
use crate::settings::force::Settings;
use crate::settings::origin::Told;
use crate::settings::sheet::Sheet;

/// What a settings file may be called; in one folder the first counts.
pub const NAMES: [&str; 2] = ["copydesk.toml", ".copydesk.toml"];

/// Which settings file a user wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// None.
    None,
    /// This one, for every draft; its globs speak of paths below the current folder.
    File(PathBuf),
    /// The nearest above each draft, up to the root of its repository.
    Nearest,
}

/// The settings files of a run, each read once.
pub struct Shelf {
    wanted: Wanted,
    /// All that were read; the first is empty.
    read: Vec<Settings>,
    /// Which of them hold in a folder.
    by_folder: HashMap<PathBuf, usize>,
    /// Which of them a file is; or what is wrong in it.
    by_file: HashMap<PathBuf, Result<usize, String>>,
}

impl Shelf {
    /// A shelf for the files that are `wanted`, with none read yet, to which the rules of `catalog`
    /// are known.
    #[must_use]
    pub fn new(wanted: Wanted, catalog: &Catalog) -> Self {
        let none = Settings {
            catalog: catalog.clone(),
            ..Settings::default()
        };
        Self {
            wanted,
            read: vec![none],
            by_folder: HashMap::new(),
            by_file: HashMap::new(),
        }
    }

    /// The settings with this number, which [`Shelf::of`] gave.
    #[must_use]
    pub fn settings(&self, number: usize) -> &Settings {
        &self.read[number]
    }

    /// The rules of all settings that were read.
    pub fn catalogs(&self) -> impl Iterator<Item = &Catalog> {
        self.read.iter().map(|it| &it.catalog)
    }

    /// The number of the settings for a draft at the absolute path `draft`.
    ///
    /// # Errors
    ///
    /// Says what is wrong in the settings file, and where.
    pub fn of(&mut self, draft: &Path) -> Result<usize, String> {
        match &self.wanted {
            Wanted::None => Ok(0),
            Wanted::File(file) => {
                let file = path::absolute(file).unwrap_or_else(|| file.clone());
                let root = path::current()?;
                self.open(&file, &root)
            }
            Wanted::Nearest => {
                let folder = draft.parent().unwrap_or(draft).to_path_buf();
                if let Some(it) = self.by_folder.get(&folder) {
                    return Ok(*it);
                }
                let number = match nearest(&folder) {
                    None => 0,
                    Some(it) => {
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
        let mut settings = Settings {
            path: Some(path::shown(file)),
            ..self.read[0].clone()
        };
        read(file, root, &mut Vec::new(), &mut settings)?;
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
    if let Some(it) = NAMES.iter().find(|it| folder.join(it).exists()) {
        return Err(format!("{it} is there already and stays as it is"));
    }
    let file = folder.join(NAMES[0]);
    let shown = path::shown(&file);
    let created = OpenOptions::new().write(true).create_new(true).open(&file);
    created
        .and_then(|mut it| it.write_all(text.as_bytes()))
        .map_err(|it| format!("{shown} cannot be written: {it}"))?;
    Ok(shown)
}

/// The folder of the settings file nearest to `folder`; without one `folder` itself.
#[must_use]
pub fn home(folder: &Path) -> PathBuf {
    let file = nearest(folder);
    let home = file.as_deref().and_then(Path::parent);
    home.unwrap_or(folder).to_path_buf()
}

/// The settings file nearest to `folder`, in it or above it, in the same repository.
fn nearest(folder: &Path) -> Option<PathBuf> {
    for folder in folder.ancestors() {
        let mut files = NAMES.iter().map(|it| folder.join(it));
        if let Some(it) = files.find(|it| it.exists() && !it.is_dir()) {
            return Some(it);
        }
        // A worktree has a file of this name.
        if folder.join(".git").exists() {
            return None;
        }
    }
    None
}

/// Adds to `settings` what the file `file` says, behind what those say that it extends. It cannot
/// extend those that are `open`.
fn read(
    file: &Path,
    root: &Path,
    open: &mut Vec<PathBuf>,
    settings: &mut Settings,
) -> Result<(), String> {
    let shown = path::shown(file);
    let text = bounded::read_text(file, bounded::MAX_SETTINGS, "shorten it");
    let text = text.map_err(|it| format!("{shown}: {it}"))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let opening = Sheet::opening(&shown, root, text, &settings.catalog)?;
    open.push(file.to_path_buf());
    if let Some(extended) = &opening.extends {
        let fault = |problem: &str| Err(fault("extends", extended, problem));
        let base = beside(file, &extended.value);
        if open.contains(&base) {
            return fault("it extends itself");
        }
        if !base.exists() {
            return fault("there is no such file");
        }
        read(&base, root, open, settings)?;
    }
    for named in &opening.rule_dirs {
        let folder = beside(file, &named.value);
        if !folder.is_dir() {
            return Err(fault("rule-dirs", named, "there is no such folder"));
        }
        if !settings.folders.contains(&folder) {
            let files = rules::read(&folder)?;
            let catalog = settings.catalog.and(files);
            settings.catalog = catalog.map_err(|it| it.to_string())?;
            settings.folders.push(folder);
        }
    }
    let mut sheet = Sheet::parse(&shown, root, text, &settings.catalog)?;
    if let Some(table) = &mut sheet.frequencies {
        let named = table.clone().map(|it| it.display().to_string());
        table.value = beside(file, &named.value);
        if !table.value.exists() {
            let problem = "there is no such file; make one by `copydesk frequencies FOLDER > FILE`";
            return Err(fault("frequencies", &named, problem));
        }
    }
    if let Some(it) = &mut sheet.baseline {
        it.value = beside(file, &it.value.to_string_lossy());
    }
    settings.sheets.push(sheet);
    Ok(())
}

/// What the settings file `file` names by the relative path `named`.
fn beside(file: &Path, named: &str) -> PathBuf {
    let beside = file.parent().unwrap_or(file).join(named);
    path::absolute(&beside).unwrap_or(beside)
}

fn fault(key: &str, named: &Told<String>, problem: &str) -> String {
    format!("{}: {key} “{}”: {problem}", named.origin, named.value)
}
