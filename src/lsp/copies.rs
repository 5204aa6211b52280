//! Passages that drafts in the open folders share. This module decides when to search for such
//! passages, and reports them to the editor. The module `workspace` does the search.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use gen_lsp_types::{
    Code, Diagnostic, DiagnosticRefreshRequest, DiagnosticRelatedInformation, Location, Message,
    ProgressNotification, ProgressParams, ProgressToken, Uri, WorkDoneProgressCreateParams,
    WorkDoneProgressCreateRequest,
};
use serde_json::json;

use crate::engine::report::Report;
use crate::error::Error;
use crate::linter::config::Config;
use crate::lsp::address;
use crate::lsp::checker::guarded;
use crate::lsp::client::Client;
use crate::lsp::diagnostic::{self, SOURCE, severity};
use crate::lsp::server::{Event, Server};
use crate::lsp::workspace::{OpenDraft, Workspace, is_project};
use crate::report::position::Locator;
use crate::report::sources::{ShownDraft, Sources};
use crate::report::{glyph, one_line};
use crate::rules::finding::Finding;

pub mod pull;

use pull::WorkspacePull;

/// How long the drafts must be unchanged before they are compared, so that no comparison begins
/// while the user is typing.
const PAUSE: Duration = Duration::from_millis(1500);

/// The number of drafts that are read between two reports of progress.
const STEP: usize = 25;

/// The state of the comparison of drafts.
pub struct WorkspaceCopies {
    workspace: Arc<Mutex<Workspace>>,
    /// The time at which the drafts will be compared. `None` if nothing has changed.
    due: Option<Instant>,
    is_running: bool,
    /// The number of the configuration with which the drafts are compared. Each new configuration
    /// has the next number.
    configuration: u64,
    /// The number of comparisons so far. Messages about the progress of the current comparison
    /// carry this number.
    n_comparisons: i32,
    /// True if the editor is showing the progress of the comparison.
    shows_progress: bool,
    /// The copied passages of each draft. The key is the URI of the draft.
    found: HashMap<Uri, Vec<Diagnostic>>,
    /// The editor's request for diagnostics of drafts that are not open.
    pull: WorkspacePull,
}

/// The result of a comparison.
pub struct ComparedDrafts {
    configuration: u64,
    /// The revision of each open draft that was compared. The key is the path of the draft.
    revisions: HashMap<PathBuf, u64>,
    /// The copied passages of each draft. The key is the path of the draft.
    found: HashMap<PathBuf, Vec<Diagnostic>>,
}

/// The progress of a comparison.
pub enum ComparisonProgress {
    /// The comparison has begun. It will read this number of drafts.
    Begun(usize),
    /// The number of drafts that have been read, and the number of all drafts.
    Read(usize, usize),
    /// The comparison has ended.
    Ended,
}

impl WorkspaceCopies {
    /// Creates the state before the first comparison. The drafts are configured by `config`.
    ///
    /// # Errors
    ///
    /// Returns an error if `config` names a profile that does not exist.
    pub fn new(config: Config) -> Result<Self, Error> {
        Ok(Self {
            workspace: Arc::new(Mutex::new(Workspace::new(config)?)),
            due: None,
            is_running: false,
            configuration: 0,
            n_comparisons: 0,
            shows_progress: false,
            found: HashMap::new(),
            pull: WorkspacePull::default(),
        })
    }

    /// Uses `config` for comparisons from now on.
    ///
    /// # Errors
    ///
    /// Returns an error if `config` names a profile that does not exist.
    pub fn configure(&mut self, config: Config) -> Result<(), Error> {
        self.workspace = Arc::new(Mutex::new(Workspace::new(config)?));
        self.configuration += 1;
        Ok(())
    }

    /// Returns the time at which the drafts will be compared. Returns `None` while a comparison is
    /// running, or if nothing has changed.
    pub fn due(&self) -> Option<Instant> {
        self.due.filter(|_| !self.is_running)
    }

    /// Returns the copied passages in the draft at `address`.
    pub fn of(&self, address: &Uri) -> &[Diagnostic] {
        self.found.get(address).map_or(&[], Vec::as_slice)
    }

    /// Records whether the editor shows progress. Returns whether it showed progress before.
    fn is_shown(&mut self, is_shown: bool) -> bool {
        std::mem::replace(&mut self.shows_progress, is_shown)
    }
}

impl Server {
    /// Schedules a comparison of the drafts in the open folders.
    pub(super) fn compare_soon(&mut self) {
        if self.compares && self.folders.iter().any(|path| is_project(path)) {
            self.copies.due = Some(Instant::now() + PAUSE);
        }
    }

    /// Discards the copied passages of the draft at `address`, because its text has changed.
    pub(super) fn forget_copies(&mut self, address: &Uri) {
        self.copies.found.remove(address);
        self.compare_soon();
    }

    /// Starts a comparison if one is due.
    pub(super) fn begin_comparison(&mut self) {
        let now = Instant::now();
        if self.copies.due().is_none_or(|due| now < due) {
            return;
        }
        self.copies.due = None;
        self.copies.is_running = true;
        self.copies.n_comparisons += 1;
        let folders = self.folders.iter().filter(|path| is_project(path)).cloned();
        let folders: Vec<PathBuf> = folders.collect();
        let drafts = self.documents.values();
        let drafts = drafts.filter(|open_document| !open_document.is_configuration());
        let drafts = drafts.map(|open_document| OpenDraft {
            path: open_document.path.clone(),
            text: open_document.buffer.text(),
            revision: open_document.revision,
        });
        let drafts: Vec<OpenDraft> = drafts.collect();
        let (events, client) = (self.events.clone(), self.client.clone());
        let configuration = self.copies.configuration;
        let workspace = self.copies.workspace.clone();
        // The comparison has its own thread. The threads of the pool do work that the user waits
        // for.
        thread::spawn(move || {
            let tell = |progress| drop(events.send(Event::Progressed(progress)));
            let compared = guarded(|| {
                let mut workspace = workspace.lock().unwrap_or_else(PoisonError::into_inner);
                let report =
                    workspace.compare(&folders, &drafts, |n_read, n_drafts| match n_read {
                        0 if 1 < n_drafts => tell(ComparisonProgress::Begun(n_drafts)),
                        some if some % STEP == 0 => tell(ComparisonProgress::Read(some, n_drafts)),
                        _ => {}
                    })?;
                let revisions = drafts
                    .iter()
                    .map(|open_draft| (open_draft.path.clone(), open_draft.revision));
                Ok(ComparedDrafts {
                    configuration,
                    revisions: revisions.collect(),
                    found: found(&report, &client),
                })
            });
            tell(ComparisonProgress::Ended);
            drop(events.send(Event::Compared(compared.and_then(|result| result))));
        });
    }

    /// Reports the progress of the comparison to the editor.
    pub(super) fn progressed(&mut self, progress: &ComparisonProgress) {
        if !self.client.shows_progress {
            return;
        }
        let token = || ProgressToken::String(format!("copies-{}", self.copies.n_comparisons));
        let value = match progress {
            ComparisonProgress::Begun(n_drafts) => {
                let params = WorkDoneProgressCreateParams { token: token() };
                self.outbox
                    .request::<WorkDoneProgressCreateRequest>(&params);
                self.copies.is_shown(true);
                let message = format!("{n_drafts} drafts");
                let title = "looking for copied passages";
                json!({ "kind": "begin", "title": title, "message": message, "percentage": 0 })
            }
            ComparisonProgress::Read(n_read, n_drafts) => {
                let percentage = n_read * 100 / (*n_drafts).max(1);
                let message = format!("{n_read} of {n_drafts} drafts");
                json!({ "kind": "report", "message": message, "percentage": percentage })
            }
            ComparisonProgress::Ended if self.copies.is_shown(false) => json!({ "kind": "end" }),
            ComparisonProgress::Ended => return,
        };
        let token = ProgressToken::String(format!("copies-{}", self.copies.n_comparisons));
        self.outbox
            .notify::<ProgressNotification>(&ProgressParams { token, value });
    }

    /// Stores the result of a comparison, unless the configuration has changed since the comparison
    /// began.
    pub(super) fn compared(&mut self, compared: Result<ComparedDrafts, Error>) {
        self.copies.is_running = false;
        let compared = match compared {
            Ok(compared) => compared,
            Err(error) => return self.tell(&error),
        };
        if compared.configuration != self.copies.configuration {
            return;
        }
        let mut found = HashMap::new();
        for (path, diagnostics) in compared.found {
            let open = self
                .documents
                .values()
                .find(|open_document| open_document.path == path);
            let is_stale = open.is_some_and(|document| {
                let revision = compared.revisions.get(&path);
                revision.is_some_and(|known| *known != document.revision)
            });
            if !is_stale {
                let address = open.map_or_else(
                    || address::of(&path),
                    |open_document| open_document.address.clone(),
                );
                found.insert(address, diagnostics);
            }
        }
        let before = std::mem::replace(&mut self.copies.found, found);
        let addresses: HashSet<&Uri> = before.keys().chain(self.copies.found.keys()).collect();
        let changed = addresses.into_iter().filter(|address| {
            let known = before.get(address).map_or(&[][..], Vec::as_slice);
            known != self.copies.of(address)
        });
        let changed: Vec<Uri> = changed.cloned().collect();
        for address in &changed {
            self.copies.pull.note_change();
            self.show_copies(address);
        }
        if !changed.is_empty() && self.client.pulls && self.client.refreshes {
            self.outbox.request::<DiagnosticRefreshRequest>(&());
        }
    }

    /// Sends the copied passages of the draft at `address`, unless the editor requests diagnostics
    /// itself.
    pub(super) fn show_copies(&self, address: &Uri) {
        let copies = self.copies.of(address).to_vec();
        let Some(document) = self.documents.get(address) else {
            // An editor that requests diagnostics of all drafts gets the copied passages with the
            // next answer.
            if !self.copies.pull.is_used() {
                self.publish(address, None, copies);
            }
            return;
        };
        // An editor that requests diagnostics gets the copied passages with the next answer.
        if self.client.pulls {
            return;
        }
        if let Some(checked) = document.current() {
            let mut diagnostics = diagnostic::diagnostics(checked, &self.client);
            diagnostics.extend(copies);
            self.publish(address, Some(document.version), diagnostics);
        }
    }
}

/// Returns the copied passages in each draft of `report`, as diagnostics for `client`.
fn found(report: &Report, client: &Client) -> HashMap<PathBuf, Vec<Diagnostic>> {
    let sources = Sources::of(report);
    let drafts = report
        .drafts
        .iter()
        .filter(|document| !document.findings.is_empty());
    let found = drafts.map(|draft| {
        let locator = Locator::new(&draft.source, draft.encoding);
        let own = ShownDraft {
            draft,
            locator: &locator,
        };
        let findings = draft.findings.iter();
        let diagnostics = findings.map(|finding| diagnostic_of(finding, own, &sources, client));
        (PathBuf::from(&draft.path), diagnostics.collect())
    });
    found.collect()
}

fn diagnostic_of(
    finding: &Finding,
    own: ShownDraft<'_>,
    sources: &Sources<'_>,
    client: &Client,
) -> Diagnostic {
    let related = finding.related.iter().filter_map(|related| {
        let source = sources.source(own, related)?;
        Some(DiagnosticRelatedInformation {
            location: Location {
                uri: address::of(Path::new(&source.draft.path)),
                range: client.columns.range(source.locator, related.place),
            },
            message: glyph::shown(&related.message),
        })
    });
    let related: Option<Vec<_>> = client.shows_related.then(|| related.collect());
    Diagnostic {
        range: client.columns.range(own.locator, finding.place),
        severity: Some(severity(finding.severity)),
        code: Some(Code::String(finding.rule.clone())),
        code_description: diagnostic::description(&finding.rule, client),
        source: Some(SOURCE.to_owned()),
        message: Message::String(match related {
            Some(_) => glyph::shown(&finding.message),
            None => one_line::finding_line(finding, own, sources),
        }),
        related_information: related,
        ..Diagnostic::default()
    }
}
