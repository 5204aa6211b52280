//! Detects which site generator builds the pages of a draft's folder, from files in the folders
//! above the draft. The generator determines the markup of the site's Markdown files.
//! `rules/files.toml` declares the generators.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::files::kinds::{self, Kind};
use crate::text::markup::Markup;

/// The folder or file that every root of a repository contains. The search ends at such a root.
const REPOSITORY: &str = ".git";

/// The maximum number of folders in the cache. A stream of documents may name any number of
/// folders. If the cache drops a folder, looking at its files again takes only microseconds.
const MAX_FOLDERS: usize = 1024;

/// A cache of the markup that site generators determine for the folders of drafts.
#[derive(Default)]
pub struct Sites {
    /// For each folder, the markup of its Markdown files; `None` if no generator determines it.
    of_folders: HashMap<PathBuf, Option<Markup>>,
}

impl Sites {
    /// Returns the markup of the draft at the absolute path `path`, if a site generator determines
    /// it. Returns `None` if no generator is recognised, or if the file does not have an extension
    /// of Markdown.
    pub fn markup(&mut self, path: &Path) -> Option<Markup> {
        let name = path.file_name()?.to_str()?;
        let is_markdown = matches!(
            kinds::by_ending(name),
            Kind::Draft {
                markup: Markup::Markdown,
                ..
            }
        );
        is_markdown
            .then(|| self.of_folder(path.parent()?))
            .flatten()
    }

    /// Returns the markup of Markdown files in `folder`, if a site generator determines it.
    fn of_folder(&mut self, folder: &Path) -> Option<Markup> {
        let mut climbed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(known) = self.of_folders.get(folder) {
                found = *known;
                break;
            }
            climbed.push(folder.to_owned());
            found = kinds::sites().find_map(|site| site.marks(folder));
            if found.is_some() || folder.join(REPOSITORY).exists() {
                break;
            }
        }
        if MAX_FOLDERS <= self.of_folders.len() {
            self.of_folders.clear();
        }
        let known = climbed.into_iter().map(|path| (path, found));
        self.of_folders.extend(known);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks the markup of the draft `path` in a folder that contains the empty files `files`.
    #[track_caller]
    fn check(files: &[&str], path: &str, expected: Option<Markup>) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let file = folder.path().join(file);
            std::fs::create_dir_all(file.parent().unwrap()).unwrap();
            std::fs::write(file, "").unwrap();
        }
        let mut sites = Sites::default();
        for _ in 0..2 {
            assert_eq!(sites.markup(&folder.path().join(path)), expected);
        }
    }

    #[test]
    fn the_nearest_site_above_a_draft_tells_its_markup() {
        let files = [
            "docusaurus.config.ts",
            ".git",
            "book/myst.yml",
            "plain/mkdocs.yml",
        ];
        check(&files, "docs/deep/a.md", Some(Markup::Mdx));
        check(&files, "book/a.md", Some(Markup::Myst));
        check(&files, "plain/docs/a.md", Some(Markup::Markdown));
        check(&files, "docs/a.txt", None);
        check(&files, "docs/a.mdx", None);
    }

    #[test]
    fn what_lies_above_a_repository_tells_nothing() {
        check(&["docusaurus.config.js", "part/.git"], "part/a.md", None);
        check(&[".git"], "a.md", None);
    }
}
