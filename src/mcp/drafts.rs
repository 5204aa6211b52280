//! The drafts that a call is about, read and checked as `copydesk check` does it.

use crate::error::Error;
use crate::files::input::{Inputs, Request, Why};
use crate::linter::config::Config;
use crate::linter::options::Options;
use crate::linter::session::Session;
use crate::mcp::root::DraftRoot;

/// What a text without a name is called: it is Markdown, and the configuration of the root holds.
const UNNAMED: &str = "draft.md";

/// Which drafts a call is about.
#[derive(Clone, Debug)]
pub enum CallSubject {
    /// A text, and what it is called.
    Text(String, Option<String>),
    /// A file or a folder.
    Path(String),
}

impl CallSubject {
    /// The subject of a call that gives these.
    ///
    /// # Errors
    ///
    /// Unless it gives either a text or a path.
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

    /// The session over the drafts, which lie below `root`, by `profile` in place of that of the
    /// configuration.
    ///
    /// # Errors
    ///
    /// When the subject lies outside of the root, or when the configuration has a mistake.
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
            is_outside.then(|| Why::Said("it leads out of the root by a link".to_owned()))
        });
        Session::over(options, inputs)
    }
}
