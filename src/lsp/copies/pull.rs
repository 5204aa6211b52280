//! Requests for the diagnostics of all drafts in the open folders. Such a request is answered when
//! there is something new about a draft that is not open. For open drafts, the editor sends
//! separate requests.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types::{
    Diagnostic, FullDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticParams, WorkspaceFullDocumentDiagnosticReport,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use lsp_server::RequestId;
use serde_json::{Value, json};

use crate::lsp::outbox::value;
use crate::lsp::query::{kind, result_name};
use crate::lsp::server::Server;

/// The state of the request for drafts that are not open.
pub struct WorkspacePull {
    /// The request that waits for an answer, and the result ids of the diagnostics that the editor
    /// already has.
    waiting: Option<(RequestId, HashMap<Uri, String>)>,
    /// True if the editor has ever requested the diagnostics of drafts that are not open. From then
    /// on, these diagnostics are not sent without a request.
    is_used: bool,
    /// True if there are results that no answer has contained yet.
    has_news: bool,
    /// The number of drafts that were closed. When a draft is closed, the editor discards the
    /// diagnostics of the draft.
    n_closed: u64,
}

impl Default for WorkspacePull {
    fn default() -> Self {
        Self {
            waiting: None,
            is_used: false,
            // The first request is answered at once, even if nothing was found.
            has_news: true,
            n_closed: 0,
        }
    }
}

impl WorkspacePull {
    /// True if the editor has ever requested the diagnostics of drafts that are not open.
    pub(super) fn is_used(&self) -> bool {
        self.is_used
    }

    /// Records that the results for a draft have changed.
    pub(super) fn note_change(&mut self) {
        self.has_news = true;
    }
}

impl Server {
    /// Keeps the request `id` until there are new results.
    pub(in crate::lsp) fn pull_workspace(
        &mut self,
        id: RequestId,
        params: WorkspaceDiagnosticParams,
    ) {
        let ids = params.previous_result_ids.into_iter();
        let known = ids.map(|previous| (previous.uri, previous.value));
        // The new request replaces the request that is waiting, so answer that one first.
        self.end_pull();
        if !std::mem::replace(&mut self.copies.pull.is_used, true) {
            let sent: Vec<Uri> = self.copies.found.keys().cloned().collect();
            for address in sent {
                if !self.documents.contains_key(&address) {
                    self.publish(&address, None, Vec::new());
                }
            }
        }
        self.copies.pull.waiting = Some((id, known.collect()));
    }

    /// Answers the waiting request if there are new results. Does nothing while a comparison is due
    /// or running.
    pub(in crate::lsp) fn answer_pull(&mut self) {
        let is_comparing = self.copies.is_running || self.copies.due.is_some();
        if is_comparing || !self.copies.pull.has_news {
            return;
        }
        let Some((id, known)) = self.copies.pull.waiting.take() else {
            return;
        };
        self.copies.pull.has_news = false;
        let found = self.copies.found.keys().chain(known.keys());
        let closed = found.filter(|address| !self.documents.contains_key(address));
        let closed: BTreeMap<&str, &Uri> = closed
            .map(|address| (address.0.as_str(), address))
            .collect();
        let reports = closed
            .into_values()
            .filter_map(|address| self.report_of(address, known.get(address)));
        let answer = json!({ "items": reports.collect::<Vec<Value>>() });
        self.succeed(id, answer);
    }

    /// Answers the waiting request: nothing has changed.
    pub(in crate::lsp) fn end_pull(&mut self) {
        if let Some((id, _)) = self.copies.pull.waiting.take() {
            self.succeed(id, json!({ "items": [] }));
        }
    }

    /// Discards the request `id`, which the editor has cancelled.
    pub(in crate::lsp) fn cancel_pull(&mut self, id: &RequestId) {
        let waiting = &mut self.copies.pull.waiting;
        *waiting = waiting.take().filter(|(waiting, _)| waiting != id);
    }

    /// Records that a draft was closed. The editor has then discarded the diagnostics of the draft.
    pub(in crate::lsp) fn note_closed(&mut self) {
        self.copies.pull.n_closed += 1;
        self.copies.pull.note_change();
    }

    /// True if the editor requests diagnostics of drafts that are not open.
    pub(in crate::lsp) fn pulls_workspace(&self) -> bool {
        self.copies.pull.is_used
    }

    /// Returns the report about the draft at `address`. `known` is the result id of the diagnostics
    /// that the editor already has. Returns `None` if the editor has no diagnostics of the draft
    /// and there are none to report.
    fn report_of(&self, address: &Uri, known: Option<&String>) -> Option<Value> {
        let items: Vec<Diagnostic> = self.copies.of(address).to_vec();
        let name = result_name(self.copies.pull.n_closed, &items);
        if known == Some(&name) {
            let unchanged = UnchangedDocumentDiagnosticReport { result_id: name };
            let report = WorkspaceUnchangedDocumentDiagnosticReport {
                uri: address.clone(),
                version: None,
                unchanged_document_diagnostic_report: unchanged,
            };
            return Some(kind("unchanged", value(&report)));
        }
        if known.is_none() && items.is_empty() {
            return None;
        }
        let result_id = Some(name);
        let full = FullDocumentDiagnosticReport { result_id, items };
        let report = WorkspaceFullDocumentDiagnosticReport {
            uri: address.clone(),
            version: None,
            full_document_diagnostic_report: full,
        };
        Some(kind("full", value(&report)))
    }
}
