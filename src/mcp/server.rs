//! The session with a program: lists the tools and dispatches the calls.

use rmcp::ServerHandler;
use rmcp::model::{
    CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, ErrorData,
    Implementation, JsonObject, ListToolsResult, PaginatedRequestParams, ServerCapabilities,
    ServerConfig,
};
use rmcp::service::{RequestContext, RoleServer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::task;

use crate::error::Error;
use crate::linter::guard;
use crate::mcp::root::DraftRoot;
use crate::mcp::{answer, check, explain, sources, tool};
use crate::report::glyph;

/// Answers the calls of a program.
#[derive(Clone, Debug)]
pub struct ToolServer {
    root: DraftRoot,
}

impl ToolServer {
    /// Creates a server for the drafts below `root`.
    pub fn new(root: DraftRoot) -> Self {
        Self { root }
    }

    /// Returns the answer of the tool `name` to `arguments`, or `None` if there is no such tool.
    fn answer(&self, name: &str, arguments: JsonObject) -> Option<Result<Value, Error>> {
        let root = &self.root;
        Some(match name {
            "check" => called(arguments, |request| check::check(request, root)),
            "explain" => called(arguments, |request| explain::explain(&request, root)),
            "sources" => called(arguments, |request| sources::sources(request, root)),
            _ => return None,
        })
    }
}

/// Returns the answer of `tool` to `arguments`.
fn called<A: DeserializeOwned, R: Serialize>(
    arguments: JsonObject,
    tool: impl FnOnce(A) -> Result<R, Error>,
) -> Result<Value, Error> {
    let arguments = serde_path_to_error::deserialize(Value::Object(arguments));
    let arguments =
        arguments.map_err(|error| Error::new(error.to_string()).within("in the arguments"))?;
    answer::value(&tool(arguments)?)
}

impl ServerHandler for ToolServer {
    fn get_info(&self) -> ServerConfig {
        let own = Implementation::new(env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(own.with_title("copydesk"))
            .with_instructions(tool::INSTRUCTIONS)
    }

    async fn list_tools(
        &self,
        _request: Option<PaginatedRequestParams>,
        _context: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(tool::all()))
    }

    async fn call_tool(
        &self,
        request: CallToolRequestParams,
        _context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let (server, name) = (self.clone(), request.name);
        let arguments = request.arguments.unwrap_or_default();
        let unknown = format!("there is no tool `{}`", glyph::shown(&name));
        let answered = task::spawn_blocking(move || {
            guard::command(|| server.answer(&name, arguments))
                .unwrap_or_else(|error| Some(Err(error)))
        });
        let result = match answered.await {
            Ok(Some(Ok(answer))) => CallToolResult::structured(answer),
            // The error is returned as content, so that a language model can read it and correct
            // its call.
            Ok(Some(Err(error))) => {
                let problem = glyph::shown(&error.to_string());
                CallToolResult::error(vec![ContentBlock::text(problem)])
            }
            Ok(None) => return Err(ErrorData::invalid_params(unknown, None)),
            Err(error) => return Err(ErrorData::internal_error(error.to_string(), None)),
        };
        Ok(result.into())
    }
}
