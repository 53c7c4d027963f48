import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { writeLate } from "../../../../src/cli/dataset/late-problems";
import type { ProblemSink } from "../../../../src/cli/dataset/problem-sink";
import { DatasetCheck } from "../../../../src/dataset/check";
import { readRows } from "../../../../src/dataset/container/read-rows";
import type { SetProblem } from "../../../../src/dataset/set/run";
import { fileBytes } from "../../../../src/dataset/source/file";

const problem = (row: number): SetProblem => ({
  row,
  problem: {
    rule: "dataset/near-duplicate",
    severity: "hint",
    message: "",
    range: { start: 0, end: 0 },
    related: [],
    fixes: [],
  },
  actions: [],
});

describe("writeLate", () => {
  let folder = "";
  let file = "";
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-late-"));
    file = path.join(folder, "a.jsonl");
    const row = (n: number) => `{"instruction": "Add 2 and ${n}.", "output": "${n + 2}"}\n`;
    fs.writeFileSync(file, row(1) + row(2) + row(3));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** What is told of the problems of rows 1 and 2, with or without its place. */
  async function late(given: { row?: () => void; signal?: AbortSignal; gone?: boolean } = {}): Promise<string[]> {
    const check = new DatasetCheck({ locale: "en", settings: { model: undefined, trainer: undefined } }, {});
    const facts = await readRows(fileBytes(file), {}, (row, found) => check.add(row, found));
    check.finish();
    if (given.gone === true) fs.rmSync(file);
    const told: string[] = [];
    const sink = {
      row: ({ number }: { number: number }) => {
        given.row?.();
        told.push(`placed ${number}`);
      },
      set: (_: unknown, row: number) => told.push(`row ${row}`),
    } as unknown as ProblemSink;
    const { signal = new AbortController().signal } = given;
    await writeLate(file, facts, [problem(0), problem(1)], sink, check, signal);
    return told;
  }

  it("places problems in their rows, or names the rows where the file is gone", async () => {
    assert.deepEqual(await late(), ["placed 0", "placed 1"]);
    assert.deepEqual(await late({ gone: true }), ["row 0", "row 1"]);
  });

  it("rejects with the signal's reason, and hides no fault", async () => {
    await assert.rejects(late({ signal: AbortSignal.abort(new Error("enough")) }), /enough/);
    const row = (): void => {
      throw new Error("a fault");
    };
    await assert.rejects(late({ row }), /a fault/);
  });
});
