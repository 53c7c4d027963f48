import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { applyEdits } from "../../../../src/lint/fixes";
import { parseConfiguration } from "../../../../src/prompt/configuration";
import { insertModelTemplate } from "../../../../src/prompt/edits/model-template";

describe("insertModelTemplate", () => {
  it("sets the template and keeps what else is said of the model", () => {
    const set = (text: string): unknown => {
      const result = parseConfiguration(applyEdits(text, insertModelTemplate(text, "chatml")), "en");
      return result.ok ? { ...result.value.model } : result.issues;
    };
    assert.deepEqual(set(""), { template: "chatml" });
    assert.deepEqual(set('{ "model": { "template": "llama2", "contextTokens": 4096 } } // why'), {
      template: "chatml",
      contextTokens: 4096,
    });
  });
});
