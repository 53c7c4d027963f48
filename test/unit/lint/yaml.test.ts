import assert from "node:assert/strict";
import { parseYaml } from "../../../src/lint/yaml";

describe("parseYaml", () => {
  it("gives the document with its errors", () => {
    assert.deepEqual(parseYaml("a: [1, {b: c}]\n")?.toJS(), { a: [1, { b: "c" }] });
    assert.equal(parseYaml("")?.contents, null);
    assert.ok(parseYaml('a: "open')!.errors.length > 0);
  });

  it("reads what people nest", () => {
    const nested = Array.from({ length: 30 }, (_, i) => `${"  ".repeat(i)}key${i}:`).join("\n");
    assert.equal(parseYaml(`${nested} 1`)?.errors.length, 0);
  });

  for (const [name, source] of Object.entries({
    brackets: "[".repeat(100_000),
    braces: "{a: ".repeat(100_000),
    "closed brackets": "[".repeat(3000) + "]".repeat(3000),
    "explicit keys": "? ".repeat(100_000),
    indentation: Array.from({ length: 400 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
  }))
    it(`gives up on nesting by ${name} before the stack overflows`, () => {
      assert.equal(parseYaml(source), undefined);
    });
});
