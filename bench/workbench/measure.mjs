// Prints, as JSON, what activating the extension in the folder that is the argument takes in a real VS Code: the figure
// of its log's line and the time of `activate()` seen from outside, each several times.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launchBrowser } from "../../test/vscode/browser.mjs";
import { installWorkbench } from "../../test/vscode/install.mjs";
import { startServer, workbenchAddress } from "../../test/vscode/server.mjs";

const times = 3;
const limit = 60_000;

const extension = path.resolve(process.argv[2]);
const suite = path.join(extension, "measure");
mkdirSync(suite, { recursive: true });
cpSync(fileURLToPath(new URL("suite.cjs", import.meta.url)), path.join(suite, "index.js"));
const folder = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));

const workbench = installWorkbench();
const results = [];
try {
  for (let time = 0; time < times; time++) results.push(await activateOnce());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(results.filter((result) => result !== undefined)));

/** Activates in a workbench that was never opened before; undefined when it does not come to its end in a minute. */
async function activateOnce() {
  const file = path.join(suite, "result.json");
  rmSync(file, { force: true });
  const server = await startServer(workbench);
  const { browser, close } = await launchBrowser(workbench);
  let timer;
  try {
    const page = await browser.newPage();
    const timeUp = new Promise((resolve) => (timer = setTimeout(resolve, limit)));
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", () => {});
    await page.goto(workbenchAddress(server.port, { folder, extension, tests: path.join(suite, "index.js") }));
    await Promise.race([ended, timeUp, server.exited]);
  } finally {
    clearTimeout(timer);
    await close();
    await server.stop();
  }
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}
