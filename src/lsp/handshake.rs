//! What editor and server tell each other at the start.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, DiagnosticOptions, DidChangeWatchedFilesRegistrationOptions,
    FileSystemWatcher, InitializeParams, InitializeResult, Registration, RegistrationParams, Save,
    ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFolders, WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde::Deserialize;

use crate::files::config::NAMES;
use crate::files::kinds;
use crate::files::walk::IGNORE_FILE;
use crate::linter::config::Config;
use crate::lsp::client::Client;
use crate::lsp::outbox::value;

/// The kind of the action that makes all fixes that may be made unasked.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

/// What the user of an editor may ask for, as the protocol's initialization options.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Wishes {
    /// The profile, in place of that of the configuration.
    pub profile: Option<String>,
    /// Whether preview rules are reported.
    pub preview: bool,
    /// Whether each paragraph shows its sources at its end.
    pub inlay_hints: bool,
    /// Whether copied passages are looked for in the drafts that are not open.
    pub open_drafts_only: bool,
}

impl Wishes {
    /// Those of `params`.
    ///
    /// # Errors
    ///
    /// Says which of them nobody can ask for.
    pub fn of(params: &InitializeParams) -> Result<Self, serde_json::Error> {
        match &params.initialization_options {
            None => Ok(Self::default()),
            Some(options) if options.is_null() => Ok(Self::default()),
            Some(options) => Self::deserialize(options),
        }
    }

    /// The configuration of drafts.
    pub fn config(&self) -> Config {
        Config {
            profile: self.profile.clone(),
            preview: self.preview,
            ..Config::nearest()
        }
    }
}

/// The answer to an editor that is `client`.
pub fn answer(client: &Client, wishes: &Wishes) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(Save::Bool(true)),
        ..TextDocumentSyncOptions::default()
    };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, FIX_ALL]),
        ..CodeActionOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(client.columns.kind()),
            text_document_sync: Some(sync.into()),
            diagnostic_provider: client.pulls.then(|| DiagnosticOptions::default().into()),
            code_action_provider: client.takes_actions.then(|| actions.into()),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            inlay_hint_provider: wishes.inlay_hints.then(|| true.into()),
            workspace: Some(WorkspaceOptions {
                workspace_folders: Some(folders),
                ..WorkspaceOptions::default()
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
    }
}

/// Asks the editor to watch drafts and what they are configured by: configuration files, and what
/// they may name, that is rules and baselines.
pub fn watchers() -> RegistrationParams {
    let named = NAMES.into_iter().chain([IGNORE_FILE]);
    let globs = named.map(|name| format!("**/{name}"));
    let drafts = kinds::endings().map(|ending| format!("**/*.{ending}"));
    let globs = globs.chain(["**/*.toml".to_owned()]).chain(drafts);
    let watchers = globs.map(|glob| FileSystemWatcher {
        glob_pattern: glob.into(),
        kind: None,
    });
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: watchers.collect(),
    };
    RegistrationParams {
        registrations: vec![Registration {
            id: "configuration".to_owned(),
            method: "workspace/didChangeWatchedFiles".to_owned(),
            register_options: Some(value(&options)),
        }],
    }
}

/// The addresses of the folders that the editor has open.
pub fn folders(params: &InitializeParams) -> Vec<gen_lsp_types::Uri> {
    let folders = &params.workspace_folders_initialize_params.workspace_folders;
    if let Some(WorkspaceFolders::WorkspaceFolderList(folders)) = folders {
        return folders
            .iter()
            .map(|workspace_folder| workspace_folder.uri.clone())
            .collect();
    }
    #[expect(deprecated, reason = "older editors name one folder")]
    params.root_uri.iter().cloned().collect()
}
