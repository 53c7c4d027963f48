import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder, generatedFiles, generatedFolders, root } from "../../../scripts/generate";

describe("generated files", () => {
  for (const [path, content] of generatedFiles()) {
    it(`${path} is as "npm run generate" writes it`, () => {
      assert.equal(readFileSync(join(root, path), "utf8"), content);
    });
  }

  it("has no page of a rule that is gone", () => {
    const generated = generatedFiles();
    assert.deepEqual(
      generatedFolders.flatMap(filesUnder).filter((path) => !generated.has(path)),
      [],
    );
  });
});
