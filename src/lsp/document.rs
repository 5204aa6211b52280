//! The documents that an editor has open: their texts, and when each is to be checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gen_lsp_types::{LanguageKind, Uri};
use lsp_server::RequestId;

use crate::files::config::NAMES;
use crate::lsp::buffer::Buffer;
use crate::lsp::desk::{CheckedDraft, Snapshot};
use crate::lsp::query::Query;
use crate::text::markup::Markup;

/// How long a draft is left alone after a change: who types a word changes it once a tenth of a
/// second or so.
const PAUSE: Duration = Duration::from_millis(40);

/// How long a draft that is changed all the time goes without a check.
const MAX_PAUSE: Duration = Duration::from_millis(400);

/// A document that is open.
pub struct OpenDocument {
    /// Its address.
    pub address: Uri,
    /// Its absolute path; where it would lie, if it has no name yet.
    pub path: PathBuf,
    /// Its text.
    pub buffer: Buffer,
    /// The editor's number of the text.
    pub version: i32,
    /// The server's number of the text and of the configuration.
    pub revision: u64,
    /// Whether it is being checked.
    pub is_checking: bool,
    /// What the last check yielded.
    pub checked: Option<Arc<CheckedDraft>>,
    /// Requests that wait for the check of this revision.
    pub waiting: Vec<(RequestId, Query)>,
    language: Option<Markup>,
    due: Option<Due>,
}

/// When a document is to be checked.
#[derive(Clone, Copy)]
struct Due {
    at: Instant,
    /// The first change that no check has seen.
    since: Instant,
}

impl OpenDocument {
    /// The document at `address`, whose path is `path`, with this `text`.
    pub fn new(address: Uri, path: PathBuf, language: &LanguageKind, text: &str) -> Self {
        Self {
            address,
            path,
            buffer: Buffer::new(text),
            version: 0,
            revision: 0,
            is_checking: false,
            checked: None,
            waiting: Vec::new(),
            language: markup(language),
            due: None,
        }
    }

    /// Whether it is a configuration file, which is no draft.
    pub fn is_configuration(&self) -> bool {
        is_configuration(&self.path)
    }

    /// Notes that the text has changed, or what it is checked by.
    pub fn expire(&mut self, now: Instant) {
        self.revision += 1;
        let since = self.due.map_or(now, |due| due.since);
        let at = (now + PAUSE).min(since + MAX_PAUSE);
        self.due = Some(Due { at, since });
    }

    /// Has it checked without a pause, if it is to be checked.
    pub fn hasten(&mut self, now: Instant) {
        if let Some(due) = &mut self.due {
            due.at = due.at.min(now);
        }
    }

    /// When it is to be checked, if it can be.
    pub fn due(&self) -> Option<Instant> {
        let due = self.due.filter(|_| !self.is_checking)?;
        Some(due.at)
    }

    /// Its text of this moment, which is going to be checked.
    pub fn begin_check(&mut self) -> Arc<Snapshot> {
        self.due = None;
        self.is_checking = true;
        Arc::new(Snapshot {
            address: self.address.clone(),
            path: self.path.clone(),
            language: self.language,
            text: self.buffer.text(),
            version: self.version,
            revision: self.revision,
        })
    }

    /// What the check of its text as it is now yielded, if it was checked.
    pub fn current(&self) -> Option<&Arc<CheckedDraft>> {
        let checked = self.checked.as_ref();
        checked.filter(|checked_draft| checked_draft.snapshot.revision == self.revision)
    }
}

/// Whether the file at `path` has the name of a configuration file.
pub fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|text| NAMES.contains(&text))
}

/// The markup of drafts in `language`, by the names that editors have.
fn markup(language: &LanguageKind) -> Option<Markup> {
    match language {
        LanguageKind::Markdown | LanguageKind::HTML => Some(Markup::Markdown),
        LanguageKind::Plaintext => Some(Markup::Plain),
        LanguageKind::Custom(name) => match name.as_ref() {
            "gfm" | "quarto" | "rmd" | "rmarkdown" | "markdown.pandoc" | "pandoc" => {
                Some(Markup::Markdown)
            }
            "mdx" | "markdown.mdx" => Some(Markup::Mdx),
            "text" | "plain" | "txt" => Some(Markup::Plain),
            _ => None,
        },
        _ => None,
    }
}
