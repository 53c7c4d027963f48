import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { figure, table } from "../../../bench/table";

describe("tables of the benchmark", () => {
  it("align by the width that a terminal gives the characters", () => {
    const rows = [
      ["提示词", "10"],
      ["a", "1,000"],
    ];
    assert.equal(table(rows), "提示词     10\na       1,000");
  });

  it("show about three digits", () => {
    assert.deepEqual([0.1234, 1.5, 45.67, 1234.5, NaN].map(figure), ["0.12", "1.50", "45.7", "1,235", "–"]);
  });
});
