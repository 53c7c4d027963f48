import assert from "node:assert/strict";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, it } from "mocha";
import { chosenRecipe } from "../../../../src/editor/cleaning/worker/recipe-choice";

const text = "steps:\n  - { rule: dataset/flagged-words, options: { files: [rivals.txt] } }\n";
const choice = { name: "own.winnow-recipe.yaml", text, isYaml: true };

describe("a recipe that was chosen", () => {
  let folder = "";
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), "winnow-recipe-"))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  it("holds what stands in the files that it names", () => {
    fs.writeFileSync(path.join(folder, "rivals.txt"), "Acme\n");
    const { steps, name } = chosenRecipe({ ...choice, folder }, "en");
    assert.equal(name, choice.name);
    assert.deepEqual(steps[0]!.options, { lists: { "rivals.txt": ["Acme"] } });
  });

  it("opens no file where the workspace is not trusted, and says so", () => {
    assert.throws(() => chosenRecipe({ ...choice, folder: undefined }, "en"), /^ModelError: rivals\.txt: .* trusted/);
    const plain = "steps:\n  - rule: dataset/empty-output\n";
    assert.equal(chosenRecipe({ ...choice, text: plain, folder: undefined }, "en").steps.length, 1);
  });

  it("says all that is wrong with it, with the lines", () => {
    const wrong = "steps:\n  - rule: dataset/empty-outputs\n  - { rule: dataset/pii, action: masks }\n";
    assert.throws(
      () => chosenRecipe({ ...choice, text: wrong, folder: undefined }, "en"),
      ({ message }: Error) => {
        assert.deepEqual(
          message.split("\n").map((line) => /^own\.winnow-recipe\.yaml:(\d): ./.exec(line)?.[1]),
          ["2", "3"],
        );
        return true;
      },
    );
  });

  it("says which file cannot be read", () => {
    assert.throws(() => chosenRecipe({ ...choice, folder }, "en"), /^ModelError: rivals\.txt: .* cannot be read/);
    fs.writeFileSync(path.join(folder, "s.json"), "{");
    const schema = "steps:\n  - { rule: dataset/structured-output, options: { outputs: [{ schema: s.json }] } }\n";
    assert.throws(
      () => chosenRecipe({ ...choice, text: schema, folder }, "en"),
      /^ModelError: s\.json: .* is not JSON/,
    );
  });
});
