import assert from "node:assert/strict";
import { DatasetCheck } from "../../../../src/dataset/check";
import type { DatasetCheckOptions } from "../../../../src/dataset/check-options";
import { readRows } from "../../../../src/dataset/container/read-rows";
import type { Row } from "../../../../src/dataset/row/row";
import { rowKeys } from "../../../../src/dataset/set/row-keys";
import { setRules } from "../../../../src/dataset/set/rules";
import { checkSet, placed, SetRun, type SetProblem } from "../../../../src/dataset/set/run";
import { setRule } from "../../../../src/dataset/set/set-rule";
import { bytesOf } from "../../../../src/dataset/source/source";
import { keysOf } from "./conversations";

const options: DatasetCheckOptions = { locale: "en", settings: { model: undefined, trainer: undefined } };

const unrolled = [
  '{"instruction": "a", "output": "b", "history": []}',
  '{"instruction": "x", "output": "y", "history": []}',
  '{"instruction": "c", "output": "d", "history": [["a", "b"]]}',
  '{"instruction": "x", "output": "z", "history": []}',
  '{"instruction": "x", "output": "y", "history": []}',
].join("\n");

/** The rows of a text, and what its rules for whole sets find, in the order in which it is told. */
async function check(text: string): Promise<{ rows: Row[]; later: SetProblem[] }> {
  const rows: Row[] = [];
  const later: SetProblem[] = [];
  const dataset = new DatasetCheck(options, { row: (row) => rows.push(row), set: (problem) => later.push(problem) });
  await readRows(bytesOf(text), {}, (row, file) => dataset.add(row, file));
  dataset.finish();
  return { rows, later };
}

describe("the rules for whole sets", () => {
  it("tell of an earlier row when a later one shows it, and place it when the row is read again", async () => {
    const { rows, later } = await check(unrolled);
    assert.deepEqual(
      later.map(({ row, problem }) => [row, problem.rule, problem.related[0]?.row]),
      [[0, "dataset/prefix-dialogue", 2]],
    );
    const problem = placed(later[0]!, rows[0]!);
    assert.deepEqual(problem.range, { start: 0, end: rows[0]!.text.length });
    assert.deepEqual(problem.fixes[0]!.edits, [rows[0]!.removal]);
  });

  it("find the same in the keys of the rows alone", async () => {
    const { rows } = await check(unrolled);
    const run = new SetRun(setRules, "instruction", options);
    const found = [...rows.flatMap((row) => run.add(row)), ...run.finish()];
    const keys = rows.map((row) => rowKeys(row));
    const again = checkSet([undefined, ...keys], setRules, "instruction", options);
    assert.deepEqual(
      again.map(({ row, problem }) => [row! - 1, problem.rule]),
      found.map(({ row, problem }) => [row, problem.rule]),
    );
    assert.deepEqual(
      found.map(({ row, problem }) => [row, problem.rule]),
      [
        [0, "dataset/prefix-dialogue"],
        [3, "dataset/conflicting-outputs"],
        [4, "dataset/exact-duplicate"],
      ],
    );
    for (const one of again) assert.deepEqual(placed(one, rows[one.row! - 1]!).range.start, 0);
  });

  it("can keep what later rows show of earlier ones until the end, and give it by the earlier rows", async () => {
    const text = [...unrolled.split("\n").toReversed(), '{"instruction": "e", "output": "f", "history": [["x", "z"]]}'];
    const at: Record<string, number[]> = { row: [], set: [], later: [] };
    const note = (where: string) => (problem: SetProblem) => at[where]!.push(problem.row! + 1);
    for (const listener of [
      { set: note("set") },
      { set: note("row"), later: (problems: Iterable<SetProblem>) => [...problems].forEach(note("later")) },
    ]) {
      const dataset = new DatasetCheck(options, listener);
      await readRows(bytesOf([...text, ...text].join("\n")), {}, (row, file) => dataset.add(row, file));
      dataset.finish();
    }
    assert.deepEqual(at, { row: [], set: [2], later: [2] });
  });

  it("offer to keep either of two rows, and a preference pair of them", () => {
    const found = checkSet([keysOf("q", "a"), keysOf("q", "b")], setRules, "instruction", options);
    assert.deepEqual(
      found[0]?.actions.map((action) =>
        action.kind === "preference-pair" ? [action.chosen, action.rejected] : action.row,
      ),
      [0, [1, 0], [0, 1]],
    );
    for (const { title } of found[0]!.actions) assert.match(title, /row/);
  });

  it("report no more rows of one input than configured, and other inputs all the same", () => {
    const keys = Array.from({ length: 50 }, (_, i) => keysOf(i % 2 === 0 ? "even" : "odd", String(i)));
    const rules = new Map([["dataset/conflicting-outputs", { options: { most: 3 } }]]);
    const rows = checkSet(keys, setRules, "instruction", { ...options, rules }).map(({ row }) => row);
    assert.deepEqual(rows, [2, 3, 4, 5, 6, 7]);
  });

  it("are silent on conflicts where different answers are meant", () => {
    const keys = [keysOf("q", "a"), keysOf("q", "b")];
    for (const kind of ["preference", "text", "prompts"] as const)
      assert.deepEqual(checkSet(keys, setRules, kind, options), [], kind);
  });

  it("go on when one of them throws, and say so once", () => {
    const errors: string[] = [];
    const throwing = setRule({
      id: "dataset/throwing",
      title: { en: "Throws", "zh-cn": "抛错" },
      description: { en: "", "zh-cn": "" },
      severity: "warning",
      messages: {},
      start: () => ({
        add() {
          throw new Error("no");
        },
      }),
      examples: [],
    });
    const found = checkSet([keysOf("q", "a"), keysOf("q", "a")], [throwing, ...setRules], "instruction", {
      ...options,
      onRuleError: (rule) => errors.push(rule),
    });
    assert.deepEqual(errors, ["dataset/throwing"]);
    assert.deepEqual(
      found.map(({ problem }) => [problem.rule, problem.severity]),
      [
        ["dataset/throwing", "hint"],
        ["dataset/exact-duplicate", "warning"],
      ],
    );
  });

  it("read nothing when all of them are off", () => {
    const rules = new Map(setRules.map(({ id }) => [id, { severity: "off" as const }]));
    const keys = [keysOf("q", "a"), keysOf("q", "a")];
    assert.deepEqual(checkSet(keys, setRules, "instruction", { ...options, rules }), []);
  });
});
