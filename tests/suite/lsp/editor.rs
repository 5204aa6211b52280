//! An editor without a screen, which talks to the built command.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use libtest_mimic::Failed;
use serde_json::{Value, json};

use crate::scratch::Scratch;

/// The maximum time until an answer. Builds with debug assertions are slow on busy machines.
const PATIENCE: Duration = Duration::from_secs(120);

/// An editor with its server.
pub(crate) struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    /// Messages of the server that no test has asked for yet.
    unread: VecDeque<Value>,
    n_requests: i32,
    /// The capabilities of the server.
    pub(crate) capabilities: Value,
}

/// Returns the capabilities of an editor that supports everything except requests for diagnostics.
pub(crate) fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "publishDiagnostics": {
                "relatedInformation": true,
                "versionSupport": true,
                "tagSupport": { "valueSet": [1] },
                "codeDescriptionSupport": true,
            },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
        },
        "workspace": {
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    })
}

impl Editor {
    /// Starts a server in the repository of `scratch`, and sends nothing.
    pub(crate) fn start(scratch: &Scratch) -> Result<Self, Failed> {
        let mut server = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .args(["lsp", "--stdio"])
            .current_dir(scratch.path("home"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let input = server.stdin.take();
        let mut output = BufReader::new(server.stdout.take().ok_or("standard output is piped")?);
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            server,
            input,
            output: receiver,
            unread: VecDeque::new(),
            n_requests: 0,
            capabilities: Value::Null,
        })
    }

    /// Starts a server for an editor with these `capabilities`, and initializes it.
    pub(crate) fn greet(
        scratch: &Scratch,
        capabilities: &Value,
        options: &Value,
    ) -> Result<Self, Failed> {
        let mut editor = Self::start(scratch)?;
        let folder = editor.address(scratch, "");
        let answer = editor.request(
            "initialize",
            &json!({
                "processId": null,
                "rootUri": null,
                "capabilities": capabilities,
                "initializationOptions": options,
                "workspaceFolders": [{ "uri": folder, "name": "home" }],
            }),
        )?;
        editor.capabilities = answer["capabilities"].clone();
        editor.notify("initialized", &json!({}))?;
        Ok(editor)
    }

    /// Returns the URI of the file called `name` in the repository.
    #[expect(clippy::unused_self, reason = "it reads as what an editor does")]
    pub(crate) fn address(&self, scratch: &Scratch, name: &str) -> String {
        let path = scratch.path("home").join(name);
        format!("file://{}", path.display())
    }

    /// Sends `bytes` unchanged.
    pub(crate) fn send_bytes(&mut self, bytes: &[u8]) -> Result<(), Failed> {
        let input = self.input.as_mut().ok_or("the input is open")?;
        input.write_all(bytes)?;
        Ok(input.flush()?)
    }

    /// Sends `text` as a message.
    pub(crate) fn send_text(&mut self, text: &str) -> Result<(), Failed> {
        let message = format!("Content-Length: {}\r\n\r\n{text}", text.len());
        self.send_bytes(message.as_bytes())
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) -> Result<(), Failed> {
        let message = json!({ "jsonrpc": "2.0", "method": method, "params": params });
        self.send_text(&message.to_string())
    }

    /// Sends a request and returns its id.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> Result<i32, Failed> {
        self.n_requests += 1;
        let id = self.n_requests;
        let message = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        self.send_text(&message.to_string())?;
        Ok(id)
    }

    /// Returns the answer to the request with this id. The answer is an error or a result.
    pub(crate) fn answer(&mut self, id: i32) -> Result<Value, Failed> {
        self.next("an answer", |it| {
            it["id"] == id && it.get("method").is_none()
        })
    }

    /// Sends a request and returns its result.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Result<Value, Failed> {
        let id = self.ask(method, params)?;
        let answer = self.answer(id)?;
        if answer.get("result").is_none() {
            return Err(format!("{method}: {answer}").into());
        }
        Ok(answer["result"].clone())
    }

    /// Returns the next message that `wanted` accepts.
    pub(crate) fn next(
        &mut self,
        what: &str,
        wanted: impl Fn(&Value) -> bool,
    ) -> Result<Value, Failed> {
        if let Some(idx) = self.unread.iter().position(&wanted) {
            return Ok(self.unread.remove(idx).unwrap_or_default());
        }
        loop {
            let message = self.output.recv_timeout(PATIENCE);
            let message = message.map_err(|error| format!("{what}: {error}"))?;
            if wanted(&message) {
                return Ok(message);
            }
            self.unread.push_back(message);
        }
    }

    /// Opens a document.
    pub(crate) fn open(&mut self, address: &str, language: &str, text: &str) -> Result<(), Failed> {
        let item = json!({ "uri": address, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": item }))
    }

    /// Makes changes, after which the document has this `version`.
    pub(crate) fn change(
        &mut self,
        address: &str,
        version: i32,
        changes: &Value,
    ) -> Result<(), Failed> {
        let document = json!({ "uri": address, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", &params)
    }

    /// Returns the diagnostics of the document at `address` in this `version`.
    pub(crate) fn diagnostics(&mut self, address: &str, version: i32) -> Result<Value, Failed> {
        let published = self.next(&format!("diagnostics of {address}"), |it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == address
                && it["params"]["version"] == version
        })?;
        Ok(published["params"]["diagnostics"].clone())
    }

    /// Returns the next diagnostics of a file that is not open.
    pub(crate) fn mistakes(&mut self, address: &str) -> Result<Value, Failed> {
        let published = self.next(&format!("diagnostics of {address}"), |it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == address
                && it["params"].get("version").is_none()
        })?;
        Ok(published["params"]["diagnostics"].clone())
    }

    /// Returns the next diagnostics of the document at `address`, in any version.
    pub(crate) fn marks(&mut self, address: &str) -> Result<Value, Failed> {
        let published = self.next(&format!("diagnostics of {address}"), |it| {
            it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == address
        })?;
        Ok(published["params"]["diagnostics"].clone())
    }

    /// Says whether the server has sent a message that `wanted` accepts and that no test has asked
    /// for.
    pub(crate) fn has_unread(&self, wanted: impl Fn(&Value) -> bool) -> bool {
        self.unread.iter().any(wanted)
    }

    /// Sends a request about a place of a document and returns its result.
    pub(crate) fn about(
        &mut self,
        method: &str,
        address: &str,
        place: (u32, u32),
    ) -> Result<Value, Failed> {
        let position = json!({ "line": place.0, "character": place.1 });
        let document = json!({ "uri": address });
        let params = json!({ "textDocument": document, "position": position });
        self.request(&format!("textDocument/{method}"), &params)
    }

    /// Returns the code actions at a place.
    pub(crate) fn actions(
        &mut self,
        address: &str,
        place: (u32, u32),
        context: &Value,
    ) -> Result<Vec<Value>, Failed> {
        let position = json!({ "line": place.0, "character": place.1 });
        let params = json!({
            "textDocument": { "uri": address },
            "range": { "start": position, "end": position },
            "context": context,
        });
        let actions = self.request("textDocument/codeAction", &params)?;
        Ok(actions.as_array().cloned().unwrap_or_default())
    }

    /// Ends the session as an editor does. Returns the exit code and the text on standard error.
    pub(crate) fn quit(mut self) -> Result<(Option<i32>, String), Failed> {
        self.request("shutdown", &Value::Null)?;
        self.notify("exit", &Value::Null)?;
        self.end()
    }

    /// Closes the input of the server, and still reads its output.
    pub(crate) fn hang_up(&mut self) {
        self.input = None;
    }

    /// Closes the input of the server. Returns the exit code and the text on standard error.
    pub(crate) fn end(mut self) -> Result<(Option<i32>, String), Failed> {
        self.hang_up();
        let mut complaint = String::new();
        if let Some(mut errors) = self.server.stderr.take() {
            errors.read_to_string(&mut complaint)?;
        }
        let status: ExitStatus = self.server.wait()?;
        Ok((status.code(), complaint))
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        // A failing test must not leave the server running.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("Content-Length: ") {
            length = value.parse().ok()?;
        }
    }
    let mut text = vec![0; length];
    output.read_exact(&mut text).ok()?;
    serde_json::from_slice(&text).ok()
}

/// Returns `text` with the edits that a workspace `edit` makes to the document at `address`. The
/// columns of the edits count UTF-16 units.
pub(crate) fn edited(text: &str, edit: &Value, address: &str) -> Result<String, Failed> {
    let changes = edit["documentChanges"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let own = changes
        .iter()
        .find(|it| it["textDocument"]["uri"] == address);
    let edits = match own {
        Some(change) => &change["edits"],
        None => &edit["changes"][address],
    };
    let edits = edits.as_array().ok_or("there are no edits")?;
    let mut places: Vec<(usize, usize, &str)> = Vec::new();
    for edit in edits {
        let at = |end| byte(text, &edit["range"][end]);
        let new = edit["newText"].as_str().ok_or("an edit has a text")?;
        places.push((at("start")?, at("end")?, new));
    }
    places.sort_by_key(|it| it.0);
    let mut edited = text.to_owned();
    for (start, end, new) in places.into_iter().rev() {
        edited.replace_range(start..end, new);
    }
    Ok(edited)
}

/// Returns the byte of `text` at a position in UTF-16 units.
fn byte(text: &str, position: &Value) -> Result<usize, Failed> {
    let line = position["line"].as_u64().ok_or("a position has a line")?;
    let column = position["character"]
        .as_u64()
        .ok_or("a position has a column")?;
    let mut start = 0;
    for _ in 0..line {
        start += text[start..]
            .find('\n')
            .ok_or("the line is one of the text")?
            + 1;
    }
    let mut units = 0;
    for (idx, char) in text[start..].char_indices() {
        if units == column {
            return Ok(start + idx);
        }
        units += char.len_utf16() as u64;
    }
    Ok(text.len())
}
