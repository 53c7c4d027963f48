import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { JsonErrorReason } from "../../../../src/dataset/container/content-error";
import { findJsonError } from "../../../../src/dataset/row/find-json-error";
import { parseJson } from "../../../../src/dataset/row/parse-json";

/** Texts with what breaks them; the place is between the marks ⟦ and ⟧. */
const broken: readonly (readonly [JsonErrorReason, string])[] = [
  ["unclosed-string", '{"a": ⟦"b}⟧'],
  ["unclosed-string", '{"a": ⟦"b\\⟧'],
  ["unclosed-string", '{"a": ⟦"b⟧\n "c": "d"}'],
  ["unclosed-string", '{"a": ⟦"b, "⟧c": "d"}'],
  ["unclosed-string", '{"a": ⟦"你好，"⟧b": "再见"}'],
  ["unescaped-quote", '{"a": "He said ⟦"⟧hi" to me"}'],
  ["unescaped-quote", '{"a": "他说⟦"⟧你好"。"}'],
  ["unescaped-quote", '{"a": "5⟦"⟧2"}'],
  ["control-character", '{"a": "b⟦\t⟧c"}'],
  ["control-character", '{"a": "first⟦\n⟧second", "b": 1}'],
  ["control-character", '["\u0001"'.replace("\u0001", "⟦\u0001⟧")],
  ["bad-escape", '{"a": "C:⟦\\d⟧ata"}'],
  ["bad-escape", '{"a": "⟦\\u12⟧ 3"}'],
  ["bad-escape", '{"a": "⟦\\u⟧{"}'],
  ["single-quotes", "{⟦'a'⟧: 'b'}"],
  ["single-quotes", "{\"a\": ⟦'it\\'s'⟧}"],
  ["full-width-mark", "{⟦“⟧a”: “b”}"],
  ["full-width-mark", '{"a"⟦：⟧"b"}'],
  ["full-width-mark", '{"a":"b"⟦，⟧"c":"d"}'],
  ["full-width-mark", '⟦｛⟧"a":1｝'],
  ["unquoted-key", "{⟦a⟧: 1}"],
  ["unquoted-key", '{"a": 1, ⟦名称⟧: 1}'],
  ["unquoted-key", "{⟦1⟧: 1}"],
  ["nan-or-infinity", '{"a": ⟦NaN⟧}'],
  ["nan-or-infinity", "[⟦-Infinity⟧]"],
  ["python-literal", '{"a": ⟦None⟧}'],
  ["python-literal", "[true, ⟦False⟧]"],
  ["unknown-word", '{"a": ⟦undefined⟧}'],
  ["unknown-word", "[⟦nul⟧]"],
  ["bad-number", "[⟦01⟧]"],
  ["bad-number", "[⟦.5⟧]"],
  ["bad-number", "[⟦1.⟧]"],
  ["bad-number", "[⟦+1⟧]"],
  ["bad-number", "[⟦0x1F⟧]"],
  ["bad-number", "[⟦-⟧]"],
  ["comment", '{"a": 1 ⟦// one⟧\n}'],
  ["comment", '{⟦/* one */⟧ "a": 1}'],
  ["comment", '{"a": 1} ⟦# one⟧'],
  ["missing-comma", '{"a": "b" ⟦"c"⟧: "d"}'],
  ["missing-comma", "[1 ⟦2⟧]"],
  ["missing-comma", "[{} ⟦{⟧}]"],
  ["missing-colon", '{"a" ⟦1⟧}'],
  ["missing-colon", '{"a"⟦,⟧ "b": 1}'],
  ["missing-value", '{"a": ⟦}⟧'],
  ["missing-value", '{"a": ⟦,⟧ "b": 1}'],
  ["trailing-comma", '{"a": 1⟦, }⟧'],
  ["trailing-comma", "[1⟦,]⟧"],
  ["extra-comma", "[1,⟦,⟧ 2]"],
  ["extra-comma", "{⟦,⟧}"],
  ["wrong-bracket", "[1⟦}⟧"],
  ["wrong-bracket", '{"a": [1⟦}⟧'],
  ["wrong-bracket", "{}⟦}⟧"],
  ["unexpected-end", '{"a": [1, 2⟦]⟧'],
  ["unexpected-end", "⟦⟧"],
  ["unexpected-end", '{"a"⟦:⟧'],
  ["text-after-value", '{"a": 1} ⟦{"a": 2}⟧'],
  ["text-after-value", '{"a": 1}⟦,⟧'],
  ["unexpected-character", "[⟦@⟧]"],
  ["unexpected-character", "⟦\uFEFF⟧{}"],
];

describe("parseJson", () => {
  it("gives the value of JSON", () => {
    assert.deepEqual(parseJson(' {"a": [1, "\\u4f60", null]} '), { value: { a: [1, "你", null] } });
  });

  for (const [reason, marked] of broken) {
    it(`says ${reason} of ${JSON.stringify(marked)}`, () => {
      const range = { start: marked.indexOf("⟦"), end: marked.indexOf("⟧") - 1 };
      const { value, error } = parseJson(marked.replace(/[⟦⟧]/g, ""));
      assert.deepEqual({ value, error }, { value: undefined, error: { reason, range } });
    });
  }

  it("keeps keys that objects have of themselves", () => {
    const { value } = parseJson('{"__proto__": {"polluted": 1}, "constructor": 2, "toString": 3}');
    assert.deepEqual(Object.keys(value as object), ["__proto__", "constructor", "toString"]);
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
  });

  it("does not overflow on brackets in brackets", () => {
    const depth = 200_000;
    assert.equal(parseJson("[".repeat(depth) + "]".repeat(depth)).error, undefined);
    assert.equal(parseJson("[".repeat(depth)).error?.reason, "unexpected-end");
    assert.equal(parseJson('{"a":'.repeat(depth)).error?.reason, "unexpected-end");
    assert.deepEqual(parseJson("[".repeat(depth) + "}").error, {
      reason: "wrong-bracket",
      range: { start: depth, end: depth + 1 },
    });
  });
});

describe("findJsonError", () => {
  const pieces = fc.constantFrom(
    ..."{}[],:\"'\\ \n\t019-+.eEtruefalsn/*#\uFEFF“：你".split(""),
    '"a"',
    "true",
    "null",
    "1.5e3",
    "\\u0041",
  );
  const jsonLike = fc.array(pieces, { maxLength: 30 }).map((all) => all.join(""));
  const damaged = fc
    .tuple(fc.json(), fc.nat(), fc.nat({ max: 2 }), pieces)
    .map(
      ([json, at, cut, put]) =>
        json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + cut),
    );

  it("finds an error exactly where JSON.parse does not take the text", () => {
    fc.assert(
      fc.property(fc.oneof(jsonLike, damaged, fc.json(), fc.string()), (text) => {
        const error = findJsonError(text);
        assert.equal(error === undefined, parses(text));
        if (error === undefined) return;
        const { start, end } = error.range;
        assert.ok(0 <= start && start <= end && end <= text.length);
      }),
      { numRuns: 5000 },
    );
  });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
