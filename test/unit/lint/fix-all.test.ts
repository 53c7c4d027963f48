import assert from "node:assert/strict";
import { fixAll } from "../../../src/lint/fix-all";
import type { Problem } from "../../../src/lint/problem";

/** A lint that finds every `from` and offers `to`. */
const replacing =
  (from: string, to: string, preferred = true) =>
  (text: string) =>
    [...text.matchAll(new RegExp(from, "g"))].map(({ index }): Problem => {
      const range = { start: index, end: index + from.length };
      const fixes = [{ title: "fix", preferred, edits: [{ range, text: to }] }];
      return { rule: `replace/${from}`, severity: "warning", message: "found", range, related: [], fixes };
    });

describe("fixing everything", () => {
  it("lints again until nothing is left", () => {
    assert.equal(fixAll("aaaa", replacing("aa", "a")), "a");
  });

  it("leaves fixes that are not preferred, and problems that are not wanted", () => {
    assert.equal(fixAll("a", replacing("a", "b", false)), "a");
    assert.equal(
      fixAll("a", replacing("a", "b"), () => false),
      "a",
    );
  });

  it("ends when fixes feed each other", () => {
    assert.equal(fixAll("a", replacing("a", "aa")).length, 2 ** 10);
  });
});
