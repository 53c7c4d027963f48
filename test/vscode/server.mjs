// Runs the workbench's server on a free port of 127.0.0.1.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const startLimit = 60_000;
const stopLimit = 5_000;

/** Settings under which the tests and the pictures run: nothing that asks, moves or calls out. */
const quietSettings = {
  "telemetry.telemetryLevel": "off",
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "chat.disableAIFeatures": true,
};

/**
 * Starts the server of an installed workbench and gives its port, the folder of its data, and `stop()`, which ends its
 * whole process group and removes the data. Throws when it does not listen within a minute.
 * @param {{ settings?: Record<string, unknown>, language?: string, prepare?: (dataFolder: string) => void }} options
 *   `prepare` fills the data folder before the start; there lies the language pack of a `language` other than English.
 */
export async function startServer(workbench, { settings = {}, language = "en", prepare = () => {} } = {}) {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "winnow-vscode-"));
  const settingsFolder = path.join(dataFolder, "data/Machine");
  mkdirSync(settingsFolder, { recursive: true });
  writeFileSync(path.join(settingsFolder, "settings.json"), JSON.stringify({ ...quietSettings, ...settings }));
  prepare(dataFolder);

  const child = spawn(workbench.node, ["out/server-main.js", ...serverFlags(dataFolder, language)], {
    cwd: workbench.vscode,
    detached: true,
    // With no gallery to call, a run needs no network; what it caches goes with it.
    env: { ...process.env, EXTENSIONS_GALLERY: "{}", WINNOW_CACHE: path.join(dataFolder, "cache") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const exited = new Promise((resolve) => child.once("exit", resolve));
  const kill = () => signalGroup(child.pid, "SIGKILL");
  process.once("exit", kill);
  const stop = async () => {
    await endGroup(child.pid, exited);
    process.off("exit", kill);
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    return { port: await listeningPort(child, exited), dataFolder, stop, exited };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * The page of a started server that opens `folder`, with an extension under development and, where given, its tests.
 * All are absolute paths.
 */
export function workbenchAddress(port, { folder, extension, tests, openFile }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${file}`;
  const payload = [["skipWelcome", "true"]];
  if (extension !== undefined) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (tests !== undefined) payload.push(["extensionTestsPath", remote(tests)]);
  if (openFile !== undefined) payload.push(["openFile", remote(openFile)]);
  const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
  return `http://127.0.0.1:${port}/?${query}`;
}

function serverFlags(dataFolder, language) {
  const flags = {
    host: "127.0.0.1",
    port: "0",
    "server-data-dir": dataFolder,
    "telemetry-level": "off",
    locale: language,
  };
  const switches = ["without-connection-token", "accept-server-license-terms", "enable-smoke-test-driver"];
  return [
    ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value]),
    ...switches.map((name) => `--${name}`),
    "--disable-workspace-trust",
  ];
}

/** The port that the server says it listens on; its output is drained afterwards, so that it never blocks. */
function listeningPort(child, exited) {
  return new Promise((resolve, reject) => {
    let output = "";
    const timer = setTimeout(() => reject(new Error(`The server did not start in time.\n${output}`)), startLimit);
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    void exited.then((code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with code ${code}.\n${output}`));
    });
  });
}

/** Ends a process group: asks first, kills after a grace period. */
async function endGroup(group, exited) {
  signalGroup(group, "SIGTERM");
  const timer = setTimeout(() => signalGroup(group, "SIGKILL"), stopLimit);
  await exited;
  clearTimeout(timer);
  signalGroup(group, "SIGKILL");
}

function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch {
    // Already gone.
  }
}
