// Large tools that few people need are no development dependencies: each lies in a set that is installed when used.
import { createHash, randomUUID } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { npm } from "./steps.mjs";

export const repository = fileURLToPath(new URL("..", import.meta.url));
const cacheFolder = path.join(repository, ".vscode-test");

/**
 * Where the packages lie that `<folder>/package.json` pins. Installs them the first time, from the npm registry alone;
 * install scripts never run. `finish` completes the new folder before it gets its final name, so that a folder which
 * exists is complete. Throws when npm fails.
 */
export function installPackageSet(folder, finish = () => {}) {
  const manifest = path.join(folder, "package.json");
  const version = createHash("sha256").update(readFileSync(manifest)).digest("hex").slice(0, 12);
  const installed = path.join(cacheFolder, `${path.basename(folder)}-${version}`);
  if (existsSync(installed)) return installed;

  console.error(`Installing the ${path.basename(folder)} into ${path.relative(repository, installed)}, once`);
  const unfinished = path.join(cacheFolder, `unfinished-${randomUUID()}`);
  mkdirSync(unfinished, { recursive: true });
  try {
    cpSync(manifest, path.join(unfinished, "package.json"));
    installDependencies(unfinished);
    finish(unfinished);
    renameSync(unfinished, installed);
  } catch (error) {
    // Another run may have finished the same folder in the meantime.
    if (!existsSync(installed)) throw error;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return installed;
}

/** Installs what a folder's package.json names, and runs no script of any package. Throws when npm fails. */
export function installDependencies(folder) {
  const flags = ["--omit=dev", "--ignore-scripts", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  if (npm(["install", ...flags], { cwd: folder, stdio: ["ignore", 2, 2] }) !== 0) {
    throw new Error(`npm install failed in ${folder}`);
  }
}
