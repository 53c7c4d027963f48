import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { fingerprints } from "../../../src/lint/fingerprint";
import { checkPrompt, type PromptCheckOptions } from "../../../src/prompt/check";

const text = "The narrator was six then. His sister was half his age.\n";
const goal = "prompt/missing-goal";
const rulesOf = (source: string, options: Partial<PromptCheckOptions> = {}): string[] =>
  checkPrompt(source, { path: "a.prompt.md", locale: "en", ...options }).problems.map(({ rule }) => rule);

describe("checkPrompt", () => {
  it("reports what the rules find", () => {
    assert.ok(rulesOf(text).includes(goal));
  });

  it("heeds the editor's settings, over them the configuration, and over it the command line", () => {
    const off = { [goal]: "off" as const };
    const on = { [goal]: "error" as const };
    assert.ok(!rulesOf(text, { baseRules: off }).includes(goal));
    assert.ok(rulesOf(text, { baseRules: off, configuration: { rules: on } }).includes(goal));
    assert.ok(!rulesOf(text, { configuration: { rules: on }, topRules: off }).includes(goal));
    const override = [{ files: ["*.prompt.md"], rules: off }];
    assert.ok(!rulesOf(text, { configuration: { rules: on, overrides: override } }).includes(goal));
  });

  it("heeds a level for the prompt's kind", () => {
    const { document } = checkPrompt(text, { path: "a.prompt.md", locale: "en" });
    const rules = { [goal]: { severity: "error" as const, kinds: { [document.kind]: "hint" as const } } };
    const { problems } = checkPrompt(text, { path: "a.prompt.md", locale: "en", configuration: { rules } });
    assert.equal(problems.find(({ rule }) => rule === goal)?.severity, "hint");
  });

  it("heeds the front matter", () => {
    assert.ok(!rulesOf(`---\nwinnow:\n  disable: [${goal}]\n---\n${text}`).includes(goal));
  });

  it("heeds comments only in files in which they do not reach the model", () => {
    const vague = "prompt/vague-wording";
    const source = (comment: string): string => `Write a poem about the spring.\n${comment}\nWrite several lines.\n`;
    const html = source(`<!-- winnow-disable-next-line ${vague} -->`);
    const sent = rulesOf(html);
    assert.ok(sent.includes(vague) && sent.includes("winnow/unused-suppression"), sent.join());
    const silent = [
      rulesOf(html, { configuration: { comments: "stripped" } }),
      rulesOf(source(`{# winnow-disable-next-line ${vague} #}`), { path: "a.prompty" }),
      rulesOf(source(`{{! winnow-disable-next-line ${vague} }}`), { path: "a.prompt" }),
    ];
    for (const rules of silent) assert.ok(!rules.includes(vague) && !rules.includes("winnow/unused-suppression"));
  });

  it("heeds the configuration's suppressions for this file alone", () => {
    const { all } = checkPrompt(text, { path: "a.prompt.md", locale: "en" });
    const fingerprint = fingerprints(text, all)[all.findIndex(({ rule }) => rule === goal)]!;
    const suppressions = [{ rule: goal, path: "a.prompt.md", fingerprint }];
    assert.ok(!rulesOf(text, { configuration: { suppressions } }).includes(goal));
    assert.ok(rulesOf(text, { path: "b.prompt.md", configuration: { suppressions } }).includes(goal));
  });
});
