// The module for Node: the WebAssembly is loaded with it, and configuration files are read.

import { readFileSync } from "node:fs";
import { setFlagsFromString } from "node:v8";

import { checker, CopydeskError, Linter as AnyLinter } from "./linter.js";
import { initSync } from "./wasm/copydesk_wasm.js";

// V8 compiles a function a second time after the function used up its budget. Before V8 12 the
// budget is so small that 100 drafts of 5 KB take almost twice the time that they take with this one.
const BUDGET = 40_000_000;
const DEFAULT_BEFORE_V8_12 = 1_800_000;

// Loads this module with its budget, and then sets the default again, since the budget that was set
// before cannot be read.
function withBudget(load) {
  const flag = "--wasm-tiering-budget";
  const isOld = Number.parseInt(process.versions.v8, 10) < 12;
  const isSet = process.execArgv.some((option) => option.replaceAll("_", "-").startsWith(flag));
  if (!isOld || isSet) return load();
  setFlagsFromString(`${flag}=${BUDGET}`);
  try {
    return load();
  } finally {
    setFlagsFromString(`${flag}=${DEFAULT_BEFORE_V8_12}`);
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
