import assert from "node:assert/strict";
import * as z from "zod";
import { described } from "../../../src/lint/described";
import { rulePage, rulePagePath, type DocumentedRule } from "../../../src/lint/rule-page";

const rule: DocumentedRule = {
  id: "prompt/sample",
  title: { en: "Sample", "zh-cn": "样例" },
  description: { en: "Finds samples.", "zh-cn": "查找样例。" },
  guide: { en: "Say it.\nTwice.", "zh-cn": "说出来。" },
  evidence: [{ claim: { en: "It helps.", "zh-cn": "有用。" }, source: "Doe, ACL 2024" }],
  severity: { agent: "information", generate: "hint" },
  options: z.strictObject({
    most: z
      .int()
      .default(3)
      .check(described({ en: "How many a|b.", "zh-cn": "多少个。" })),
  }),
  examples: [
    { language: "en", text: "good", problems: 0 },
    { language: "en", text: "bad\n```\ncode\n```", problems: 1, fixed: "mended", settings: { model: {} } },
  ],
};
const kinds = { agent: { en: "agent", "zh-cn": "智能体" } };

describe("rule page", () => {
  const page = rulePage(rule, "en", kinds);

  it("tells a rule's title, id and description", () => {
    assert.ok(page.startsWith("# Sample\n\n`prompt/sample`\n\nFinds samples.\n\n"));
  });

  it("tells the severity of each kind, and of the others", () => {
    assert.match(page, /\| agent \| information \|\n\| generate \| hint \|\n\| all others \| off \|/);
    assert.match(rulePage({ ...rule, severity: "warning" }, "en", kinds), /\*\*warning\*\*, for every kind/);
  });

  it("quotes the guide in translation and as written, and cites the evidence", () => {
    assert.match(page, /> Say it\.\n> Twice\.\n\n> 说出来。/);
    assert.match(page, /- It helps\. \(Doe, ACL 2024\)/);
  });

  it("lists the options with their defaults", () => {
    assert.match(page, /\| `most` \| How many a\\\|b\. \| `3` \|/);
  });

  it("shows examples in fences longer than any in them, with the fix and the settings", () => {
    assert.match(
      page,
      /## Flagged\n\nWith `\{"model":\{\}\}`:\n\n````text\nbad\n```\ncode\n```\n````\n\nAfter the fix:\n\n```text\nmended\n```/,
    );
    assert.match(page, /## Good\n\n```text\ngood\n```/);
  });

  it("is Chinese throughout for Chinese", () => {
    const chinese = rulePage(rule, "zh-cn", kinds);
    assert.match(chinese, /^# 样例\n[^]*\| 智能体 \| 信息 \|[^]*> 说出来。\n\n## 依据\n\n- 有用。/);
    assert.match(chinese, /\| `most` \| 多少个。 \| `3` \|/);
    assert.doesNotMatch(chinese, /Say it/);
  });

  it("leaves out what a rule does not have", () => {
    const { guide: _g, evidence: _e, options: _o, ...bare } = rule;
    assert.doesNotMatch(rulePage({ ...bare, examples: [] }, "en", kinds), /guide says|Evidence|Options|Flagged|Good/);
  });

  it("stands under docs/rules, by language", () => {
    assert.equal(rulePagePath("prompt/sample", "en"), "docs/rules/prompt/sample.md");
    assert.equal(rulePagePath("prompt/sample", "zh-cn"), "docs/rules/zh-cn/prompt/sample.md");
  });
});
