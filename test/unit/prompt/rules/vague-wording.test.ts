import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { lintPrompt } from "../../../../src/prompt/lint";

function vague(text: string, locale: "en" | "zh-cn") {
  const problems = lintPrompt(text, { locale, settings: { model: undefined } }).problems;
  return problems.filter(({ rule }) => rule === "prompt/vague-wording");
}

describe("prompt/vague-wording on a habit", () => {
  const text = Array.from({ length: 50 }, (_, index) => `Suggest a few names for dog ${index}.`).join("\n");

  it("lists the first places of the same words and counts the others", () => {
    const [problem, ...others] = vague(text, "en");
    assert.equal(others.length, 0);
    assert.equal(problem?.related.length, 21);
    assert.deepEqual(
      problem.related.slice(-2).map(({ message }) => message),
      ["“a few” is used here too.", "“a few” is used in 29 more places from here on."],
    );
  });

  it("says so in Chinese", () => {
    assert.equal(vague(text, "zh-cn")[0]?.related.at(-1)?.message, "从这里起还有 29 处用了“a few”。");
  });

  it("mends every place, listed or not", () => {
    assert.equal(vague(text, "en")[0]?.fixes[0]?.edits.length, 50);
  });
});
