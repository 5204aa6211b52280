//! Handles notifications of the editor: documents are opened, changed, saved and closed.

use std::path::PathBuf;
use std::time::Instant;

use gen_lsp_types::{
    CancelParams, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    DidSaveTextDocumentParams, Id, RegistrationRequest, Uri,
};
use lsp_server::{ErrorCode, Notification, RequestId};
use serde::de::DeserializeOwned;

use crate::files::kinds::{self, Kind};
use crate::files::path;
use crate::lsp::document::{OpenDocument, is_configuration};
use crate::lsp::query::Query;
use crate::lsp::server::{Server, ServerExit, Stage};
use crate::lsp::{address, handshake};

impl Server {
    /// Handles `notification`. If the notification ends the session, returns how the session ends.
    pub(super) fn notification(&mut self, notification: Notification) -> Option<ServerExit> {
        let Notification { method, params } = notification;
        if method == "exit" {
            return Some(self.farewell());
        }
        if self.stage != Stage::Running {
            return None;
        }
        let taken = match method.as_str() {
            "initialized" => {
                if self.client.watches {
                    self.outbox
                        .request::<RegistrationRequest>(&handshake::watchers());
                }
                self.compare_soon();
                Ok(())
            }
            "textDocument/didOpen" => parsed(params).map(|parameters| self.open(parameters)),
            "textDocument/didChange" => parsed(params).map(|parameters| self.change(&parameters)),
            "textDocument/didSave" => parsed(params).map(|parameters| self.saved(&parameters)),
            "textDocument/didClose" => parsed(params).map(|parameters| self.close(&parameters)),
            "workspace/didChangeWatchedFiles" => {
                parsed(params).map(|parameters| self.changed_files(&parameters))
            }
            "workspace/didChangeWorkspaceFolders" => {
                parsed(params).map(|parameters| self.move_to(parameters))
            }
            "$/cancelRequest" => parsed(params).map(|parameters| self.cancel(parameters)),
            // The protocol allows a server to ignore unknown notifications.
            _ => Ok(()),
        };
        if let Err(problem) = taken {
            self.outbox.log(format!("{method}: {problem}"));
        }
        None
    }

    fn open(&mut self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let address = item.uri;
        let Some(path) = self.path_of(&address) else {
            return;
        };
        let mut document =
            OpenDocument::new(address.clone(), path.clone(), &item.language_id, &item.text);
        document.version = item.version;
        if let Some(before) = self.documents.remove(&address) {
            // The document is opened a second time, so continue its revision numbers. The result of
            // a running check, which is for the earlier text, then has an old number and is
            // discarded.
            document.revision = before.revision;
            document.is_checking = before.is_checking;
            document.waiting = before.waiting;
        }
        document.expire(Instant::now());
        document.hasten(Instant::now());
        let is_configuration = document.is_configuration();
        let is_sent = !self.pulls_workspace() && !self.copies.of(&address).is_empty();
        if self.client.pulls && is_sent {
            // From now on, the editor requests the diagnostics of this document, so remove those
            // that were sent.
            self.publish(&address, None, Vec::new());
        }
        self.documents.insert(address.clone(), document);
        if is_configuration {
            self.examine(path);
        } else {
            // The copied passages are those of the saved file. The text in the editor may differ.
            self.forget_copies(&address);
        }
    }

    /// Returns the path of the document at `address`. If the document was never saved, it is a path
    /// that the document could get. Returns `None` for other documents that are not files, such as
    /// an older revision of a file.
    fn path_of(&self, address: &Uri) -> Option<PathBuf> {
        if let Some(path) = address::path(address) {
            return path::absolute(&path);
        }
        let is_unnamed = ["untitled:", "file:", "buffer:"]
            .iter()
            .any(|scheme| address.0.starts_with(scheme));
        let folder = match self.folders.first() {
            Some(folder) => folder.clone(),
            None => path::current().ok()?,
        };
        is_unnamed.then(|| folder.join(address::name(address)))
    }

    fn change(&mut self, params: &DidChangeTextDocumentParams) {
        let identifier = &params.text_document;
        let address = &identifier.text_document_identifier.uri;
        let Some(document) = self.documents.get_mut(address) else {
            return;
        };
        for change in &params.content_changes {
            document.buffer.change(change, self.client.columns);
        }
        document.version = identifier.version;
        let is_draft = !document.is_configuration();
        document.expire(Instant::now());
        let waiting = std::mem::take(&mut document.waiting);
        let (stale, waiting) = waiting
            .into_iter()
            .partition::<Vec<(RequestId, Query)>, _>(|(_, query)| query.is_of_text());
        document.waiting = waiting;
        if !document.waiting.is_empty() {
            document.hasten(Instant::now());
        }
        for (id, _) in stale {
            let problem = "the text changed after the request".to_owned();
            self.fail(id, ErrorCode::ContentModified, problem);
        }
        if is_draft {
            self.forget_copies(address);
        }
    }

    /// Reloads the configuration. If only drafts have changed, compares the drafts instead.
    fn changed_files(&mut self, params: &DidChangeWatchedFilesParams) {
        let paths = params
            .changes
            .iter()
            .map(|file_event| address::path(&file_event.uri));
        let is_draft = |path: Option<PathBuf>| {
            let kind = path.map(|path| kinds::by_ending(&path.to_string_lossy()));
            matches!(kind, Some(Kind::Draft { .. } | Kind::Package(_)))
        };
        if !params.changes.is_empty() && paths.into_iter().all(is_draft) {
            self.compare_soon();
        } else {
            self.reload();
        }
    }

    fn saved(&mut self, params: &DidSaveTextDocumentParams) {
        let path = address::path(&params.text_document.uri);
        let is_configuration = path.is_some_and(|path| is_configuration(&path));
        // An editor that does not watch files does not report changes of files that are not open.
        if is_configuration || !self.client.watches {
            self.reload();
        }
        self.compare_soon();
    }

    fn close(&mut self, params: &DidCloseTextDocumentParams) {
        let address = &params.text_document.uri;
        let Some(document) = self.documents.remove(address) else {
            return;
        };
        for (id, query) in document.waiting {
            if query.is_of_text() {
                let problem = "the document was closed".to_owned();
                self.fail(id, ErrorCode::ContentModified, problem);
            } else {
                self.succeed(id, query.nothing());
            }
        }
        if is_configuration(&document.path) {
            return;
        }
        // The document is closed, so the text of the file is compared again.
        self.note_closed();
        self.forget_copies(address);
        if !self.client.pulls {
            self.publish(address, None, Vec::new());
        }
    }

    fn move_to(&mut self, params: DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<gen_lsp_types::WorkspaceFolder>| {
            let paths = folders
                .into_iter()
                .filter_map(|workspace_folder| address::path(&workspace_folder.uri));
            paths.collect::<Vec<PathBuf>>()
        };
        let removed = paths(params.event.removed);
        self.folders.retain(|path| !removed.contains(path));
        self.folders.extend(paths(params.event.added));
        self.compare_soon();
    }

    fn cancel(&mut self, params: CancelParams) {
        let id: RequestId = match params.id {
            Id::Int(number) => number.into(),
            Id::String(name) => name.into(),
        };
        if !self.open_requests.contains(&id) {
            return;
        }
        for document in self.documents.values_mut() {
            document.waiting.retain(|(waiting, _)| *waiting != id);
        }
        self.cancel_pull(&id);
        self.fail(id, ErrorCode::RequestCanceled, "canceled".to_owned());
    }
}

/// Returns the parameters of a notification, deserialized.
fn parsed<P: DeserializeOwned>(params: serde_json::Value) -> Result<P, serde_json::Error> {
    serde_json::from_value(params)
}
