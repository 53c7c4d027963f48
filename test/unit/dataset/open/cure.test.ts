import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { Container } from "../../../../src/dataset/container/container";
import { cure, dropRows } from "../../../../src/dataset/open/cure";
import { OpenDataset } from "../../../../src/dataset/open/open-dataset";
import type { LineChange } from "../../../../src/dataset/open/open-text";
import { bytesOf } from "../../../../src/dataset/source/source";
import { applyEdits } from "../../../../src/lint/fixes";
import { LineIndex } from "../../../../src/text/lines";

const options = { locale: "en", settings: { model: undefined, trainer: undefined } } as const;

async function open(text: string, container: Container = "jsonl"): Promise<OpenDataset> {
  const dataset = await OpenDataset.read(bytesOf(text), { name: "a", container }, options);
  dataset.finish();
  return dataset;
}

function applied(text: string, edits: readonly LineChange[]): string {
  const lines = new LineIndex(text);
  return applyEdits(
    text,
    edits.map(({ start, end, text: by }) => ({
      range: { start: lines.offsetAt(start), end: lines.offsetAt(end) },
      text: by,
    })),
  );
}

const row = (i: number) => JSON.stringify({ instruction: `What is ${i}?`, output: `It is ${i}.` });

describe("dropping rows", () => {
  const kept = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 });

  it("leaves the lines of the others as they are", async () => {
    await fc.assert(
      fc.asyncProperty(kept, fc.constantFrom("\n", "\r\n"), fc.boolean(), async (keep, lineBreak, last) => {
        const rows = keep.map((_, i) => row(i));
        const text = rows.join(lineBreak) + (last ? lineBreak : "");
        const dataset = await open(text);
        const edits = dropRows(
          dataset,
          keep.flatMap((one, i) => (one ? [] : [i])),
        );
        const left = applied(text, edits)
          .split(lineBreak)
          .filter((line) => line !== "");
        assert.deepEqual(
          left,
          rows.filter((_, i) => keep[i]),
        );
      }),
      { numRuns: 60 },
    );
  });

  it("leaves an array sound, however it is laid out and nested", async () => {
    const layout = fc.constantFrom(
      [",\n  ", "[\n  ", "\n]\n"],
      [", ", "[", "]"],
      [" ,", "[ ", " ]"],
      ["], [", "[[", "]]"],
    );
    await fc.assert(
      fc.asyncProperty(kept, layout, async (keep, [between, before, behind]) => {
        const rows = keep.map((_, i) => row(i));
        const text = before + rows.join(between) + behind;
        const dataset = await open(text, "json");
        const edits = dropRows(
          dataset,
          keep.flatMap((one, i) => (one ? [] : [i])),
        );
        const left = (JSON.parse(applied(text, edits)) as unknown[]).flat();
        assert.deepEqual(
          left,
          rows.filter((_, i) => keep[i]).map((one) => JSON.parse(one) as unknown),
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe("curing a rule's problems", () => {
  const twice = (i: number) => `{"instruction": "What is ${i}?", "output": "a", "output": "It is ${i}."}`;

  it("fixes what can be fixed in a row's place, at most so many rows at once", async () => {
    const text = `${row(1)}\n${twice(2)}\n${twice(3)}\n${twice(4)}\n`;
    const dataset = await open(text);
    const wanted = { rule: "dataset/duplicate-key", by: "fix" } as const;
    const some = cure(dataset, { ...wanted, atMost: 2 });
    assert.deepEqual([some.rows, some.left], [2, 1]);
    const all = cure(dataset, { ...wanted, atMost: 10 });
    const values = applied(text, all.edits).trim().split("\n");
    assert.deepEqual(
      values.map((line) => (JSON.parse(line) as { output: string }).output),
      ["It is 1.", "It is 2.", "It is 3.", "It is 4."],
    );
    assert.ok(values.every((line) => line.split("output").length === 2));
  });

  it("drops the rows that have a problem, those that the set has against them too", async () => {
    const text = `${row(1)}\n${row(2)}\n${row(1)}\n${row(1)}\n`;
    const dataset = await open(text);
    const { edits, rows } = cure(dataset, { rule: "dataset/exact-duplicate", by: "drop", atMost: 10 });
    assert.equal(rows, 2);
    assert.equal(applied(text, edits), `${row(1)}\n${row(2)}\n`);
  });

  it("drops of near duplicates what the seed pool would, or those of one row", async () => {
    const asks = (text: string): string => JSON.stringify({ instruction: text, output: text });
    // The third is like the second alone, so it stays when that goes.
    const chain = ["a b c d e f", "a b c d e x y", "c d e x y z w"].map(asks);
    const other = ["写一首关于春天的诗", "写一首关于秋天的诗", "请写一首关于春天的诗"].map(asks);
    const text = [...chain, ...other].map((one) => `${one}\n`).join("");
    const dataset = await open(text);
    const wanted = { rule: "dataset/near-duplicate", by: "drop", atMost: 10 } as const;
    const left = (edits: readonly LineChange[]): string => applied(text, edits);
    assert.equal(left(cure(dataset, wanted).edits), [chain[0], chain[2], other[0]].map((one) => `${one}\n`).join(""));
    assert.equal(
      left(cure(dataset, { ...wanted, like: 3 }).edits),
      [...chain, other[0]].map((one) => `${one}\n`).join(""),
    );
  });

  it("never rewrites a row unseen", async () => {
    const dataset = await open(`${row(1)}\n${row(2).slice(0, -1)}\n${row(3)}\n`);
    assert.deepEqual(cure(dataset, { rule: "dataset/json-syntax", by: "fix", atMost: 10 }).edits, []);
  });
});
