import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, describe, it } from "mocha";
import { ServedDocument } from "../../../../src/editor/dataset/document";
import {
  sampleLength,
  type Checked,
  type CheckSettings,
  type LineSample,
  type OpenParams,
} from "../../../../src/editor/dataset-worker/documents-protocol";
import { EvaluationSets } from "../../../../src/editor/dataset-worker/evaluation-sets";
import type { Emit } from "../../../../src/editor/dataset-worker/serve";
import type { Scores } from "../../../../src/editor/scores/text-scorer";
import { LineIndex } from "../../../../src/text/lines";

const check: CheckSettings = {
  locale: "en",
  path: "a.jsonl",
  configuration: {},
  rules: {},
  model: undefined,
  evaluation: [],
};
const params: OpenParams = {
  document: 1,
  version: 1,
  name: "a.jsonl",
  lineBreak: "\n",
  check,
  from: { slices: true },
};
const emptyOutput = "dataset/empty-output";
const sum = '{"instruction": "Add 2 and 2.", "input": "", "output": "The sum is 4."}';
const empty = '{"instruction": "Name a colour of the rainbow.", "input": "", "output": ""}';
const open: ServedDocument[] = [];

/** A document whose text is given, and what it tells. */
async function served(text: string, more: Partial<OpenParams> = {}) {
  const told: Checked[] = [];
  const failed: string[] = [];
  const lost: number[] = [];
  const listeners = new Set<() => void>();
  const emit: Emit = (name, event) => {
    if (name === "document/checked") told.push(event as Checked);
    if (name === "document/lost") lost.push((event as { document: number }).document);
    if (name === "document/failed") failed.push((event as { reason: string }).reason);
    for (const listener of listeners) listener();
  };
  const document = new ServedDocument({ ...params, ...more }, emit, new EvaluationSets());
  open.push(document);
  const read = document.read(() => undefined);
  if (more.from === undefined) {
    const middle = Math.floor(text.length / 2);
    document.slice(text.slice(0, middle), false);
    document.slice(text.slice(middle), true);
  }
  const until = (done: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (done()) (listeners.delete(look), resolve());
      };
      listeners.add(look);
      look();
    });
  const settled = (version: number) =>
    until(() => told.at(-1)?.version === version && told.at(-1)!.remaining === 0).then(() => told.at(-1)!);
  return { document, told, lost, failed, isRead: await read, settled, until };
}

function sampleOf(text: string, line: number): LineSample {
  return { line, beginning: new LineIndex(text).textOf(line).slice(0, sampleLength) };
}

/** What is shown, with the rule of each: lines and characters. */
function shown(told: readonly Checked[]): [string, ...number[]][] {
  const rules = new Map(told.flatMap(({ added }) => added.map(({ id, rule }) => [id, rule])));
  const { places } = told.at(-1)!;
  return Array.from({ length: places.length / 5 }, (_, i) => {
    const [id, ...place] = places.subarray(i * 5, i * 5 + 5);
    return [rules.get(id!)!, ...place];
  });
}

describe("a document in the dataset thread", () => {
  afterEach(() => {
    for (const document of open.splice(0)) document.close();
  });

  it("tells what is wrong, where, and what it is", async () => {
    const { isRead, settled, told } = await served(`${sum}\n${empty}\n`);
    assert.equal(isRead, true);
    const { summary } = await settled(1);
    assert.equal(summary.format?.id, "alpaca");
    assert.deepEqual([summary.rows, summary.unparsed, summary.problems.warning], [2, 0, 1]);
    const [[rule, line]] = shown(told) as [[string, number]];
    assert.deepEqual([rule, line], [emptyOutput, 1]);
  });

  it("stops scoring its rows when it is closed", async () => {
    const { document } = await served(sum);
    const context = { signal: new AbortController().signal, progress: () => undefined };
    const stuck: Scores = {
      score: (_, __, { signal }) =>
        new Promise((_, reject) => signal!.addEventListener("abort", () => reject(signal!.reason as Error))),
    };
    const scoring = document.score(1, stuck, { folder: undefined, device: "cpu", locale: "en" }, context);
    document.close();
    assert.equal(await scoring, undefined);
  });

  it("tells a problem once, and afterwards where it went", async () => {
    const text = `${sum}\n${empty}\n`;
    const { document, settled, told } = await served(text);
    await settled(1);
    const after = `\n${text}`;
    const change = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "\n" };
    document.change(2, [change], 4, sampleOf(after, 0));
    const { added } = await settled(2);
    assert.ok(added.every(({ rule }) => rule !== emptyOutput));
    assert.deepEqual(
      shown(told)
        .find(([rule]) => rule === emptyOutput)
        ?.slice(0, 2),
      [emptyOutput, 2],
    );
  });

  it("says that it has lost the text when it is not what the editor has", async () => {
    const { document, settled, lost } = await served(`${sum}\n${empty}\n`);
    await settled(1);
    const change = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 }, text: "x" };
    document.change(2, [change], 3, { line: 0, beginning: "something else" });
    assert.deepEqual(lost, [1]);
  });

  it("says so too when another text altogether holds its rows in another way", async () => {
    const { document, settled, lost } = await served("\n");
    await settled(1);
    const array = `[\n  ${sum},\n  ${empty}\n]\n`;
    const change = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 }, text: array };
    document.change(2, [change], 5, sampleOf(array, 0));
    assert.deepEqual(lost, [1]);
  });

  it("looks again how the rows are held when the text is saved, not while it is typed", async () => {
    const { document, settled, lost } = await served(`${sum}\n`);
    await settled(1);
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
    document.change(2, [{ ...at(0), text: "[\n" }], 3, { line: 0, beginning: "[" });
    document.change(3, [{ ...at(2), text: "]\n" }], 4, { line: 2, beginning: "]" });
    assert.deepEqual(lost, []);
    document.saved();
    assert.deepEqual(lost, [1]);
  });

  it("answers with fixes by lines, and nothing about another version", async () => {
    const { document, settled } = await served(`${sum}\n${empty.slice(0, -1)}\n${sum}\n`);
    await settled(1);
    const place = { line: 1, character: empty.length - 1 };
    assert.equal(document.problems(2, { start: place, end: place }), undefined);
    const problems = document.problems(1, { start: place, end: place })!;
    const syntax = problems.find(({ rule }) => rule === "dataset/json-syntax")!;
    assert.equal(syntax.row, 1);
    assert.equal(syntax.fixes[0]!.rewritten?.after, empty);
    assert.deepEqual(syntax.drop, [{ start: { line: 1, character: 0 }, end: { line: 2, character: 0 }, text: "" }]);
  });

  it("shows rows as conversations, cut where they are long", async () => {
    const { document, settled } = await served(`${sum}\n`);
    await settled(1);
    const view = document.row(1, { line: 0, character: 5 }, 5)!;
    assert.deepEqual(
      view.turns.map(({ role, text, cut }) => [role, text, cut]),
      [
        ["user", "Add 2", 7],
        ["assistant", "The s", 8],
      ],
    );
    assert.equal(document.row(1, { line: 1, character: 0 }, 5), undefined);
  });

  it("renders rows as the command line does: tool calls, both answers, and texts in no one's mouth", async () => {
    const call = { function: { name: "add", arguments: '{"a": 2}' } };
    const messages = [
      { role: "user", content: "Add." },
      { role: "assistant", content: null, tool_calls: [call] },
    ];
    const rows = [
      { messages },
      { prompt: "Name a river.", chosen: "The Rhine.", rejected: "Rome." },
      { text: "Once." },
    ];
    const { document, settled } = await served(rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
    await settled(1);
    const rendered = (line: number) => document.row(1, { line, character: 0 }, 70, "chatml")!.rendered;
    assert.match(rendered(0)[0]!.text, /assistant\n\{"name": "a/);
    assert.deepEqual(
      rendered(1).map(({ answer, text, cut }) => [answer, text.length, cut > 0]),
      [
        ["chosen", 70, true],
        ["rejected", 70, true],
      ],
    );
    assert.deepEqual(rendered(2), [{ text: "Once.", cut: 0 }]);
    assert.deepEqual(document.row(1, { line: 0, character: 0 }, 60)!.rendered, []);
  });

  it("converts to a format of the user's own too", async () => {
    const configuration = { datasets: { formats: [{ name: "asked", instruction: "q", output: "a" }] } };
    const { document, settled } = await served(`${sum}\n`, { check: { ...check, configuration } });
    await settled(1);
    assert.ok(document.targets(1)!.some(({ id }) => id === "asked"));
    const context = { signal: new AbortController().signal, progress: () => undefined };
    const { bytes } = (await document.write(1, "asked", undefined, context))!;
    assert.deepEqual(JSON.parse(Buffer.from(bytes!).toString()), { q: "Add 2 and 2.", a: "The sum is 4." });
    assert.equal((await document.outlook(1, "asked", context))!.rows, 1);
  });

  it("reads the file itself where that has the document's text, and says so where it has not", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-served-"));
    try {
      const file = path.join(folder, "a.jsonl");
      // Editors do not mix line breaks, and leave out a byte order mark.
      fs.writeFileSync(file, `\uFEFF${sum}\r\n${empty}\n`);
      const samples = [sampleOf(`${sum}\n${empty}\n`, 1)];
      const right = await served("", { from: { path: file, lines: 3, samples } });
      assert.equal(right.isRead, true);
      await right.settled(1);
      assert.deepEqual(shown(right.told).at(0)?.slice(0, 2), [emptyOutput, 1]);
      const wrong = await served("", { from: { path: file, lines: 3, samples: [{ line: 1, beginning: "{}" }] } });
      assert.equal(wrong.isRead, false);
      const longer = await served("", { from: { path: file, lines: 4, samples } });
      assert.equal(longer.isRead, false);
      await assert.rejects(served("", { from: { path: path.join(folder, "none"), lines: 1, samples } }));
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("is given up, and says so, where a check or a change throws that must not", async () => {
    // No rule has such options, as what is configured is looked at before.
    const rules = { "dataset/domain-ratio": { options: { field: 7 } } } as never;
    const checked = await served(`${sum}\n`, { check: { ...check, configuration: { rules } } });
    await checked.until(() => checked.failed.length > 0);
    assert.deepEqual([checked.failed.length, checked.told.length], [1, 0]);
    assert.equal(checked.document.row(1, { line: 0, character: 0 }, 10), undefined);
    const changed = await served(`${sum}\n`);
    await changed.settled(1);
    changed.document.attempt(() => changed.document.change(2, undefined as never, 1, { line: 0, beginning: "" }));
    assert.equal(changed.failed.length, 1);
  });

  it("is held against evaluation files, and anew when they change, with a way to their rows", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-served-"));
    try {
      const file = path.join(folder, "eval.jsonl");
      fs.writeFileSync(file, `${sum.replace("Add 2 and 2", "Add 3 and 3")}\n${sum}\n`);
      const held = { ...check, evaluation: [{ path: file, shown: "data/eval.jsonl" }] };
      const { document, settled, told, until } = await served(`${sum}\n${empty}\n`, { check: held });
      await settled(1);
      const start = { line: 0, character: 0 };
      const leaked = () => document.problems(1, { start, end: start })!.find(({ rule }) => rule === "dataset/leakage");
      assert.equal(leaked()!.message, "The same as row 2 of the evaluation file data/eval.jsonl.");
      assert.deepEqual(leaked()!.opens, [{ title: "Open row 2 of data/eval.jsonl", file, row: 1 }]);
      fs.writeFileSync(file, `${empty}\n`);
      const before = told.length;
      document.configure(held);
      await until(() => told.length > before && told.at(-1)!.remaining === 0 && leaked() === undefined);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  it("leaves unchecked what it is told to leave, until it is configured anew", async () => {
    const { document, settled, told, until } = await served(`${`${sum}\n`.repeat(20_000)}${empty}\n`);
    document.stop();
    const { summary } = await settled(1);
    assert.ok(summary.unchecked > 0);
    document.configure({ ...check, rules: { [emptyOutput]: "error" } });
    await until(() => told.at(-1)!.summary.unchecked === 0 && told.at(-1)!.remaining === 0);
    assert.equal(told.at(-1)!.summary.problems.error, 1);
  });
});
