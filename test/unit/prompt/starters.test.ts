import assert from "node:assert/strict";
import { checkPrompt } from "../../../src/prompt/check";
import { exampleText, starterKinds, starters } from "../../../src/prompt/starters";

describe("starters", () => {
  for (const kind of starterKinds) {
    for (const language of ["en", "zh"] as const) {
      const text = exampleText(starters[kind].body[language]);
      const check = checkPrompt(text, { path: "a.prompt", locale: "en" });

      it(`${kind} in ${language} gives no problem`, () => {
        const found = check.problems.map(({ rule, range }) => `${rule}: ${text.slice(range.start, range.end)}`);
        assert.deepEqual(found, []);
      });

      it(`${kind} in ${language} has the guide's parts`, () => {
        const parts = ["background", "goal", "requirements"] as const;
        const role = kind === "transform" ? [] : (["role"] as const);
        assert.deepEqual(
          [...role, ...parts].filter((name) => check.document.elements[name].length === 0),
          [],
        );
      });
    }
  }

  it("shows the words of tab stops, escapes undone", () => {
    assert.equal(exampleText("a ${1:b} ${2:{c\\}} d\n$0"), "a b {c} d\n");
  });
});
