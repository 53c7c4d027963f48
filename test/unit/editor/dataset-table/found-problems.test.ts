import assert from "node:assert/strict";
import type { Problem, Severity } from "../../../../src/lint/problem";
import { FoundProblems } from "../../../../src/editor/dataset-table/worker/found-problems";
import { NumberTemplates } from "../../../../src/editor/dataset-table/worker/number-templates";

function problem(rule: string, severity: Severity = "warning", message = rule): Problem {
  return { rule, severity, message, range: { start: 0, end: 1 }, related: [], fixes: [] };
}

const everything = { severities: [], rules: [] };

/** Row 2 has two problems of its own and one that compares it; row 5 is told of row 7 late; row 9 has one. */
function found(): FoundProblems {
  const problems = new FoundProblems();
  problems.add(2, problem("a", "error"), true);
  problems.add(2, problem("b"), true);
  problems.add(2, problem("same", "warning", "The same as row 1."), false);
  problems.addLate(7, problem("same", "warning", "The same as row 8."));
  problems.addLate(5, problem("same", "warning", "The same as row 8."));
  problems.add(9, problem("a", "error"), true);
  problems.addLate(undefined, problem("size", "information"));
  return problems;
}

const rowsOf = (problems: FoundProblems, listed: Uint32Array): number[] => [...listed].map((i) => problems.at(i).row);

describe("found problems", () => {
  it("tells a row's problems, and which of them are kept", () => {
    const ofRow = found().ofRow(2);
    assert.deepEqual(
      ofRow.map(({ rule, nth, kept }) => [rule, nth, kept?.message]),
      [
        ["a", 0, undefined],
        ["b", 1, undefined],
        ["same", undefined, "The same as row 1."],
      ],
    );
    assert.deepEqual(
      found()
        .ofRow(5)
        .map(({ kept }) => kept?.message),
      ["The same as row 8."],
    );
    assert.deepEqual(found().ofRow(3), []);
  });

  it("lists problems in the rows' order, those found late too", () => {
    const problems = found();
    assert.deepEqual(
      rowsOf(
        problems,
        problems.listed(everything, () => true),
      ),
      [2, 2, 2, 5, 7, 9],
    );
  });

  it("lists what a filter lets through", () => {
    const problems = found();
    const listed = (severities: Severity[], rules: string[], isShown = (_row: number) => true): number[] =>
      rowsOf(problems, problems.listed({ severities, rules }, isShown));
    assert.deepEqual(listed(["error"], []), [2, 9]);
    assert.deepEqual(listed([], ["same"]), [2, 5, 7]);
    assert.deepEqual(listed(["error"], ["same"]), []);
    assert.deepEqual(
      listed([], [], (row) => row > 6),
      [7, 9],
    );
  });

  it("marks the rows that have a problem which counts", () => {
    assert.deepEqual([...found().rowsWith({ severities: ["warning"], rules: [] }, 10)], [0, 0, 1, 0, 0, 1, 0, 1, 0, 0]);
  });

  it("finds each listed problem among its row's", () => {
    const problems = found();
    const second = problems.at(problems.listed(everything, () => true)[1]!);
    assert.deepEqual([second.rule, second.nth], ["b", 1]);
  });

  it("counts by rule and severity", () => {
    const counts = [...found().byRule()].map(({ rule, severity, count }) => `${rule} ${severity} ${count}`);
    assert.deepEqual(counts, ["a error 2", "b warning 1", "same warning 3", "size information 1"]);
    assert.equal(found().ofRows, 6);
    assert.deepEqual(
      found().ofSet.map(({ rule }) => rule),
      ["size"],
    );
  });
});

describe("number templates", () => {
  it("gives back every text as it was", () => {
    const kept = new NumberTemplates();
    const texts = ["row 17", "row 18", "007 and 1.5", "12345678901234567890", "", "a\0b 3", "0", "1,2,3", "第 5 行"];
    const indexes = texts.map((text) => kept.add(text));
    assert.deepEqual(
      indexes.map((index) => kept.at(index)),
      texts,
    );
  });
});
