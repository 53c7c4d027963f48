import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { DatasetCheckRun } from "../../../../src/cli/dataset/check-dataset";
import { fixDataset } from "../../../../src/cli/dataset/fix-dataset";

const rows = '{"instruction": "Write 2 lines.", "input": "N/A", "output": "Lines."}\n';

describe("fixDataset", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-fix-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  function write(content: string): string {
    const file = path.join(folder, "a.jsonl");
    fs.writeFileSync(file, content);
    return file;
  }

  const fix = (file: string, given: Partial<DatasetCheckRun> = {}) =>
    fixDataset(file, "a.jsonl", {
      locale: "en",
      settings: { model: undefined, trainer: undefined },
      suppressions: [],
      signal: new AbortController().signal,
      onProgress: () => undefined,
      ...given,
    });

  it("leaves it to the check to say that a file cannot be read", async () => {
    assert.deepEqual(await fix(path.join(folder, "none.jsonl")), { count: 0 });
    assert.deepEqual(await fix(write("PAR1\0\0\0\0")), { count: 0 });
  });

  it("writes nothing when it is stopped", async () => {
    const file = write(rows);
    assert.deepEqual(await fix(file, { signal: AbortSignal.abort() }), { count: 0 });
    assert.equal(fs.readFileSync(file, "utf8"), rows);
    assert.deepEqual(fs.readdirSync(folder), ["a.jsonl"]);
  });

  it("hides no fault of its own, and leaves nothing behind then", async () => {
    const file = write(rows);
    const onProgress = (): void => {
      throw new Error("a fault");
    };
    await assert.rejects(fix(file, { onProgress }), /a fault/);
    assert.equal(fs.readFileSync(file, "utf8"), rows);
    assert.deepEqual(fs.readdirSync(folder), ["a.jsonl"]);
  });
});
