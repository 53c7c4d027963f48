// `npm run bench [-- datasets | similarity | perplexity MODEL] [FOLDER --python PATH --json --check]`: builds Winnow as for a release into out/bench/ and measures it there.
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { repository } from "../scripts/package-set.mjs";
import { build as buildWinnow, endUnless, installIfStale, node } from "../scripts/steps.mjs";

const out = path.join(repository, "out/bench");
const extension = path.join(out, "extension");

installIfStale();
rmSync(out, { recursive: true, force: true });
mkdirSync(extension, { recursive: true });
for (const file of ["package.json", "package.nls.json", "package.nls.zh-cn.json", "l10n", "syntaxes", "media"])
  cpSync(path.join(repository, file), path.join(extension, file), { recursive: true });
buildWinnow("--minify", `--outdir=${path.join(extension, "dist")}`);

const { build } = await import("esbuild");
await build({
  entryPoints: [
    "main.ts",
    "peer-process.ts",
    "dataset-process.ts",
    "similarity-process.ts",
    "perplexity-process.ts",
  ].map((file) => path.join(repository, "bench", file)),
  outdir: out,
  outExtension: { ".js": ".cjs" },
  bundle: true,
  minify: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  mainFields: ["module", "main"],
  // Native, and loaded from where it is installed.
  external: ["onnxruntime-node"],
  // fdir looks for itself by its URL, which a CommonJS bundle does not have.
  define: { "import.meta.url": "bundleUrl" },
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
});
const status = node([path.join(out, "main.cjs"), ...process.argv.slice(2)]);
endUnless(status <= 1, "The benchmark failed.");
process.exitCode = status;
