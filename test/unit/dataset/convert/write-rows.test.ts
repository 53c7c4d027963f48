import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { UnfitForTable, writeRows, type WritableContainer } from "../../../../src/dataset/convert/write-rows";
import { readRows } from "../../../../src/dataset/container/read-rows";
import type { JsonObject } from "../../../../src/dataset/format/format";
import { contentReader, type ContentReader } from "../../../../src/dataset/row/read-content";
import { bytesOf } from "../../../../src/dataset/source/source";

async function textOf(rows: readonly JsonObject[], container: WritableContainer): Promise<string> {
  let text = "";
  for await (const piece of writeRows(rows, container)) text += piece;
  return text;
}

async function readBack(text: string, container: WritableContainer): Promise<unknown[]> {
  const values: unknown[] = [];
  let read: ContentReader | undefined;
  await readRows(bytesOf(text), { container }, (row, file) => {
    read ??= contentReader(file.container, file.header);
    values.push(read(row.text).value);
  });
  return values;
}

const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom('"', "a,b", "a\tb", "a\nb", "a\r\nb", " x ", "", "\u2028", "a\u2028b"),
);
const fields = fc.record({ instruction: cell, output: cell }, { noNullPrototype: true });

describe("writeRows", () => {
  it("writes one row a line", async () => {
    assert.equal(await textOf([{ a: 1 }, { b: "x\ny" }], "jsonl"), '{"a":1}\n{"b":"x\\ny"}\n');
    assert.equal(await textOf([], "jsonl"), "");
  });

  it("writes an array", async () => {
    assert.equal(await textOf([{ a: 1 }, { b: [] }], "json"), '[\n  {\n    "a": 1\n  },\n  {\n    "b": []\n  }\n]\n');
    assert.equal(await textOf([], "json"), "[]\n");
  });

  it("writes a table", async () => {
    const rows = [
      { act: "a,b", prompt: 'say "hi"\n' },
      { prompt: 2, act: null },
    ];
    assert.equal(await textOf(rows, "csv"), 'act,prompt\r\n"a,b","say ""hi""\n"\r\n,2\r\n');
  });

  it("refuses rows that a table cannot hold", async () => {
    await assert.rejects(textOf([{ a: "x" }, { a: "x", b: "y" }], "csv"), new UnfitForTable("b"));
    await assert.rejects(textOf([{ messages: [] }], "tsv"), new UnfitForTable("messages"));
  });

  for (const container of ["jsonl", "json", "csv", "tsv"] as const) {
    it(`writes ${container} that is read back as it was`, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(fields, { minLength: 1 }), async (rows) => {
          assert.deepEqual(await readBack(await textOf(rows, container), container), rows);
        }),
        { numRuns: 200 },
      );
    });
  }
});
