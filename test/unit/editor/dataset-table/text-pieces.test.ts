import assert from "node:assert/strict";
import { textPieces } from "../../../../src/editor/webview/text-pieces";

const nothing = { text: "", matchCase: false };

describe("text pieces", () => {
  it("cuts a text at its marks, where several may stand", () => {
    const marks = [
      { start: 2, end: 6, problem: 0 },
      { start: 4, end: 8, problem: 1 },
    ];
    assert.deepEqual(
      textPieces("0123456789", marks, nothing).map(({ text, problems }) => [text, problems]),
      [
        ["01", []],
        ["23", [0]],
        ["45", [0, 1]],
        ["67", [1]],
        ["89", []],
      ],
    );
  });

  it("marks what is searched for, across a problem's end", () => {
    const pieces = textPieces("Ein Tee", [{ start: 0, end: 5, problem: 0 }], { text: "TEE", matchCase: false });
    assert.deepEqual(
      pieces.map(({ text, problems, found }) => [text, problems.length, found]),
      [
        ["Ein ", 1, false],
        ["T", 1, true],
        ["ee", 0, true],
      ],
    );
  });

  it("heeds case where it is to", () => {
    assert.equal(textPieces("Tee", [], { text: "tee", matchCase: true })[0]!.found, false);
  });

  it("has a piece for a problem of nothing", () => {
    assert.deepEqual(textPieces("", [{ start: 0, end: 0, problem: 3 }], nothing), [
      { text: "", problems: [3], found: false },
    ]);
  });

  it("gives the whole text whatever the marks", () => {
    const marks = [0, 5, 3].map((start, problem) => ({ start, end: start + 4, problem }));
    const pieces = textPieces("查找「查找」的人", marks, { text: "查找", matchCase: false });
    assert.equal(pieces.map(({ text }) => text).join(""), "查找「查找」的人");
  });
});
