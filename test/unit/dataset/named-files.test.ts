import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { withNamedFiles } from "../../../src/dataset/named-files";
import type { RuleSetting } from "../../../src/lint/run";

const rule = "dataset/structured-output";
const files: Readonly<Record<string, string>> = {
  "a.json": '{"type": "string"}',
  "b.ts": "type B = string;",
  "marked.json": '\uFEFF{"type": "object"}',
  bad: "{",
};
const read = (path: string): string => files[path] ?? assert.fail(`${path} is read`);
const outputsOf = (outputs: readonly object[]): unknown => {
  const rules = new Map<string, RuleSetting>([[rule, { severity: "warning", options: { outputs } }]]);
  const { severity, options } = withNamedFiles(rules, read).get(rule)!;
  assert.equal(severity, "warning");
  return (options as { outputs: unknown }).outputs;
};

describe("withNamedFiles", () => {
  it("reads schemas and types that are named by their files", () => {
    assert.deepEqual(outputsOf([{ field: "output", schema: "a.json" }, { type: "b.ts" }, { schema: "marked.json" }]), [
      { field: "output", schema: { type: "string" } },
      { type: "type B = string;" },
      { schema: { type: "object" } },
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
    assert.equal(withNamedFiles(rules, read), rules);
  });

  it("reads words, one a line, as a list by the file's name", () => {
    const words: RuleSetting = { severity: "warning", options: { words: ["a"], files: ["lists/rivals.txt"] } };
    const rules = new Map([["dataset/flagged-words", words]]);
    const read = (path: string): string => {
      assert.equal(path, "lists/rivals.txt");
      return "\uFEFFAcme\r\n\n  Globex Ltd \n某某公司";
    };
    assert.deepEqual(withNamedFiles(rules, read).get("dataset/flagged-words"), {
      severity: "warning",
      options: { words: ["a"], lists: { "rivals.txt": ["Acme", "Globex Ltd", "某某公司"] } },
    });
  });

  it("throws for a schema that is not JSON", () => {
    assert.throws(() => outputsOf([{ schema: "bad" }]), SyntaxError);
  });
});
