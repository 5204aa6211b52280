//! Decides which files are drafts, according to the settings. Does no IO.

use std::path::Path;

use toml::Spanned;

use crate::config::file::ConfigFile;
use crate::config::globs::Globs;
use crate::config::resolve::ConfigLayers;
use crate::text::markup::Markup;

impl ConfigLayers {
    /// Returns the reason why the file at the absolute path `path` is skipped when its folder is
    /// searched. Either a setting leaves the file out, or the file is in a folder of rules. Returns
    /// `None` if there is no such reason.
    pub fn objection(&self, path: &Path) -> Option<String> {
        let excluding = self.files.iter().find_map(|file| {
            let globs = file.settings.exclude.get()?;
            globs
                .get_ref()
                .fit(&file.root, path)
                .then_some((file, globs))
        });
        if let Some((file, globs)) = excluding {
            return Some(format!(
                "matched by exclude, {}",
                file.sourced(globs).origin
            ));
        }
        if let Some((file, globs)) = self.include()
            && !globs.get_ref().fit(&file.root, path)
        {
            return Some(format!(
                "not matched by include, {}",
                file.sourced(globs).origin
            ));
        }
        let is_rule = self.folders.iter().any(|root| path.starts_with(root));
        is_rule.then(|| "in a folder of rules".to_owned())
    }

    /// Returns the markup of drafts with the extension `extension`, which is in lower case. The
    /// last configuration file that sets a markup for the extension takes precedence.
    pub fn format(&self, extension: &str) -> Option<Markup> {
        let mut files = self.files.iter().rev();
        files.find_map(|config_file| config_file.settings.formats.get(extension).copied())
    }

    /// Returns whether the settings name `extension`, which is in lower case. Files with this
    /// extension are then drafts. The settings name an extension if they set a markup for it, or if
    /// a glob of `include` ends with it.
    pub fn names_ending(&self, extension: &str) -> bool {
        let named = |glob: &String| {
            let glob = glob.to_ascii_lowercase();
            let stem = glob.strip_suffix(extension);
            stem.is_some_and(|stem| stem.ends_with('.'))
        };
        let mut globs = self
            .include()
            .into_iter()
            .flat_map(|(_, globs)| globs.get_ref().written());
        self.format(extension).is_some() || globs.any(named)
    }

    /// Returns the globs of `include`, and the configuration file that sets them: the last file
    /// with this setting. Only drafts that match one of the globs are read.
    fn include(&self) -> Option<(&ConfigFile, &Spanned<Globs>)> {
        let mut files = self.files.iter().rev();
        files.find_map(|file| file.settings.include.get().map(|globs| (file, globs)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn drafts_are_included_and_excluded() {
        let root = Path::new("/house");
        let file = |text: &str| ConfigFile::parse("s", root, text).expect("it is right");
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
