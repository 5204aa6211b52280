//! Examines a repository for `copydesk init`: its site generator, its translations and other tools.
//! The command derives a configuration from these facts. `rules/adoption.toml` declares which
//! generators and languages are recognised.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde::Deserialize;

use crate::embedded;
use crate::error::Error;
use crate::files::bounded;

/// The file that configures the hooks of pre-commit.
pub const HOOKS: &str = ".pre-commit-config.yaml";

/// The file that configures the CI jobs of GitLab.
pub const GITLAB: &str = ".gitlab-ci.yml";

/// The folder of the workflows of GitHub.
pub const WORKFLOWS: &str = ".github/workflows";

/// The files in which Vale is configured.
const VALE: [&str; 3] = [".vale.ini", "_vale.ini", "vale.ini"];

/// The default folder of the rules of Vale.
const VALE_STYLES: &str = "styles";

/// The file in which Git stores the URLs of remotes.
const GIT_CONFIG: &str = ".git/config";

/// The code of English. A folder with this name contains originals, not translations.
const ENGLISH: &str = "en";

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recognised {
    site: Vec<SiteGenerator>,
    translations: Translations,
}

/// A site generator, and the settings for its sites.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SiteGenerator {
    /// The name of the generator.
    pub name: String,
    marks: Vec<String>,
    beside: Option<String>,
    /// The generator's own setting that names the folder of the drafts, such as `docs_dir`.
    folder_setting: Option<String>,
    /// The profile for the drafts, if it is not the default profile.
    pub profile: Option<String>,
    /// Folders that contain all of the drafts.
    #[serde(default)]
    pub include: Vec<String>,
    /// Folders that contain no drafts.
    #[serde(default)]
    pub exclude: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Translations {
    within: Vec<String>,
    only: Vec<String>,
    languages: Vec<String>,
}

static RECOGNISED: LazyLock<Recognised> = LazyLock::new(|| {
    toml::from_str(embedded::text("adoption.toml")).expect("a test reads rules/adoption.toml")
});

/// The service that hosts a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// GitHub.
    GitHub,
    /// GitLab.
    GitLab,
}

/// The facts about a repository.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The site generator. Its lists of folders have only folders that exist.
    pub site: Option<SiteGenerator>,
    /// Folders of translations into other languages, relative to the root, with a slash at the end.
    pub translations: Vec<String>,
    /// The configuration file of Vale.
    pub vale: Option<&'static str>,
    /// The folder of Vale's rules, with a slash at the end.
    pub vale_styles: Option<String>,
    /// Whether pre-commit is configured.
    pub has_hooks: bool,
    /// Whether the folder is the root of a Git repository.
    pub is_repository: bool,
    /// The service that hosts the repository.
    pub host: Option<Host>,
}

impl Surroundings {
    /// Examines the repository whose root is `folder`.
    pub fn of(folder: &Path) -> Self {
        let exists = |name: &str| folder.join(name).exists();
        let vale = VALE.into_iter().find(|name| exists(name));
        Self {
            site: site(folder),
            translations: translations(folder),
            vale,
            vale_styles: vale.and_then(|name| vale_styles(folder, name)),
            has_hooks: exists(HOOKS),
            is_repository: exists(".git"),
            host: host(folder),
        }
    }
}

/// Returns the first site generator whose files are in `folder`.
fn site(folder: &Path) -> Option<SiteGenerator> {
    let is_here = |name: &String| folder.join(name).exists();
    let mut sites = RECOGNISED.site.iter();
    let found = sites.find(|site| {
        let is_beside = site.beside.as_ref().is_none_or(is_here);
        is_beside && site.marks.iter().any(is_here)
    });
    let mut site = found?.clone();
    if let Some(setting) = &site.folder_setting {
        let files = site.marks.iter().map(|name| folder.join(name));
        site.include = named_folder(files, setting, site.include.clone());
    }
    site.include.retain(is_here);
    site.exclude.retain(is_here);
    Some(site)
}

/// Returns the folder of drafts from the first of `files` that has the setting `setting`. If no
/// file has the setting, returns `default`. Returns an empty list if the folder is the whole
/// repository, or is outside the repository.
fn named_folder(
    files: impl Iterator<Item = PathBuf>,
    setting: &str,
    default: Vec<String>,
) -> Vec<String> {
    let named = files.filter_map(|path| text(&path).ok()).find_map(|text| {
        text.lines().find_map(|line| {
            let value = line.strip_prefix(setting)?.trim_start();
            let value = value.strip_prefix([':', '='])?;
            Some(value.split(" #").next()?.trim().to_owned())
        })
    });
    let Some(named) = named else {
        return default;
    };
    let named = named.trim_matches(['"', '\'']);
    let named = named.trim_start_matches("./").trim_end_matches('/');
    let is_inside = !named.is_empty() && !named.starts_with(['.', '/']);
    is_inside.then(|| format!("{named}/")).into_iter().collect()
}

/// Returns the folders of translations, sorted. A folder with the name of a language, such as `de`,
/// contains a translation if a folder `en` is in the same parent folder. Without a folder `en`, the
/// folder `de` contains a translation only if the parent folder is meant for translations, such as
/// `i18n`.
fn translations(folder: &Path) -> Vec<String> {
    let Translations {
        within,
        only,
        languages,
    } = &RECOGNISED.translations;
    let is_language = |name: &str| {
        let (language, region) = name.split_once(['-', '_']).unwrap_or((name, ""));
        let is_region = region.len() <= 4
            && region
                .chars()
                .all(|character| character.is_ascii_alphanumeric());
        languages.iter().any(|other| other == language) && is_region
    };
    let mut found = Vec::new();
    for parent in within {
        let names = folders(&folder.join(parent));
        let is_english = |name: &String| {
            let language = name.split(['-', '_']).next();
            language.is_some_and(|language| language == ENGLISH)
        };
        if !only.contains(parent) && !names.iter().any(is_english) {
            continue;
        }
        let prefix = if parent == "." {
            String::new()
        } else {
            format!("{parent}/")
        };
        let translated = names.iter().filter(|name| is_language(name));
        found.extend(translated.map(|name| format!("{prefix}{name}/")));
    }
    found.sort();
    found
}

/// Returns the names of the folders in `folder`; none if `folder` is not a folder.
fn folders(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    folders
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect()
}

/// Returns the folder of rules that the configuration file `name` of Vale sets, or the default
/// folder. Returns `None` if there is no such folder.
fn vale_styles(folder: &Path, name: &str) -> Option<String> {
    let text = text(&folder.join(name)).ok()?;
    let named = text.lines().find_map(|line| {
        let (key, value) = line.split_once('=')?;
        (key.trim() == "StylesPath").then(|| value.trim().to_owned())
    });
    let named = named.unwrap_or_else(|| VALE_STYLES.to_owned());
    let named = named.trim_start_matches("./").trim_end_matches('/');
    let is_inside = !named.is_empty() && !named.starts_with(['.', '/']);
    (is_inside && folder.join(named).is_dir()).then(|| format!("{named}/"))
}

/// Returns the service that hosts the repository at `folder`. The service is recognised by its
/// configuration files or else by the URL of a remote.
fn host(folder: &Path) -> Option<Host> {
    if folder.join(GITLAB).exists() {
        return Some(Host::GitLab);
    }
    if folder.join(".github").exists() {
        return Some(Host::GitHub);
    }
    let text = text(&folder.join(GIT_CONFIG)).ok()?;
    let addresses = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("url"));
    let mut hosts = addresses.filter_map(|address| match address {
        other if other.contains("github.com") => Some(Host::GitHub),
        other if other.contains("gitlab") => Some(Host::GitLab),
        _ => None,
    });
    hosts.next_back()
}

/// Reads the text of the small file at `path`.
///
/// # Errors
///
/// Returns an error if the file cannot be read.
pub fn text(path: &Path) -> Result<String, Error> {
    bounded::read_text(path, bounded::MAX_SETTINGS, "shorten it")
}

/// Returns the path of `name` in `folder`; `None` if something already exists at that path.
pub fn free(folder: &Path, name: &str) -> Option<PathBuf> {
    let path = folder.join(name);
    path.symlink_metadata().is_err().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the facts about a folder with `files`. A name with a slash at the end is a folder.
    fn surroundings(files: &[(&str, &str)]) -> Surroundings {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().expect("it has one")).expect("a folder");
            if name.ends_with('/') {
                std::fs::create_dir_all(path).expect("a folder");
            } else {
                std::fs::write(path, text).expect("a file");
            }
        }
        Surroundings::of(folder.path())
    }

    #[test]
    fn a_site_is_known_by_its_files() {
        let check = |files: &[&str], expected: Option<(&str, &[&str])>| {
            let files: Vec<(&str, &str)> = files.iter().map(|file| (*file, "")).collect();
            let site = surroundings(&files).site;
            let found = site.as_ref().map(|site| {
                let include: Vec<&str> = site.include.iter().map(String::as_str).collect();
                (site.name.as_str(), include)
            });
            assert_eq!(
                found,
                expected.map(|(name, expected)| (name, expected.to_vec()))
            );
        };
        check(
            &["hugo.toml", "content/a.md"],
            Some(("Hugo", &["content/"])),
        );
        check(&["hugo.toml"], Some(("Hugo", &[])));
        check(
            &["config.toml", "content/a.md"],
            Some(("Zola", &["content/"])),
        );
        check(&["config.toml"], None);
        check(&["_config.yml", "_posts/a.md"], Some(("Jekyll", &[])));
        check(&["mkdocs.yml", "docs/a.md"], Some(("MkDocs", &["docs/"])));
        check(&[".obsidian/app.json"], Some(("Obsidian", &[])));
        check(&["README.md"], None);
    }

    #[test]
    fn a_generator_names_its_folder() {
        let check = |line: &str, expected: &[&str]| {
            let site = surroundings(&[("mkdocs.yml", line), ("text/a.md", "")]).site;
            assert_eq!(site.expect("a site").include, expected, "{line}");
        };
        check("docs_dir: 'text/'  # here\n", &["text/"]);
        check("docs_dir: ../text\n", &[]);
        check("docs_dir: .\n", &[]);
    }

    #[test]
    fn translations_lie_beside_the_original() {
        let check = |folders: &[&str], expected: &[&str]| {
            let folders: Vec<(&str, &str)> = folders.iter().map(|folder| (*folder, "")).collect();
            assert_eq!(surroundings(&folders).translations, expected);
        };
        check(
            &[
                "content/en/",
                "content/de/",
                "content/pt-br/",
                "content/news/",
            ],
            &["content/de/", "content/pt-br/"],
        );
        check(&["content/it/", "content/news/"], &[]);
        check(&["i18n/fr/"], &["i18n/fr/"]);
        check(&["en/", "zh_Hans/"], &["zh_Hans/"]);
    }

    #[test]
    fn other_tools_are_known_by_their_files() {
        let found = surroundings(&[
            (".vale.ini", "StylesPath = ci/vale\n"),
            ("ci/vale/a.yml", ""),
            (
                ".git/config",
                "[remote \"origin\"]\n  url = git@github.com:a/b.git\n",
            ),
        ]);
        assert_eq!(found.vale_styles.as_deref(), Some("ci/vale/"));
        assert_eq!(found.host, Some(Host::GitHub));
        assert!(found.is_repository);
        let found = surroundings(&[(".gitlab-ci.yml", ""), (HOOKS, "")]);
        assert_eq!(found.host, Some(Host::GitLab));
        assert!(found.has_hooks && !found.is_repository);
    }
}
