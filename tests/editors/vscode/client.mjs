// The extension's own code about its server, without an editor: which program it finds, what it tells
// it, and that this program then underlines a draft. client.mjs SERVER_MODULE COPYDESK FOLDER

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, resolve } from "node:path";

const [module, copydesk, folder] = process.argv.slice(2).map((it) => resolve(it));
const require = createRequire(import.meta.url);
const { ARGUMENTS, LANGUAGES, initializationOptions, serverCommand } = require(module);
const { StreamMessageReader, StreamMessageWriter, createMessageConnection } = createRequire(
  join(process.cwd(), "editors/vscode/package.json"),
)("vscode-jsonrpc/node");

const unset = { path: "", profile: "", preview: false, inlayHints: false };
const set = (changes) => ({ ...unset, ...changes });
for (const it of ["with/server", "without", "path"]) mkdirSync(join(folder, it), { recursive: true });
const [carrying, bare, path] = ["with", "without", "path"].map((it) => join(folder, it));
for (const it of [join(carrying, "server"), path]) {
  writeFileSync(join(it, "copydesk"), "#!/bin/sh\n");
  chmodSync(join(it, "copydesk"), 0o755);
}

// The one that is set, else the one that came along, else the one on the search path.
assert.equal(serverCommand(set({ path: copydesk }), carrying, path), copydesk);
assert.equal(serverCommand(set({ path: "copydesk" }), carrying, path), join(path, "copydesk"));
assert.equal(serverCommand(set({ path: "/no/such/copydesk" }), carrying, path), undefined);
assert.equal(serverCommand(unset, carrying, path), join(carrying, "server", "copydesk"));
assert.equal(serverCommand(unset, bare, path), join(path, "copydesk"));
assert.equal(serverCommand(unset, bare, ["", "."].join(delimiter)), undefined);
// An archive that lost the permission to run it is no obstacle.
chmodSync(join(carrying, "server", "copydesk"), 0o644);
assert.equal(serverCommand(unset, carrying, path), join(carrying, "server", "copydesk"));
assert.deepEqual(initializationOptions(unset), { preview: false, inlayHints: false });
assert.ok(LANGUAGES.includes("markdown"));

// What it tells is understood, and a draft is underlined.
copyFileSync(copydesk, join(bare, "copydesk"));
const command = serverCommand(set({ path: join(bare, "copydesk") }), carrying, path);
const server = spawn(command, ARGUMENTS, { stdio: ["pipe", "pipe", "inherit"] });
const connection = createMessageConnection(
  new StreamMessageReader(server.stdout),
  new StreamMessageWriter(server.stdin),
);
const complaints = [];
connection.onNotification("window/showMessage", (it) => complaints.push(it));
connection.onRequest("client/registerCapability", () => null);
connection.listen();
const options = initializationOptions(set({ profile: "incoming", inlayHints: true }));
const { capabilities } = await connection.sendRequest("initialize", {
  processId: null,
  rootUri: null,
  capabilities: { textDocument: { diagnostic: { dynamicRegistration: true } } },
  initializationOptions: options,
});
assert.ok(capabilities.inlayHintProvider && capabilities.diagnosticProvider);
await connection.sendNotification("initialized", {});
const uri = "file:///nowhere/draft.md";
await connection.sendNotification("textDocument/didOpen", {
  textDocument: { uri, languageId: "markdown", version: 1, text: "The 🌊 ferry left the the harbour.\n" },
});
const pulled = await connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
const [item] = pulled.items.filter((it) => it.code === "doubled-word");
assert.deepEqual(item.range.start, { line: 0, character: 22 });
await connection.sendRequest("shutdown");
await connection.sendNotification("exit");
const code = await new Promise((done) => server.on("exit", done));
assert.equal(code, 0);
assert.deepEqual(complaints, []);
connection.dispose();
console.log("vscode: the server is found, told the settings, and underlines a draft");
