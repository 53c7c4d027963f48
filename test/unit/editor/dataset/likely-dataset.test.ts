import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { likelyDataset } from "../../../../src/editor/dataset/likely-dataset";

const likely = (path: string, languageId: string) =>
  likelyDataset({ uri: { path }, languageId } as Parameters<typeof likelyDataset>[0]);

describe("what may be a dataset", () => {
  it("is JSON Lines by its language or its name", () => {
    assert.equal(likely("/data/a.jsonl", "plaintext"), "certain");
    assert.equal(likely("/data/a.ndjson", "plaintext"), "certain");
    assert.equal(likely("/Untitled-1", "jsonl"), "certain");
  });

  it("is JSON or a table by what it holds", () => {
    for (const path of ["/data/a.json", "/data/a.csv", "/data/train.tsv"])
      assert.equal(likely(path, "plaintext"), "possible");
    assert.equal(likely("/Untitled-1", "json"), "possible");
  });

  it("is no file that configures something, and nothing else", () => {
    for (const name of ["package.json", "package-lock.json", "tsconfig.base.json", "my.schema.json", ".winnow.json"])
      assert.equal(likely(`/a/${name}`, "json"), undefined, name);
    assert.equal(likely("/a/settings.json", "jsonc"), undefined);
    assert.equal(likely("/a/notes.txt", "plaintext"), undefined);
    assert.equal(likely("/a/b.md", "markdown"), undefined);
  });
});
