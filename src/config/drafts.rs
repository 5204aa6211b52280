//! Which files are drafts by what settings say. Does no IO.

use std::path::Path;

use crate::config::origin::Sourced;
use crate::config::patterns::Patterns;
use crate::config::resolve::ConfigLayers;
use crate::text::markup::Markup;

impl ConfigLayers {
    /// Why a draft at the absolute path `path` is not to be read where its folder is walked, if it
    /// is not. What lies beside the house's own rules is no draft.
    #[must_use]
    pub fn objection(&self, path: &Path) -> Option<String> {
        let fits = |it: &&Sourced<Patterns>| it.value.globs.fit(path);
        if let Some(it) = self.exclude().find(fits) {
            return Some(format!("exclude, {}", it.origin));
        }
        if let Some(it) = self.include().filter(|it| !fits(it)) {
            return Some(format!("not in include, {}", it.origin));
        }
        let is_rule = self.folders.iter().any(|it| path.starts_with(it));
        is_rule.then(|| "in a folder of rules".to_owned())
    }

    /// The markup that drafts with this `ending`, in small letters, are read as: as the last file
    /// says that speaks of it.
    #[must_use]
    pub fn format(&self, ending: &str) -> Option<Markup> {
        self.last(|it| it.formats.get(ending)).map(|it| it.value)
    }

    /// Whether files with this `ending`, in small letters, are drafts because somebody says so: they
    /// have a format, or a glob of `include` ends in it.
    #[must_use]
    pub fn names_ending(&self, ending: &str) -> bool {
        let named = |glob: &String| {
            let glob = glob.to_ascii_lowercase();
            let stem = glob.strip_suffix(ending);
            stem.is_some_and(|it| it.ends_with('.'))
        };
        let include = self.include().map(|it| &it.value.written);
        self.format(ending).is_some() || include.is_some_and(|it| it.iter().any(named))
    }

    /// Whether drafts are left out that are named, too: as the last file says that speaks of it.
    #[must_use]
    pub fn force_exclude(&self) -> Option<&Sourced<bool>> {
        self.last(|it| it.force_exclude.as_ref())
    }

    /// Whether what is seldom a draft is left out: as the last file says that speaks of it.
    #[must_use]
    pub fn default_exclude(&self) -> Option<&Sourced<bool>> {
        self.last(|it| it.default_exclude.as_ref())
    }

    /// The drafts that alone are read: as the last file says that names some.
    #[must_use]
    pub fn include(&self) -> Option<&Sourced<Patterns>> {
        self.last(|it| it.include.as_ref())
    }

    /// The drafts that are left out: as every file says.
    pub fn exclude(&self) -> impl Iterator<Item = &Sourced<Patterns>> {
        self.files.iter().filter_map(|it| it.exclude.as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::file::ConfigFile;
    use crate::rules::catalog::Catalog;

    #[test]
    fn drafts_are_included_and_excluded() {
        let catalog = Catalog::embedded().expect("the built-in rules load");
        let root = Path::new("/house");
        let file = |text: &str| ConfigFile::parse("s", root, text, &catalog).expect("it is right");
        let settings = ConfigLayers {
            files: vec![
                file("include = [\"*.txt\"]\nexclude = [\"old/\"]"),
                file("include = [\"*.md\"]\nexclude = [\"new/\"]"),
            ],
            folders: vec![root.join("own")],
            ..ConfigLayers::default()
        };
        let wants = |path: &str| settings.objection(&root.join(path)).is_none();
        assert!(wants("a.md"));
        assert!(!wants("own/lexicons/a.md"));
        assert!(!wants("a.txt"));
        assert!(!wants("old/a.md"));
        assert!(!wants("new/a.md"));
        assert!(
            ConfigLayers::default()
                .objection(&root.join("a.txt"))
                .is_none()
        );
    }
}
