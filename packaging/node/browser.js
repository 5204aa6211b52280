// The module for browsers: `init` fetches the WebAssembly, and has to be awaited once.

import { checker, CopydeskError, Linter } from "./linter.js";
import start from "./wasm/copydesk_wasm.js";

const init = async (source) => {
  await start(source === undefined ? undefined : { module_or_path: source });
};

export const check = checker(Linter);
export { CopydeskError, init, Linter };
