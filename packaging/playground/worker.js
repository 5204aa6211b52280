// Lints the newest text that the page sent, away from the page, so that the page stays responsive.

import { CopydeskError, init, Linter } from "./browser.js";

const linters = new Map();
// The text that waits, if one does. A newer text replaces it.
let waiting = null;

// The listener is there before the module is, so that no text is lost.
const ready = init();
addEventListener("message", ({ data }) => {
  const isIdle = waiting === null;
  waiting = data;
  if (isIdle) ready.then(work, () => {});
});
ready.then(
  () => postMessage({ kind: "ready" }),
  (error) => postMessage({ kind: "broken", problem: String(error) }),
);

// The messages that arrived meanwhile are handled before the promise is fulfilled.
const messages = () => new Promise((done) => setTimeout(done));

async function work() {
  await messages();
  const { number, text, profile, markup } = waiting;
  waiting = null;
  try {
    const linter = linters.get(profile) ?? new Linter({ profile });
    linters.set(profile, linter);
    const findings = linter.check(text, { markup }).map(shown);
    postMessage({ kind: "findings", number, findings });
    await messages();
    if (waiting !== null) return;
    const { sources, sentences } = linter.sources(text, { markup });
    const names = sources.map(({ name }) => name);
    postMessage({ kind: "sources", number, sentences: sentences.map((it) => rested(it, names)) });
  } catch (error) {
    const { problem, remedy } = error instanceof CopydeskError ? error : { problem: String(error) };
    postMessage({ kind: "refused", number, problem, remedy });
  }
}

// Only what the page shows, since each answer is copied.
function shown({ rule, severity, message, help, span, start, related }) {
  const places = related.map((it) => ({ span: it.span, line: it.start.line, message: it.message }));
  return { rule, severity, message, help, span, line: start.line, related: places };
}

function rested({ span, start, standing, source, cue, evidence, counted }, names) {
  const who = standing === "own" || source === null ? null : names[source];
  return { span, line: start.line, standing, who, cue, evidence, counted };
}
