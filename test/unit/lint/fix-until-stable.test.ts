import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fixUntilStable } from "../../../src/lint/fix-until-stable";
import type { Problem } from "../../../src/lint/problem";
import { problemAt, replacing } from "./problems";

describe("fixUntilStable", () => {
  it("checks again after each pass, so that a fix may make way for another", () => {
    const check = (text: string): { problems: Problem[] } => ({
      problems: text.includes("aa") ? [replacing(problemAt(text, "aa"), "a")] : [],
    });
    assert.deepEqual(fixUntilStable("aaaa", check), { text: "a", check: { problems: [] }, count: 3 });
  });

  it("gives up after ten passes on fixes that never settle", () => {
    let checks = 0;
    const check = (text: string): { problems: Problem[] } => {
      checks++;
      return { problems: [replacing(problemAt(text, "x"), "xx")] };
    };
    const fixed = fixUntilStable("x", check);
    assert.deepEqual([fixed.text.length, checks], [11, 11]);
  });

  it("leaves fixes that want a person's eye", () => {
    const text = "a";
    const check = (): { problems: Problem[] } => ({ problems: [replacing(problemAt(text, "a"), "b", false)] });
    assert.equal(fixUntilStable(text, check).text, "a");
  });
});
