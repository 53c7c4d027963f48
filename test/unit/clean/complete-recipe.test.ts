import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { completeRecipe } from "../../../src/clean/recipe/complete-recipe";

/** What is offered where `|` stands. */
function offered(text: string): string[] {
  const offset = text.indexOf("|");
  return completeRecipe(text.replace("|", ""), offset, "en").map(({ label }) => label);
}

describe("completion in recipes", () => {
  it("offers the recipe's keys that are not there yet", () => {
    assert.deepEqual(offered("|"), ["name", "description", "steps"]);
    assert.deepEqual(offered("name: a\nst|\n"), ["description", "steps"]);
    assert.deepEqual(offered("name: a\n|\nsteps:\n  - rule: dataset/pii\n"), ["description"]);
    assert.deepEqual(offered("steps:\n  |"), ["- rule"]);
  });

  it("offers the keys of a step that its rule has a use for", () => {
    assert.deepEqual(offered("steps:\n  - |"), ["rule", "languages", "ratio", "action"]);
    assert.deepEqual(offered("steps:\n- rule: dataset/blank-line\n  |"), ["action"]);
    assert.deepEqual(offered("steps:\n  - rule: dataset/pii\n    |\n  - rule: dataset/secret\n"), [
      "action",
      "options",
    ]);
    assert.deepEqual(offered("steps:\n  - rule: dataset/near-duplicate\n    action: drop\n    k|"), [
      "keep",
      "options",
    ]);
    assert.deepEqual(offered("steps:\n  - ratio: turns\n    |"), ["action", "options", "seed"]);
    assert.deepEqual(offered("steps:\n  - languages: [zh]\n    |"), ["action"]);
  });

  it("offers the values that a key may have here", () => {
    assert.ok(offered("steps:\n  - rule: |").includes("dataset/near-duplicate"));
    assert.ok(offered("steps:\n  - rule: dataset/near-|").includes("dataset/near-duplicate"));
    assert.deepEqual(offered("steps:\n  - ratio: |"), ["turns", "domains"]);
    assert.ok(offered("steps:\n  - rule: dataset/pii\n    action: |").includes("mask"));
    assert.ok(!offered("steps:\n  - rule: dataset/blank-line\n    action: |").includes("mask"));
    assert.ok(!offered("steps:\n  - languages: [zh]\n    action: |").includes("fix"));
    assert.ok(offered("steps:\n  - rule: dataset/exact-duplicate\n    keep: |").includes("longest"));
    for (const place of ["[zh, |]", "\n      - |"]) {
      const languages = offered(`steps:\n  - languages: ${place}`);
      assert.deepEqual(languages.slice(0, 3), ["zh", "en", "mixed"]);
      assert.ok(languages.includes("ja"));
    }
    assert.deepEqual(offered("steps:\n  - rule: dataset/size\n    action: |"), ["flag"]);
  });

  it("offers the options of the step's rule, whichever line that is on", () => {
    const step =
      "steps:\n  - action: drop\n    options:\n      |\n    rule: dataset/near-duplicate\n  - rule: dataset/pii\n";
    assert.ok(offered(step).includes("threshold"));
    const again = "steps:\n  - rule: dataset/near-duplicate\n    options:\n      threshold: 0.7\n      |";
    assert.ok(!offered(again).includes("threshold"));
    assert.ok(offered(again).includes("tokenizer"));
    assert.ok(offered(`${again.slice(0, -1)}tokenizer: |`).length > 1);
    assert.deepEqual(offered("steps:\n  - rule: dataset/blank-line\n    options:\n      |"), []);
  });

  it("offers the same in flow style", () => {
    assert.deepEqual(offered("steps:\n  - { |"), ["rule", "languages", "ratio", "action"]);
    assert.deepEqual(offered("steps:\n  - { rule: dataset/pii, | }"), ["action", "options"]);
    assert.ok(offered("steps:\n  - { rule: | }").includes("dataset/near-duplicate"));
    assert.ok(offered("steps:\n  - { rule: dataset/pii, action: |").includes("mask"));
    assert.ok(!offered("steps:\n  - { action: |, rule: dataset/blank-line }").includes("mask"));
    const options = offered("steps:\n  - { rule: dataset/near-duplicate, options: { threshold: 0.7, | } }");
    assert.ok(options.includes("tokenizer") && !options.includes("threshold"));
    assert.ok(offered("steps:\n  - rule: dataset/near-duplicate\n    options: { |").includes("threshold"));
    assert.ok(offered("steps:\n  - { languages: [zh, |").includes("mixed"));
    assert.deepEqual(offered("steps: [{ ratio: |"), ["turns", "domains"]);
    assert.deepEqual(offered("steps:\n  - { rule: dataset/pii }\n  - |"), ["rule", "languages", "ratio", "action"]);
  });

  it("replaces the word that is being written, and says what it means in the reader's language", () => {
    const text = "steps:\n  - rule: dataset/near\n";
    const offset = text.indexOf("near");
    const [one] = completeRecipe(text, offset, "zh-cn").filter(({ label }) => label === "dataset/near-duplicate");
    assert.equal(text.slice(one!.range.start, one!.range.end), "dataset/near");
    assert.match(one!.says!, /[一-鿿]/);
    const [key] = completeRecipe("steps:\n  - rule: dataset/pii\n    ", 34, "zh-cn");
    assert.match(key!.says!, /删除/);
  });

  it("offers something, and throws nothing, in any text", () => {
    for (const text of [
      "",
      "- - -",
      "{",
      "steps: [{ rule: |",
      "\t|",
      "a:\n\n\n|",
      "? |",
      "'|",
      "steps:\r\n  - rule: |\r\n",
    ]) {
      for (let offset = 0; offset <= text.length; offset++) completeRecipe(text, offset, "en");
    }
  });
});
