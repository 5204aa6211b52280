// The module for Node: the WebAssembly is loaded with it, and configuration files are read.

import { readFileSync } from "node:fs";

import { checker, CopydeskError, Linter as AnyLinter } from "./linter.js";
import { initSync } from "./wasm/copydesk_wasm.js";

initSync({ module: readFileSync(new URL("wasm/copydesk_wasm_bg.wasm", import.meta.url)) });

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
