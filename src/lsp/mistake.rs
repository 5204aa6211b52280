//! Finds configuration mistakes and reports them in the files that contain them.

use std::path::{Path, PathBuf};

use gen_lsp_types::MessageType;

use crate::error::Error;
use crate::lsp::checker::guarded;
use crate::lsp::server::{Event, Server};
use crate::lsp::{address, diagnostic};

impl Server {
    /// Checks the configuration file at `path` for mistakes.
    pub(super) fn examine(&self, path: PathBuf) {
        let (checker, events) = (self.checker.clone(), self.events.clone());
        self.pool.spawn(move || {
            let fault = guarded(|| checker.fault(&path)).unwrap_or_else(Some);
            drop(events.send(Event::Examined(path, fault)));
        });
    }

    pub(super) fn examined(&mut self, path: &Path, error: Option<&Error>) {
        if let Some(error) = error {
            self.tell(error);
            return;
        }
        let address = address::of(path);
        if self.mistakes.remove(&address).is_some() {
            self.publish(&address, None, Vec::new());
        }
    }

    /// Reports `error`, a configuration mistake, in its file, unless it was already reported.
    pub(super) fn tell(&mut self, error: &Error) {
        let Some((address, diagnostic)) = diagnostic::of_error(error) else {
            if self.error_without_file.replace(error.clone()).as_ref() != Some(error) {
                self.show(MessageType::Error, error);
            }
            return;
        };
        if self.mistakes.get(&address) == Some(&diagnostic) {
            return;
        }
        self.publish(&address, None, vec![diagnostic.clone()]);
        if self.mistakes.insert(address, diagnostic).is_none() {
            self.show(MessageType::Error, error);
        }
    }
}
