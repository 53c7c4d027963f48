import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { warningsOf } from "../../../src/clean/write/warnings";

const step = (number: number, dropped: number, left: number) => ({
  ...{ step: number, what: "dataset/no-reply", action: "drop" as const, found: dropped, dropped, changed: 0, left },
});

describe("warnings of a cleaning", () => {
  it("are given where no row stays, and where a step drops half of what comes to it", () => {
    const steps = [step(1, 10, 90), step(2, 45, 45), step(3, 45, 0)];
    assert.deepEqual(warningsOf({ rows: 100, kept: 0, unparsed: 0, steps }, "en"), [
      "No row stays: is the recipe for another kind of dataset?",
      "Step 2, dataset/no-reply, drops 50 % of the rows that come to it; look at what goes before you use the result.",
      "Step 3, dataset/no-reply, drops 100 % of the rows that come to it; look at what goes before you use the result.",
    ]);
  });

  it("are none where all is as one expects, or there are few rows", () => {
    assert.deepEqual(warningsOf({ rows: 100, kept: 60, unparsed: 10, steps: [step(1, 30, 60)] }, "en"), []);
    assert.deepEqual(warningsOf({ rows: 10, kept: 4, unparsed: 0, steps: [step(1, 6, 4)] }, "zh-cn"), []);
    assert.deepEqual(warningsOf({ rows: 0, kept: 0, unparsed: 0, steps: [] }, "en"), []);
  });
});
