import assert from "node:assert/strict";
import { TypeSyntaxError } from "../../../../src/dataset/structured/typescript-tokens";
import { schemaOfType } from "../../../../src/dataset/structured/typescript-type";
import { validatorFor } from "../../../../src/dataset/structured/validator";

const takes = (type: string, value: unknown): boolean => validatorFor(schemaOfType(type))(value).length === 0;

describe("schemaOfType", () => {
  const cases: readonly [type: string, good: unknown, bad: unknown][] = [
    ["string", "x", 1],
    ["number[]", [1, 2], [1, "2"]],
    ["readonly string[]", ["x"], "x"],
    ['"yes" | "no"', "yes", "maybe"],
    ["  | 'a'\n  | 'b'", "b", "c"],
    ["1 | 2 | null", null, 3],
    ["true", true, false],
    ["(string | number)[][]", [["a", 1]], ["a"]],
    ["Array<{ a: string }>", [{ a: "x" }], [{}]],
    ["Record<string, number>", { a: 1 }, { a: "1" }],
    ["[string, number]", ["a", 1], ["a"]],
    ["{ a: string; b?: number }", { a: "x" }, { b: 1 }],
    ["{ a: string, b?: number }", { a: "x", b: 1 }, { a: "x", c: 1 }],
    ['{ "a-b": string; 2: null }', { "a-b": "x", 2: null }, { "a-b": "x" }],
    ["{ [key: string]: boolean }", { x: true }, { x: 1 }],
    ["{ a: string } & { b: number }", { a: "x", b: 1 }, { a: "x" }],
    ["{ a: any; b: unknown }", { a: 1, b: [] }, { a: 1 }],
    ["interface X { a: string } ", { a: "" }, { a: 1 }],
    ["export interface A { b: B[] }\nexport type B = { c: number };", { b: [{ c: 1 }] }, { b: [{ c: "1" }] }],
    ["type B = { c: number }\ninterface A { b: B }", { b: { c: 1 } }, { c: 1 }],
    ["interface A { a: string }\ninterface B extends A { b: string }", { a: "x", b: "y" }, { b: "y" }],
    ["interface Tree { value: number; children: Tree[] }", { value: 1, children: [] }, { value: 1, children: [{}] }],
    ['enum Level { Low = "low", High = "high" }\ninterface A { level: Level }', { level: "low" }, { level: "Low" }],
    ["enum Level { Low, High }\ntype A = Level[]", [0, 1], [2]],
    ["// a comment\n{ /* another */ a: string }", { a: "x" }, {}],
    ["{ 姓名: string }", { 姓名: "张三" }, { name: "张三" }],
  ];

  for (const [type, good, bad] of cases) {
    it(`reads ${JSON.stringify(type)}`, () => {
      assert.ok(takes(type, good), `refuses ${JSON.stringify(good)}`);
      assert.ok(!takes(type, bad), `takes ${JSON.stringify(bad)}`);
    });
  }

  const broken: readonly [type: string, offset: number][] = [
    ["", 0],
    ["{ a: string", 11],
    ["{ a string }", 4],
    ["{ a: Missing }", 5],
    ["string string", 7],
    ["() => void", 1],
    ["interface A<T> { a: T }", 11],
    ["Map<string, number>", 0],
    ["{ a: @ }", 5],
  ];

  for (const [type, offset] of broken) {
    it(`says where ${JSON.stringify(type)} breaks`, () => {
      assert.throws(
        () => schemaOfType(type),
        (error) => error instanceof TypeSyntaxError && error.offset === offset,
      );
    });
  }

  it("refuses what nests too deep", () => {
    assert.throws(() => schemaOfType("(".repeat(100_000)), TypeSyntaxError);
  });
});

describe("validatorFor", () => {
  it("says where a value differs, and from what", () => {
    const validate = validatorFor(schemaOfType('{ items: { kind: "a" | "b"; n: number }[] }'));
    const issues = validate({
      items: [
        { kind: "a", n: 1 },
        { kind: "c", n: "1", extra: true },
      ],
    });
    assert.deepEqual(
      issues.map(({ path, keyword, wanted }) => [path.join("."), keyword, wanted]),
      [
        ["items.1", "additionalProperties", "extra"],
        ["items.1.kind", "enum", '"a", "b"'],
        ["items.1.n", "type", "number"],
      ],
    );
  });

  it("reads the draft that the schema names", () => {
    const tuple = { $schema: "https://json-schema.org/draft/2020-12/schema", prefixItems: [{ type: "string" }] };
    assert.equal(validatorFor(tuple)([1]).length, 1);
    assert.equal(validatorFor({ format: "date" })("2024-02-30").length, 1);
  });

  it("throws for what is no schema", () => {
    assert.throws(() => validatorFor({ type: "text" }));
  });
});
