// Bundles the extension and the command line into dist/, or into the folder of `--outdir=FOLDER`. `--watch` rebuilds on
// change, `--minify` is for releases.
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, context } from "esbuild";
import { lazyLibrary } from "./lazy-library.mjs";

const watch = process.argv.includes("--watch");
const outdir = process.argv.find((arg) => arg.startsWith("--outdir="))?.slice("--outdir=".length) ?? "dist";
const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  minify: process.argv.includes("--minify"),
  sourcemap: process.argv.includes("--minify") ? false : "linked",
  legalComments: "none",
  // Chinese takes half the bytes when it is not escaped.
  charset: "utf8",
  // jsonc-parser's UMD build, which Node would take, cannot be bundled.
  mainFields: ["module", "main"],
  logLevel: watch ? "info" : "warning",
};

const plugins = [
  // Its classes but the parser are left out: `instanceof` would load it, or not hold.
  lazyLibrary(
    "yaml",
    "yaml.js",
    Object.keys(await import("yaml")).filter((name) => /^(?:[a-z]|Parser$)/.test(name) && name !== "default"),
  ),
  lazyLibrary("@huggingface/jinja", "jinja.js", ["Template"]),
  // Its table of n-grams takes a megabyte.
  lazyLibrary("./eld", "eld.js", ["identifyLanguage"]),
  // The starters are long, and seldom wanted.
  lazyLibrary("./new-prompt", "new-prompt.js", ["newPrompt"]),
  // The plotting library, for profiles as pages alone.
  lazyLibrary("./plotting", "plotting.js", ["drawHistogram", "drawCounts", "drawRange"]),
];
/** A table that is parsed as JSON takes 50 MB less than one that is compiled as code. */
const tableAsJson = {
  name: "table-as-json",
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]eld[/\\]src[/\\]ngrams[/\\]\w+\.js$/ }, async ({ path: file }) => {
      const { ngramsData } = await import(pathToFileURL(file).href);
      return { contents: `export const ngramsData = JSON.parse(${JSON.stringify(JSON.stringify(ngramsData))});` };
    });
  },
};
/** Everything of datasets is a bundle of its own, which the command line loads when it meets the first dataset. */
const lazyDatasets = lazyFolder("datasets.ts", "dataset.js");
/** So is what the editor does with them. */
const lazyDatasetEditor = lazyFolder("dataset-loader.ts", "dataset-editor.js");
const lazyDuplicatesEditor = lazyFolder("duplicates-loader.ts", "duplicates-editor.js", "duplicates-view");
const lazyCleaningEditor = lazyFolder("cleaning-loader.ts", "cleaning-editor.js", "cleaning");
const lazyModelChoice = lazyFolder("perplexity-model-loader.ts", "perplexity-model.js", "perplexity-model");
/** And what scores texts, without the process that runs the model. */
const lazyPerplexity = lazyFolder("perplexity.ts", "perplexity.js", "perplexity");
/** Leaves a folder, as the importing file requires it, to a bundle of its own. */
function lazyFolder(importingFile, bundle, folder = "dataset") {
  return {
    name: `lazy-${folder}`,
    setup({ onResolve }) {
      onResolve({ filter: new RegExp(`^(?:\\.{1,2}/)+${folder}$`) }, ({ importer }) =>
        path.basename(importer) === importingFile ? { path: `./${bundle}`, external: true } : undefined,
      );
    },
  };
}
// commander loads it for commands that are programs of their own, which Winnow has none of; it takes 8 ms.
const lazyChildProcess = {
  name: "lazy-child-process",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:child_process$/ }, ({ path }) => ({ path, namespace: "lazy" }));
    onLoad({ filter: /.*/, namespace: "lazy" }, () => ({
      contents: 'exports.spawn = (...given) => require("child_process").spawn(...given);',
    }));
  },
};
// The ES modules of yaml can be shaken; Node's own condition takes CommonJS.
const yaml = fileURLToPath(new URL("../node_modules/yaml/browser/dist/index.js", import.meta.url));

// fdir looks for itself by its URL, which a CommonJS bundle does not have.
const bundleUrl = 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;';
const commandLine = {
  // Small, and without a character beyond ASCII, it is read and compiled faster: its start is a budget.
  minify: true,
  charset: "ascii",
  define: { "import.meta.url": "bundleUrl" },
};

const bundles = [
  { entryPoints: [yaml], outfile: path.join(outdir, "yaml.js") },
  { entryPoints: ["@huggingface/jinja"], outfile: path.join(outdir, "jinja.js") },
  {
    entryPoints: { "new-prompt": "src/editor/new-prompt.ts" },
    outdir,
    external: ["vscode"],
    plugins,
  },
  { entryPoints: ["src/text/eld.ts"], outfile: path.join(outdir, "eld.js"), minify: true, plugins: [tableAsJson] },
  { entryPoints: ["src/report/plotting.ts"], outfile: path.join(outdir, "plotting.js"), minify: true },
  {
    entryPoints: ["src/extension.ts"],
    outfile: path.join(outdir, "extension.js"),
    external: ["vscode"],
    plugins: [...plugins, lazyDatasetEditor, lazyDuplicatesEditor, lazyCleaningEditor, lazyModelChoice],
  },
  {
    entryPoints: ["src/editor/dataset/index.ts"],
    outfile: path.join(outdir, "dataset-editor.js"),
    external: ["vscode"],
    plugins,
  },
  {
    entryPoints: ["src/editor/duplicates-view/index.ts"],
    outfile: path.join(outdir, "duplicates-editor.js"),
    external: ["vscode"],
    plugins,
  },
  {
    entryPoints: ["src/editor/cleaning/index.ts"],
    outfile: path.join(outdir, "cleaning-editor.js"),
    external: ["vscode"],
    plugins,
  },
  {
    entryPoints: ["src/editor/perplexity-model/index.ts"],
    outfile: path.join(outdir, "perplexity-model.js"),
    external: ["vscode"],
    minify: true,
  },
  {
    entryPoints: ["src/editor/dataset-thread.ts"],
    outfile: path.join(outdir, "dataset-worker.js"),
    plugins: [...plugins, lazyPerplexity],
    minify: true,
  },
  {
    entryPoints: {
      "webview-table": "src/editor/dataset-table/webview/main.ts",
      "webview-duplicates": "src/editor/duplicates-view/webview/main.ts",
      "webview-cleaning": "src/editor/cleaning/webview/main.ts",
    },
    outdir,
    platform: "browser",
    target: "es2022",
    format: "iife",
    minify: true,
  },
  {
    entryPoints: {
      "webview-table": "src/editor/dataset-table/webview/table.css",
      "webview-duplicates": "src/editor/duplicates-view/webview/duplicates.css",
      "webview-cleaning": "src/editor/cleaning/webview/cleaning.css",
    },
    outdir,
    minify: true,
  },
  {
    entryPoints: ["src/similarity/join/join-thread.ts"],
    outfile: path.join(outdir, "join-thread.js"),
    minify: true,
  },
  { entryPoints: ["src/perplexity/index.ts"], outfile: path.join(outdir, "perplexity.js"), minify: true },
  {
    entryPoints: ["src/perplexity/sidecar/main.ts"],
    outfile: path.join(outdir, "sidecar.js"),
    // Native, and loaded from where it is installed.
    external: ["onnxruntime-node"],
    minify: true,
  },
  {
    entryPoints: ["src/cli/dataset/index.ts"],
    outfile: path.join(outdir, "dataset.js"),
    plugins: [...plugins, lazyPerplexity],
    ...commandLine,
    banner: { js: bundleUrl },
  },
  {
    entryPoints: ["src/cli/main.ts"],
    outfile: path.join(outdir, "cli.js"),
    plugins: [...plugins, lazyChildProcess, lazyDatasets],
    ...commandLine,
    banner: { js: `#!/usr/bin/env node\n${bundleUrl}` },
  },
];

for (const bundle of bundles) {
  if (watch) await (await context({ ...options, ...bundle })).watch();
  else await build({ ...options, ...bundle });
}
