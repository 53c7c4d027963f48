import assert from "node:assert/strict";
import { rowMatcher } from "../../../../src/editor/dataset-table/worker/row-match";

const matches = (row: string, text: string, matchCase = false): boolean =>
  rowMatcher({ text, matchCase }, (written) => JSON.parse(written) as unknown)(row);

describe("row match", () => {
  it("finds a text as it is written, in any case unless told otherwise", () => {
    assert.ok(matches('{"a": "Green Tea"}', "green t"));
    assert.ok(!matches('{"a": "Green Tea"}', "green t", true));
    assert.ok(!matches('{"a": "Green Tea"}', "coffee"));
  });

  it("finds what escapes hide, however deep", () => {
    assert.ok(matches('{"a": [{"b": "\\u4f60\\u597d"}]}', "你好"));
    assert.ok(matches('{"a": "say \\"yes\\""}', 'say "yes"'));
  });

  it("finds keys, as they are part of the row", () => {
    assert.ok(matches('{"history": []}', "history"));
  });
});
