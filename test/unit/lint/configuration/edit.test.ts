import assert from "node:assert/strict";
import { parse } from "jsonc-parser";
import { describe, it } from "mocha";
import { setRuleSeverity } from "../../../../src/lint/configuration/edit";
import { applyEdits } from "../../../../src/lint/fixes";

describe("setRuleSeverity", () => {
  it("sets a level, and leaves a rule's options alone", () => {
    const set = (text: string) => parse(applyEdits(text, setRuleSeverity(text, "prompt/secret", "off"))) as unknown;
    assert.deepEqual(set(""), { rules: { "prompt/secret": "off" } });
    assert.deepEqual(set('{"rules":{"prompt/secret":"error"}}'), { rules: { "prompt/secret": "off" } });
    assert.deepEqual(set('{"rules":{"prompt/secret":{"severity":"error","options":{"a":1}}}}'), {
      rules: { "prompt/secret": { severity: "off", options: { a: 1 } } },
    });
  });
});
