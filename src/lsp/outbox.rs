//! Sends messages to the editor in order, on a separate thread. An editor that does not read its
//! messages therefore blocks nothing else.

use std::io::Write;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Duration;

use gen_lsp_types::{LogMessageNotification, LogMessageParams, MessageType};
use lsp_server::{Message, Notification, Request, Response};
use serde::Serialize;
use serde_json::Value;

use crate::lsp::server::Event;
use crate::lsp::wire::{self, Malformation};

/// How long the last messages may take after the editor closed its end of the connection.
const MAX_TIME_OF_LAST_MESSAGES: Duration = Duration::from_secs(1);

/// Sends messages to the editor.
pub struct Outbox {
    sender: Sender<Outgoing>,
    /// The receiving end of a channel. When the writing thread has ended, the channel is
    /// disconnected.
    writer: Receiver<()>,
    n_requests: i32,
}

/// A message or an error to send.
enum Outgoing {
    Message(Message),
    Malformation(Malformation),
}

impl Outbox {
    /// Starts a thread that writes to `output`. When the output is closed, the thread sends an
    /// event to `events`.
    pub fn open(mut output: impl Write + Send + 'static, events: Sender<Event>) -> Self {
        let (sender, received) = mpsc::channel();
        let (running, writer) = mpsc::channel();
        thread::spawn(move || {
            // This value is dropped when the thread ends, even if the thread panics.
            let _running: Sender<()> = running;
            for outgoing in received {
                let written = match &outgoing {
                    Outgoing::Message(message) => wire::write(&mut output, message),
                    Outgoing::Malformation(fault) => wire::write_fault(&mut output, fault),
                };
                if written.is_err() {
                    // An error means that the server has ended. The event is then not needed.
                    drop(events.send(Event::OutputClosed));
                    break;
                }
            }
        });
        Self {
            sender,
            writer,
            n_requests: 0,
        }
    }

    /// Answers a request.
    pub fn respond(&self, response: Response) {
        self.send(Outgoing::Message(Message::Response(response)));
    }

    /// Sends the error for data that is not a message.
    pub fn refuse(&self, fault: Malformation) {
        self.send(Outgoing::Malformation(fault));
    }

    /// Sends a notification to the editor.
    pub fn notify<N: gen_lsp_types::Notification>(&self, params: &N::Params) {
        let notification = Notification {
            method: N::METHOD.to_string(),
            params: value(params),
        };
        self.send(Outgoing::Message(Message::Notification(notification)));
    }

    /// Sends a request whose answer is not needed.
    pub fn request<R: gen_lsp_types::Request>(&mut self, params: &R::Params) {
        self.n_requests += 1;
        let request = Request {
            id: self.n_requests.into(),
            method: R::METHOD.to_string(),
            params: value(params),
        };
        self.send(Outgoing::Message(Message::Request(request)));
    }

    /// Writes `message` to the editor's log.
    pub fn log(&self, message: String) {
        let kind = MessageType::Warning;
        self.notify::<LogMessageNotification>(&LogMessageParams { kind, message });
    }

    /// Waits until all messages are written.
    pub fn close(self) {
        drop(self.sender);
        // The thread sends nothing, so the result only says that the thread has ended.
        let _ended = self.writer.recv();
    }

    /// Like [`Outbox::close`], but gives up after one second. A program that closes its end of the
    /// connection may still read the answers to its requests. But an editor that has crashed reads
    /// nothing any more.
    pub fn close_soon(self) {
        drop(self.sender);
        let _ended = self.writer.recv_timeout(MAX_TIME_OF_LAST_MESSAGES);
    }

    fn send(&self, outgoing: Outgoing) {
        // An error means that the writer has ended. It has then sent an event.
        drop(self.sender.send(outgoing));
    }
}

/// Converts `shape` to JSON.
pub fn value(shape: &impl Serialize) -> Value {
    serde_json::to_value(shape).expect("the shapes of the protocol have names for keys")
}
