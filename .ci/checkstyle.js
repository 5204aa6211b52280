// Reads FOLDER/checkstyle with the parser of Danger's lint reports, installed in MODULES, and compares
// the findings with FOLDER/json.
const assert = require("node:assert");
const { readFileSync } = require("node:fs");

const [modules, folder] = process.argv.slice(2);
const { xml2js } = require(`${modules}/node_modules/xml-js`);
const parser = require(`${modules}/node_modules/danger-plugin-lint-report/dist/parse/checkstyle_parser`);

const { findings } = JSON.parse(readFileSync(`${folder}/json`, "utf8"));
const report = xml2js(readFileSync(`${folder}/checkstyle`, "utf8"));
const read = parser.parseCheckstyle(report, process.cwd());
assert.deepStrictEqual(
    read.map((it) => [it.file, it.line, it.column, it.severity]),
    findings.map((it) => [it.path, it.start.line, it.start.column, it.severity]),
);
for (const [idx, { message }] of findings.entries()) {
    assert.ok(read[idx].message.startsWith(message), read[idx].message);
}
console.log(`${read.length} findings were read by Danger's parser of Checkstyle`);
