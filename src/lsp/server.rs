//! The session with an editor. It handles events in order and owns all state. Checks run on other
//! threads.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::Instant;

use gen_lsp_types::{
    ClientCapabilities, Diagnostic, MessageType, PublishDiagnosticsNotification,
    PublishDiagnosticsParams, ShowMessageNotification, ShowMessageParams, Uri,
};
use lsp_server::{ErrorCode, Message, RequestId, Response};
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::error::Error;
use crate::linter::config::Config;
use crate::lsp::checker::{CheckedDraft, DraftChecker, Outcome, guarded};
use crate::lsp::client::Client;
use crate::lsp::copies::{ComparedDrafts, ComparisonProgress, WorkspaceCopies};
use crate::lsp::diagnostic;
use crate::lsp::document::OpenDocument;
use crate::lsp::outbox::Outbox;
use crate::lsp::query::{OpenConfiguration, Query, QueryContext};
use crate::lsp::wire::Malformation;
use crate::report::glyph;

/// The minimum number of threads that check drafts. With two threads, a long draft does not block
/// other drafts.
const MIN_THREADS: usize = 2;

/// An event of the session.
pub enum Event {
    /// The editor sent a message.
    Received(Message),
    /// The editor sent data that is not a message.
    Malformed(Malformation),
    /// The editor has closed its output, or its output cannot be read.
    InputEnded(Option<Error>),
    /// The editor has closed its input.
    OutputClosed,
    /// A draft was checked.
    Checked(CheckedDraft),
    /// The check of a draft failed: its URI, its revision and the error.
    CheckFailed(Uri, u64, Error),
    /// A configuration file was checked: its path, and the mistake in it.
    Examined(PathBuf, Option<Error>),
    /// The progress of the comparison of the drafts in the open folders.
    Progressed(ComparisonProgress),
    /// The drafts of the open folders were compared.
    Compared(Result<ComparedDrafts, Error>),
    /// The answer to a request is ready.
    Answered(Response),
}

/// The way in which a session ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ServerExit {
    /// The editor sent `shutdown` and then `exit`.
    Shutdown,
    /// The editor closed the connection, or sent `exit` without `shutdown`.
    Abrupt,
}

/// The stage of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The editor has not sent `initialize`.
    New,
    /// The session is running.
    Running,
    /// The editor has sent `shutdown`.
    Down,
}

/// The session with an editor.
pub struct Server {
    pub(super) outbox: Outbox,
    pub(super) stage: Stage,
    pub(super) client: Client,
    pub(super) folders: Vec<PathBuf>,
    pub(super) documents: HashMap<Uri, OpenDocument>,
    /// The requests that have not been answered.
    pub(super) open_requests: HashSet<RequestId>,
    /// The configuration of every draft.
    pub(super) config: Config,
    pub(super) checker: Arc<DraftChecker>,
    /// The configuration mistakes that were reported. The key is the URI of the configuration file.
    pub(super) mistakes: HashMap<Uri, Diagnostic>,
    /// The last reported mistake that has no file.
    pub(super) error_without_file: Option<Error>,
    /// True if the drafts in the open folders are compared with each other.
    pub(super) compares: bool,
    /// The state of the comparison of the drafts in the open folders, with the passages that they
    /// share.
    pub(super) copies: WorkspaceCopies,
    pub(super) events: Sender<Event>,
    pub(super) pool: ThreadPool,
}

impl Server {
    /// Creates a session that has not received a message yet. Its threads send their results to
    /// `events`.
    ///
    /// # Errors
    ///
    /// Returns an error if the system cannot create threads.
    pub fn new(outbox: Outbox, events: Sender<Event>) -> Result<Self, Error> {
        let n_threads = thread::available_parallelism().map_or(MIN_THREADS, usize::from);
        let pool = ThreadPoolBuilder::new().num_threads(n_threads.max(MIN_THREADS));
        let pool = pool.build();
        let pool =
            pool.map_err(|error| Error::new(format!("the system cannot start threads: {error}")))?;
        let config = Config::nearest();
        Ok(Self {
            outbox,
            stage: Stage::New,
            client: Client::of(&ClientCapabilities::default()),
            folders: Vec::new(),
            documents: HashMap::new(),
            open_requests: HashSet::new(),
            checker: Arc::new(DraftChecker::new(config.clone())?),
            compares: false,
            copies: WorkspaceCopies::new(config.clone())?,
            config,
            mistakes: HashMap::new(),
            error_without_file: None,
            events,
            pool,
        })
    }

    /// Handles `events` until the session ends.
    ///
    /// # Errors
    ///
    /// Returns an error if the editor sends an invalid header. The start of the next message is
    /// then unknown.
    pub fn run(mut self, events: &Receiver<Event>) -> Result<ServerExit, Error> {
        loop {
            let due = self.documents.values().filter_map(OpenDocument::due);
            let due = due.chain(self.copies.due()).min();
            let event = match due {
                None => events.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(due) => events.recv_timeout(due.saturating_duration_since(Instant::now())),
            };
            let farewell = match event {
                Ok(event) => self.take(event)?,
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(ServerExit::Abrupt),
            };
            match farewell {
                Some(ServerExit::Shutdown) => {
                    self.outbox.close();
                    return Ok(ServerExit::Shutdown);
                }
                Some(ServerExit::Abrupt) => {
                    self.outbox.close_soon();
                    return Ok(ServerExit::Abrupt);
                }
                None => {
                    self.begin_checks();
                    self.begin_comparison();
                    self.answer_pull();
                }
            }
        }
    }

    /// Handles `event`. If the event ends the session, returns how the session ends.
    fn take(&mut self, event: Event) -> Result<Option<ServerExit>, Error> {
        match event {
            Event::Received(Message::Request(request)) => self.request(request),
            Event::Received(Message::Notification(notification)) => {
                return Ok(self.notification(notification));
            }
            // The server ignores the answers to its own requests.
            Event::Received(Message::Response(_)) => {}
            Event::Malformed(fault) => self.outbox.refuse(fault),
            Event::InputEnded(Some(error)) => return Err(error),
            Event::InputEnded(None) | Event::OutputClosed => return Ok(Some(self.farewell())),
            Event::Checked(checked) => self.checked(checked),
            Event::CheckFailed(address, revision, error) => {
                self.check_failed(&address, revision, &error);
            }
            Event::Progressed(progress) => self.progressed(&progress),
            Event::Compared(compared) => self.compared(compared),
            Event::Examined(path, error) => self.examined(&path, error.as_ref()),
            Event::Answered(response) => {
                if self.open_requests.remove(&response.id) {
                    self.outbox.respond(response);
                }
            }
        }
        Ok(None)
    }

    /// Returns how the session ends if the editor ends it now.
    pub(super) fn farewell(&self) -> ServerExit {
        match self.stage {
            Stage::Down => ServerExit::Shutdown,
            Stage::New | Stage::Running => ServerExit::Abrupt,
        }
    }

    /// Starts the checks that are due.
    fn begin_checks(&mut self) {
        let now = Instant::now();
        for document in self.documents.values_mut() {
            if document.is_configuration() || document.due().is_none_or(|due| now < due) {
                continue;
            }
            let snapshot = document.begin_check();
            let (draft_checker, events) = (self.checker.clone(), self.events.clone());
            self.pool.spawn(move || {
                let (address, revision) = (snapshot.address.clone(), snapshot.revision);
                let event = match guarded(|| draft_checker.check(snapshot)) {
                    Ok(checked) => Event::Checked(checked),
                    Err(error) => Event::CheckFailed(address, revision, error),
                };
                // An error means that the session has ended. The result is then not needed.
                drop(events.send(event));
            });
        }
    }

    /// Stores the result of a check, unless the draft has changed since the check began.
    fn checked(&mut self, checked: CheckedDraft) {
        let address = checked.snapshot.address.clone();
        let Some(document) = self.documents.get_mut(&address) else {
            return;
        };
        document.is_checking = false;
        if document.revision != checked.snapshot.revision {
            return;
        }
        match &checked.outcome {
            Outcome::Misconfigured(error) => self.tell(&error.clone()),
            Outcome::Failed(error) => self.outbox.log(glyph::shown(&error.to_string())),
            Outcome::Linted(_) | Outcome::LeftOut => {}
        }
        if !self.client.pulls {
            let mut diagnostics = diagnostic::diagnostics(&checked, &self.client);
            diagnostics.extend_from_slice(self.copies.of(&address));
            self.publish(&address, Some(checked.snapshot.version), diagnostics);
        }
        if let Some(document) = self.documents.get_mut(&address) {
            document.checked = Some(Arc::new(checked));
        }
        self.answer_waiting(&address);
    }

    /// Handles a check that panicked.
    fn check_failed(&mut self, address: &Uri, revision: u64, error: &Error) {
        self.outbox.log(error.to_string());
        let Some(document) = self.documents.get_mut(address) else {
            return;
        };
        document.is_checking = false;
        if document.revision != revision {
            return;
        }
        for (id, _) in std::mem::take(&mut document.waiting) {
            self.fail(id, ErrorCode::InternalError, error.to_string());
        }
    }

    /// Answers the requests that waited for the check of the document at `address`.
    pub(super) fn answer_waiting(&mut self, address: &Uri) {
        let Some(document) = self.documents.get_mut(address) else {
            return;
        };
        let Some(checked) = document.current().cloned() else {
            return;
        };
        for (id, query) in std::mem::take(&mut document.waiting) {
            self.answer(id, query, checked.clone());
        }
    }

    /// Answers `query` from `checked` on another thread.
    fn answer(&self, id: RequestId, query: Query, checked: Arc<CheckedDraft>) {
        let copies = match query {
            Query::Diagnostics { .. } => self.copies.of(&checked.snapshot.address).to_vec(),
            _ => Vec::new(),
        };
        let basis = QueryContext {
            checked,
            checker: self.checker.clone(),
            client: self.client.clone(),
            folders: self.folders.clone(),
            copies,
            configurations: match query {
                Query::Actions { .. } => self.open_configurations(),
                _ => Vec::new(),
            },
        };
        let events = self.events.clone();
        self.pool.spawn(move || {
            let answer = guarded(|| query.answer(&basis));
            let response = match answer.and_then(|result| result) {
                Ok(value) => Response::new_ok(id, value),
                Err(error) => {
                    Response::new_err(id, ErrorCode::RequestFailed as i32, error.to_string())
                }
            };
            drop(events.send(Event::Answered(response)));
        });
    }

    fn open_configurations(&self) -> Vec<OpenConfiguration> {
        let documents = self.documents.values();
        let open = documents.filter(|open_document| open_document.is_configuration());
        let open = open.map(|open_document| OpenConfiguration {
            path: open_document.path.clone(),
            address: open_document.address.clone(),
            version: open_document.version,
            text: open_document.buffer.text(),
        });
        open.collect()
    }

    /// Answers the open request `id` with an error.
    pub(super) fn fail(&mut self, id: RequestId, code: ErrorCode, problem: String) {
        self.open_requests.remove(&id);
        self.outbox
            .respond(Response::new_err(id, code as i32, problem));
    }

    /// Uses the current configuration for all checks from now on.
    ///
    /// # Errors
    ///
    /// Returns an error if the configuration names a profile that does not exist.
    pub(super) fn open_checker(&mut self) -> Result<(), Error> {
        self.checker = Arc::new(DraftChecker::new(self.config.clone())?);
        self.copies.configure(self.config.clone())
    }

    /// Reloads the configuration and schedules a check of every draft.
    pub(super) fn reload(&mut self) {
        if let Err(error) = self.open_checker() {
            self.show(MessageType::Error, &error);
            return;
        }
        for address in std::mem::take(&mut self.mistakes).into_keys() {
            self.publish(&address, None, Vec::new());
        }
        let now = Instant::now();
        let mut configurations = Vec::new();
        for document in self.documents.values_mut() {
            document.expire(now);
            if document.is_configuration() {
                configurations.push(document.path.clone());
            }
        }
        for path in configurations {
            self.examine(path);
        }
        self.compare_soon();
        if self.client.pulls && self.client.refreshes {
            self.outbox
                .request::<gen_lsp_types::DiagnosticRefreshRequest>(&());
        }
    }

    pub(super) fn show(&self, kind: MessageType, error: &Error) {
        let message = format!("copydesk: {}", glyph::shown(&error.to_string()));
        let params = ShowMessageParams { kind, message };
        self.outbox.notify::<ShowMessageNotification>(&params);
    }

    pub(super) fn publish(
        &self,
        address: &Uri,
        version: Option<i32>,
        diagnostics: Vec<Diagnostic>,
    ) {
        let params = PublishDiagnosticsParams {
            uri: address.clone(),
            version,
            diagnostics,
        };
        self.outbox
            .notify::<PublishDiagnosticsNotification>(&params);
    }
}
