import assert from "node:assert/strict";
import {
  defaultWidths,
  gridTemplate,
  moveBorder,
  widthsFrom,
} from "../../../../src/editor/dataset-table/webview/columns";

describe("columns", () => {
  it("widens a column of figures on the left, and the one behind a border on the right", () => {
    assert.equal(moveBorder(defaultWidths, "number", 10, 500).number, defaultWidths.number + 10);
    assert.equal(moveBorder(defaultWidths, "answer", 10, 500).turns, defaultWidths.turns - 10);
    assert.equal(moveBorder(defaultWidths, "turns", 10, 500).turns, defaultWidths.turns + 10);
  });

  it("shares out the texts' room between the two of them", () => {
    const { user, answer } = moveBorder(defaultWidths, "user", 50, 500);
    assert.ok(Math.abs(user - 0.6) < 1e-9 && Math.abs(user + answer - 1) < 1e-9);
  });

  it("leaves every column wide enough to be seen", () => {
    assert.ok(moveBorder(defaultWidths, "number", -1000, 500).number > 20);
    const { user, answer } = moveBorder(defaultWidths, "user", -1000, 500);
    assert.ok(user * 500 >= 79 && answer < 1);
  });

  it("takes remembered widths as far as they are any", () => {
    assert.deepEqual(widthsFrom("x"), defaultWidths);
    assert.equal(widthsFrom({ number: 99, turns: "a" }).number, 99);
    assert.equal(widthsFrom({ number: 99, turns: "a" }).turns, defaultWidths.turns);
  });

  it("makes room for the longest number of a row", () => {
    assert.match(gridTemplate(defaultWidths, 9), /^max\(56px, 9ch \+ 18px\) /);
  });
});
