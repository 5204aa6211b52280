// What the checks of pages in Chromium share: a browser that notes errors, requests that leave the
// page and scripts of a draft that run; axe; drafts.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

export const hostile =
  "<script>alert(1)</script><img src=x onerror=alert(1)>\u202e\u2066</template></style>\"'&{{x}}";

// A draft of at least `size` characters.
export function long(size) {
  const example = readFileSync("examples/harbour-talks.md", "utf8");
  let text = "";
  for (let part = 0; text.length < size; part += 1) {
    text += example.replaceAll("Maren", "Maren" + part) + "\n\n";
  }
  return text;
}

export class Visitor {
  faults = [];

  // Only addresses below `home` belong to the pages, so whatever else is asked for leaves them.
  static async start(modules, home, executablePath = "/usr/bin/chromium") {
    const visitor = new Visitor();
    const require = createRequire(resolve(modules, "index.js"));
    visitor.home = home;
    visitor.axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
    const { chromium } = require("playwright-core");
    visitor.browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
    return visitor;
  }

  expect(holds, what) {
    if (!holds) this.faults.push(what);
  }

  async visit(url, options = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => {
      if (message.type() === "error") this.faults.push(`${url}: console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.faults.push(`${url}: ${error}`));
    page.on("dialog", (dialog) => {
      this.faults.push(`${url}: a script of the draft ran`);
      dialog.dismiss();
    });
    page.on("request", (request) => {
      const address = request.url().split(/[?#]/)[0];
      if (!address.startsWith(this.home)) this.faults.push(`${url}: asks for ${address}`);
    });
    await page.goto(url);
    return page;
  }

  // The policy of the page lets no script in, so axe comes by the protocol of the debugger.
  async accessible(page, name) {
    const client = await page.context().newCDPSession(page);
    await client.send("Runtime.evaluate", { expression: this.axe });
    const { result } = await client.send("Runtime.evaluate", {
      expression: "axe.run(document).then((it) => JSON.stringify(it.violations))",
      awaitPromise: true,
      returnByValue: true,
    });
    for (const { id, nodes } of JSON.parse(result.value)) {
      const told = nodes.slice(0, 3).map((it) => it.html + " " + it.failureSummary);
      this.faults.push(`${name}: axe: ${id}: ${told.join(" | ")}`);
    }
  }

  // Runs the steps, prints all faults and ends the program.
  async run(steps, success) {
    for (const step of steps) {
      try {
        await step();
      } catch (error) {
        // The rest of the message repeats what was typed into the page.
        this.faults.push(`${step.name}: ${String(error.stack).slice(0, 400)}`);
      }
    }
    await this.browser.close();
    for (const fault of this.faults) console.error(fault);
    console.log(this.faults.length ? `${this.faults.length} faults` : success);
    process.exit(this.faults.length ? 1 : 0);
  }
}

// Waits until `test` returns true in the page. Playwright's `waitForFunction` evaluates a string later
// on, which the policy of a page forbids.
export async function until(page, test, argument) {
  const end = Date.now() + 30_000;
  while (!(await page.evaluate(test, argument))) {
    if (end < Date.now()) throw new Error(`the page did not get ready: ${test}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
