// The playground: a draft, the findings in it, and who stands behind each sentence. The linter runs
// in a worker. All words of the draft are inserted as text.

const byId = (id) => document.getElementById(id);
const draft = byId("draft");
const sheet = byId("sheet");
const profile = byId("profile");
const markup = byId("markup");
const told = byId("told");
const filters = byId("filters");
const sentenceList = byId("sentences");

// How long a pause in typing is, in milliseconds. For a long draft it is as long as its check.
const PAUSE = 120;

// How many milliseconds a check may take before the page says that it is running.
const QUICK = 400;

// How many characters a list shows of a place, and of a sentence.
const PLACE = 70;
const SENTENCE = 140;

// The number of sentences from which a browser lays out only what is on the screen.
const LONG = 200;

const READY = "ready: paste a draft, or try an example";
const STANDINGS = {
  named: "named source",
  anonymous: "anonymous source",
  nobody: "nobody named",
  own: "no source needed",
};
const SEVERITIES = ["error", "warning", "info"];

// Below the draft is the same text, invisible and in the same lines. A range in it follows its words
// while the draft is edited, and has a colour and a position on the screen, which a range of a text
// area has not.
const mirror = byId("mirror").appendChild(document.createTextNode(""));
const highlights = new Map();

const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
let isReady = false;
// The number of the newest text, and when it was sent.
let number = 0;
let sent = 0;
let lastCheck = 0;
let timer = 0;
let busyTimer = 0;
// The button that was used last, to which Escape returns.
let used = null;

// ---- Words -----------------------------------------------------------------------------------

// Characters that are invisible or reorder text, as `report::glyph` has them. Joiners stay, since
// emoji and some scripts need them.
const HIDDEN = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]/gu;

function visible(text) {
  const code = (it) => it.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
  return text.replace(/[\t\n\r ]+/g, " ").replace(HIDDEN, (it) => `<U+${code(it)}>`);
}

// The words of `range`, of which at most `limit` characters are shown.
function excerpt(range, limit) {
  const words = visible(range.toString().slice(0, 4 * limit)).trim();
  // A pair of surrogates is one character.
  const characters = [...words];
  if (characters.length <= limit) return words;
  const shown = characters.slice(0, limit - 1).join("");
  return shown.slice(0, Math.max(shown.lastIndexOf(" "), shown.length / 2)) + "…";
}

const count = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;

function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

function tell(text) {
  // A screen reader would read the same words again.
  if (told.textContent !== text) told.textContent = text;
}

// ---- Places ----------------------------------------------------------------------------------

function rangeOf({ start, end }) {
  const range = new Range();
  range.setStart(mirror, Math.min(start, mirror.length));
  range.setEnd(mirror, Math.min(end, mirror.length));
  return range;
}

function paint(name, ranges) {
  if (!("highlights" in CSS)) return;
  highlights.set(name, ranges);
  const box = filters.elements[name];
  if (box && !box.checked) CSS.highlights.delete(name);
  else CSS.highlights.set(name, highlight(name, ranges));
}

// Findings are drawn over sentences, and the chosen place over both.
function highlight(name, ranges) {
  const made = new Highlight(...ranges);
  made.priority = name in STANDINGS ? 0 : name === "here" ? 2 : 1;
  return made;
}

// Makes the mirror equal to the draft by one replacement, so that ranges around it stay right.
function mirrorDraft() {
  const [old, now] = [mirror.data, draft.value];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < shorter - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  mirror.replaceData(start, old.length - start - end, now.slice(start, now.length - end));
}

// Selects the words of `range` in the draft.
function select(range, button) {
  used = button;
  paint("here", [range]);
  draft.setSelectionRange(range.startOffset, range.endOffset);
  // On a touch screen the focus would open the keyboard over the draft.
  if (!matchMedia("(pointer: coarse)").matches) draft.focus({ preventScroll: true });
  sheet.scrollIntoView({ block: "nearest" });
  const [words, frame] = [range.getBoundingClientRect(), sheet.getBoundingClientRect()];
  if (words.top < frame.top || frame.bottom < words.bottom) {
    sheet.scrollTop += words.top - frame.top - frame.height / 3;
  }
}

function placeButton(range, label, line) {
  const button = element("button", "place", `${label}, line ${line}: `);
  button.type = "button";
  button.append(element("bdi", "words", `“${excerpt(range, PLACE)}”`));
  button.addEventListener("click", () => select(range, button));
  return button;
}

// ---- Findings --------------------------------------------------------------------------------

function note({ rule, severity, message, help, span, line, related }, ranges) {
  const item = element("li", `note ${severity}`);
  const range = rangeOf(span);
  ranges[severity].push(range);
  const places = element("ul", "places");
  const add = (button) => places.appendChild(element("li", "")).append(button);
  add(placeButton(range, "here", line));
  for (const other of related) {
    add(placeButton(rangeOf(other.span), visible(other.message) || "see also", other.line));
  }
  const head = element("p", "head");
  head.append(element("span", `severity ${severity}`, severity), " ", element("span", "rule", rule));
  item.append(head, element("p", "what", visible(message)), element("p", "help", visible(help)), places);
  return item;
}

function showFindings(findings) {
  const ranges = { error: [], warning: [], info: [] };
  byId("notes").replaceChildren(...findings.map((finding) => note(finding, ranges)));
  for (const severity of SEVERITIES) paint(severity, ranges[severity]);
  const numbers = SEVERITIES.filter((it) => ranges[it].length).map((it) => count(ranges[it].length, it));
  tell(numbers.length === 0 ? "no findings" : `${count(findings.length, "finding")}: ${numbers.join(", ")}`);
  byId("findings").hidden = findings.length === 0;
  if (used && !used.isConnected) used = null;
}

// ---- Sources ---------------------------------------------------------------------------------

function sentenceButton({ standing, who, cue, evidence, line }, range) {
  const button = element("button", `s ${standing}`);
  button.type = "button";
  button.tabIndex = -1;
  const label = element("span", "who", STANDINGS[standing]);
  if (who !== null) label.append(": ", element("bdi", "", visible(who)));
  else if (evidence !== null) label.append("; evidence: ", element("bdi", "", `“${visible(evidence)}”`));
  if (cue) button.title = `attributed by “${visible(cue)}”`;
  button.append(label, element("span", "hidden", `, line ${line}: `), element("bdi", "words", excerpt(range, SENTENCE)));
  button.addEventListener("click", () => select(range, button));
  return button;
}

function band(standing, x, width) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  const attributes = { class: standing, x, width, y: 0, height: 10 };
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

// A stripe on which each sentence is as long as its text.
function showLane(sentences) {
  const total = sentences.reduce((sum, { span }) => sum + span.end - span.start, 0) || 1;
  const bands = [];
  let at = 0;
  for (const { span, standing } of sentences) {
    const width = (1000 * (span.end - span.start)) / total;
    const last = bands.at(-1);
    if (last?.standing === standing) last.width += width;
    else bands.push({ standing, x: at, width });
    at += width;
  }
  byId("lane").replaceChildren(...bands.map(({ standing, x, width }) => band(standing, x, width)));
}

function showSources(all) {
  const sentences = all.filter(({ counted }) => counted);
  const ranges = { named: [], anonymous: [], nobody: [], own: [] };
  const items = sentences.map((sentence) => {
    const range = rangeOf(sentence.span);
    ranges[sentence.standing].push(range);
    const item = element("li", sentence.standing);
    item.append(sentenceButton(sentence, range));
    return item;
  });
  sentenceList.replaceChildren(...items);
  byId("answers").classList.toggle("long", LONG < sentences.length);
  showLane(sentences);
  const shares = [];
  for (const [standing, words] of Object.entries(STANDINGS)) {
    const n = ranges[standing].length;
    byId(`n-${standing}`).textContent = n;
    shares.push(`${words}: ${count(n, "sentence")}`);
    if (standing !== "own") paint(standing, ranges[standing]);
  }
  byId("lane").setAttribute("aria-label", shares.join("; "));
  byId("sources").hidden = sentences.length === 0;
  if (all.length === 0 && draft.value.trim() !== "") tell("no English prose was found, so nothing was checked");
  applyFilters();
}

// One sentence of the list can be reached by Tab, the others from it.
function applyFilters() {
  for (const { name, checked } of filters.elements) {
    sentenceList.classList.toggle(`no-${name}`, !checked);
    paint(name, highlights.get(name) ?? []);
  }
  for (const button of sentenceList.querySelectorAll('[tabindex="0"]')) button.tabIndex = -1;
  const first = shownSentences()[0];
  if (first) first.tabIndex = 0;
}

function shownSentences() {
  const isShown = (item) => filters.elements[item.className].checked;
  return [...sentenceList.children].filter(isShown).map((item) => item.firstChild);
}

function moveInSentences(event) {
  const steps = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity };
  const step = steps[event.key];
  const old = event.target.closest("button");
  if (step === undefined || old === null) return;
  const buttons = shownSentences();
  const idx = Math.max(0, Math.min(buttons.length - 1, buttons.indexOf(old) + step));
  old.tabIndex = -1;
  buttons[idx].tabIndex = 0;
  buttons[idx].focus();
  event.preventDefault();
}

// ---- The linter ------------------------------------------------------------------------------

function clear() {
  showFindings([]);
  showSources([]);
  tell(isReady ? READY : "loading the linter");
}

function setBusy(isBusy) {
  clearTimeout(busyTimer);
  if (isBusy) busyTimer = setTimeout(() => (byId("busy").hidden = false), QUICK);
  else byId("busy").hidden = true;
}

function send() {
  number += 1;
  sent = performance.now();
  const isEmpty = draft.value.trim() === "";
  byId("empty").hidden = !isEmpty;
  setBusy(!isEmpty);
  worker.postMessage({ number, text: draft.value, profile: profile.value, markup: markup.value });
  if (!isEmpty) return;
  // An empty draft is sent so that the linter of the profile is there for the next one. The answer
  // has nothing to show.
  number += 1;
  clear();
}

function edited() {
  mirrorDraft();
  paint("here", []);
  // An answer about an older text is no longer shown.
  number += 1;
  clearTimeout(timer);
  timer = setTimeout(send, Math.max(PAUSE, lastCheck));
}

const answers = {
  ready() {
    isReady = true;
    performance.mark("ready");
    if (draft.value.trim() === "") tell(READY);
  },
  broken({ problem }) {
    setBusy(false);
    tell(`the linter cannot be loaded: ${visible(problem)}`);
  },
  findings({ findings }) {
    lastCheck = performance.now() - sent;
    showFindings(findings);
    performance.mark("findings");
  },
  sources({ sentences }) {
    setBusy(false);
    showSources(sentences);
    performance.mark("sources");
  },
  refused({ problem, remedy }) {
    setBusy(false);
    showFindings([]);
    showSources([]);
    tell(`the draft was not checked: ${visible(remedy ? `${problem}; ${remedy}` : problem)}`);
  },
};

worker.addEventListener("message", ({ data }) => {
  const isOld = data.number !== undefined && data.number !== number;
  if (!isOld) answers[data.kind](data);
});
worker.addEventListener("error", (event) => {
  answers.broken({ problem: event.message ?? "its script is not there" });
});
draft.addEventListener("input", edited);
draft.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const target = used?.isConnected ? used : byId("answers");
  target.focus();
});
for (const choice of [profile, markup]) choice.addEventListener("change", send);
filters.addEventListener("change", applyFilters);
for (const form of [filters, byId("options")]) form.addEventListener("submit", (event) => event.preventDefault());
sentenceList.addEventListener("keydown", moveInSentences);
byId("try").addEventListener("click", () => {
  const example = byId("example").content.textContent.trim() + "\n";
  markup.value = "markdown";
  if (draft.value === "") {
    draft.value = example;
  } else {
    // An insertion as if it were typed can be undone.
    draft.focus();
    draft.select();
    if (!document.execCommand("insertText", false, example)) draft.value = example;
  }
  mirrorDraft();
  clearTimeout(timer);
  send();
});

// A browser may have kept a draft while the page was reloaded.
mirrorDraft();
send();
