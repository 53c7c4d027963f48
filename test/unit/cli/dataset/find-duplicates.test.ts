import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { cutToWidth } from "../../../../src/cli/dataset/duplicates/cut-to-width";
import {
  findDuplicates,
  TooLittleMemory,
  type FindDuplicatesOptions,
} from "../../../../src/cli/dataset/find-duplicates";
import { duplicateMetrics } from "../../../../src/cli/duplicate-metrics";

describe("findDuplicates", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-duplicates-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function write(rows: number): string {
    const file = path.join(folder, "a.jsonl");
    const row = (n: number) => `{"instruction": "Add ${n} and ${n * 3}.", "output": "${n * 4}"}\n`;
    fs.writeFileSync(file, Array.from({ length: rows }, (_, n) => row(n)).join(""));
    return file;
  }

  const find = (file: string, given: Partial<FindDuplicatesOptions> = {}) =>
    findDuplicates([{ file }], {
      field: "instruction",
      metric: "rouge-l",
      threshold: 0.7,
      tokenizer: "words",
      mostPairs: 100,
      signal: new AbortController().signal,
      onRead: () => undefined,
      onProgress: () => undefined,
      ...given,
    });

  it("says before it begins that memory would not be enough, by every metric", async () => {
    const file = write(1000);
    for (const metric of duplicateMetrics) {
      const onProgress = () => assert.fail("it has begun");
      const free = 50_000;
      await assert.rejects(find(file, { metric, freeMemory: () => free, onProgress }), (error: unknown) => {
        assert.ok(error instanceof TooLittleMemory);
        assert.deepEqual([error.texts, error.free], [1000, free]);
        return error.needed > free;
      });
      assert.equal((await find(file, { metric, freeMemory: () => 1e9 })).rows, 1000);
      assert.equal((await find(file, { metric })).rows, 1000);
    }
  });

  it("says so while it still reads, where there are very many rows", async () => {
    const file = write(200_000);
    let asked = 0;
    const freeMemory = () => (asked++ === 0 ? 1e12 : 0);
    await assert.rejects(find(file, { freeMemory }), (error: unknown) => {
      return error instanceof TooLittleMemory && error.texts === 1 << 17;
    });
  });

  it("ends when the signal comes, and shows no text of a file that has gone", async () => {
    const file = write(10);
    await assert.rejects(find(file, { signal: AbortSignal.abort(new Error("enough")) }), /enough/);
    const found = await find(file);
    assert.deepEqual([...(await found.textsOf([2]))], [[2, "Add 2 and 6."]]);
    fs.rmSync(file);
    assert.deepEqual([...(await found.textsOf([2]))], []);
  });
});

describe("cutToWidth", () => {
  it("leaves what fits, and cuts by cells of a terminal, never inside a character", () => {
    assert.equal(cutToWidth("Name a fruit.", 13), "Name a fruit.");
    assert.equal(cutToWidth("Name a fruit.", 12), "Name a frui…");
    assert.equal(cutToWidth("写一首诗", 8), "写一首诗");
    assert.equal(cutToWidth("写一首诗", 7), "写一首…");
    assert.equal(cutToWidth("👩‍👩‍👧👩‍👩‍👧", 3), "👩‍👩‍👧…");
  });
});
