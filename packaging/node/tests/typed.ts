// Read by the compiler of TypeScript, and by nobody else.

import { check, CopydeskError, type Finding, Linter } from "copydesk";

const findings: Finding[] = check("A text.", { profile: "news", path: "a.md", markup: "markdown" });
export const places: number[] = findings.map((finding) => finding.span.start);
export const safeties: ("safe" | "ask")[] = new Linter()
  .check("")
  .flatMap((finding) => finding.fixes.map((fix) => fix.safety));
export const standings: ("named" | "anonymous" | "nobody" | "own")[] = new Linter()
  .sources("")
  .sentences.map((sentence) => sentence.standing);
export const line = (error: CopydeskError): number | null => error.line;
// @ts-expect-error: there is no such markup.
check("", { markup: "latex" });
