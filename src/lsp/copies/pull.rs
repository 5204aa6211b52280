//! An editor that asks about all drafts of its folders: a request waits until there is something
//! new to tell of those that are not open. What is open is asked about draft by draft.

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

/// What the editor has asked about the drafts that are not open.
pub struct WorkspacePull {
    /// The request that waits for an answer, and the names of the answers that its editor has.
    waiting: Option<(RequestId, HashMap<Uri, String>)>,
    /// Whether it has asked ever. From then on nothing is sent to it unasked.
    is_used: bool,
    /// Whether there is something that no answer has told.
    has_news: bool,
    /// The number of drafts that were closed: an editor drops what it shows of one.
    n_closed: u64,
}

impl Default for WorkspacePull {
    fn default() -> Self {
        Self {
            waiting: None,
            is_used: false,
            // The first request is answered, also where nothing was found.
            has_news: true,
            n_closed: 0,
        }
    }
}

impl WorkspacePull {
    /// Whether the editor has asked ever.
    pub(super) fn is_used(&self) -> bool {
        self.is_used
    }

    /// Notes that something else is known of a draft.
    pub(super) fn note_change(&mut self) {
        self.has_news = true;
    }
}

impl Server {
    /// Has the request `id` answered as soon as there is something new to tell.
    pub(in crate::lsp) fn pull_workspace(
        &mut self,
        id: RequestId,
        params: WorkspaceDiagnosticParams,
    ) {
        let ids = params.previous_result_ids.into_iter();
        let known = ids.map(|previous| (previous.uri, previous.value));
        // One that asks again wants no answer to what it asked before.
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

    /// Answers the request that waits, if the drafts are compared and there is something to tell.
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

    /// Ends the request that waits: nothing has changed.
    pub(in crate::lsp) fn end_pull(&mut self) {
        if let Some((id, _)) = self.copies.pull.waiting.take() {
            self.succeed(id, json!({ "items": [] }));
        }
    }

    /// Forgets the request `id`, which the editor wants no answer to.
    pub(in crate::lsp) fn cancel_pull(&mut self, id: &RequestId) {
        let waiting = &mut self.copies.pull.waiting;
        *waiting = waiting.take().filter(|(waiting, _)| waiting != id);
    }

    /// Notes that a draft was closed, of which the editor shows nothing any more.
    pub(in crate::lsp) fn note_closed(&mut self) {
        self.copies.pull.n_closed += 1;
        self.copies.pull.note_change();
    }

    /// Whether the editor asks about the drafts that are not open.
    pub(in crate::lsp) fn pulls_workspace(&self) -> bool {
        self.copies.pull.is_used
    }

    /// What is known of the draft at `address`, of which the editor has the answer `known`.
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
