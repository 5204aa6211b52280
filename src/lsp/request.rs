//! Handles requests of the editor.

use std::time::Instant;

use gen_lsp_types::{
    CodeActionParams, DefinitionParams, DocumentDiagnosticParams, DocumentSymbolParams,
    HoverParams, InitializeParams, InlayHintParams, MessageType, Position, Range,
    TextDocumentPositionParams, Uri,
};
use lsp_server::{ErrorCode, Request, RequestId, Response};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::Error;
use crate::lsp::address;
use crate::lsp::client::Client;
use crate::lsp::handshake::{self, ClientSettings};
use crate::lsp::outbox::value;
use crate::lsp::query::Query;
use crate::lsp::server::{Server, Stage};
use crate::text::span::{Place, offset};

impl Server {
    /// Answers `request`, or stores it until it can be answered.
    pub(super) fn request(&mut self, request: Request) {
        let id = request.id.clone();
        self.open_requests.insert(id.clone());
        match (self.stage, request.method.as_str()) {
            (Stage::New, "initialize") => self.initialize(id, request.params),
            (Stage::New, _) => {
                let problem = "the server was not initialized yet".to_owned();
                self.fail(id, ErrorCode::ServerNotInitialized, problem);
            }
            (Stage::Running, "shutdown") => {
                self.end_pull();
                self.stage = Stage::Down;
                self.succeed(id, Value::Null);
            }
            (Stage::Running, "workspace/diagnostic") => match parsed(&request) {
                Ok(params) => self.pull_workspace(id, params),
                Err(Refusal { code, problem }) => self.fail(id, code, problem),
            },
            (Stage::Running, method) if method != "initialize" => match self.query(&request) {
                Ok((address, query)) => self.ask(id, &address, query),
                Err(Refusal { code, problem }) => self.fail(id, code, problem),
            },
            (Stage::Running | Stage::Down, _) => {
                let problem = "the server was already initialized or shut down".to_owned();
                self.fail(id, ErrorCode::InvalidRequest, problem);
            }
        }
    }

    pub(super) fn succeed(&mut self, id: RequestId, result: Value) {
        self.open_requests.remove(&id);
        self.outbox.respond(Response::new_ok(id, result));
    }

    fn initialize(&mut self, id: RequestId, params: Value) {
        let params: InitializeParams = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => {
                self.fail(id, ErrorCode::InvalidParams, error.to_string());
                return;
            }
        };
        self.client = Client::of(&params.capabilities);
        let folders = handshake::folders(&params);
        self.folders = folders.iter().filter_map(address::path).collect();
        let client_settings = ClientSettings::of(&params).unwrap_or_else(|error| {
            let problem = format!("in the initialization options: {error}");
            self.show(MessageType::Warning, &Error::new(problem));
            ClientSettings::default()
        });
        let unconfigured = std::mem::replace(&mut self.config, client_settings.config());
        if let Err(error) = self.open_checker() {
            self.show(MessageType::Error, &error);
            self.config = unconfigured;
        }
        self.compares = !client_settings.open_drafts_only;
        self.stage = Stage::Running;
        let answer = handshake::answer(&self.client, &client_settings);
        self.succeed(id, value(&answer));
    }

    /// Returns the query that `request` makes, and the URI of the document that the query is about.
    fn query(&self, request: &Request) -> Result<(Uri, Query), Refusal> {
        Ok(match request.method.as_str() {
            "textDocument/diagnostic" => {
                let params: DocumentDiagnosticParams = parsed(request)?;
                let known = params.previous_result_id;
                (params.text_document.uri, Query::Diagnostics { known })
            }
            "textDocument/codeAction" => {
                let params: CodeActionParams = parsed(request)?;
                let (uri, context) = (params.text_document.uri, params.context);
                let place = self.place(&uri, params.range);
                (uri, Query::Actions { place, context })
            }
            "textDocument/hover" => {
                let params: HoverParams = parsed(request)?;
                let (uri, at) = self.point(params.text_document_position_params);
                (uri, Query::Hover(at))
            }
            "textDocument/definition" => {
                let params: DefinitionParams = parsed(request)?;
                let (uri, at) = self.point(params.text_document_position_params);
                (uri, Query::Definition(at))
            }
            "textDocument/documentSymbol" => {
                let params: DocumentSymbolParams = parsed(request)?;
                (params.text_document.uri, Query::Symbols)
            }
            "textDocument/inlayHint" => {
                let params: InlayHintParams = parsed(request)?;
                let place = self.place(&params.text_document.uri, params.range);
                (params.text_document.uri, Query::Hints(place))
            }
            unknown => {
                return Err(Refusal {
                    code: ErrorCode::MethodNotFound,
                    problem: format!("there is no method `{unknown}`"),
                });
            }
        })
    }

    /// Answers `query` as soon as the document at `address` is checked.
    fn ask(&mut self, id: RequestId, address: &Uri, query: Query) {
        let Some(document) = self.documents.get_mut(address) else {
            self.succeed(id, query.nothing());
            return;
        };
        if document.is_configuration() {
            self.succeed(id, query.nothing());
            return;
        }
        document.waiting.push((id, query));
        document.hasten(Instant::now());
        self.answer_waiting(address);
    }

    /// Returns the place of `range` in the document at `address`, in bytes.
    fn place(&self, address: &Uri, range: Range) -> Place {
        let byte = |position: Position| {
            let document = self.documents.get(address);
            let byte = document
                .map(|open_document| open_document.buffer.byte(position, self.client.columns));
            offset(byte.unwrap_or_default())
        };
        let (start, end) = (byte(range.start), byte(range.end));
        Place::new(start.min(end), start.max(end))
    }

    /// Returns the document and the byte that `params` refers to.
    fn point(&self, params: TextDocumentPositionParams) -> (Uri, u32) {
        let address = params.text_document.uri;
        let (start, end) = (params.position, params.position);
        let place = self.place(&address, Range { start, end });
        (address, place.start)
    }
}

/// The reason why a request is not answered.
struct Refusal {
    code: ErrorCode,
    problem: String,
}

/// Returns the parameters of `request`, deserialized.
fn parsed<P: DeserializeOwned>(request: &Request) -> Result<P, Refusal> {
    P::deserialize(&request.params).map_err(|error| Refusal {
        code: ErrorCode::InvalidParams,
        problem: error.to_string(),
    })
}
