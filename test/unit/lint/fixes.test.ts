import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { applyFixes } from "../../../src/lint/fixes";
import type { Problem } from "../../../src/lint/problem";
import { problemAt, replacing } from "./problems";

describe("applyFixes", () => {
  it("applies fixes that stand apart, whatever their order", () => {
    const text = "some good words";
    const problems = [replacing(problemAt(text, "words"), "lines"), replacing(problemAt(text, "some"), "three")];
    const result = applyFixes(text, problems);
    assert.equal(result.text, "three good lines");
    assert.deepEqual(result.applied, problems);
  });

  it("leaves a fix that crosses another for the next pass", () => {
    const text = "some good words";
    const first = replacing(problemAt(text, "good words"), "text");
    const second = replacing(problemAt(text, "some good"), "any");
    const result = applyFixes(text, [first, second]);
    assert.equal(result.text, "some text");
    assert.deepEqual(result.skipped, [second]);
  });

  it("does not guess the order of two insertions at one place", () => {
    const insertion = (word: string): Problem => replacing(problemAt("x", "x", { range: { start: 1, end: 1 } }), word);
    const result = applyFixes("x", [insertion("a"), insertion("b")]);
    assert.equal(result.text, "xa");
    assert.equal(result.skipped.length, 1);
  });

  it("applies all edits of a fix or none", () => {
    const text = "a b c";
    const both: Problem = {
      ...problemAt(text, "a"),
      fixes: [
        {
          title: "Both ends",
          preferred: true,
          edits: [
            { range: { start: 0, end: 1 }, text: "A" },
            { range: { start: 4, end: 5 }, text: "C" },
          ],
        },
      ],
    };
    assert.equal(applyFixes(text, [both]).text, "A b C");
    assert.equal(applyFixes(text, [replacing(problemAt(text, "c"), "x"), both]).text, "a b x");
  });

  it("takes only preferred fixes when asked, and prefers them otherwise", () => {
    const problem = replacing(problemAt("a", "a"), "first", false);
    assert.equal(applyFixes("a", [problem], { preferredOnly: true }).text, "a");
    assert.equal(applyFixes("a", [problem]).text, "first");
    assert.equal(applyFixes("a", [replacing(problem, "preferred")]).text, "preferred");
  });

  it("keeps the text's own line breaks", () => {
    const text = "one\r\ntwo";
    assert.equal(applyFixes(text, [replacing(problemAt(text, "two"), "2\n3\r\n4")]).text, "one\r\n2\r\n3\r\n4");
  });

  it("ignores a fix that changes nothing or leaves the text", () => {
    const same = replacing(problemAt("abc", "b"), "b");
    const beyond = replacing(problemAt("abc", "c", { range: { start: 2, end: 9 } }), "");
    const result = applyFixes("abc", [same, beyond]);
    assert.deepEqual([result.text, result.applied, result.skipped], ["abc", [], []]);
  });

  it("never loses a character that no edit covers", () => {
    const fixes = fc.array(
      fc.array(fc.record({ start: fc.nat(60), length: fc.nat(8), text: fc.string({ maxLength: 4 }) }), {
        maxLength: 3,
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), fixes, (text, drawn) => {
        // Every character of the source is a different Han character, and none is ever inserted.
        const source = Array.from({ length: text.length }, (_, i) => String.fromCharCode(0x4e00 + i)).join("");
        const problems = drawn.map((edits) =>
          problemAt(source, "", {
            fixes: [
              {
                title: "",
                preferred: true,
                edits: edits.map(({ start, length, text: inserted }) => ({
                  range: { start, end: start + length },
                  text: inserted.replace(/[\u4e00-\u9fff\r\n]/g, ""),
                })),
              },
            ],
          }),
        );
        const result = applyFixes(source, problems);
        const covered = new Set<number>();
        for (const { fixes: own } of result.applied) {
          for (const { range } of own[0]!.edits) for (let i = range.start; i < range.end; i++) covered.add(i);
        }
        const expected = [...source].filter((_, i) => !covered.has(i)).join("");
        assert.equal(result.text.replace(/[^\u4e00-\u9fff]/g, ""), expected);
      }),
    );
  });
});
