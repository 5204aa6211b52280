// An extension that opens the draft named by DRAFT, notes what is underlined, makes the first fix, and
// writes what was seen to REPORT, as compare.py reads it. No setting of copydesk is touched.

const { writeFileSync } = require("node:fs");
const vscode = require("vscode");

const PATIENCE = 60_000;

async function until(what, ready) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const found = await ready();
    if (found) return found;
    if (end < Date.now()) throw new Error(`no ${what} after ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

function mark(document, diagnostic) {
  const { start, end } = diagnostic.range;
  const line = document.lineAt(start.line).text;
  const bytes = (character) => Buffer.byteLength(line.slice(0, character));
  const code = typeof diagnostic.code === "object" ? diagnostic.code.value : diagnostic.code;
  return [start.line + 1, bytes(start.character), bytes(end.character), String(code)];
}

async function seen() {
  const document = await vscode.workspace.openTextDocument(process.env.DRAFT);
  await vscode.window.showTextDocument(document);
  const own = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter((it) => it.source === "copydesk")
      .sort((a, b) => a.range.start.compareTo(b.range.start));
  const first = await until("diagnostics", () => own().length > 0 && own());
  const found = first.map((it) => mark(document, it));
  const ask = (command, ...rest) =>
    vscode.commands.executeCommand(command, document.uri, ...rest);
  let titles = [];
  const fix = await until("fix", async () => {
    const actions = await ask("vscode.executeCodeActionProvider", first[0].range, "quickfix", 9);
    titles = actions.map((it) => it.title);
    return actions.find((it) => it.edit);
  }).catch((error) => {
    throw new Error(`${error.message}: ${JSON.stringify(titles)}`);
  });
  const hovers = await ask("vscode.executeHoverProvider", first[0].range.start);
  const symbols = await ask("vscode.executeDocumentSymbolProvider");
  await vscode.workspace.applyEdit(fix.edit);
  await until("new diagnostics", () => own().length === first.length - 1);
  return {
    found,
    after: document.getText(),
    left: own().length,
    titles,
    hover: hovers.flatMap((it) => it.contents.map((part) => part.value)).join("\n"),
    n_symbols: (symbols ?? []).length,
    commands: (await vscode.commands.getCommands()).filter((it) => it.startsWith("copydesk.")),
  };
}

exports.activate = async () => {
  let report;
  try {
    report = await seen();
  } catch (error) {
    report = { found: [], error: String(error) };
  }
  writeFileSync(process.env.REPORT, JSON.stringify(report));
};
