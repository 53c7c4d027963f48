// Runs a suite in a real VS Code that was never opened before, and gives what it writes.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../test/vscode/browser.mjs";
import { installWorkbench } from "../../test/vscode/install.mjs";
import { startServer, workbenchAddress } from "../../test/vscode/server.mjs";

const limit = 600_000;

/**
 * Runs a suite of this folder as the tests of the extension in `extension`, which it is copied into: it writes
 * `result.json` beside itself. Undefined when it does not come to its end in time.
 * @param {{ extension: string, suite: string, prepare?: (folder: string) => void, settings?: Record<string, unknown>,
 *   drive?: (page: import("playwright-core").Page, folder: string) => Promise<void> }} options `prepare` fills the
 *   workspace's folder; `drive` acts in the browser meanwhile.
 */
export async function runSuite({ extension, suite, prepare = () => {}, settings = {}, drive = async () => {} }) {
  const tests = path.join(extension, "measure");
  mkdirSync(tests, { recursive: true });
  cpSync(fileURLToPath(new URL(suite, import.meta.url)), path.join(tests, "index.js"));
  const result = path.join(tests, "result.json");
  rmSync(result, { force: true });
  const folder = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));
  prepare(folder);
  const workbench = installWorkbench();
  const server = await startServer(workbench, { settings });
  const { browser, close } = await launchBrowser(workbench);
  let timer;
  try {
    const page = await browser.newPage();
    const timeUp = new Promise((resolve) => (timer = setTimeout(resolve, limit)));
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", () => {});
    await page.goto(workbenchAddress(server.port, { folder, extension, tests: path.join(tests, "index.js") }));
    const driven = drive(page, folder);
    await Promise.race([Promise.all([ended, driven]), timeUp, server.exited]);
  } finally {
    clearTimeout(timer);
    await close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return existsSync(result) ? JSON.parse(readFileSync(result, "utf8")) : undefined;
}
