import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonTokens } from "../../../../src/editor/dataset-table/webview/json-tokens";

/** The text in the lines in which it is shown. */
function laidOut(text: string): string {
  return jsonTokens(text)
    .map(
      ({ start, end, indent }) => `${indent === undefined ? "" : `\n${"  ".repeat(indent)}`}${text.slice(start, end)}`,
    )
    .join("");
}

describe("JSON tokens", () => {
  it("lays JSON out in lines", () => {
    assert.equal(
      laidOut('{"a": [1, {"b":true}], "c": {}}'),
      '{\n  "a":[\n    1,\n    {\n      "b":true\n    }\n  ],\n  "c":{}\n}',
    );
  });

  it("tells keys from strings", () => {
    const text = '{"a" : "a"}';
    assert.deepEqual(
      jsonTokens(text).map(({ kind }) => kind),
      ["mark", "key", "mark", "string", "mark"],
    );
  });

  it("changes nothing but white space between tokens, of any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.stringMatching(/^[{}[\]",:\\a1 ]*$/)), (text) => {
        let at = 0;
        for (const { start, end } of jsonTokens(text)) {
          assert.match(text.slice(at, start), /^\s*$/);
          assert.ok(end > start);
          at = end;
        }
        assert.match(text.slice(at), /^\s*$/);
      }),
    );
  });

  it("cuts a string that never ends in linear time", () => {
    assert.equal(jsonTokens(`"${"\\".repeat(200_000)}`).length, 1);
  });
});
