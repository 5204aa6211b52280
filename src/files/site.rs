//! The site that a draft belongs to, told from the files of the folders above, and what its drafts are
//! written in. `rules/files.toml` declares the sites.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::files::kinds::{self, Kind};
use crate::text::markup::Markup;

/// The folder or file that marks the root of a repository, above which nothing is looked for.
const REPOSITORY: &str = ".git";

/// How many folders are remembered at a time: a stream of documents may name folders without end,
/// and looking at the files of a folder once more takes microseconds.
const MAX_FOLDERS: usize = 1024;

/// The sites that were looked for so far.
#[derive(Default)]
pub struct Sites {
    /// What Markdown is read as, by the folder that holds it.
    of_folders: HashMap<PathBuf, Option<Markup>>,
}

impl Sites {
    /// The markup that the draft at the absolute path `path` has since its site is made so; none if no
    /// site is recognised, or if its ending is not one of Markdown.
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

    /// What Markdown in `folder` is read as.
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

    /// Checks what the draft `path` is read as in a folder with the empty files `files`.
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
