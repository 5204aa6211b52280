//! The origin of a setting.

use std::fmt;

/// What said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Nobody: it is so unless somebody says otherwise.
    Default,
    /// The rule's own file.
    Rule,
    /// The profile of this name.
    Profile(String),
    /// A line of a settings file, counted from 1.
    File {
        /// The file, for showing.
        path: String,
        /// The line.
        line: usize,
    },
    /// An option of the command line.
    CommandLine,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default | Self::Rule => f.write_str("default"),
            Self::Profile(name) => write!(f, "profile {name}"),
            Self::File { path, line } => write!(f, "{path}:{line}"),
            Self::CommandLine => f.write_str("command line"),
        }
    }
}

/// A value, and what said so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// What said so.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    /// With the value that `change` makes of it.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced {
            value: change(self.value),
            origin: self.origin,
        }
    }
}
