// Texts in, findings out: what Node and browsers have in common.

import { NativeLinter } from "./wasm/copydesk_wasm.js";

// How many linters are kept by `check`.
const MAX_LINTERS = 16;

// How a text is called that has no path.
const NAMELESS = "<text>";

// A text, an option or a configuration file that cannot be read.
export class CopydeskError extends Error {
  constructor({ problem, path = null, line = null, remedy = null }) {
    const place = path === null ? "" : `${path}:${line === null ? "" : `${line}:`} `;
    super(`${place}${problem}${remedy === null ? "" : `; ${remedy}`}`);
    this.name = "CopydeskError";
    this.problem = problem;
    this.path = path;
    this.line = line;
    this.remedy = remedy;
  }
}

// What `work` returns. An error of the native part is JSON.
function told(work) {
  try {
    return work();
  } catch (error) {
    if (typeof error === "string") throw new CopydeskError(JSON.parse(error));
    throw error;
  }
}

// The shape has spans in bytes, characters and UTF-16 units; in JavaScript the last are the index.
// The shape was just parsed, so it is changed instead of copied.
function placed(shape) {
  if (shape.span === undefined) {
    shape.place = null;
    return shape;
  }
  shape.spanBytes = shape.span;
  shape.spanCharacters = shape.span_characters;
  shape.span = shape.span_utf16;
  delete shape.span_characters;
  delete shape.span_utf16;
  return shape;
}

function step({ text, ...place }) {
  return { text, place: place.span === undefined ? null : placed(place) };
}

function finding(shape) {
  for (const related of shape.related) placed(related);
  for (const fix of shape.fixes) fix.edits.forEach(placed);
  shape.trace = shape.trace.map(step);
  return placed(shape);
}

// Flat like a finding: a place, and who stands behind it.
function sentence({ place, ...rest }) {
  return { ...rest, ...placed(place) };
}

function sources({ balance, ...rest }) {
  const longest = balance.longest_unnamed;
  if (longest !== null) longest.first = placed(longest.first);
  return {
    ...rest,
    sources: rest.sources.map((source) => ({ ...source, first: placed(source.first) })),
    balance,
    sentences: rest.sentences.map(sentence),
  };
}

export class Linter {
  #native;

  // `readConfig` gives the text of a configuration file at a path, where there are files.
  constructor({ profile, config, configText } = {}, readConfig) {
    if (config !== undefined && configText === undefined) {
      if (readConfig === undefined) {
        const problem = "there are no files to read the configuration from";
        throw new CopydeskError({ problem, path: config, remedy: "give its text as configText" });
      }
      configText = readConfig(config);
    }
    const path = config ?? "copydesk.toml";
    this.#native = told(() => new NativeLinter(profile, path, configText));
  }

  check(text, options) {
    return this.#asked("lint", text, options).findings.map(finding);
  }

  sources(text, options) {
    return sources(this.#asked("sources", text, options));
  }

  #asked(method, text, { path = NAMELESS, markup } = {}) {
    if (!text.isWellFormed()) {
      const problem = "it is no text: it has half of a surrogate pair";
      throw new CopydeskError({ problem, path });
    }
    return JSON.parse(told(() => this.#native[method](text, path, markup)));
  }
}

// Findings in one text by linters of the class `Linter`, of which the last are kept.
export function checker(Linter) {
  const linters = new Map();
  return function check(text, { path, markup, ...options } = {}) {
    const { profile, config, configText } = options;
    const key = JSON.stringify([profile, config, configText]);
    const linter = linters.get(key) ?? new Linter(options);
    linters.delete(key);
    linters.set(key, linter);
    if (linters.size > MAX_LINTERS) linters.delete(linters.keys().next().value);
    return linter.check(text, { path, markup });
  };
}
