import assert from "node:assert/strict";
import { blankOut, blanked } from "../../../src/text/blank-out";

describe("blankOut", () => {
  it("keeps every offset, whatever the ranges' order", () => {
    const text = "Say “no”\nto 字.";
    const ranges = [
      { start: 10, end: 11 },
      { start: 5, end: 7 },
      { start: 6, end: 9 },
    ];
    assert.equal(blankOut(text, ranges), `Say “${blanked.repeat(4)}t${blanked} 字.`);
    assert.equal(blankOut(text, []), text);
  });
});
