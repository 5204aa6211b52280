//! Layer 11: a program that writes drafts. Speaks the Model Context Protocol over two streams, and
//! knows no terminal and no arguments.
//!
//! The program at the other end, usually a language model, is not trusted with the disk: it reads
//! drafts below one folder, the [`root`], and nothing else. It is not trusted to tell the words of a
//! draft from the words of copydesk either, so each answer says which are which.

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

/// The longest message that is read. A draft of 64 MB, the most that a configuration allows unless
/// it says otherwise, fits with its escapes into half of it.
const MAX_MESSAGE_BYTES: usize = 256 * 1024 * 1024;

/// The threads that reading and writing take.
const N_STREAM_THREADS: usize = 2;

/// Serves the program at the other end of the two streams that `open` opens, with drafts below
/// `root`, until it closes its end.
///
/// # Errors
///
/// When the system gives no threads, or when the program does not begin as the protocol asks.
pub fn serve<R, W>(root: DraftRoot, open: impl FnOnce() -> (R, W)) -> Result<(), Error>
where
    R: AsyncRead + Send + Unpin + 'static,
    W: AsyncWrite + Send + Unpin + 'static,
{
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let runtime = runtime::Builder::new_current_thread()
        .max_blocking_threads(n_threads + N_STREAM_THREADS)
        // The protocol's crate waits a while for answers that are due when the input ends.
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
                let ended =
                    ended.map_err(|error| Error::new(format!("the session broke: {error}")));
                ended.map(drop)
            }
            Err(rmcp::service::ServerInitializeError::ConnectionClosed(_)) => Ok(()),
            Err(error) => Err(Error::new(format!("the session did not begin: {error}"))
                .with_remedy("start `copydesk mcp` from a client of the Model Context Protocol")),
        }
    });
    // The thread that reads cannot be interrupted, and waits for input that nobody wants any more.
    runtime.shutdown_background();
    served
}

fn no_threads(cause: &io::Error) -> Error {
    Error::new(format!("no threads to serve on: {cause}"))
}
