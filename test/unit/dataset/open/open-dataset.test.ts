import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { DatasetCheck } from "../../../../src/dataset/check";
import { containers, type Container } from "../../../../src/dataset/container/container";
import { readRows } from "../../../../src/dataset/container/read-rows";
import { placed } from "../../../../src/dataset/set/run";
import type { Row } from "../../../../src/dataset/row/row";
import { OpenDataset, type OpenCheckOptions } from "../../../../src/dataset/open/open-dataset";
import type { LineChange } from "../../../../src/dataset/open/open-text";
import { bytesOf } from "../../../../src/dataset/source/source";
import { rowFingerprint } from "../../../../src/lint/fingerprint";
import type { Problem } from "../../../../src/lint/problem";
import { LineIndex, type Position } from "../../../../src/text/lines";

// A structure that cannot be used is said beside the first row.
const unusable = { options: { outputs: [{ type: "Missing" }] } };
const options: OpenCheckOptions = {
  locale: "en",
  settings: { model: undefined, trainer: undefined },
  rules: new Map([["dataset/structured-output", unusable]]),
};

function open(text: string, container?: Container, more: Partial<OpenCheckOptions> = {}): Promise<OpenDataset> {
  const reading = container === undefined ? { name: "a.jsonl" } : { name: "a.jsonl", container };
  return OpenDataset.read(bytesOf(text), reading, { ...options, ...more });
}

interface Found {
  readonly rows: readonly { readonly text: string; readonly problems: readonly Problem[] }[];
  readonly ofSet: readonly Problem[];
}

/** What a check of the whole text finds. */
async function fresh(text: string, container: Container): Promise<Found> {
  const rows: { text: string; row: Row; problems: Problem[] }[] = [];
  const ofSet: Problem[] = [];
  const check = new DatasetCheck(options, {
    row: (row, problems) => void (rows[row.number] = { text: row.text, row, problems: [...problems] }),
    set: (found) => {
      if (found.row === undefined) ofSet.push(found.problem);
      else rows[found.row]!.problems.push(placed(found, rows[found.row]!.row));
    },
  });
  const texts: string[] = [];
  await readRows(bytesOf(text), { container }, (row, file) => {
    texts.push(row.text);
    check.add(row, file);
  });
  await check.compare();
  check.finish();
  return { rows: texts.map((row, i) => ({ text: row, problems: sorted(rows[i]?.problems ?? []) })), ofSet };
}

function found(dataset: OpenDataset): Found {
  dataset.finish();
  return {
    rows: dataset.rows.map(({ text }, i) => ({ text, problems: sorted(dataset.problems(i)) })),
    ofSet: dataset.ofSet,
  };
}

/** In an order of its own: of one place, what the set says may come before or behind what the row says. */
function sorted(problems: readonly Problem[]): Problem[] {
  const key = (problem: Problem): string => JSON.stringify(problem);
  return [...problems].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A change by offsets, as an editor would tell it. */
function change(text: string, start: number, end: number, by: string): { after: string; change: LineChange } {
  const lines = new LineIndex(text);
  const place = (offset: number): Position => lines.positionAt(offset);
  return {
    after: text.slice(0, start) + by + text.slice(end),
    change: { start: place(start), end: place(end), text: by },
  };
}

const samples: Readonly<Record<Container, readonly string[]>> = {
  jsonl: [
    '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 2 and 2.", "output": "4"}\n\n{"instruction": "翻译", "output": ""}',
    '{"a": 1}\n{"a": 2\n{"a": 3}\n',
    '{"instruction": "Add 2 and 2.", "output": "4"}\n{"instruction": "Add 2 and 3.", "output": "5"}\n{"instruction": "Add 2 and 2, please.", "output": "4"}\n{"instruction": "请写一首诗。", "output": "春"}\n{"instruction": "请写一首短诗。", "output": "秋"}\n',
  ],
  json: [
    '[\n  {"instruction": "Add 2 and 2.", "output": "4"},\n  {"instruction": "Add 2 and 3.", "output": ""},\n  {"instruction": "Add 2 and 2.", "output": "4"}\n]\n',
    '[{"instruction": "a", "output": "b"}, {"instruction": "c", "output": "d"}, {"instruction": "e", "output": ""}]',
    '[\n  {\n    "instruction": "写诗",\n    "output": "春"\n  },\n  {\n    "instruction": "写诗",\n    "output": "春"\n  }\n]',
    '{"instruction": "a", "output": "b"}\n{"instruction": "c",\n "output": ""} {"instruction": "e", "output": ""}\n',
    '{"v": 1, "train": [{"instruction": "a", "output": "b"}, {"instruction": "c", "output": "d"}],\n "n": ["x"], "test": [{"instruction": "a", "output": "b"}]}',
    '[[{"instruction": "a", "output": "b"}], [{"instruction": "c", "output": "d"}, 7, "x"]]',
  ],
  csv: [
    'instruction,input,output\nAdd 2 and 2.,,4\n"Say ""hi"".\nNow.",,hi\nAdd 2 and 2.,,4\n',
    'instruction,output\r\na,b\r\n"c,d",\r\n',
    "\ninstruction,output,output\na,b,c\nd,e,f\n",
  ],
  tsv: ["instruction\toutput\na\tb\nc\t\na\tb"],
  text: ["One line.\n\nAnother line.\nOne line.\n"],
};

/** What people type, and what breaks rows. */
const typed = fc.oneof(
  fc.constantFrom(
    '"',
    "{",
    "}",
    "[",
    "]",
    ",",
    "\n",
    "\\",
    ":",
    "",
    " ",
    "é",
    "好",
    '{"instruction": "x", "output": "y"}',
  ),
  fc.constantFrom(
    '\n{"instruction": "Add 2 and 2.", "output": "4"}',
    ',\n  {"instruction": "", "output": "4"}',
    "},\n  {",
  ),
  fc.string({ maxLength: 5 }).map((text) => text.replaceAll("\r", "")),
);
const edit = fc.record({ at: fc.nat(), length: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(200)), text: typed });

describe("open dataset", () => {
  it("finds in a text what a check of the file finds", async () => {
    for (const container of containers) {
      for (const text of samples[container])
        assert.deepEqual(found(await open(text, container)), await fresh(text, container));
    }
  });

  for (const container of containers) {
    it(`says after any edits what a check of the ${container} text would say`, async () => {
      const given = fc.tuple(
        fc.constantFrom(...samples[container]),
        fc.array(edit, { maxLength: 8 }),
        fc.array(fc.boolean()),
      );
      await fc.assert(
        fc.asyncProperty(given, async ([sample, edits, checks]) => {
          let text = sample;
          const dataset = await open(text, container);
          for (const [i, { at, length, text: by }] of edits.entries()) {
            if (checks[i] === true) dataset.finish();
            const start = at % (text.length + 1);
            let end = Math.min(text.length, start + length);
            // Editors never part a line break.
            if (text[start - 1] === "\r" || text[end - 1] === "\r") continue;
            if (text[end] === "\n" && text[end - 1] === "\r") end++;
            const { after, change: one } = change(text, start, end, by);
            dataset.edit([one]);
            text = after;
            assert.equal([...dataset.pieces()].join(""), text);
            assert.equal(dataset.lines, new LineIndex(text).count);
          }
          assert.deepEqual(found(dataset), await fresh(text, container));
        }),
        { numRuns: 60 },
      );
    });
  }

  it("checks every row anew when the first rows say something else of the file", async () => {
    const row = (i: number, more = "") => `{"instruction": "What is ${i}?", "output": "It is ${i}."${more}}`;
    const rows = Array.from({ length: 300 }, (_, i) => row(i));
    // A key that one row has is odd; it is not when sixty have it.
    rows[150] = row(150, ', "batch": "x"');
    const dataset = await open(`${rows.join("\n")}\n`, "jsonl");
    dataset.finish();
    assert.ok(dataset.problems(150).length > 0);
    let text = `${rows.join("\n")}\n`;
    for (let i = 0; i < 60; i++) {
      const at = text.indexOf(`It is ${i}."`) + `It is ${i}."`.length;
      const { after, change: one } = change(text, at, at, ', "batch": "y"');
      dataset.edit([one]);
      text = after;
    }
    assert.deepEqual(found(dataset), await fresh(text, "jsonl"));
  });

  it("checks rows bit by bit, the changed ones first", async () => {
    const rows = Array.from({ length: 100 }, (_, i) => `{"instruction": "What is ${i}?", "output": "It is ${i}."}`);
    const text = `${rows.join("\n")}\n`;
    const dataset = await open(text, "jsonl");
    assert.equal(
      dataset.checkRows(() => true),
      false,
    );
    assert.equal(dataset.rows[90]!.checked, undefined);
    const at = text.indexOf("What is 90") + 4;
    dataset.edit([change(text, at, at, '"').change]);
    dataset.checkRows(() => true);
    assert.ok(dataset.problems(90).length > 0);
    assert.equal(dataset.rows[80]!.checked, undefined);
    dataset.stop();
    assert.equal(dataset.checkRows(), true);
    assert.equal(dataset.rows[80]!.checked, undefined);
  });

  it("leaves out what is suppressed, in a row and in the set", async () => {
    const text = samples.jsonl[0]!;
    const all = found(await open(text, "jsonl"));
    const entries = all.rows.flatMap(({ problems, text: row }) =>
      problems.map((problem) => ({ rule: problem.rule, path: "a", fingerprint: rowFingerprint(problem, row) })),
    );
    assert.ok(entries.length > 1);
    const left = found(await open(text, "jsonl", { suppressions: entries }));
    assert.ok(left.rows.every(({ problems }) => problems.length === 0));
  });
});
