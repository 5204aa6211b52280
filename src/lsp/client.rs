//! The capabilities that the editor declares in its first message.

use std::collections::HashMap;

use gen_lsp_types::{
    ClientCapabilities, DiagnosticsCapabilities, DocumentChange, Edit,
    OptionalVersionedTextDocumentIdentifier, ResourceOperationKind, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use crate::lsp::columns::Columns;

/// The capabilities of the editor.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a capability of its own, which an editor has or has not"
)]
pub struct Client {
    /// The unit of columns.
    pub columns: Columns,
    /// True if the editor requests diagnostics. If false, the server sends them without a request.
    pub pulls: bool,
    /// True if the server can ask the editor to request diagnostics again.
    pub refreshes: bool,
    /// True if the editor shows the related places of a diagnostic.
    pub shows_related: bool,
    /// True if the editor can mark text as unnecessary.
    pub shows_tags: bool,
    /// True if the editor can open the page of a rule.
    pub opens_pages: bool,
    /// True if the editor accepts code actions. Some editors accept only commands.
    pub takes_actions: bool,
    /// True if an edit may say which version of the document it is for.
    pub versions_edits: bool,
    /// True if an edit may create a file.
    pub creates_files: bool,
    /// True if the editor can watch files.
    pub watches: bool,
    /// True if the editor shows the progress of a long task.
    pub shows_progress: bool,
    /// True if symbols may contain other symbols.
    pub nests_symbols: bool,
}

impl Client {
    /// Reads the capabilities from the editor's first message.
    pub fn of(capabilities: &ClientCapabilities) -> Self {
        let workspace = capabilities.workspace.clone().unwrap_or_default();
        let text = capabilities.text_document.clone().unwrap_or_default();
        let encodings = capabilities.general.as_ref();
        let encodings = encodings.and_then(|general_client_capabilities| {
            general_client_capabilities.position_encodings.as_deref()
        });
        let published = text.publish_diagnostics.unwrap_or_default();
        let pulled = text.diagnostic.as_ref();
        let DiagnosticsCapabilities {
            related_information,
            tag_support,
            code_description_support,
            ..
        } = match pulled {
            Some(pulled)
                if pulled.diagnostics_capabilities != DiagnosticsCapabilities::default() =>
            {
                pulled.diagnostics_capabilities.clone()
            }
            _ => published.diagnostics_capabilities,
        };
        let edits = workspace.workspace_edit.unwrap_or_default();
        let operations = edits.resource_operations.unwrap_or_default();
        let versions_edits = edits.document_changes == Some(true);
        let actions = text.code_action.unwrap_or_default();
        let symbols = text.document_symbol.unwrap_or_default();
        let watched = workspace.did_change_watched_files.unwrap_or_default();
        let refreshed = workspace.diagnostics.unwrap_or_default();
        let window = capabilities.window.unwrap_or_default();
        Self {
            columns: Columns::agreed(encodings.unwrap_or_default()),
            pulls: pulled.is_some(),
            refreshes: refreshed.refresh_support == Some(true),
            shows_related: related_information == Some(true),
            shows_tags: tag_support.is_some(),
            opens_pages: code_description_support == Some(true),
            takes_actions: actions.code_action_literal_support.is_some(),
            versions_edits,
            creates_files: versions_edits && operations.contains(&ResourceOperationKind::Create),
            shows_progress: window.work_done_progress == Some(true),
            watches: watched.dynamic_registration == Some(true),
            nests_symbols: symbols.hierarchical_document_symbol_support == Some(true),
        }
    }

    /// Returns an edit of the document at `address`. `version` is the version of the document, if
    /// the document is open.
    pub fn edit(&self, address: &Uri, version: Option<i32>, edits: Vec<TextEdit>) -> WorkspaceEdit {
        if !self.versions_edits {
            return WorkspaceEdit {
                changes: Some(HashMap::from([(address.clone(), edits)])),
                ..WorkspaceEdit::default()
            };
        }
        let change = TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier {
                version,
                text_document_identifier: TextDocumentIdentifier {
                    uri: address.clone(),
                },
            },
            edits: edits.into_iter().map(Edit::TextEdit).collect(),
        };
        WorkspaceEdit {
            document_changes: Some(vec![DocumentChange::TextDocumentEdit(change)]),
            ..WorkspaceEdit::default()
        }
    }
}
