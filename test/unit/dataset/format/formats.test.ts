import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { parse, safeParse } from "zod/v4/core";
import { formatOf, formats } from "../../../../src/dataset/format";
import { formatKeys } from "../../../../src/dataset/format/format-keys";
import type { Format, JsonObject } from "../../../../src/dataset/format/format";
import { parts, roles } from "../../../../src/dataset/row/view";

/** The value at a path, as it stands in the row. */
function at(row: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((value, step) => (value as Record<string | number, unknown>)[step], row);
}

describe("formats", () => {
  it("have ids of their own", () => {
    const ids = formats.map(({ id }) => id);
    assert.deepEqual([...new Set(ids)], ids);
    for (const id of ids) assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  });

  for (const format of formats) {
    describe(format.id, () => {
      it("takes its own example, before any other format does", () => {
        assert.equal(formatOf(format.example)?.id, format.id);
        parse(format.schema, format.example);
      });

      it("sees texts at the places where they stand", () => {
        const { segments } = format.view(format.example);
        assert.ok(segments.length > 0);
        let turn = 0;
        for (const segment of segments) {
          assert.ok(roles.includes(segment.role) && parts.includes(segment.part));
          const start = segment.start ?? 0;
          const value = at(format.example, segment.path);
          assert.equal(typeof value === "string" && value.slice(start, start + segment.text.length), segment.text);
          if (segment.answer === undefined) {
            assert.ok(segment.turn === turn || segment.turn === turn + 1, "turns count on");
            turn = segment.turn;
          }
        }
      });

      it("reports a row without a field that it needs", () => {
        for (const key of formatKeys(format).required) {
          const { [key]: _, ...rest } = format.example;
          assert.equal(safeParse(format.schema, rest).success, false, key);
        }
      });

      it("throws for no value of its keys", () => {
        for (const value of hostile) for (const row of variants(format, value)) look(format, row);
      });
    });
  }

  it("throw for no row at all, and see only texts that stand in it", () => {
    const keys = [...new Set(formats.flatMap(({ example }) => Object.keys(example))), "__proto__", "constructor"];
    const row = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }), { maxKeys: 6 });
    fc.assert(fc.property(row, (value) => formats.forEach((format) => look(format, value as JsonObject))));
  });

  it("takes rows of no format for what they are", () => {
    for (const row of [
      {},
      { id: 1, charge: "x" },
      { constructor: "x", toString: "y" },
      { from: "human", value: "x" },
    ]) {
      assert.equal(formatOf(row as unknown as JsonObject), undefined, JSON.stringify(row));
    }
  });
});

const hostile: readonly unknown[] = [
  null,
  0,
  true,
  "",
  "x",
  [],
  [null],
  [[]],
  [[1, 2, 3]],
  ["x", null],
  {},
  { role: "constructor", from: "__proto__", content: {}, value: [] },
  [
    { role: "__proto__", content: "x" },
    { from: "toString", value: "x" },
  ],
  [{ role: "user", content: [null, 1, {}, { type: "text" }, { type: "constructor", text: "x" }] }],
  [{ role: "assistant", tool_calls: [null, {}, { function: null }, { function: { name: 1, arguments: 2 } }] }],
  [{ role: "assistant", function_call: null, tool_calls: {} }],
  JSON.parse('{"__proto__": {"Human": 1}, "turn_1": null, "turn_2": {"Human": null}}'),
];

/** Rows of a format with one value in the place of each key in turn, and of all at once. */
function variants({ example }: Format, value: unknown): JsonObject[] {
  const keys = Object.keys(example);
  return [...keys.map((key) => ({ ...example, [key]: value })), Object.fromEntries(keys.map((key) => [key, value]))];
}

function look(format: Format, row: JsonObject): void {
  format.matches(row);
  for (const { text, path, start = 0 } of format.view(row).segments) {
    assert.equal(typeof text, "string");
    const value = at(row, path);
    if (typeof value === "string") assert.equal(value.slice(start, start + text.length), text);
  }
}
