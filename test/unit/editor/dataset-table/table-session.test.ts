import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { OpenCheckOptions } from "../../../../src/dataset/open/open-dataset";
import { readDataset } from "../../../../src/dataset/read-dataset";
import { EvaluationSet } from "../../../../src/dataset/set/evaluation-set";
import { rowFingerprint } from "../../../../src/lint/fingerprint";
import { noFilter, type TableState, type TableWork } from "../../../../src/editor/dataset-worker/table-protocol";
import { TableSession } from "../../../../src/editor/dataset-table/worker/table-session";

const options = {
  locale: "en",
  settings: { model: undefined, trainer: undefined },
  // The rows below differ in little but a number.
  rules: new Map([["dataset/near-duplicate", { severity: "off" as const }]]),
} as const;

const rowText = (instruction: string, output: string): string => JSON.stringify({ instruction, input: "", output });

/** 300 rows: every tenth has no output, row 7 is broken, row 200 is the same as row 100. */
const rows = Array.from({ length: 300 }, (_, i) => {
  if (i === 7) return '{"instruction": "Say "hello".", "input": "", "output": "Hello."}';
  const n = i === 200 ? 100 : i;
  return rowText(`Name the number behind ${n} in words, please.`, i % 10 === 5 ? "" : `The number is ${n + 1}.`);
});

describe("table session", () => {
  let folder: string;
  let states: TableState[];
  let opened: TableSession[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "winnow-table-"));
    states = [];
    opened = [];
  });
  afterEach(async () => {
    for (const session of opened) await session.close();
    rmSync(folder, { recursive: true });
  });

  function open(content: string | Uint8Array, name = "a.jsonl", check: OpenCheckOptions = options): TableSession {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    const session = new TableSession(file, check, (state) => states.push(state));
    opened.push(session);
    return session;
  }

  /** Opens a file and waits until it has been checked. */
  async function checked(content: string | Uint8Array = rows.join("\n"), name?: string): Promise<TableSession> {
    const session = open(content, name);
    await session.run();
    return session;
  }

  /** Waits until a step of the work has come to an end. */
  async function ended(session: TableSession, step: TableWork["step"]): Promise<TableWork> {
    for (;;) {
      const work = session.state().work.find((one) => one.step === step);
      if (work !== undefined && work.state !== "running") return work;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  it("tells what the file is, and its problems by rule", async () => {
    const { container, format, rows: count, checked: done, problems, rules, work } = (await checked()).state();
    assert.deepEqual([container, format, count, done], ["jsonl", "Alpaca", 300, 300]);
    assert.deepEqual(
      rules.map(({ rule, count: of }) => `${rule} ${of}`),
      ["dataset/json-syntax 1", "dataset/empty-output 30", "dataset/exact-duplicate 1"],
    );
    assert.equal(problems, 32);
    assert.ok(work.every(({ state }) => state === "done"));
  });

  it("gives rows as cells, with their problems", async () => {
    const session = await checked();
    const [fifth, , seventh] = await session.rows(5, 3);
    assert.equal(fifth!.user, "Name the number behind 5 in words, please.");
    assert.deepEqual([fifth!.answer, fifth!.turns, fifth!.language, fifth!.problems], ["", 1, "en", [0, 1, 0, 0]]);
    assert.equal(seventh!.raw, "broken");
    assert.deepEqual(seventh!.problems, [1, 0, 0, 0]);
    assert.equal((await session.rows(290, 50)).length, 10);
  });

  it("leaves a header out, and reads CSV by it", async () => {
    const session = await checked('instruction,input,output\nSay hi.,,Hi.\n"Say ""bye"".",,\n', "a.csv");
    assert.equal(session.state().rows, 2);
    const [first, second] = await session.rows(0, 5);
    assert.deepEqual([first!.row, first!.user, first!.answer], [0, "Say hi.", "Hi."]);
    assert.equal(second!.user, 'Say "bye".');
    assert.equal(session.indexOf(1), 1);
  });

  it("reads gzip", async () => {
    const session = await checked(gzipSync(rows.join("\n")), "a.jsonl.gz");
    assert.equal((await session.rows(250, 1))[0]!.answer, "The number is 251.");
  });

  it("filters by rule and by severity, and knows the place of each row", async () => {
    const session = await checked();
    const state = session.setFilter({ ...noFilter, rules: ["dataset/empty-output"] });
    assert.deepEqual([state.shown, state.listed], [30, 30]);
    assert.deepEqual(
      (await session.rows(0, 3)).map(({ row }) => row),
      [5, 15, 25],
    );
    assert.deepEqual([session.indexOf(15), session.indexOf(16), session.indexOf(296)], [1, 2, undefined]);
    assert.equal(session.setFilter({ ...noFilter, severities: ["error"] }).shown, 1);
    assert.equal(session.setFilter(noFilter).shown, 300);
  });

  it("searches, leads from row to row round the end, and shows only what was found", async () => {
    const session = await checked();
    session.search({ text: "behind 1", matchCase: false });
    await ended(session, "searching");
    // 1, 10 to 19, 100 to 199, and row 200, which is the same as row 100.
    assert.equal(session.state().found, 112);
    assert.deepEqual(session.match(0, 1), { row: 1, index: 1, ordinal: 1 });
    assert.deepEqual(session.match(2, 1), { row: 10, index: 10, ordinal: 2 });
    assert.deepEqual(session.match(201, 1), { row: 1, index: 1, ordinal: 1 });
    assert.deepEqual(session.match(99, -1), { row: 19, index: 19, ordinal: 11 });
    assert.deepEqual(session.match(-1, -1), { row: 200, index: 200, ordinal: 112 });
    assert.equal(session.setFilter({ ...noFilter, found: true }).shown, 112);
    assert.deepEqual(session.match(0, -1), { row: 1, index: 0, ordinal: 1 });
    const both = session.setFilter({ severities: [], rules: ["dataset/empty-output"], found: true });
    assert.deepEqual([both.shown, both.listed, both.found, both.foundInAll], [11, 11, 11, 112]);
    session.setFilter(noFilter);
    assert.equal(session.search({ text: "", matchCase: false }).found, 0);
    assert.equal(session.match(0, 1), undefined);
  });

  it("searches a file of which nothing has been read yet, and a table without its header", async () => {
    const session = open(rows.join("\n"));
    session.search({ text: "behind 1", matchCase: false });
    assert.equal((await ended(session, "searching")).state, "done");
    assert.equal(session.state().foundInAll, 112);
    assert.equal(session.state().found, 0);
    await session.run();
    assert.equal(session.state().found, 112);
    const table = open("instruction,input,output\nAn instruction.,,Hi.\n", "b.csv");
    table.search({ text: "instruction", matchCase: false });
    await ended(table, "searching");
    assert.equal(table.state().foundInAll, 1);
  });

  it("says of a file that cannot be read why it cannot be searched", async () => {
    const session = await checked(Buffer.from(`\uFEFF${rows[0]}`, "utf16le"));
    session.search({ text: "number", matchCase: false });
    const { state, error } = await ended(session, "searching");
    assert.equal(state, "failed");
    assert.match(error!.reason.en, /UTF-16/);
    const cleared = session.search({ text: "", matchCase: false });
    assert.ok(cleared.work.every(({ step }) => step !== "searching"));
  });

  it("lists all problems in the rows' order, with their words", async () => {
    const session = await checked();
    const listed = await session.listed(0, 40);
    assert.equal(listed.length, 32);
    assert.deepEqual(
      listed.map(({ row }) => row),
      [
        5,
        7,
        15,
        ...Array.from({ length: 18 }, (_, i) => 25 + 10 * i),
        200,
        ...Array.from({ length: 10 }, (_, i) => 205 + 10 * i),
      ],
    );
    assert.match(listed[1]!.message, /quotation mark/);
    assert.equal(listed.find(({ row }) => row === 200)!.message, "The same as row 101.");
    assert.deepEqual(await session.listed(21, 1), [listed[21]]);
  });

  it("shows a row's problems where they stand in its texts", async () => {
    const session = await checked(
      `${rowText("Say hi.", "Hi.")}\n${JSON.stringify({ instruction: "Say\nbye.", input: "", output: "<p>Bye.</p>" })}\n`,
    );
    const details = (await session.details(1, 1000))!;
    const output = details.texts.find(({ part }) => part === "output")!;
    assert.deepEqual([details.format, output.field], ["Alpaca", "output"]);
    const [{ start, end, problem }] = output.marks as [(typeof output.marks)[number]];
    assert.equal(output.text.slice(start, end), "<p>");
    assert.equal(details.problems[problem]!.rule, "dataset/markup-residue");
    assert.equal(details.written.slice(details.problems[problem]!.range.start).slice(0, 3), "<p>");
    assert.equal((await session.details(1, 5))!.cut, details.written.length - 5);
    assert.equal(await session.details(2, 5), undefined);
  });

  it("marks an empty text, and links the row that a row repeats", async () => {
    const session = await checked();
    const { texts, problems } = (await session.details(5, 1000))!;
    assert.deepEqual(texts.find(({ part }) => part === "output")!.marks, [{ start: 0, end: 0, problem: 0 }]);
    assert.equal(problems[0]!.rule, "dataset/empty-output");
    const [same] = (await session.details(200, 1000))!.problems;
    assert.deepEqual(
      same!.related.map(({ row }) => row),
      [100],
    );
  });

  it("tells the line of a stretch of a row", async () => {
    const session = await checked('[\n  {"instruction": "a",\n   "output": ""}\n]', "a.json");
    assert.deepEqual(await session.place(0, { start: 0, end: 24 }), {
      start: { line: 1, character: 2 },
      end: { line: 2, character: 3 },
    });
  });

  it("stops checking, and checks again from the first row", async () => {
    const session = open(rows.join("\n"));
    const running = session.run();
    await ended(session, "indexing");
    session.stopChecking();
    await running;
    assert.equal((await ended(session, "checking")).state, "stopped");
    assert.equal((await session.rows(5, 1))[0]!.problems, undefined);
    await session.check();
    assert.equal(session.state().checked, 300);
    assert.equal(session.state().problems, 32);
  });

  it("says so when the file is another by now", async () => {
    const session = await checked();
    appendFileSync(path.join(folder, "a.jsonl"), "\n{}");
    await session.check();
    const { state, error } = await ended(session, "checking");
    assert.deepEqual([state, error?.isChange], ["failed", true]);
    await assert.rejects(session.rows(0, 1), /changed/);
  });

  it("says why a file cannot be read", async () => {
    const session = new TableSession(path.join(folder, "none.jsonl"), options, () => undefined);
    await session.run();
    const [work] = session.state().work;
    assert.equal(work!.state, "failed");
    assert.equal(work!.error!.reason.en, "there is no such file");
  });

  it("tells its state as it goes on, the last one too", async () => {
    await checked();
    while (states.at(-1)?.checked !== 300) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(states.length < 20);
  });

  it("holds the rows against evaluation sets", async () => {
    const file = path.join(folder, "train.jsonl");
    writeFileSync(file, rows.join("\n"));
    const set = new EvaluationSet("eval.jsonl");
    await readDataset(file, {}, (row) => {
      if (row.number === 3) set.add(row, 0);
    });
    const session = new TableSession(
      file,
      options,
      () => undefined,
      () => Promise.resolve([set]),
    );
    opened.push(session);
    await session.run();
    const leaked = (await session.listed(0, 100)).filter(({ rule }) => rule === "dataset/leakage");
    assert.deepEqual([leaked[0]!.row, leaked[0]!.message], [3, "The same as row 1 of the evaluation file eval.jsonl."]);
  });

  it("leaves out what is suppressed", async () => {
    const [row, other] = [rowText("Say hi.", ""), rowText("Say bye.", "")];
    const first = await checked(`${row}\n${other}`);
    const [problem] = (await first.details(0, 100))!.problems;
    const fingerprint = rowFingerprint(problem!, row);
    const suppressions = [{ rule: problem!.rule, path: "b.jsonl", fingerprint }];
    const session = open(`${row}\n${other}`, "b.jsonl", { ...options, suppressions });
    await session.run();
    assert.deepEqual(
      (await session.listed(0, 10)).map(({ row: at }) => at),
      [1],
    );
    assert.deepEqual((await session.details(0, 100))!.problems, []);
  });
});
