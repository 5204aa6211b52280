//! What an editor asks about a draft, and the answer from a check of it.

use std::path::PathBuf;
use std::sync::Arc;

use gen_lsp_types::{
    CodeActionContext, Diagnostic, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport,
    UnchangedDocumentDiagnosticReport, Uri,
};
use serde_json::{Map, Value};
use xxhash_rust::xxh3::xxh3_64;

use crate::error::Error;
use crate::lsp::client::Client;
use crate::lsp::desk::{CheckedDraft, Desk};
use crate::lsp::outbox::value;
use crate::lsp::{action, definition, diagnostic, hint, hover, symbol};
use crate::report::position::Locator;
use crate::text::encoding::Encoding;
use crate::text::span::Place;

/// What is asked about a draft.
#[derive(Debug)]
pub enum Query {
    /// What was found, unless that is known by this name.
    Diagnostics {
        /// The name of an earlier answer.
        known: Option<String>,
    },
    /// What could be done about what was found at a place.
    Actions {
        /// The place.
        place: Place,
        /// What kinds of actions are asked for.
        context: CodeActionContext,
    },
    /// What is known of a place.
    Hover(u32),
    /// What the words at a place refer to.
    Definition(u32),
    /// The sources.
    Symbols,
    /// The sources of the paragraphs at a place.
    Hints(Place),
}

/// What a query is answered from.
pub struct Basis {
    /// The draft.
    pub checked: Arc<CheckedDraft>,
    /// What it was checked by.
    pub desk: Arc<Desk>,
    /// The editor.
    pub client: Client,
    /// The folders that the editor has open.
    pub folders: Vec<PathBuf>,
    /// The passages that the draft shares with others of the open folders.
    pub copies: Vec<Diagnostic>,
    /// The configuration files that the editor has open, which may differ from what is saved.
    pub configurations: Vec<OpenConfiguration>,
}

/// A configuration file that is open.
pub struct OpenConfiguration {
    /// Its path.
    pub path: PathBuf,
    /// Its address.
    pub address: Uri,
    /// The editor's number of its text.
    pub version: i32,
    /// Its text.
    pub text: String,
}

impl Query {
    /// Whether it is about a place of the text that it was asked about, so that no later text
    /// answers it.
    pub fn is_of_text(&self) -> bool {
        !matches!(self, Self::Diagnostics { .. })
    }

    /// The answer about a document that is no draft.
    pub fn nothing(&self) -> Value {
        match self {
            Self::Diagnostics { .. } => report(None, Vec::new()),
            _ => Value::Null,
        }
    }

    /// The answer.
    ///
    /// # Errors
    ///
    /// When the configuration has a mistake.
    pub fn answer(&self, basis: &Basis) -> Result<Value, Error> {
        if let Self::Diagnostics { known } = self {
            return Ok(diagnostics(known.as_deref(), basis));
        }
        if basis.checked.report().is_none() {
            return Ok(self.nothing());
        }
        Ok(match self {
            Self::Diagnostics { .. } => Value::Null,
            Self::Actions { place, context } => value(&action::actions(basis, *place, context)?),
            Self::Hover(at) => value(&hover::hover(basis, *at)?),
            Self::Definition(at) => value(&definition::locations(basis, *at)?),
            Self::Symbols => symbol::symbols(basis)?,
            Self::Hints(place) => value(&hint::hints(basis, *place)?),
        })
    }
}

impl Basis {
    /// Finds positions in the draft.
    pub fn locator(&self) -> Locator<'_> {
        Locator::new(&self.checked.snapshot.text, Encoding::Utf8 { mark: false })
    }
}

fn diagnostics(known: Option<&str>, basis: &Basis) -> Value {
    let revision = basis.checked.snapshot.revision;
    let mut items = diagnostic::diagnostics(&basis.checked, &basis.client);
    items.extend_from_slice(&basis.copies);
    let name = format!(
        "{revision}-{:x}",
        xxh3_64(value(&items).to_string().as_bytes())
    );
    if known == Some(&name) {
        let unchanged = RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                result_id: name,
            },
        };
        return kind("unchanged", value(&unchanged));
    }
    report(Some(name), items)
}

fn report(result_id: Option<String>, items: Vec<gen_lsp_types::Diagnostic>) -> Value {
    let full = RelatedFullDocumentDiagnosticReport {
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
        ..RelatedFullDocumentDiagnosticReport::default()
    };
    kind("full", value(&full))
}

/// `report` with the name of its kind, which tells the two kinds of reports apart.
fn kind(name: &str, report: Value) -> Value {
    let Value::Object(mut members) = report else {
        return Value::Object(Map::new());
    };
    members.insert("kind".to_owned(), name.into());
    Value::Object(members)
}
