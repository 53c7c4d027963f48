import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { withStructureFiles } from "../../../../src/dataset/structured/structure-files";
import type { RuleSetting } from "../../../../src/lint/run";

const rule = "dataset/structured-output";
const files: Readonly<Record<string, string>> = {
  "a.json": '{"type": "string"}',
  "b.ts": "type B = string;",
  bad: "{",
};
const read = (path: string): string => files[path] ?? assert.fail(`${path} is read`);
const outputsOf = (outputs: readonly object[]): unknown => {
  const rules = new Map<string, RuleSetting>([[rule, { severity: "warning", options: { outputs } }]]);
  const { severity, options } = withStructureFiles(rules, read).get(rule)!;
  assert.equal(severity, "warning");
  return (options as { outputs: unknown }).outputs;
};

describe("withStructureFiles", () => {
  it("reads schemas and types that are named by their files", () => {
    assert.deepEqual(outputsOf([{ field: "output", schema: "a.json" }, { type: "b.ts" }]), [
      { field: "output", schema: { type: "string" } },
      { type: "type B = string;" },
    ]);
  });

  it("leaves those that are given, and settings that name none", () => {
    const given = [
      { schema: true },
      { schema: { type: "object" } },
      { type: "{ a: string }" },
      { type: "type X = 1;\n// x.ts" },
    ];
    assert.deepEqual(outputsOf(given), given);
    const rules = new Map([[rule, { severity: "off" as const }]]);
    assert.equal(withStructureFiles(rules, read), rules);
  });

  it("throws for a schema that is not JSON", () => {
    assert.throws(() => outputsOf([{ schema: "bad" }]), SyntaxError);
  });
});
