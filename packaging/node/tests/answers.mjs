// Answers the documents on standard input, in the shape of the command, by the npm package that is
// installed in the folder that is given.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const resolve = createRequire(join(process.argv[2], "package.json")).resolve;
const { CopydeskError, Linter } = await import(pathToFileURL(resolve("copydesk")));

const place = ({ span, spanBytes, spanCharacters, ...rest }) => ({
  ...rest,
  span: spanBytes,
  span_characters: spanCharacters,
  span_utf16: span,
});

const finding = ({ related, fixes, trace, ...rest }) => ({
  ...place(rest),
  related: related.map(place),
  fixes: fixes.map((fix) => ({ ...fix, edits: fix.edits.map(place) })),
  trace: trace.map(({ text, place: at }) => (at === null ? { text } : { text, ...place(at) })),
});

function answer({ text, path, markup, profile, config, line }) {
  try {
    const linter = new Linter({ profile, config: config && "copydesk.toml" });
    const findings = linter.check(text, { path, markup });
    for (const { span, spanBytes } of findings) {
      const words = Buffer.from(text).subarray(spanBytes.start, spanBytes.end).toString();
      if (text.slice(span.start, span.end) !== words) return `${path}: ${words} lies elsewhere`;
    }
    return findings.map(finding);
  } catch (error) {
    if (!(error instanceof CopydeskError)) throw error;
    return line === undefined || line === error.line ? error.message : `line ${error.line}`;
  }
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(answer)));
