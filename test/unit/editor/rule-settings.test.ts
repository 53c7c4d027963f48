import assert from "node:assert/strict";
import { checkRuleSettings } from "../../../src/editor/rule-settings";

describe("rules in the editor's settings", () => {
  it("are kept where they are valid, and said to be wrong where they are not", () => {
    const rules = { "prompt/missing-goal": "off", "prompt/mising-goal": "off", "prompt/secret": { severity: 1 } };
    const { rules: valid, issues } = checkRuleSettings(rules, "en");
    assert.deepEqual(valid, { "prompt/missing-goal": "off" });
    assert.equal(issues.length, 2);
    assert.match(issues[0]!, /prompt\/mising-goal/);
  });

  it("may be detailed", () => {
    const rules = { "prompt/missing-goal": { severity: "hint", kinds: { agent: "error" } } };
    assert.deepEqual(JSON.parse(JSON.stringify(checkRuleSettings(rules, "zh-cn"))), { rules, issues: [] });
  });
});
