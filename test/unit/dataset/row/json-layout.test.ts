import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { JsonLayout } from "../../../../src/dataset/row/json-layout";
import type { Path } from "../../../../src/dataset/row/layout";
import type { Range } from "../../../../src/text/range";

const at = (text: string, range: Range | undefined): string | undefined => range && text.slice(range.start, range.end);

/** Every way into a value, with what is there. */
function* places(value: unknown, path: Path = []): Generator<[Path, unknown]> {
  yield [path, value];
  if (Array.isArray(value)) for (const [i, each] of value.entries()) yield* places(each, [...path, i]);
  else if (typeof value === "object" && value !== null)
    for (const key of Object.keys(value)) yield* places((value as Record<string, unknown>)[key], [...path, key]);
}

describe("JsonLayout", () => {
  const text = ' {"a": [1, {"b\\"c": "x\\ny\\u4f60z"}], "a": {"d": [true, null, -1.5e3]}, "e": ""}';
  const layout = new JsonLayout(text);

  it("finds values, keys and what goes with a field", () => {
    assert.equal(at(text, layout.valueRange([])), text.trim());
    assert.equal(at(text, layout.valueRange(["a", "d", 2])), "-1.5e3");
    assert.equal(at(text, layout.valueRange(["a", "d", 1])), "null");
    assert.equal(at(text, layout.keyRange(["a", "d"])), '"d"');
    assert.equal(layout.keyRange(["a", "d", 1]), undefined);
    assert.equal(layout.keyRange([]), undefined);
    assert.equal(at(text, layout.propertyRange(["e"])), ', "e": ""');
    assert.equal(at(text, layout.propertyRange(["a"])), '"a": {"d": [true, null, -1.5e3]}, ');
    assert.equal(at(text, layout.propertyRange(["a", "d"])), '"d": [true, null, -1.5e3]');
  });

  it("takes the last of two equal keys, as JSON.parse does", () => {
    assert.equal(at(text, layout.valueRange(["a"])), '{"d": [true, null, -1.5e3]}');
  });

  it("finds nothing where there is nothing", () => {
    for (const path of [["x"], ["a", 0], ["a", "d", 3], ["e", "f"], ["a", "d", "0"], ["constructor"], ["__proto__"]])
      assert.equal(layout.valueRange(path), undefined, JSON.stringify(path));
  });

  it("finds a part of a text behind escapes", () => {
    const own = '{"t": "a\\"b\\\\\\u4f60\\ud83d\\ude00c"}';
    const range = (start: number, end: number) => at(own, new JsonLayout(own).textRange(["t"], start, end));
    assert.equal(range(0, 2), 'a\\"');
    assert.equal(range(3, 5), "\\\\\\u4f60");
    assert.equal(range(5, 8), "\\ud83d\\ude00c");
    assert.equal(range(0, 100), own.slice(7, -2));
  });

  it("knows keys that objects have of themselves", () => {
    const own = '{"__proto__": {"toString": 1}, "constructor": 2}';
    assert.equal(at(own, new JsonLayout(own).valueRange(["__proto__", "toString"])), "1");
    assert.equal(at(own, new JsonLayout(own).valueRange(["constructor"])), "2");
  });

  it("does not overflow on brackets in brackets", () => {
    const depth = 100_000;
    const deep = `{"a": ${"[".repeat(depth)}${"]".repeat(depth)}, "b": 7}`;
    assert.equal(at(deep, new JsonLayout(deep).valueRange(["b"])), "7");
  });

  it("finds every value of any JSON, and ends on anything else", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const json = JSON.stringify(value, undefined, space);
        const own = new JsonLayout(json);
        // Read back, as -0 becomes 0 and `__proto__` a key like any other.
        for (const [path, found] of places(JSON.parse(json)))
          assert.deepEqual(JSON.parse(at(json, own.valueRange(path))!), found);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]":, a\\') }), (broken) => {
        for (const path of [["a"], [0], ["", 0, "a"]]) {
          const range = new JsonLayout(broken).valueRange(path);
          if (range !== undefined) assert.ok(range.start <= range.end && range.end <= broken.length);
        }
      }),
    );
  });
});
