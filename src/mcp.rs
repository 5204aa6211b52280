//! Layer 11: serves a program that writes drafts, over two streams, with the Model Context
//! Protocol. This layer depends neither on the terminal nor on the command-line arguments.
//!
//! The program, usually a language model, is not trusted: it can read drafts below one folder, the
//! [`root`], and nothing else. The program may also confuse the words of a draft with the words of
//! copydesk, so each answer says which words are quoted.

pub mod answer;
pub mod check;
pub mod drafts;
pub mod explain;
pub mod root;
pub mod server;
pub mod sources;
pub mod tool;

use std::io;
use std::thread;

use rmcp::ServiceExt;
use rmcp::transport::async_rw::AsyncRwTransport;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::runtime;

use crate::error::Error;
use crate::mcp::root::DraftRoot;
use crate::mcp::server::ToolServer;

/// The maximum length of a message in bytes. The largest draft has 64 MB by default. Even after its
/// characters are escaped, it takes less than half of a message.
const MAX_MESSAGE_BYTES: usize = 256 * 1024 * 1024;

/// The number of threads for reading and writing.
const N_STREAM_THREADS: usize = 2;

/// Serves a program over the two streams that `open` opens, until the program closes its stream.
/// The program may read drafts below `root`.
///
/// # Errors
///
/// Returns an error if the system cannot create threads, or if the program does not follow the
/// protocol at the start.
pub fn serve<R, W>(root: DraftRoot, open: impl FnOnce() -> (R, W)) -> Result<(), Error>
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let runtime = runtime::Builder::new_current_thread()
        .max_blocking_threads(n_threads + N_STREAM_THREADS)
        // When the input ends, the protocol crate waits for pending answers, but only for a while.
        // For this it needs a timer.
        .enable_time()
        .build();
    let runtime = runtime.map_err(|cause| no_threads(&cause))?;
    let served = runtime.block_on(async {
        let (input, output) = open();
        let transport =
            AsyncRwTransport::new_server(input, output).with_max_line_length(MAX_MESSAGE_BYTES);
        match ToolServer::new(root).serve(transport).await {
            Ok(session) => {
                let ended = session.waiting().await;
                let ended = ended.map_err(|error| {
                    Error::new(format!("the session ended with an error: {error}"))
                });
                ended.map(drop)
            }
            Err(rmcp::service::ServerInitializeError::ConnectionClosed(_)) => Ok(()),
            Err(error) => Err(Error::new(format!("the session could not begin: {error}"))
                .with_remedy("start `copydesk mcp` from a client of the Model Context Protocol")),
        }
    });
    // The thread that reads cannot be interrupted, and would wait for input that is no longer
    // needed.
    runtime.shutdown_background();
    served
}

fn no_threads(cause: &io::Error) -> Error {
    Error::new(format!("the system cannot start threads: {cause}"))
}
