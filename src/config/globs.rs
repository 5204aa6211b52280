//! Patterns of paths, as lines of `.gitignore`. Does no IO.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Patterns that paths below a folder fit or not.
#[derive(Clone, Debug)]
pub struct Globs {
    root: PathBuf,
    patterns: Gitignore,
}

impl Globs {
    /// The `patterns`, which speak of paths below the folder `root`.
    ///
    /// # Errors
    ///
    /// Quotes the pattern that is none, and says why.
    pub fn new(root: &Path, patterns: &[String]) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new(root);
        // Git takes `a[` for a name; nobody means one.
        builder.allow_unclosed_class(false);
        for pattern in patterns {
            // A leading `./` is often typed and would fit nothing.
            let line = pattern.strip_prefix("./").unwrap_or(pattern);
            builder
                .add_line(None, line)
                .map_err(|it| format!("“{pattern}” is no glob: {}", reason(&it)))?;
        }
        let patterns = builder
            .build()
            .map_err(|it| format!("{}: {it}", patterns.join(", ")))?;
        Ok(Self {
            root: root.to_path_buf(),
            patterns,
        })
    }

    /// Whether the file at the absolute path `path`, or a folder it lies in, fits. What does not
    /// lie below the root fits nothing.
    #[must_use]
    pub fn fit(&self, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(&self.root) else {
            return false;
        };
        if below.as_os_str().is_empty() {
            return false;
        }
        let fits = self.patterns.matched_path_or_any_parents(below, false);
        fits.is_ignore()
    }
}

/// Why a pattern is none, without the pattern.
fn reason(problem: &ignore::Error) -> String {
    match problem {
        ignore::Error::Glob { err, .. } => err.clone(),
        it => it.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], path: &str, expected: bool) {
        let patterns: Vec<String> = patterns.iter().map(|it| (*it).to_owned()).collect();
        let globs = Globs::new(Path::new("/house"), &patterns).expect("the patterns are globs");
        assert_eq!(globs.fit(Path::new(path)), expected, "{patterns:?} {path}");
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        check(&["archive/"], "/house/archive/a.md", true);
        check(&["archive/"], "/house/old/archive/a.md", true);
        check(&["/archive/"], "/house/old/archive/a.md", false);
        check(&["./archive/a.md"], "/house/archive/a.md", true);
        check(&["archive/**"], "/house/archive/b/a.md", true);
        check(&["*.md"], "/house/b/a.md", true);
        check(&["*.md", "!a.md"], "/house/b/a.md", false);
        check(&["*.txt"], "/house/b/a.md", false);
        check(&[], "/house/a.md", false);
    }

    #[test]
    fn paths_elsewhere_fit_nothing() {
        check(&["*"], "/other/a.md", false);
        check(&["*"], "/house", false);
    }

    #[test]
    fn a_broken_pattern_is_told() {
        let globs = Globs::new(Path::new("/house"), &["a[".to_owned()]);
        let problem = "“a[” is no glob: unclosed character class; missing ']'";
        assert_eq!(globs.err().as_deref(), Some(problem));
    }
}
