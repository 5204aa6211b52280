//! Path patterns in the syntax of `.gitignore`. Does no IO.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use schemars::JsonSchema;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::config::value::parsed;
use crate::error::Error;

/// Patterns of paths below a folder.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(inline, transparent)]
pub struct Globs {
    written: Vec<String>,
    #[schemars(skip)]
    patterns: Gitignore,
}

/// One pattern. The pattern is checked while the file is parsed, so that the error for an invalid
/// pattern has the line of the pattern.
struct Glob(String);

impl<'de> Deserialize<'de> for Glob {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        parsed(deserializer)
    }
}

impl TryFrom<String> for Glob {
    type Error = Error;

    fn try_from(pattern: String) -> Result<Self, Error> {
        Globs::new(std::slice::from_ref(&pattern))?;
        Ok(Self(pattern))
    }
}

impl<'de> Deserialize<'de> for Globs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let globs = Vec::<Glob>::deserialize(deserializer)?;
        let patterns: Vec<String> = globs.into_iter().map(|glob| glob.0).collect();
        Self::new(&patterns).map_err(D::Error::custom)
    }
}

impl Globs {
    /// Compiles the `patterns`.
    ///
    /// # Errors
    ///
    /// Returns an error if a pattern is invalid. The error quotes the pattern, and says what is
    /// wrong.
    pub fn new(patterns: &[String]) -> Result<Self, Error> {
        let mut builder = GitignoreBuilder::new("");
        // Git matches `a[` literally. Nobody intends that, so it is an error here.
        builder.allow_unclosed_class(false);
        for pattern in patterns {
            // A leading `./` is a common mistake and would match nothing.
            let line = pattern.strip_prefix("./").unwrap_or(pattern);
            builder.add_line(None, line).map_err(|error| {
                Error::new(format!("invalid glob `{pattern}`: {}", reason(&error)))
            })?;
        }
        let built = builder.build();
        Ok(Self {
            patterns: built.map_err(|error| Error::new(error.to_string()))?,
            written: patterns.to_vec(),
        })
    }

    /// Returns the patterns as they were written in the file.
    pub fn written(&self) -> &[String] {
        &self.written
    }

    /// Returns whether a pattern matches the file at the absolute path `path` or a folder that
    /// contains the file. Patterns are relative to `root`; paths outside `root` never match.
    pub fn fit(&self, root: &Path, path: &Path) -> bool {
        let Ok(below) = path.strip_prefix(root) else {
            return false;
        };
        if below.as_os_str().is_empty() {
            return false;
        }
        let fits = self.patterns.matched_path_or_any_parents(below, false);
        fits.is_ignore()
    }
}

/// Returns the reason why a pattern is invalid, without the pattern.
fn reason(problem: &ignore::Error) -> String {
    match problem {
        ignore::Error::Glob { err, .. } => err.clone(),
        error => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(patterns: &[&str], path: &str, expected: bool) {
        let patterns: Vec<String> = patterns
            .iter()
            .map(|pattern| (*pattern).to_owned())
            .collect();
        let globs = Globs::new(&patterns).expect("the patterns are globs");
        assert_eq!(
            globs.fit(Path::new("/house"), Path::new(path)),
            expected,
            "{patterns:?} {path}"
        );
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
        let globs = Globs::new(&["a[".to_owned()]);
        let problem = "invalid glob `a[`: unclosed character class; missing ']'";
        assert_eq!(globs.err(), Some(Error::new(problem)));
    }
}
