// The playground in Chromium: findings while a draft is edited, links to their places, who stands
// behind each sentence; a hostile draft, a long one; the keyboard; no request, nothing that axe
// finds; its size.
//
//     node playground.mjs MODULES PLAYGROUND FOLDER [CHROMIUM]
//
// PLAYGROUND is what packaging/playground/assemble made. Screenshots are left in FOLDER.

import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

import { hostile, long, until, Visitor } from "./visitor.mjs";

const [modules, playground, folder, chromium] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

// What is fetched, compressed, in bytes.
const MAX_SIZE = 3_000_000;
// From the moment when the module is ready to the first finding, in milliseconds.
const MAX_FIRST = 300;
// How long the page may not respond while a draft of 200 KB is checked and shown, in milliseconds of
// a processor.
const MAX_PAUSE = 300;

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const asked = [];
const server = createServer(({ url }, response) => {
  // The folder is beside a book, as on a host of static pages.
  const path = url.replace(/^\/book\/playground\//, "").split(/[?#]/)[0] || "index.html";
  asked.push(path);
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  try {
    const bytes = readFileSync(join(playground, path));
    response.writeHead(200, { "content-type": type }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const home = `http://127.0.0.1:${server.address().port}/book/playground/`;
const visitor = await Visitor.start(modules, home, chromium);
const expect = visitor.expect.bind(visitor);

// The findings that the module gives without a browser.
const native = await import(pathToFileURL(resolve(playground, "wasm/copydesk_wasm.js")));
native.initSync({ module: readFileSync(join(playground, "wasm/copydesk_wasm_bg.wasm")) });
const { Linter } = await import(pathToFileURL(resolve(playground, "linter.js")));
const example = readFileSync("examples/harbour-talks.md", "utf8");

const open = (options) => visitor.visit(home, options);
const status = (page, wanted) =>
  until(page, (words) => document.getElementById("told").textContent.startsWith(words), wanted);
const selected = (page) =>
  page.$eval("#draft", (it) => it.value.slice(it.selectionStart, it.selectionEnd));

// Opens the playground, puts `text` into it and waits for the answer.
async function checked(text, { profile = "news", markup = "markdown", ...options } = {}) {
  const page = await open(options);
  await page.selectOption("#profile", profile);
  await page.selectOption("#markup", markup);
  await page.fill("#draft", text);
  await answered(page);
  return page;
}

async function answered(page) {
  const isThere = () => performance.getEntriesByName("sources").length > 0;
  await until(page, isThere);
}

// What the links of the findings should select, in the order of the page.
function places(text, options) {
  const slice = ({ span }) => text.slice(span.start, span.end);
  return new Linter(options)
    .check(text, { markup: "markdown" })
    .flatMap((finding) => [slice(finding), ...finding.related.map(slice)]);
}

async function looks() {
  for (const colorScheme of ["light", "dark"]) {
    for (const [name, width, height] of [["phone", 360, 740], ["laptop", 1280, 800]]) {
      const touch = name === "phone" ? { hasTouch: true, isMobile: true } : {};
      const page = await open({ colorScheme, viewport: { width, height }, ...touch });
      await status(page, "ready");
      await visitor.accessible(page, `empty, ${name}, ${colorScheme}`);
      await page.click("#try");
      await status(page, "8 findings: 2 errors, 2 warnings, 4 infos");
      await answered(page);
      await visitor.accessible(page, `${name}, ${colorScheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(wide <= 0, `${name}: the page is ${wide} pixels too wide`);
      await page.screenshot({ path: join(folder, `playground-${name}-${colorScheme}.png`) });
      if (name === "phone") {
        await page.locator(".place").nth(1).click();
        expect((await selected(page)) === "numerous casualties", "a tap selects nothing");
      }
      await page.context().close();
    }
  }
}

async function links() {
  const page = await checked(example);
  const wanted = places(example, { profile: "news" });
  const buttons = page.locator(".place");
  expect((await buttons.count()) === wanted.length, "there is not one link for each place");
  expect(wanted.length > 12, "the example has too few places");
  const inSight = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get("here");
      const [words, frame] = [range, document.getElementById("sheet")].map((it) => it.getBoundingClientRect());
      return frame.top <= words.top && words.bottom <= frame.bottom;
    });
  for (const [idx, words] of wanted.entries()) {
    await buttons.nth(idx).click();
    expect((await selected(page)) === words, `link ${idx} selects “${await selected(page)}”, not “${words}”`);
    expect(await inSight(), `“${words}” is outside the frame`);
  }
  // Links are right before the answer about an edited text is there.
  await page.evaluate(() => {
    const draft = document.getElementById("draft");
    draft.setRangeText("Café 🌊 ", 0, 0);
    draft.dispatchEvent(new Event("input"));
    document.querySelectorAll(".place")[1].click();
  });
  expect((await selected(page)) === wanted[1], "a link is wrong after an edit");
  await status(page, "8 findings");
  // The same words twice, behind a character of two code units.
  const doubled = await checked("The 🌊 ferry left the the harbour.");
  for (const [idx, start] of [[0, 22], [1, 18]]) {
    await doubled.locator(".place").nth(idx).click();
    const at = await doubled.$eval("#draft", (it) => it.selectionStart);
    expect(at === start, `link ${idx} selects from ${at}, not from ${start}`);
  }
}

async function sentences() {
  const page = await checked(example);
  const { sentences, sources } = new Linter({ profile: "news" }).sources(example, { markup: "markdown" });
  const counted = sentences.filter((it) => it.counted);
  const buttons = page.locator(".s");
  expect((await buttons.count()) === counted.length, "there is not one line for each sentence");
  for (const [idx, { span, standing, source }] of counted.entries()) {
    const button = buttons.nth(idx);
    await button.click();
    const words = example.slice(span.start, span.end);
    expect((await selected(page)) === words, `sentence ${idx} selects “${await selected(page)}”`);
    const isRight = (await button.getAttribute("class")).includes(standing);
    expect(isRight, `sentence ${idx} is not ${standing}`);
    const told = await button.textContent();
    if (source !== null) expect(told.includes(sources[source].name), `sentence ${idx} does not name its source`);
  }
  const painted = await page.evaluate(() => ["named", "nobody"].map((name) => CSS.highlights.get(name).size));
  const tally = (wanted) => counted.filter(({ standing }) => standing === wanted).length;
  expect(String(painted) === String([tally("named"), tally("nobody")]), `the draft is tinted ${painted} times`);
  await page.uncheck('#filters [name="named"]');
  expect((await page.locator(".s.named:visible").count()) === 0, "a filter hides nothing");
  expect(!(await page.evaluate(() => CSS.highlights.has("named"))), "a filter leaves the tint");
}

async function choices() {
  const page = await open();
  const options = await page.$$eval("#profile option", (all) => all.map((it) => it.value));
  const profiles = readdirSync("rules/profiles").map((name) => name.replace(".toml", ""));
  expect(String(options.toSorted()) === String(profiles.toSorted()), `the profiles are ${options}`);
  await page.fill("#draft", "The ferry left.\n\n```\nThe tide rose and and fell.\n```\n");
  await status(page, "1 finding: 1 error");
  await page.selectOption("#markup", "markdown");
  await status(page, "no findings");
  await page.fill("#draft", "");
  await status(page, "ready");
  await page.fill("#draft", "The talks stalled over rising cross-border militancy.");
  await status(page, "1 finding");
  await page.selectOption("#profile", "docs");
  await status(page, "no findings");
  await page.fill("#draft", "Der Hafen bleibt am Montag geschlossen, weil der Sturm die Mole beschädigt hat.");
  await status(page, "no English prose");
  await page.evaluate(() => {
    const draft = document.getElementById("draft");
    draft.value = "The \ud83c ferry.";
    draft.dispatchEvent(new Event("input"));
  });
  await status(page, "the draft was not checked: it is no text");
  await page.fill("#draft", "The ferry left.");
  await status(page, "no findings");
  // What a person wrote can be brought back after the example replaced it.
  await page.click("#try");
  await page.focus("#draft");
  await page.keyboard.press("Control+z");
  expect((await page.inputValue("#draft")) === "The ferry left.", "the example cannot be undone");
}

async function evil() {
  const text = [
    `“It is ${hostile} so,” said Ilse ${hostile} Maren. The the ${hostile} pier.`,
    `A person said ${hostile} no, asking not to be named. Officials said the ${hostile} ${hostile} pier fell.`,
    `Crime ${hostile} is rising. ${hostile} ${hostile}`,
    // In Markdown elements are no prose, and code is.
    "Ilse Maren said the `<script>alert(1)</script>\u202e` pier fell.",
  ].join("\n\n");
  for (const markup of ["plain", "markdown"]) {
    const page = await checked(text, { profile: "all", markup });
    expect((await page.locator(".note").count()) > 0, "the hostile draft has no findings");
    expect((await page.inputValue("#draft")) === text, "the draft was changed");
    const told = await page.locator("#answers").innerText();
    expect(told.includes("<script>alert(1)</script>"), `${markup}: the hostile words are not shown`);
    expect(told.includes("<U+202E>"), `${markup}: hidden characters are not shown`);
    const html = await page.locator("#answers").innerHTML();
    expect(!/[\u202a-\u202e\u2066-\u2069]/.test(html), "text is reordered");
    expect((await page.locator("img, #answers script, #sheet script").count()) === 0, "a draft made an element");
    await visitor.accessible(page, `hostile draft, ${markup}`);
  }
}

// Returns a function that gives the time of the processor in milliseconds, so that what else runs on
// the machine does not decide.
async function processorTime(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable", { timeDomain: "threadTicks" });
  return async () => {
    const { metrics } = await client.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  };
}

async function longDraft() {
  const page = await open();
  await status(page, "ready");
  const text = long(200_000);
  const time = await processorTime(page);
  // The clipboard, since a text that is typed is inserted line by line.
  await page.evaluate((it) => {
    const draft = document.getElementById("draft");
    draft.value = it;
    draft.select();
  }, text);
  await page.focus("#draft");
  await page.keyboard.press("Control+x");
  const start = Date.now();
  const before = await time();
  await page.keyboard.press("Control+v");
  await page.keyboard.press("Control+Home");
  // While the check runs, a character is shown each time.
  const typed = "The the ";
  let slowest = 0;
  for (const character of typed) {
    const used = await time();
    await page.keyboard.type(character);
    slowest = Math.max(slowest, (await time()) - used);
  }
  expect((await page.inputValue("#draft")).startsWith(typed), "typing does not reach the draft");
  const wanted = new Linter({ profile: "news" }).check(typed + text, { markup: "plain" }).length;
  await status(page, `${wanted} findings`);
  await answered(page);
  const total = (await time()) - before;
  const told = `a draft of 200 KB: a character takes ${slowest.toFixed(0)} ms of a processor, all work of the page ${total.toFixed(0)} ms`;
  console.log(`${told}; ${wanted} findings after ${Date.now() - start} ms`);
  expect(slowest < MAX_PAUSE, told);
  const last = page.locator(".place").last();
  await last.click();
  expect((await selected(page)).length > 0, "the last link of a long draft selects nothing");
}

async function keyboard() {
  const page = await open();
  await page.keyboard.press("Tab");
  const isSkip = await page.evaluate(() => document.activeElement.className === "skip");
  expect(isSkip, "no link skips the draft");
  await page.selectOption("#markup", "markdown");
  await page.fill("#draft", example);
  await answered(page);
  await page.focus("#profile");
  const n = await page.$$eval(".place", (all) => all.length);
  const reached = new Set();
  let inSentences = false;
  for (let presses = 0; presses < 100 && !inSentences; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const { className } = document.activeElement;
      return { className, idx: [...document.querySelectorAll(".place")].indexOf(document.activeElement) };
    });
    inSentences = at.className.startsWith("s ");
    if (at.idx < 0) continue;
    await page.keyboard.press("Enter");
    const words = await selected(page);
    expect(words.length > 0, `Enter on link ${at.idx} selects nothing`);
    expect(await page.$eval("#draft", (it) => it === document.activeElement), "Enter does not go to the draft");
    await page.keyboard.press("Escape");
    const isBack = await page.evaluate((idx) => document.querySelectorAll(".place")[idx] === document.activeElement, at.idx);
    expect(isBack, `Escape does not return to link ${at.idx}`);
    reached.add(at.idx);
  }
  expect(reached.size === n, `the keyboard reaches ${reached.size} of ${n} links`);
  expect(inSentences, "the keyboard does not reach the sentences");
  await page.keyboard.press("End");
  const isLast = await page.evaluate(() => document.activeElement === [...document.querySelectorAll(".s")].at(-1));
  expect(isLast, "End does not go to the last sentence");
  await page.keyboard.press("Enter");
  expect((await selected(page)).startsWith("The talks go on"), "Enter selects no sentence");
}

// How many times slower than a free processor the page is, since other programs run as well.
async function slowdown(page) {
  const ticks = await processorTime(page);
  const before = await ticks();
  const took = await page.evaluate(() => {
    const start = performance.now();
    let sum = 0;
    for (let step = 0; step < 2e8; step += 1) sum += step;
    return sum < 0 ? 0 : performance.now() - start;
  });
  return Math.max(1, took / ((await ticks()) - before));
}

async function quick() {
  const first = [];
  const total = [];
  const free = [];
  for (let visit = 0; visit < 5; visit += 1) {
    const page = await open();
    await page.fill("#draft", example);
    await answered(page);
    const marks = await page.evaluate(() =>
      ["ready", "findings"].map((name) => performance.getEntriesByName(name)[0].startTime),
    );
    first.push(marks[1] - marks[0]);
    total.push(marks[1]);
    free.push((marks[1] - marks[0]) / (await slowdown(page)));
    await page.context().close();
  }
  const least = (times) => Math.min(...times).toFixed(0);
  const onFree = `${least(free)} ms on a free processor`;
  const told = `first findings ${least(first)} ms after the module is ready, ${onFree}`;
  console.log(`${told}; ${least(total)} ms after navigation`);
  expect(Math.min(...free) <= MAX_FIRST, told);
}

// Everything is fetched while the page loads, and nothing afterwards.
async function requests() {
  asked.length = 0;
  const page = await open();
  await status(page, "ready");
  const loaded = asked.toSorted();
  const files = readdirSync(playground, { recursive: true }).filter((it) => statSync(join(playground, it)).isFile());
  const known = [...files].toSorted();
  expect(String(loaded) === String(known), `loaded: ${loaded}; served: ${known}`);
  await page.click("#try");
  await answered(page);
  await page.selectOption("#profile", "incoming");
  await page.waitForTimeout(500);
  expect(asked.length === loaded.length, `asked for later: ${asked.slice(loaded.length)}`);
  const size = files.reduce((sum, it) => sum + gzipSync(readFileSync(join(playground, it)), { level: 9 }).length, 0);
  console.log(`${size} bytes are fetched, at most ${MAX_SIZE}`);
  expect(size <= MAX_SIZE, `${size} bytes are fetched, more than ${MAX_SIZE}`);
}

const steps = [looks, links, sentences, choices, evil, longDraft, keyboard, quick, requests];
await visitor.run(steps, "the playground is right");
