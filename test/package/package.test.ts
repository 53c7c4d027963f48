import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import { PerplexityClient } from "../../src/perplexity/client";
import type { Ready, RowResult } from "../../src/perplexity/protocol";
import { unpack, zipEntries, type ZipEntry } from "./zip";

const root = path.join(__dirname, "../..");
const runtime = "dist/node_modules/onnxruntime-node";
const library = `${runtime}/bin/napi-v6/${process.platform}/${process.arch}/`;

/** Everything that may be in the package, below its folder `extension`. */
const allowed = [
  /^(package(\.nls(\.[\w-]+)?)?\.json|readme(\.zh-cn)?\.md|changelog\.md|license(\.txt)?)$/i,
  /^dist\/(extension|yaml|jinja|dataset-editor|dataset-worker|duplicates-editor|join-thread|eld|new-prompt|cleaning-editor|plotting|perplexity|perplexity-model|sidecar|webview-table|webview-duplicates|webview-cleaning)\.js$/,
  /^dist\/webview-(table|duplicates|cleaning)\.css$/,
  /^dist\/node_modules\/onnxruntime-(node|common)\/(package\.json|dist\/(cjs\/)?[\w.-]+\.js|dist\/cjs\/package\.json)$/,
  /^dist\/node_modules\/onnxruntime-node\/(LICENSE|ThirdPartyNotices\.txt|DirectXShaderCompiler-LICENSE\.txt)$/,
  /^models\/winnow-tiny\/(README\.md|(config|generation_config|tokenizer|tokenizer_config)\.json|onnx\/model_quantized\.onnx)$/,
  /^l10n\/[\w.-]+\.json$/,
  /^media\/(icon\.png|winnow(-recipe)?\.schema\.json|snippets\/[\w.-]+\.code-snippets|walkthrough\/[\w.-]+\.svg)$/,
  /^syntaxes\/[\w.-]+\.json$/,
  /^examples\/(summarise-reviews(\.zh)?\.prompt\.md|datasets\/[\w.-]+\.jsonl)$/,
];

describe("package", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-package-"));
  const file = path.join(folder, "winnow.vsix");
  const installed = path.join(folder, "extension");
  let entries: readonly ZipEntry[] = [];

  before(() => {
    execFileSync(process.execPath, ["scripts/package.mjs", file], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    entries = zipEntries(fs.readFileSync(file)).flatMap(({ path: name, ...entry }) =>
      name.startsWith("extension/") ? [{ ...entry, path: name.slice("extension/".length) }] : [],
    );
    unpack(entries, installed);
  });
  after(() => fs.rmSync(folder, { recursive: true }));

  const has = (name: string): boolean => entries.some((entry) => entry.path === name);

  it("holds what the manifest names", () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(root, "package.json"), "utf8")) as unknown;
    const named = filesNamedIn(manifest).filter((name) => name !== "dist/cli.js");
    assert.ok(named.includes("dist/extension.js"));
    const missing = named.filter(
      (name) => !entries.some((entry) => entry.path === name || entry.path.startsWith(`${name}/`)),
    );
    assert.deepEqual(missing, []);
  });

  it("holds what its bundles load when they need it", () => {
    const bundles = entries.filter(({ path: name }) => /^dist\/[\w-]+\.js$/.test(name));
    const loaded = bundles.flatMap(({ content }) => [
      ...content()
        .toString()
        .matchAll(/require\("\.\/([\w.-]+)"\)/g),
    ]);
    const names = [...new Set(loaded.map((match) => `dist/${match[1]}`))];
    assert.ok(names.length > 0);
    assert.deepEqual(
      names.filter((name) => !has(name)),
      [],
    );
  });

  it("holds the texts in both languages", () => {
    for (const name of ["package.nls.json", "package.nls.zh-cn.json", "l10n/bundle.l10n.zh-cn.json"]) {
      assert.ok(has(name), name);
    }
  });

  it("holds the built-in model, whole", () => {
    const names = ["README.md", "config.json", "tokenizer.json", "tokenizer_config.json", "onnx/model_quantized.onnx"];
    assert.deepEqual(
      names.filter((name) => !has(`models/winnow-tiny/${name}`)),
      [],
    );
  });

  it("holds the library of one platform, with its licences", () => {
    const libraries = entries.filter(({ path: name }) => name.startsWith(`${runtime}/bin/`));
    assert.ok(libraries.some(({ path: name }) => name.endsWith(".node")));
    assert.deepEqual(
      libraries.map(({ path: name }) => name).filter((name) => !name.startsWith(library)),
      [],
    );
    for (const name of ["LICENSE", "ThirdPartyNotices.txt"]) assert.ok(has(`${runtime}/${name}`), name);
  });

  it("holds nothing else", () => {
    const isAllowed = (name: string): boolean =>
      name.startsWith(library) || allowed.some((pattern) => pattern.test(name));
    assert.deepEqual(
      entries.map((entry) => entry.path).filter((name) => !isAllowed(name)),
      [],
    );
  });

  it("has a bundle of less than 500 kB", () => {
    const bundle = entries.find((entry) => entry.path === "dist/extension.js");
    assert.ok(bundle !== undefined && bundle.bytes > 0 && bundle.bytes < 500_000, `${bundle?.bytes} bytes`);
  });

  it("scores a text where nothing else is installed", async () => {
    for (let above = folder; above !== path.dirname(above); above = path.dirname(above)) {
      assert.equal(fs.existsSync(path.join(above, "node_modules")), false, above);
    }
    const started: Ready[] = [];
    const results: RowResult[] = [];
    const client = new PerplexityClient({
      file: path.join(installed, "dist/sidecar.js"),
      environment: { NODE_PATH: "" },
      settings: { model: path.join(root, "test/fixtures/models/bigram"), device: "cpu", threads: 1 },
      onReady: (ready) => started.push(ready),
    });
    try {
      await client.score(["The river was low. 河水很浅。"], { onResult: (_, result) => results.push(result) });
    } finally {
      await client.dispose();
    }
    assert.equal(started.length, 1);
    const [result] = results;
    assert.ok(result !== undefined && "nll" in result && result.tokens > 0 && result.nll > 0, JSON.stringify(result));
  });
});

/** The paths below the repository that a manifest names, such as "./syntaxes/x.json". */
function filesNamedIn(value: unknown): string[] {
  if (typeof value === "string") return /^\.\/[\w./-]+$/.test(value) ? [value.slice(2)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(filesNamedIn) : [];
}
