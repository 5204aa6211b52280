
"use strict";
// Filters are kept in the URL, so that a view can be shared.
const root = document.documentElement;
const form = document.getElementById("filters");
const who = document.getElementById("who");
const stage = document.getElementById("stage");
const boxes = [...form.querySelectorAll("input")];
let source = null;

function readAddress() {
  const asked = new URLSearchParams(location.search);
  const hidden = (asked.get("hide") || "").split(",");
  for (const box of boxes) box.checked = !hidden.includes(box.name);
  source = asked.get("source");
}

function writeAddress() {
  const asked = new URLSearchParams();
  const hidden = boxes.filter((box) => !box.checked).map((box) => box.name);
  if (hidden.length) asked.set("hide", hidden.join(","));
  if (source !== null) asked.set("source", source);
  const query = asked.toString();
  const address = location.pathname + (query && "?" + query) + location.hash;
  history.replaceState(null, "", address);
}

function applyFilters() {
  for (const box of boxes) root.classList.toggle("no-" + box.name, !box.checked);
  root.classList.toggle("only-one", source !== null);
  for (const lit of document.querySelectorAll(".s.lit")) lit.classList.remove("lit");
  if (source !== null) {
    const wanted = '.s[data-source="' + CSS.escape(source) + '"]';
    for (const sentence of document.querySelectorAll(wanted)) sentence.classList.add("lit");
  }
  for (const button of document.querySelectorAll(".only")) {
    button.setAttribute("aria-pressed", String(button.dataset.source === source));
  }
}

// A click on a head sorts the table by its column; a second click reverses the order.
function sort(head) {
  const table = head.closest("table");
  const column = [...head.parentNode.children].indexOf(head);
  const goesUp = head.getAttribute("aria-sort") !== "ascending";
  for (const other of head.parentNode.querySelectorAll("[aria-sort]")) {
    other.setAttribute("aria-sort", "none");
  }
  head.setAttribute("aria-sort", goesUp ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows].map((row) => {
    const cell = row.cells[column];
    const value = cell.dataset.value;
    return { row, key: value === undefined ? cell.textContent : Number(value) };
  });
  const compare = (a, b) =>
    typeof a.key === "number" ? a.key - b.key : a.key.localeCompare(b.key);
  rows.sort((a, b) => (goesUp ? compare(a, b) : compare(b, a)));
  table.tBodies[0].append(...rows.map((sorted) => sorted.row));
}

const standings = { named: "Named source", anonymous: "Anonymous source", nobody: "Nobody named" };

// Shows the source of a sentence. Text of a draft is set as text, so it cannot become markup.
function tell(sentence) {
  const name = Object.keys(standings).find((it) => sentence.classList.contains(it));
  const parts = [name ? standings[name] : "The draft itself makes this statement"];
  const { who: person, cue, evidence } = sentence.dataset;
  if (person) parts[0] += ": " + person;
  if (cue) parts.push("by “" + cue + "”");
  if (evidence) parts.push("evidence: " + evidence);
  const told = parts.join(" · ");
  if (who.textContent !== told) who.textContent = told;
}

function sentences() {
  return [...document.querySelectorAll(".s")];
}

// The tab key reaches one sentence; the arrow keys move to the others.
function makeReachable() {
  const first = document.querySelector(".s");
  if (first) first.tabIndex = 0;
}

function walk(sentence, step) {
  const all = sentences();
  const next = all[all.indexOf(sentence) + step];
  if (!next) return;
  sentence.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

// With several drafts, each is kept in a template, which the browser does not lay out until it is
// opened.
function open() {
  const hash = location.hash.slice(1);
  if (stage) {
    const number = /^d(\d+)/.exec(hash);
    const template = number && document.getElementById("t" + number[1]);
    document.getElementById("queue").hidden = Boolean(template);
    document.getElementById("back").hidden = !template;
    if (stage.dataset.shown !== (number ? number[1] : "")) {
      stage.replaceChildren(...(template ? [template.content.cloneNode(true)] : []));
      stage.dataset.shown = number ? number[1] : "";
      who.textContent = "";
      makeReachable();
      applyFilters();
    }
  }
  const target = hash && document.getElementById(hash);
  if (target) {
    target.scrollIntoView({ block: "center" });
    if (target.tabIndex >= -1) target.focus({ preventScroll: true });
  }
  showPlace();
}

// Marks on the map which part of the draft is on the screen.
function showPlace() {
  const here = document.querySelector(".here");
  const text = here && document.querySelector(".text").getBoundingClientRect();
  if (!text || !text.height) return;
  const at = (y) => Math.min(1000, Math.max(0, ((y - text.top) / text.height) * 1000));
  here.setAttribute("y", at(0));
  here.setAttribute("height", Math.max(0, at(innerHeight) - at(0)));
}

document.addEventListener("click", (event) => {
  const head = event.target.closest(".sortable thead th[aria-sort]");
  if (head) sort(head);
  const only = event.target.closest(".only");
  if (only) {
    source = source === only.dataset.source ? null : only.dataset.source;
    applyFilters();
    writeAddress();
  }
});
form.addEventListener("change", () => {
  applyFilters();
  writeAddress();
});
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const sentence = event.target.closest && event.target.closest(".s");
    if (sentence) tell(sentence);
  });
}
document.addEventListener("keydown", (event) => {
  const sentence = event.target;
  if (!sentence.classList || !sentence.classList.contains("s")) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    walk(sentence, step);
  }
  if (event.key === "Escape") who.textContent = "";
});
addEventListener("hashchange", open);
addEventListener("scroll", showPlace, { passive: true });
addEventListener("resize", showPlace);
readAddress();
makeReachable();
applyFilters();
open();
