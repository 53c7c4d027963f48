import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { Locale } from "../../../src/lint/locale";
import { parseConfiguration, strippedCommentsFor } from "../../../src/prompt/configuration";

/** What is said of a configuration, and the text that it is said of. */
function mistakes(text: string, locale: Locale = "en"): [string, string][] {
  const result = parseConfiguration(text, locale);
  return result.ok ? [] : result.issues.map(({ message, range }) => [message, text.slice(range.start, range.end)]);
}

describe(".winnow.json", () => {
  it("is JSON with comments and trailing commas", () => {
    const text = `\uFEFF// ours
    { "locale": "zh-cn", /* quiet */ "rules": { "prompt/missing-goal": { "kinds": { "agent": "off" } }, }, }`;
    const result = parseConfiguration(text, "en");
    assert.ok(result.ok);
    assert.equal(result.value.locale, "zh-cn");
    assert.deepEqual(structuredClone(result.value.rules), { "prompt/missing-goal": { kinds: { agent: "off" } } });
  });

  it("may be empty", () => {
    assert.deepEqual(parseConfiguration("", "en"), { ok: true, value: {} });
  });

  it("is told where it is no JSON", () => {
    assert.deepEqual(mistakes('{"rules" {}}'), [["A colon is expected here.", "{"]]);
    assert.deepEqual(mistakes('{"locale": en}', "zh-cn")[0]![0], "这个词不是合法的 JSON；文本要放在双引号里。");
  });

  it("is told of each unknown name, with the nearest one", () => {
    assert.deepEqual(mistakes('{"rule": {}}'), [["Unknown key “rule” in the file. Did you mean “rules”?", '"rule"']]);
    assert.deepEqual(mistakes('{"rules": {"prompt/missing-gaol": "off"}}'), [
      ["Unknown rule “prompt/missing-gaol” in rules. Did you mean “prompt/missing-goal”?", '"prompt/missing-gaol"'],
    ]);
    assert.deepEqual(mistakes('{"overrides": [{"files": ["a"], "rules": {"goal": "off"}}]}', "zh-cn"), [
      ["“overrides[0].rules”中有未知的规则“goal”。是否要写“prompt/missing-goal”？", '"goal"'],
    ]);
  });

  it("is told of wrong values", () => {
    assert.deepEqual(mistakes('{"locale": "zh"}'), [
      ["locale must be one of en, zh-cn. Did you mean “zh-cn”?", '"zh"'],
    ]);
    assert.deepEqual(mistakes('{"model": {"contextTokens": 0}}'), [["model.contextTokens must be more than 0.", "0"]]);
    assert.deepEqual(mistakes('{"prompts": {"include": "*.md"}}'), [["prompts.include must be a list.", '"*.md"']]);
    assert.deepEqual(mistakes("[]"), [["The file must be an object.", "[]"]]);
    assert.deepEqual(mistakes('{"overrides": [{}]}'), [["overrides[0].files is missing.", "{}"]]);
    assert.match(mistakes('{"rules": {"prompt/missing-goal": "of"}}')[0]![0], /must be a level .* “off”\?$/);
    assert.match(mistakes('{"rules": {"prompt/missing-goal": {"severity": "worning"}}}')[0]![0], /“warning”\?$/);
    assert.match(mistakes('{"rules": {"prompt/missing-goal": {"kinds": {"agnet": "off"}}}}')[0]![0], /“agent”\?$/);
    assert.match(mistakes('{"rules": {"prompt/missing-goal": {"options": {"x": 1}}}}')[0]![0], /Unknown key “x”/);
  });

  it("gives every mistake, in the file's order", () => {
    const text = '{"locale": 3, "rules": {"nope": "off"}, "other": 1}';
    assert.deepEqual(
      mistakes(text).map(([, place]) => place),
      ["3", '"nope"', '"other"'],
    );
  });
});

describe("strippedCommentsFor", () => {
  const configuration = {
    comments: "stripped" as const,
    overrides: [{ files: ["raw/**"], comments: "sent" as const }],
    prompts: { exclude: ["old/**"] },
  };

  it("heeds the file's kind, its overrides and the globs of prompts", () => {
    assert.deepEqual(strippedCommentsFor({}, "a.prompty"), ["jinja"]);
    assert.deepEqual(strippedCommentsFor(configuration, "a.prompty"), ["jinja", "html"]);
    assert.deepEqual(strippedCommentsFor(configuration, "raw/a.prompty"), ["jinja"]);
    assert.deepEqual(strippedCommentsFor(configuration, "old/a.prompty"), ["html"]);
  });
});
