//! The drafts that a call is about. They are read and checked in the same way as with `copydesk
//! check`.

use crate::error::Error;
use crate::files::candidate::Why;
use crate::files::input::{Inputs, Request};
use crate::linter::config::Config;
use crate::linter::options::Options;
use crate::linter::session::Session;
use crate::mcp::root::DraftRoot;

/// The name of a text if the call does not name the text. A text with this name is Markdown and has
/// the configuration of the root.
const UNNAMED: &str = "draft.md";

/// The subject of a call.
#[derive(Clone, Debug)]
pub enum CallSubject {
    /// A text, and its name if it has one.
    Text(String, Option<String>),
    /// A file or a folder.
    Path(String),
}

impl CallSubject {
    /// Returns the subject of a call with these arguments.
    ///
    /// # Errors
    ///
    /// Returns an error if both `text` and `path` are given, if neither is given, or if `name` is
    /// given together with `path`.
    pub fn of(
        text: Option<String>,
        name: Option<String>,
        path: Option<String>,
    ) -> Result<Self, Error> {
        match (text, path) {
            (Some(text), None) => Ok(Self::Text(text, name)),
            (None, Some(path)) if name.is_none() => Ok(Self::Path(path)),
            _ => Err(Error::new("expected either `text` or `path`")
                .with_remedy("give a text, with a `name` if it has one, or the path of a draft")),
        }
    }

    /// Opens a session over the drafts, which must be below `root`. `profile` takes precedence over
    /// the profile of the configuration.
    ///
    /// # Errors
    ///
    /// Returns an error if the subject is outside the root, or if the configuration has a mistake.
    pub fn open(self, root: &DraftRoot, profile: Option<String>) -> Result<Session, Error> {
        let mut options = Options {
            config: Config {
                profile,
                ..Config::nearest()
            },
            ..Options::default()
        };
        let mut inputs = match self {
            Self::Text(text, name) => {
                let path = root.named(name.as_deref().unwrap_or(UNNAMED))?;
                let path = path.display().to_string();
                Inputs::of_text(&Request::default(), &path, text, None)
            }
            Self::Path(path) => {
                let path = root.existing(&path)?;
                options.files.paths = vec![path];
                Inputs::find(&options.files)
            }
        };
        let is_text = inputs.roots.is_empty();
        inputs.choose(|candidate| {
            let is_outside = !is_text && !root.holds(&candidate.path);
            is_outside.then(|| Why::Said("a symbolic link leads out of the root".to_owned()))
        });
        Session::over(options, inputs)
    }
}
