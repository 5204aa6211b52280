// Starts the server of copydesk, and starts it again when the settings change.

import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
} from "vscode-languageclient/node";
import { ARGUMENTS, LANGUAGES, type Settings, initializationOptions, serverCommand } from "./server";
import { Status } from "./status";

/** How often a server that ended unasked is started again before somebody has to ask for it. */
const MAX_RESTARTS = 3;

let session: Session | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const own = new Session(context.extensionPath);
  session = own;
  const command = (name: string, run: () => unknown) =>
    vscode.commands.registerCommand(`copydesk.${name}`, run);
  context.subscriptions.push(
    own,
    command("restart", () => own.restart()),
    command("showOutput", () => own.output.show()),
    command("fixAll", () => fixAll()),
    command("showWalkthrough", () =>
      vscode.commands.executeCommand(
        "workbench.action.openWalkthrough",
        `${context.extension.id}#start`,
      ),
    ),
    vscode.workspace.onDidChangeConfiguration(async (event) => {
      const names = ["path", "profile", "preview", "inlayHints"];
      if (names.some((it) => event.affectsConfiguration(`copydesk.${it}`))) await own.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => own.restart()),
  );
  await own.restart();
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

/** A client, and what is shown of it. */
class Session implements vscode.Disposable {
  readonly output = vscode.window.createOutputChannel("copydesk");
  private readonly status = new Status();
  private client: LanguageClient | undefined;
  private restarts = 0;
  /** The starts and stops that were asked for, one after the other. */
  private queue: Promise<void> = Promise.resolve();

  constructor(private readonly folder: string) {}

  /** Stops the server, if there is one, and starts one by the settings of this moment. */
  restart(): Promise<void> {
    this.restarts = 0;
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.end());
  }

  dispose(): void {
    void this.stop();
    this.status.dispose();
    this.output.dispose();
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async begin(): Promise<void> {
    const set = settings();
    const command = serverCommand(set, this.folder);
    if (command === undefined) {
      this.status.set("stopped", "No copydesk was found");
      await this.complain(
        set.path === ""
          ? "No copydesk was found: install it, or set copydesk.path."
          : `copydesk.path names ${set.path}, which is no program.`,
      );
      return;
    }
    this.status.set("starting");
    const server: ServerOptions = { command, args: ARGUMENTS };
    const client = new LanguageClient("copydesk", "copydesk", server, this.options(set));
    client.onDidChangeState((event) => {
      if (this.client !== client) return;
      if (event.newState === State.Running) this.status.set("running");
      if (event.newState === State.Stopped) this.status.set("stopped", "The server has ended");
    });
    this.client = client;
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      this.status.set("stopped", String(error));
      this.output.appendLine(`${command}: ${String(error)}`);
      await this.complain("The server did not start.");
    }
  }

  private async end(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    this.status.set("stopped", "The server was stopped");
    if (client === undefined) return;
    try {
      await client.dispose();
    } catch (error) {
      this.output.appendLine(`the server did not stop as asked: ${String(error)}`);
    }
  }

  private options(set: Settings): LanguageClientOptions {
    const drafts = LANGUAGES.flatMap((language) =>
      ["file", "untitled"].map((scheme) => ({ language, scheme })),
    );
    // The server marks mistakes in its configuration as well.
    const configuration = { scheme: "file", pattern: "**/{copydesk,.copydesk}.toml" };
    return {
      documentSelector: [...drafts, configuration],
      initializationOptions: initializationOptions(set),
      outputChannel: this.output,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => {
          this.restarts += 1;
          const action =
            this.restarts <= MAX_RESTARTS ? CloseAction.Restart : CloseAction.DoNotRestart;
          return { action, handled: action === CloseAction.Restart };
        },
      },
    };
  }

  private async complain(problem: string): Promise<void> {
    const open = "Open the settings";
    const chosen = await vscode.window.showErrorMessage(problem, open);
    if (chosen === open) {
      await vscode.commands.executeCommand("workbench.action.openSettings", "copydesk.path");
    }
  }
}

function settings(): Settings {
  const set = vscode.workspace.getConfiguration("copydesk");
  return {
    path: set.get("path", ""),
    profile: set.get("profile", ""),
    preview: set.get("preview", false),
    inlayHints: set.get("inlayHints", false),
  };
}

/** Makes the safe fixes in the draft that is shown. */
async function fixAll(): Promise<void> {
  await vscode.commands.executeCommand("editor.action.codeAction", {
    kind: "source.fixAll.copydesk",
    apply: "first",
  });
}
