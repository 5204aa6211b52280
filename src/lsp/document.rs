//! The documents that are open in the editor. Stores their texts, and decides when each is checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use gen_lsp_types::{LanguageKind, Uri};
use lsp_server::RequestId;

use crate::files::config::NAMES;
use crate::lsp::buffer::Buffer;
use crate::lsp::checker::{CheckedDraft, Snapshot};
use crate::lsp::query::Query;
use crate::text::markup::Markup;

/// How long a draft must be unchanged before it is checked. A user who is typing changes the draft
/// about ten times a second.
const PAUSE: Duration = Duration::from_millis(40);

/// The maximum time between two checks of a draft that changes continuously.
const MAX_PAUSE: Duration = Duration::from_millis(400);

/// An open document.
pub struct OpenDocument {
    /// The URI of the document.
    pub address: Uri,
    /// The absolute path of the document. If the document was never saved, this is a path that the
    /// document could get.
    pub path: PathBuf,
    /// The text of the document.
    pub buffer: Buffer,
    /// The version of the text in the editor.
    pub version: i32,
    /// A number that the server increases whenever the text or its configuration changes.
    pub revision: u64,
    /// True while the document is being checked.
    pub is_checking: bool,
    /// The result of the last check.
    pub checked: Option<Arc<CheckedDraft>>,
    /// Requests that wait for the check of this revision.
    pub waiting: Vec<(RequestId, Query)>,
    language: Option<Markup>,
    due: Option<Due>,
}

/// Determines when a document will be checked.
#[derive(Clone, Copy)]
struct Due {
    at: Instant,
    /// The time of the first change after the last check.
    first_change: Instant,
}

impl OpenDocument {
    /// Creates the document with this `text` at the URI `address` and the path `path`.
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

    /// True if this is a configuration file and therefore not a draft.
    pub fn is_configuration(&self) -> bool {
        is_configuration(&self.path)
    }

    /// Records a change of the text or the configuration at `now`.
    pub fn expire(&mut self, now: Instant) {
        self.revision += 1;
        let first_change = self.due.map_or(now, |due| due.first_change);
        let at = (now + PAUSE).min(first_change + MAX_PAUSE);
        self.due = Some(Due { at, first_change });
    }

    /// Makes a scheduled check due at once.
    pub fn hasten(&mut self, now: Instant) {
        if let Some(due) = &mut self.due {
            due.at = due.at.min(now);
        }
    }

    /// Returns the time at which the document will be checked. Returns `None` while a check is
    /// running, or if no check is needed.
    pub fn due(&self) -> Option<Instant> {
        let due = self.due.filter(|_| !self.is_checking)?;
        Some(due.at)
    }

    /// Records that a check of the document has begun. Returns the current text.
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

    /// Returns the result of the check of the current revision, if there is one.
    pub fn current(&self) -> Option<&Arc<CheckedDraft>> {
        let checked = self.checked.as_ref();
        checked.filter(|checked_draft| checked_draft.snapshot.revision == self.revision)
    }
}

/// True if the file at `path` has the name of a configuration file.
pub fn is_configuration(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str());
    name.is_some_and(|text| NAMES.contains(&text))
}

/// Returns the markup for `language`, a language identifier of the editor. Returns `None` if the
/// identifier is unknown.
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
            "restructuredtext" | "rst" => Some(Markup::Rst),
            "asciidoc" | "asciidoctor" | "adoc" => Some(Markup::AsciiDoc),
            "org" => Some(Markup::Org),
            "latex" | "tex" | "plaintex" => Some(Markup::Latex),
            _ => None,
        },
        _ => None,
    }
}
