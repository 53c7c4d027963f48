import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { RowSuppressions } from "../../../../src/lint/suppression/row-suppressions";
import { rowFingerprint } from "../../../../src/lint/fingerprint";
import type { Problem } from "../../../../src/lint/problem";

const row = '{"instruction": "Add 2 and 2.", "output": ""}';
const problem = (given: Partial<Problem> = {}): Problem => ({
  rule: "dataset/empty-output",
  severity: "warning",
  message: "Empty.",
  field: "output",
  range: { start: 42, end: 44 },
  related: [],
  fixes: [],
  ...given,
});
const entryFor = (one: Problem, text = row) => ({
  rule: one.rule,
  path: "a.jsonl",
  fingerprint: rowFingerprint(one, text),
});

describe("RowSuppressions", () => {
  it("silences the problem of a row that an entry names, in equal rows too, and no other", () => {
    const entries = [entryFor(problem())];
    const suppressions = new RowSuppressions(entries);
    assert.ok(suppressions.silences(problem(), row));
    assert.ok(suppressions.silences(problem({ message: "Leer." }), row));
    assert.ok(!suppressions.silences(problem({ rule: "dataset/encoding" }), row));
    assert.ok(!suppressions.silences(problem({ field: "input" }), row));
    assert.ok(!suppressions.silences(problem({ range: { start: 0, end: 1 } }), row));
    assert.ok(!suppressions.silences(problem(), `${row} `));
  });

  it("tells which entries silenced nothing", () => {
    const used = entryFor(problem());
    const unused = entryFor(problem({ field: "input" }));
    const suppressions = new RowSuppressions([used, unused]);
    suppressions.silences(problem(), row);
    assert.deepEqual(suppressions.unused(), [unused]);
  });

  it("knows a problem of the set by its rule, whatever its figures are", () => {
    const ofSet = problem({ rule: "dataset/size", range: { start: 0, end: 0 } });
    const suppressions = new RowSuppressions([entryFor(ofSet, "")]);
    assert.ok(suppressions.silences({ ...ofSet, message: "Other figures." }, ""));
  });
});
