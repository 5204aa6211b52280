//! The first messages between editor and server.

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

/// The kind of the code action that makes all safe fixes.
pub const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.copydesk");

/// The options of the server that the user sets in the editor. The protocol calls them
/// initialization options.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct ClientSettings {
    /// The profile. It takes precedence over the profile that the configuration names.
    pub profile: Option<String>,
    /// True if preview rules are on.
    pub preview: bool,
    /// True if the sources of each paragraph are shown at the end of the paragraph.
    pub inlay_hints: bool,
    /// True if only open drafts are checked, and the drafts in the open folders are not compared
    /// with each other.
    pub open_drafts_only: bool,
}

impl ClientSettings {
    /// Returns the options in `params`.
    ///
    /// # Errors
    ///
    /// Returns an error that names the option if an option is invalid.
    pub fn of(params: &InitializeParams) -> Result<Self, serde_json::Error> {
        match &params.initialization_options {
            None => Ok(Self::default()),
            Some(options) if options.is_null() => Ok(Self::default()),
            Some(options) => Self::deserialize(options),
        }
    }

    /// Returns the configuration of drafts with these options.
    pub fn config(&self) -> Config {
        Config {
            profile: self.profile.clone(),
            preview: self.preview,
            ..Config::nearest()
        }
    }
}

/// Returns the answer to the first message of an editor with the capabilities `client`.
pub fn answer(client: &Client, client_settings: &ClientSettings) -> InitializeResult {
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
    let diagnostics = DiagnosticOptions {
        workspace_diagnostics: !client_settings.open_drafts_only,
        ..DiagnosticOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(true.into()),
    };
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(client.columns.kind()),
            text_document_sync: Some(sync.into()),
            diagnostic_provider: client.pulls.then(|| diagnostics.into()),
            code_action_provider: client.takes_actions.then(|| actions.into()),
            hover_provider: Some(true.into()),
            definition_provider: Some(true.into()),
            document_symbol_provider: Some(true.into()),
            inlay_hint_provider: client_settings.inlay_hints.then(|| true.into()),
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

/// Returns a request to watch drafts and the files that configure drafts: configuration files, and
/// files of rules and baselines.
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

/// Returns the URIs of the folders that are open in the editor.
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
