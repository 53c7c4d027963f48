// Runs the suite inside a real VS Code: the server and the browser from npm on Linux, the desktop's elsewhere. Arguments
// name the test files to run, as in `dataset 'c*'`; `--language=en` leaves out the other languages.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { repository } from "../../scripts/package-set.mjs";
import { launchBrowser } from "./browser.mjs";
import { bundleSuite } from "./bundle.mjs";
import { installWorkbench, workbenchRunsHere } from "./install.mjs";
import { installLanguagePack } from "./language-pack.mjs";
import { startPageBridge } from "./page-bridge.mjs";
import { printResults, readResults } from "./results.mjs";
import { startServer, workbenchAddress } from "./server.mjs";

const limit = Number(process.env.WINNOW_SUITE_LIMIT_SECONDS ?? 300) * 1000;

/** A copy of the suite's workspace, so that tests may write into it. */
function copyWorkspace() {
  const folder = mkdtempSync(path.join(tmpdir(), "winnow-workspace-"));
  cpSync(fileURLToPath(new URL("workspace", import.meta.url)), folder, { recursive: true });
  return folder;
}

/** Runs the bundled suite in the workbench until it ends or the time is over; gives what the workbench logged. */
async function runInWorkbench(suite, workspace, language) {
  const workbench = installWorkbench();
  const bridge = await startPageBridge();
  const server = await startServer(workbench, { language, prepare: (data) => installLanguagePack(data, "zh-cn") });
  const { browser, close } = await launchBrowser(workbench);
  const log = [];
  try {
    const page = await browser.newPage();
    bridge.show(page);
    const ended = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
    await page.exposeFunction("codeAutomationLog", (type, args) => log.push(`${type}: ${args.join(" ")}`));
    const tests = path.join(suite, "index.js");
    await page.goto(workbenchAddress(server.port, { folder: workspace, extension: repository, tests }));
    await within(limit, Promise.race([ended, server.exited]));
  } finally {
    await close();
    await server.stop();
    await bridge.close();
  }
  return log;
}

/** Waits for `promise`, but no longer than `milliseconds`: a suite that never ends is seen in its results. */
async function within(milliseconds, promise) {
  let timer;
  const timeUp = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([promise, timeUp]);
  clearTimeout(timer);
}

async function runOnDesktop(suite, workspace) {
  const { runTests } = await import("@vscode/test-electron");
  const launchArgs = [workspace, "--disable-extensions", "--disable-workspace-trust"];
  const options = {
    extensionDevelopmentPath: repository,
    extensionTestsPath: path.join(suite, "index.js"),
    launchArgs,
  };
  return await runTests(options).then(
    () => [],
    (error) => [String(error)],
  );
}

// Leaving by `exit` lets the server's process group end with this process.
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));

/** Runs the tests of one display language in a fresh editor and gives their results. */
async function runSuite(language) {
  const suite = await bundleSuite(language, names);
  const workspace = copyWorkspace();
  try {
    const log = await (desktop ? runOnDesktop : runInWorkbench)(suite, workspace, language);
    const results = readResults(suite);
    if (!results.ended) console.log(`The editor's last words:\n${log.slice(-30).join("\n")}`);
    return results;
  } finally {
    rmSync(workspace, { recursive: true, force: true });
    rmSync(suite, { recursive: true, force: true });
  }
}

const names = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const desktop = process.argv.includes("--desktop") || !workbenchRunsHere;
// The desktop would have to download a language pack.
const languages = desktop || process.argv.includes("--language=en") ? ["en"] : ["en", "zh-cn"];
const results = [];
for (const language of languages) results.push(await runSuite(language));
process.exitCode = printResults(results) ? 0 : 1;
