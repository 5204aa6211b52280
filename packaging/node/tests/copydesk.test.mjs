// The npm package as programs use it. Run in a folder where it is installed, beside Express.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";

import { check, CopydeskError, init, Linter } from "copydesk";

const DOUBLED = "The 🌊 ferry left the the harbour.";

test("a finding has its place in UTF-16 code units and bytes", () => {
  const [finding] = check(DOUBLED);
  assert.equal(finding.rule, "doubled-word");
  assert.equal(DOUBLED.slice(finding.span.start, finding.span.end), "the");
  const { start, end } = finding.spanBytes;
  assert.equal(Buffer.from(DOUBLED).subarray(start, end).toString(), "the");
});

test("an edit settles a finding", () => {
  const [edit] = check(DOUBLED)[0].fixes[0].edits;
  const fixed = DOUBLED.slice(0, edit.span.start) + edit.text + DOUBLED.slice(edit.span.end);
  assert.deepEqual(check(fixed), []);
});

test("each sentence has who stands behind it", () => {
  const text = "🌊 Ana Ruiz said the pier will close. Officials said it is safe. The tide fell.";
  const { sources, sentences, balance } = new Linter().sources(text);
  const told = sentences.map(({ span, standing, source }) => {
    const name = source === null ? null : sources[source].name;
    return [text.slice(span.start, span.end), standing, name];
  });
  assert.deepEqual(told, [
    ["Ana Ruiz said the pier will close.", "named", "Ana Ruiz"],
    ["Officials said it is safe.", "anonymous", "Officials"],
    ["The tide fell.", "own", null],
  ]);
  const { start, end } = sources[0].first.span;
  assert.ok(text.slice(start, end).includes("Ruiz"));
  assert.deepEqual(balance.sentences, { named: 1, anonymous: 1, none: 1 });
  assert.throws(() => new Linter().sources("The \ud83c ferry."), /surrogate/);
});

test("the options are those of the command", async () => {
  await init();
  const fenced = `\`\`\`\n${DOUBLED}\n\`\`\`\n`;
  assert.deepEqual(check(fenced, { path: "draft.txt", markup: "markdown" }), []);
  assert.equal(check(DOUBLED, { configText: 'rules.doubled-word = "info"' })[0].severity, "info");
  assert.deepEqual(new Linter({ profile: "docs" }).check(""), []);
});

test("mistakes have a place", () => {
  const configText = 'preview = true\nprofil = "news"';
  const isPlaced = (error) => error instanceof CopydeskError && error.line === 2;
  assert.throws(() => new Linter({ config: "house.toml", configText }), isPlaced);
  assert.throws(() => check("", { profile: "newz" }), /`news`/);
  assert.throws(() => check("", { config: "absent.toml" }), /absent.toml: it cannot be read/);
  assert.throws(() => check("The \ud83c ferry."), /surrogate/);
  assert.throws(() => check("a\0b"), /is zero/);
});

test("the package has the command", () => {
  const run = (...args) => spawnSync("node_modules/.bin/copydesk", args, { input: DOUBLED });
  const done = run("check", "--no-config", "--format", "short", "-");
  assert.equal(done.status, 1, done.stderr.toString());
  assert.match(done.stdout.toString(), /doubled-word/);
  assert.equal(run("check", "absent.md").status, 2);
});

test("the example of a service answers drafts", async () => {
  const server = spawn("node", ["service.mjs"], { env: { ...process.env, PORT: "0" } });
  try {
    const [line] = await once(server.stdout, "data");
    const post = async (draft) => {
      const answer = await fetch(`http://localhost:${/\d+/.exec(line)[0]}/check`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(draft),
      });
      return [answer.status, await answer.json()];
    };
    const [status, { findings }] = await post({ text: DOUBLED, path: "draft.md" });
    assert.deepEqual([status, findings[0].rule], [200, "doubled-word"]);
    const [refused, { problem }] = await post({ text: "a\0b" });
    assert.equal(refused, 422);
    assert.match(problem, /is zero/);
  } finally {
    server.kill();
  }
});
