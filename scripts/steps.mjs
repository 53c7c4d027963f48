// What every script begins with. Node's own modules only: nothing may be installed yet.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** Runs Node on a script of the repository, in its root, and gives the exit code. */
export function node(args, options = {}) {
  return exitCode(spawnSync(process.execPath, args, { cwd: repository, stdio: "inherit", ...options }));
}

/** Runs npm and gives the exit code. */
export function npm(args, options = {}) {
  const settings = { cwd: repository, stdio: "inherit", ...options };
  const script = process.env.npm_execpath;
  // Outside `npm run` npm is a shell script on Windows, which only a shell can start.
  if (script === undefined)
    return exitCode(spawnSync("npm", args, { ...settings, shell: process.platform === "win32" }));
  return exitCode(spawnSync(process.execPath, [script, ...args], settings));
}

/** Installs the dependencies if some are missing or of another version than the lock file says. Ends on failure. */
export function installIfStale() {
  if (!isStale()) return;
  console.log("Installing dependencies");
  endUnless(npm(["ci", "--no-audit", "--no-fund", "--loglevel=error"]) === 0, "npm ci failed.");
}

/** Bundles the extension and the command line into dist/. Ends on failure. */
export function build(...flags) {
  endUnless(node(["scripts/build.mjs", ...flags]) === 0, "The build failed.");
}

/** Ends the process with exit code 1 and one sentence unless `condition` holds. */
export function endUnless(condition, sentence) {
  if (condition) return;
  console.error(sentence);
  process.exit(1);
}

function isStale() {
  const wanted = packages("package-lock.json");
  const installed = packages("node_modules/.package-lock.json");
  return Object.entries(wanted).some(
    ([name, { version, optional }]) => name !== "" && !optional && installed[name]?.version !== version,
  );
}

function packages(lockFile) {
  const file = path.join(repository, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function exitCode({ status, error }) {
  if (error !== undefined) console.error(error.message);
  return status ?? 1;
}
