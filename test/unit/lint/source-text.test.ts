import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { SourceText } from "../../../src/lint/source-text";

describe("SourceText", () => {
  it("places ranges of a row where the row stands in its file", () => {
    const row = new SourceText('{"a": 1,\n"b": 2}', { line: 7, character: 4, offset: 100 });
    assert.deepEqual(row.place({ start: 1, end: 4 }), {
      range: { start: { line: 7, character: 5 }, end: { line: 7, character: 8 } },
      offset: [101, 104],
    });
    assert.deepEqual(row.place({ start: 6, end: 12 }), {
      range: { start: { line: 7, character: 10 }, end: { line: 8, character: 3 } },
      offset: [106, 112],
    });
  });

  it("knows which ranges reach beyond the text", () => {
    const row = new SourceText("ab", { line: 3, character: 0, offset: 30 });
    assert.ok(row.holds({ start: 0, end: 2 }));
    assert.ok(!row.holds({ start: 0, end: 3 }));
    assert.ok(!row.holds({ start: -1, end: 2 }));
    assert.deepEqual(row.place({ start: -1, end: 3 }).offset, [29, 33]);
  });
});
