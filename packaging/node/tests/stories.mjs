// How much processor time the stories on standard input take, by the npm package that is installed
// in the folder that is given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const resolve = createRequire(join(process.argv[2], "package.json")).resolve;
const { Linter } = await import(pathToFileURL(resolve("copydesk")));

const stories = JSON.parse(readFileSync(0, "utf8"));
const linter = new Linter();
const before = process.cpuUsage();
for (const story of stories) linter.check(story, { path: "draft.md" });
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ seconds: (user + system) / 1e6 }));
