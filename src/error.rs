//! The error type of the crate: the problem, the file and line, and the remedy.

use std::fmt;

/// A problem in a file, a setting or an argument that a user can solve.
///
/// The error is displayed as one line, `path:line: problem; remedy`. Missing parts are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// The path of the file that contains the problem, as the user knows the path.
    path: Option<String>,
    /// The line of the problem in the file, counted from 1.
    line: Option<usize>,
    /// The problem: lower case, one line, no full stop.
    problem: String,
    /// The remedy: lower case, one line, no full stop.
    remedy: Option<String>,
}

impl Error {
    /// Returns an error with the problem `problem` and without a file.
    #[must_use]
    pub fn new(problem: impl Into<String>) -> Self {
        Self {
            path: None,
            line: None,
            problem: problem.into(),
            remedy: None,
        }
    }

    /// Adds `remedy` to the error.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// Names `path` as the file of the problem, unless the error already names a file.
    #[must_use]
    pub fn in_file(mut self, path: impl Into<String>) -> Self {
        self.path.get_or_insert_with(|| path.into());
        self
    }

    /// Adds the line of the problem, counted from 1.
    #[must_use]
    pub fn on_line(mut self, line: usize) -> Self {
        self.line = Some(line);
        self
    }

    /// Puts `whole`, such as `--exclude` or the name of a setting, before the problem.
    #[must_use]
    pub fn within(mut self, whole: &str) -> Self {
        self.problem = format!("{whole}: {}", self.problem);
        self
    }

    /// Returns the path of the file that contains the problem, as the user knows the path.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Returns the line of the problem in its file, counted from 1.
    #[must_use]
    pub fn line(&self) -> Option<usize> {
        self.line
    }

    /// Returns the problem.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Returns the remedy.
    #[must_use]
    pub fn remedy(&self) -> Option<&str> {
        self.remedy.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(path) = &self.path {
            write!(f, "{path}:")?;
            if let Some(line) = self.line {
                write!(f, "{line}:")?;
            }
            f.write_str(" ")?;
        }
        f.write_str(&self.problem)?;
        self.remedy
            .as_ref()
            .map_or(Ok(()), |remedy| write!(f, "; {remedy}"))
    }
}

impl std::error::Error for Error {}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(error: &Error, expected: &str) {
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn an_error_reads_as_a_line_of_a_compiler() {
        let error = Error::new("expected a string");
        check(&error, "expected a string");
        let error = error.within("profile");
        check(&error, "profile: expected a string");
        let error = error.in_file("copydesk.toml");
        check(&error, "copydesk.toml: profile: expected a string");
        let error = error.on_line(3).with_remedy("put it in quotes");
        let expected = "copydesk.toml:3: profile: expected a string; put it in quotes";
        check(&error, expected);
        // The file that is named first has the problem, so a later call does not replace it.
        check(&error.in_file("other.toml"), expected);
    }
}
