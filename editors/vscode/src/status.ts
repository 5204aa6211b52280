// The item in the status bar: whether the server runs, and how many findings the draft has that is
// shown.

import * as vscode from "vscode";
import { LANGUAGES } from "./server";

/** How far the server is. */
export type Stage = "starting" | "running" | "stopped";

export class Status implements vscode.Disposable {
  private stage: Stage = "starting";
  private problem = "";
  private readonly item: vscode.StatusBarItem;
  private readonly subscriptions: vscode.Disposable[];

  constructor() {
    this.item = vscode.window.createStatusBarItem("status", vscode.StatusBarAlignment.Right, 90);
    this.item.name = "copydesk";
    this.subscriptions = [
      this.item,
      vscode.languages.onDidChangeDiagnostics(() => this.show()),
      vscode.window.onDidChangeActiveTextEditor(() => this.show()),
    ];
    this.show();
  }

  /** Shows that the server is at `stage`, and what the `problem` is, if there is one. */
  set(stage: Stage, problem = ""): void {
    this.stage = stage;
    this.problem = problem;
    this.show();
  }

  dispose(): void {
    for (const it of this.subscriptions) it.dispose();
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || !LANGUAGES.includes(document.languageId)) {
      this.item.hide();
      return;
    }
    this.item.backgroundColor = undefined;
    this.item.command = "workbench.actions.view.problems";
    if (this.stage === "running") {
      const all = vscode.languages.getDiagnostics(document.uri);
      const count = all.filter((it) => it.source === "copydesk").length;
      this.item.text = count === 0 ? "$(check) copydesk" : `$(pencil) copydesk: ${count}`;
      this.item.tooltip = count === 1 ? "1 finding in this draft" : `${count} findings in this draft`;
    } else if (this.stage === "starting") {
      this.item.text = "$(sync~spin) copydesk";
      this.item.tooltip = "The server is starting";
    } else {
      this.item.text = "$(warning) copydesk";
      this.item.tooltip = this.problem;
      this.item.backgroundColor = new vscode.ThemeColor("statusBarItem.warningBackground");
      this.item.command = "copydesk.showOutput";
    }
    this.item.show();
  }
}
