//! Layer 10: serves an editor over two streams with the Language Server Protocol. This layer
//! depends neither on the terminal nor on the command-line arguments.
//!
//! One thread reads messages, another thread writes messages, and a third thread, the [`server`],
//! owns all state. Drafts are checked on other threads, so that the check of a long draft does not
//! block the server. Each check works on a snapshot of the draft. The result of a check comes back
//! as an event. The result is discarded if the draft has changed since the check began.

pub mod action;
pub mod address;
pub mod buffer;
pub mod checker;
pub mod client;
pub mod columns;
pub mod copies;
pub mod definition;
pub mod diagnostic;
pub mod document;
pub mod handshake;
pub mod hint;
pub mod hover;
pub mod mistake;
pub mod notice;
pub mod outbox;
pub mod page;
pub mod query;
pub mod request;
pub mod server;
pub mod setting;
pub mod suppression;
pub mod symbol;
pub mod testimony;
pub mod vocabulary;
pub mod wire;
pub mod workspace;

use std::io::{BufReader, Read, Write};
use std::sync::mpsc;
use std::thread;

use crate::error::Error;
use crate::lsp::outbox::Outbox;
use crate::lsp::server::{Event, Server, ServerExit};
use crate::lsp::wire::Incoming;

/// Serves the editor that writes to `input` and reads from `output`.
///
/// # Errors
///
/// Returns an error if `input` contains data between messages that is not a message, or if the
/// system cannot create threads.
pub fn serve(
    input: impl Read + Send + 'static,
    output: impl Write + Send + 'static,
) -> Result<ServerExit, Error> {
    let (events, received) = mpsc::channel();
    let outbox = Outbox::open(output, events.clone());
    let read = events.clone();
    thread::spawn(move || {
        let mut input = BufReader::new(input);
        loop {
            let event = match wire::read(&mut input) {
                Ok(Some(Incoming::Message(message))) => Event::Received(message),
                Ok(Some(Incoming::Malformed(fault))) => Event::Malformed(fault),
                Ok(None) => Event::InputEnded(None),
                Err(error) => Event::InputEnded(Some(error)),
            };
            let is_last = matches!(event, Event::InputEnded(_));
            if read.send(event).is_err() || is_last {
                break;
            }
        }
    });
    let farewell = Server::new(outbox, events)?.run(&received)?;
    Ok(farewell)
}
