// The page of `copydesk check --format html` in Chromium: no error, no request, nothing that axe
// finds; sorting, filters, keyboard; a hostile draft; a long one.
//
//     node page.mjs MODULES COPYDESK FOLDER [CHROMIUM]

import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { hostile, long, Visitor } from "./visitor.mjs";

const [modules, copydesk, folder, chromium] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const visitor = await Visitor.start(modules, pathToFileURL(resolve(folder)).href, chromium);
const { faults } = visitor;
const expect = visitor.expect.bind(visitor);
const accessible = visitor.accessible.bind(visitor);
const visit = (file, options, suffix = "") =>
  visitor.visit(pathToFileURL(file).href + suffix, options);

function build(name, ...drafts) {
  const output = resolve(folder, name + ".html");
  const options = ["check", "--no-config", "--preview", "--format", "html", "--output", output];
  const { status, stderr } = spawnSync(copydesk, [...options, ...drafts], { encoding: "utf8" });
  if (status > 1) throw new Error(stderr);
  return output;
}

function write(name, text) {
  const path = resolve(folder, name);
  writeFileSync(path, text);
  return path;
}

const evil = [
  `---\ntitle: "${hostile.replaceAll('"', "")}"\n---\n`,
  `# ${hostile}`,
  `“It is ${hostile} so,” said Ilse ${hostile} Maren of \`${hostile}\`. The the ${hostile} pier.`,
  `A person ${hostile} said no, asking not to be named because ${hostile}.`,
  `[link ${hostile}](https://example.org/?q=%22><script>alert(1)</script>) says the the pier fell.`,
  `- ${hostile}\n- ${hostile}`,
  `> ${hostile} said Ana Ruiz.`,
].join("\n\n");

async function example() {
  const file = build("example", "examples/harbour-talks.md");
  for (const colorScheme of ["light", "dark"]) {
    for (const [name, width, height] of [["phone", 390, 844], ["laptop", 1280, 800]]) {
      const page = await visit(file, { colorScheme, viewport: { width, height } });
      await accessible(page, `${name}, ${colorScheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide <= 0, `${name}: the page is ${wide} pixels too wide`);
      await page.screenshot({ path: resolve(folder, `${name}-${colorScheme}.png`), fullPage: true });
      if (name === "laptop") {
        await page.screenshot({ path: resolve(folder, `view-${colorScheme}.png`) });
      }
      await page.context().close();
    }
  }
  const page = await visit(file);
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.screenshot({ path: resolve(folder, "print.png"), fullPage: true });
  await page.pdf({ path: resolve(folder, "print.pdf"), format: "A4" });
  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 1280, height: 800 });
  await sorts(page);
  await filters(page, file);
  await keyboard(await visit(file));
}

async function sorts(page) {
  const column = () =>
    page.$$eval(".ledger .sortable tbody tr", (rows) =>
      rows.map((row) => Number(row.cells[4].textContent)),
    );
  const head = page.locator(".ledger .sortable thead button", { hasText: "words" });
  const order = async (compare) => {
    await head.click();
    const found = await column();
    return String(found) === String(found.toSorted(compare));
  };
  expect(await order((a, b) => a - b), "words are not sorted upwards");
  expect(await order((a, b) => b - a), "words are not sorted downwards");
  const sorted = await page.locator('.ledger th[aria-sort="descending"]').count();
  expect(sorted === 1, "no head says how the table is sorted");
}

async function filters(page, file) {
  await page.locator('#filters input[name="warning"]').uncheck();
  expect((await page.locator(".note.warning:visible").count()) === 0, "warnings are not hidden");
  expect((await page.locator(".note:visible").count()) > 0, "all findings are hidden");
  const query = new URL(page.url()).search;
  expect(query === "?hide=warning", `the filter is not in the address: ${query}`);
  const again = await visit(file, {}, query);
  expect((await again.locator(".note.warning:visible").count()) === 0, "the address is not read");
  await again.context().close();
  await page.locator('#filters input[name="warning"]').check();
  await page.locator(".only").first().click();
  expect((await page.locator(".s.lit").count()) > 0, "no sentence of the source is marked");
  await page.locator(".only").first().click();
}

async function keyboard(page) {
  const findings = await page.$$eval(".note", (notes) => notes.map((note) => note.id));
  expect(findings.length > 3, "the example has no findings");
  const reached = new Set();
  const seen = new Set();
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { id, tagName } = document.activeElement;
      const href = document.activeElement.getAttribute("href");
      return { id, tagName, href };
    });
    if (at.tagName === "BODY") break;
    if (at.id.includes("r") && at.href) seen.add(at.href.slice(1));
  }
  for (const id of seen) {
    await page.locator(`a.ref[href="#${id}"]`).first().focus();
    await page.keyboard.press("Enter");
    const arrived = page.waitForFunction((wanted) => document.activeElement.id === wanted, id);
    await arrived.then(() => reached.add(id), () => {});
  }
  for (const id of findings) expect(reached.has(id), `the keyboard does not reach ${id}`);
  await page.locator(".s").first().focus();
  await page.keyboard.press("ArrowDown");
  const told = await page.locator("#who").textContent();
  expect(told.length > 5, "a focused sentence tells nothing");
}

async function evilDraft() {
  const name = "evil <b>&quot;.md";
  const file = build("evil", write(name, evil));
  const page = await visit(file);
  const text = await page.locator(".text").innerText();
  expect(text.includes("<script>alert(1)</script>"), "the hostile words are not shown");
  expect(!/[\u202a-\u202e\u2066-\u2069]/.test(await page.content()), "text is reordered");
  expect((await page.locator("img").count()) === 0, "a draft made an element");
  expect((await page.locator("script").count()) === 1, "a draft made a script");
  for (const sentence of await page.locator(".s").all()) await sentence.hover();
  await accessible(page, "hostile draft");
}

async function longDraft() {
  const file = build("long", write("long.md", long(500_000)));
  const start = Date.now();
  const page = await visit(build("short", write("short.md", "The pier will close.\n")));
  const client = await page.context().newCDPSession(page);
  // The time of the processor, so that what else runs on the machine does not decide.
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.goto(pathToFileURL(file).href).catch(() => {});
  await page.locator('#filters input[name="info"]').uncheck();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const { metrics } = await client.send("Performance.getMetrics");
  const took = metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  const told = `a draft of 500 KB is interactive after ${took.toFixed(0)} ms of a processor`;
  console.log(`${told}, ${Date.now() - start} ms in all`);
  expect(took < 2000, told);
}

async function queue() {
  const drafts = [];
  const example = readFileSync("examples/harbour-talks.md", "utf8");
  mkdirSync(resolve(folder, "many"), { recursive: true });
  for (let number = 0; number < 300; number += 1) {
    drafts.push(write(`many/${number}.md`, example.replaceAll("Maren", "Maren" + number)));
  }
  const time = (...options) => {
    const started = process.hrtime.bigint();
    spawnSync(copydesk, ["check", "--no-config", ...options, resolve(folder, "many")], {
      maxBuffer: 1 << 30,
    });
    return Number(process.hrtime.bigint() - started) / 1e6;
  };
  time();
  const check = Math.min(time("--format", "json"), time("--format", "json"));
  const output = resolve(folder, "many.html");
  const options = ["--format", "html", "--output", output];
  const page300 = Math.min(time(...options), time(...options));
  console.log(`300 drafts: check ${check.toFixed(0)} ms, page ${page300.toFixed(0)} ms`);
  expect(page300 <= 2 * check, `the page takes ${page300 / check} times as long as check`);

  const file = build("queue", "examples/harbour-talks.md", "examples/corrected.md", "examples/pier.md");
  const page = await visit(file);
  await accessible(page, "queue");
  expect((await page.locator(".queue tbody tr").count()) === 3, "a draft is missing in the queue");
  await page.screenshot({ path: resolve(folder, "queue.png"), fullPage: true });
  await page.locator(".queue a").first().click();
  await page.waitForSelector("#stage .text");
  expect(await page.locator("#queue").isHidden(), "the queue does not make room");
  await accessible(page, "draft of a queue");
  await page.locator("#back a").click();
  await page.waitForSelector("#queue:visible");
}

await visitor.run([example, evilDraft, longDraft, queue], "the page is right");
