import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Decisions } from "../../../src/clean/plan/decisions";

function decided(): Decisions {
  const decisions = new Decisions(2);
  decisions.change(1, 0, "one");
  decisions.change(1, 1, "one again");
  decisions.change(2, 0, "two");
  decisions.reject(2, { step: 1, rule: "dataset/pii", reason: "b" });
  decisions.markUnreadable(0);
  decisions.reject(0, { step: -1, rule: "dataset/json-syntax", reason: "a" });
  return decisions;
}

describe("decisions", () => {
  it("leave a spared row as it was, in what they say of it and in all counts", () => {
    const decisions = decided();
    assert.deepEqual([decisions.rejected, decisions.changed], [2, 1]);
    assert.equal(decisions.spare(1), true);
    assert.deepEqual([decisions.text(1), decisions.changer(1), decisions.changed], [undefined, undefined, 0]);
    assert.equal(decisions.spare(2), true);
    assert.equal(decisions.spare(2), true);
    assert.deepEqual([decisions.rejection(2), decisions.text(2), decisions.rejected], [undefined, undefined, 1]);
    assert.deepEqual(decisions.counts, [
      { found: 0, dropped: 0, changed: 0 },
      { found: 0, dropped: 0, changed: 0 },
    ]);
  });

  it("stand again for a row that is spared no longer", () => {
    const decisions = decided();
    for (const row of [1, 2]) {
      decisions.spare(row);
      decisions.spare(row, false);
    }
    assert.deepEqual(decisions, decided());
    assert.equal(decisions.text(1), "one again");
  });

  it("spare no row that does not parse, and none that no step has touched", () => {
    const decisions = decided();
    assert.deepEqual([decisions.spare(0), decisions.spare(3)], [false, false]);
    assert.deepEqual([decisions.isSpared(0), decisions.isSpared(3), decisions.rejected], [false, false, 2]);
  });

  it("tell what was decided of a row also where it is spared, in the order of the rows", () => {
    const decisions = decided();
    decisions.spare(2);
    assert.deepEqual(decisions.rows, [0, 1, 2]);
    assert.deepEqual(decisions.decision(2), {
      rejection: { step: 1, rule: "dataset/pii", reason: "b" },
      text: "two",
      changers: [0],
    });
    assert.equal(decisions.decision(3), undefined);
  });
});
