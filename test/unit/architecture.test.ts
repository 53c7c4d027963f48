import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { circleIn, layerOf, sourceFiles, type SourceFile } from "./imports";

/** The layers of docs/ARCHITECTURE.md, each with those it may import; a file of src/ itself is a layer of its own. */
const layers: Readonly<Record<string, readonly string[]>> = {
  text: [],
  lint: ["text"],
  similarity: ["text"],
  prompt: ["lint", "text"],
  dataset: ["lint", "similarity", "text", "prompt"],
  perplexity: ["text"],
  clean: ["dataset", "prompt", "lint", "similarity", "text", "perplexity"],
  report: ["dataset", "lint", "similarity", "clean"],
  cli: ["text", "lint", "similarity", "prompt", "dataset", "perplexity", "clean", "report"],
  editor: ["text", "lint", "similarity", "prompt", "dataset", "perplexity", "clean", "report"],
  "extension.ts": ["editor"],
};

/** The folders of src/editor/, each with those of them that it may import. */
const editorFolders: Readonly<Record<string, readonly string[]>> = {
  webview: ["dataset-worker"],
  "dataset-worker": [],
  scores: ["dataset-worker"],
  dataset: ["dataset-worker", "scores"],
  "dataset-table": ["webview", "dataset-worker", "dataset"],
  "profile-view": ["dataset-worker", "dataset-table", "scores"],
  "perplexity-model": [],
  "row-source": ["dataset-worker", "dataset-table"],
  cleaning: ["webview", "dataset-worker", "dataset", "dataset-table", "row-source", "scores"],
  "duplicates-view": ["webview", "dataset-worker", "dataset", "dataset-table", "row-source"],
};

/** Packages that only some files may import, by the beginning of their paths. */
const reserved: Readonly<Record<string, readonly string[]>> = {
  vscode: ["editor/", "extension.ts"],
  "onnxruntime-node": ["perplexity/sidecar/"],
};

describe("architecture", () => {
  const files = sourceFiles();
  const imports = files.flatMap((from) => from.imports.map((to) => ({ from: from.path, to })));

  it("has a layer for every folder of src/", () => {
    assert.ok(files.length > 10);
    const unknown = files.map((file) => layerOf(file.path)).filter((layer) => !(layer in layers));
    assert.deepEqual([...new Set(unknown)], []);
  });

  it("imports downwards only", () => {
    const upward = imports.filter(({ from, to }) => {
      const [own, other] = [layerOf(from), layerOf(to)];
      return own !== other && !layers[own]?.includes(other);
    });
    assert.deepEqual(upward.map(arrow), []);
  });

  it("imports one way between the editor's folders", () => {
    const folderOf = (file: string): string | undefined => /^editor\/([^/]+)\//.exec(file)?.[1];
    const unknown = files
      .map(({ path }) => folderOf(path))
      .filter((name) => name !== undefined && !(name in editorFolders));
    assert.deepEqual([...new Set(unknown)], []);
    const against = imports.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      return own !== undefined && other !== undefined && own !== other && !editorFolders[own]?.includes(other);
    });
    assert.deepEqual(against.map(arrow), []);
  });

  it("reaches a model only through perplexity's client and protocol", () => {
    const past = imports.filter(
      ({ from, to }) => to.startsWith("perplexity/sidecar/") && !from.startsWith("perplexity/sidecar/"),
    );
    assert.deepEqual(past.map(arrow), []);
  });

  it("imports nothing in a circle", () => {
    assert.deepEqual(circleIn(files), []);
  });

  it("keeps vscode and onnxruntime-node in their places", () => {
    const astray = files.flatMap((file) =>
      file.packages.filter((name) => reserved[name]?.some((place) => file.path.startsWith(place)) === false),
    );
    assert.deepEqual(astray, []);
  });

  it("has no file or folder with a name that says nothing", () => {
    const vague = files.filter((file) =>
      /(^|[/-])(managers?|helpers?|utils?|utilities|common|misc)([/.-]|$)/.test(file.path),
    );
    assert.deepEqual(
      vague.map((file) => file.path),
      [],
    );
  });

  it("sees a circle and an upward import when there is one", () => {
    const file = (path: string, ...imports: string[]): SourceFile => ({ path, imports, packages: [] });
    const circular = [file("text/a.ts", "text/b.ts"), file("text/b.ts", "text/c.ts"), file("text/c.ts", "text/b.ts")];
    assert.deepEqual(circleIn(circular), ["text/b.ts", "text/c.ts", "text/b.ts"]);
    assert.equal(layerOf("extension.ts"), "extension.ts");
    assert.equal(layerOf("prompt/rules/index.ts"), "prompt");
  });
});

function arrow({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} → ${to}`;
}
