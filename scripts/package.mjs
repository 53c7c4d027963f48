// `npm run package [-- FILE] [--target PLATFORM]`: bundles for release and makes winnow-<platform>-<version>.vsix, or
// the file given, for this machine's platform or the one named. `universal` is for all others: without the runtime of
// language models, so that everything but scoring works.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { installPackageSet, repository } from "./package-set.mjs";
import { copyRuntime, platforms } from "./packager/runtime.mjs";
import { build, endUnless, installIfStale, node } from "./steps.mjs";

const { values, positionals } = parseArgs({ options: { target: { type: "string" } }, allowPositionals: true });
const own = `${process.platform}-${process.arch}`;
const target = values.target ?? (platforms.includes(own) ? own : "universal");
const targets = [...platforms, "universal"];
endUnless(targets.includes(target), `--target is one of ${targets.join(", ")}, not “${target}”.`);
const isUniversal = target === "universal";
const out = path.resolve(positionals[0] ?? repository);

const vsce = path.join(installPackageSet(path.join(repository, "scripts/packager")), "node_modules/@vscode/vsce/vsce");
installIfStale();
const { globSync } = await import("tinyglobby");
mkdirSync(path.join(repository, "out"), { recursive: true });
const folder = mkdtempSync(path.join(repository, "out/package-"));
process.on("exit", () => rmSync(folder, { recursive: true }));

for (const file of allowedFiles()) cpSync(path.join(repository, file), path.join(folder, file));
build("--minify", `--outdir=${path.join(folder, "dist")}`);
// vsce takes no node_modules at the top without asking npm, and onnxruntime-node's own dependencies are not wanted.
if (!isUniversal) copyRuntime(path.join(repository, "node_modules"), path.join(folder, "dist/node_modules"), target);
const status = node(
  [
    vsce,
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    ...(isUniversal ? [] : ["--target", target]),
    "--out",
    out,
  ],
  { cwd: folder },
);
endUnless(status === 0, "vsce could not make the package.");

/** What `.vscodeignore` lets through, beside what is built. */
function allowedFiles() {
  const lines = readFileSync(path.join(repository, ".vscodeignore"), "utf8").split(/\r?\n/);
  const patterns = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const wanted = patterns.filter((pattern) => !pattern.startsWith("dist/"));
  // Of no use without the runtime.
  const ignore = isUniversal ? ["models/**"] : [];
  return [".vscodeignore", ...globSync(wanted, { cwd: repository, ignore })];
}
