#!/usr/bin/env node
// The command: the binary that the package of this platform brings.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";

const platform = `@copydesk/${process.platform}-${process.arch}`;
let binary;
try {
  binary = createRequire(import.meta.url).resolve(`${platform}/bin/copydesk`);
} catch {
  process.stderr.write(
    `error: the package ${platform} is not installed; install copydesk without --omit=optional, ` +
      "or build the command from source where there is no such package\n",
  );
  process.exit(2);
}
const child = spawn(binary, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  process.stderr.write(`error: ${binary} cannot be run: ${error.code}\n`);
  process.exit(2);
});
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
