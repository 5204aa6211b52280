// Opens the workbench of a code-server in a browser, so that its extensions start, until the probe has
// written its report: workbench.mjs ADDRESS REPORT PICTURE

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, report, picture] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
await page.goto(address, { timeout: 120_000 });
await page.waitForSelector(".monaco-workbench", { timeout: 120_000 });
const end = Date.now() + 180_000;
while (!existsSync(report) && Date.now() < end) await page.waitForTimeout(500);
await page.waitForTimeout(1500);
console.log(`underlined on the screen: ${await page.locator(".squiggly-error, .squiggly-warning").count()}`);
console.log(`status item: ${await page.locator('[id="copydesk.copydesk.status"]').allTextContents()}`);
await page.screenshot({ path: picture });
await browser.close();
process.exit(existsSync(report) ? 0 : 1);
