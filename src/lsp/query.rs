//! The queries of an editor about a draft, and the answers to them.

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
use crate::lsp::checker::{CheckedDraft, DraftChecker};
use crate::lsp::client::Client;
use crate::lsp::outbox::value;
use crate::lsp::{action, definition, diagnostic, hint, hover, symbol};
use crate::report::position::Locator;
use crate::text::encoding::Encoding;
use crate::text::span::Place;

/// A query about a draft.
#[derive(Debug)]
pub enum Query {
    /// The diagnostics of the draft. If the diagnostics have not changed since the last answer, the
    /// new answer says only this.
    Diagnostics {
        /// The result id of the last answer that the editor got.
        known: Option<String>,
    },
    /// The code actions at a place.
    Actions {
        /// The place.
        place: Place,
        /// The kinds of actions that are requested.
        context: CodeActionContext,
    },
    /// The hover text at a byte.
    Hover(u32),
    /// The definition of the words at a byte.
    Definition(u32),
    /// The sources, as document symbols.
    Symbols,
    /// The inlay hints at a place.
    Hints(Place),
}

/// The data from which a query is answered.
pub struct QueryContext {
    /// The checked draft.
    pub checked: Arc<CheckedDraft>,
    /// The checker that checked the draft.
    pub checker: Arc<DraftChecker>,
    /// The capabilities of the editor.
    pub client: Client,
    /// The folders that are open in the editor.
    pub folders: Vec<PathBuf>,
    /// The passages that the draft shares with other drafts in the open folders.
    pub copies: Vec<Diagnostic>,
    /// The configuration files that are open in the editor. Their texts may differ from the saved
    /// files.
    pub configurations: Vec<OpenConfiguration>,
}

/// An open configuration file.
pub struct OpenConfiguration {
    /// The path of the file.
    pub path: PathBuf,
    /// The URI of the file.
    pub address: Uri,
    /// The version of the text in the editor.
    pub version: i32,
    /// The text of the file.
    pub text: String,
}

impl Query {
    /// True if the query concerns a place in one revision of the text. Such a query cannot be
    /// answered from a later revision.
    pub fn is_of_text(&self) -> bool {
        !matches!(self, Self::Diagnostics { .. })
    }

    /// Returns the answer for a document that is not a draft.
    pub fn nothing(&self) -> Value {
        match self {
            Self::Diagnostics { .. } => report(None, Vec::new()),
            _ => Value::Null,
        }
    }

    /// Returns the answer to the query.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration has a mistake.
    pub fn answer(&self, basis: &QueryContext) -> Result<Value, Error> {
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

impl QueryContext {
    /// Returns the locator of the draft, which converts positions.
    pub fn locator(&self) -> Locator<'_> {
        Locator::new(&self.checked.snapshot.text, Encoding::Utf8 { mark: false })
    }
}

fn diagnostics(known: Option<&str>, basis: &QueryContext) -> Value {
    let revision = basis.checked.snapshot.revision;
    let mut items = diagnostic::diagnostics(&basis.checked, &basis.client);
    items.extend_from_slice(&basis.copies);
    let name = result_name(revision, &items);
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

/// Returns the result id of an answer with these `items`, for this `revision`.
pub fn result_name(revision: u64, items: &[Diagnostic]) -> String {
    let hash = xxh3_64(value(&items).to_string().as_bytes());
    format!("{revision}-{hash:x}")
}

fn report(result_id: Option<String>, items: Vec<gen_lsp_types::Diagnostic>) -> Value {
    let full = RelatedFullDocumentDiagnosticReport {
        full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id, items },
        ..RelatedFullDocumentDiagnosticReport::default()
    };
    kind("full", value(&full))
}

/// Returns `report` with the property `kind` set to `name`: `full` or `unchanged`.
pub fn kind(name: &str, report: Value) -> Value {
    let Value::Object(mut members) = report else {
        return Value::Object(Map::new());
    };
    members.insert("kind".to_owned(), name.into());
    Value::Object(members)
}
