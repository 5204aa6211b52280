// The module for Node: the WebAssembly is loaded with it, and configuration files are read.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

import { checker, CopydeskError, Linter as AnyLinter } from "./linter.js";
import { initSync } from "./wasm/copydesk_wasm.js";

// How much of a function V8 runs before it compiles the function a second time. Before V8 12, this
// comes so early that the second compilation of many functions takes as long as 60 short drafts. With
// the budget for this module, 100 drafts of 5 KB take about 60 % of the time, and the next 200 take
// no longer than before.
const BUDGET = 40_000_000;
const BUDGET_BEFORE_V8_12 = 1_800_000;

// Loads this module with its budget. Other modules of the process have the one that they had.
function withBudget(load) {
  const flag = "--wasm-tiering-budget";
  const isOld = Number.parseInt(process.versions.v8, 10) < 12;
  const isSet = process.execArgv.some((option) => option.replaceAll("_", "-").startsWith(flag));
  if (!isOld || isSet) return load();
  setFlagsFromString(`${flag}=${BUDGET}`);
  try {
    return load();
  } finally {
    setFlagsFromString(`${flag}=${BUDGET_BEFORE_V8_12}`);
  }
}

const bytes = readFileSync(new URL("wasm/copydesk_wasm_bg.wasm", import.meta.url));
withBudget(() => initSync({ module: bytes }));

function readConfig(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new CopydeskError({ problem: `it cannot be read: ${error.code}`, path });
  }
}

class Linter extends AnyLinter {
  constructor(options) {
    super(options, readConfig);
  }
}

// It was done when the module was loaded.
const init = async () => {};

export const check = checker(Linter);
export { CopydeskError, init, Linter };
