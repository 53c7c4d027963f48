import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { isUsableGlob, matchesAny } from "../../../src/lint/globs";
import { parseConfiguration } from "../../../src/prompt/configuration";

describe("matchesAny", () => {
  it("matches a bare name in any folder, and a path from the root", () => {
    assert.ok(matchesAny(["*.txt"], "a/b/c.txt"));
    assert.ok(matchesAny(["./a/*.txt"], "a/c.txt"));
    assert.ok(matchesAny(["**/prompts/**"], ".github/prompts/x.md"));
    assert.ok(!matchesAny(["a/*.txt"], "a/b/c.txt"));
    assert.ok(!matchesAny(undefined, "a"));
  });

  it("knows alternatives and sets of letters", () => {
    assert.ok(matchesAny(["**/*.{md,txt}"], "a/b.txt"));
    assert.ok(matchesAny(["[ab]?.md"], "b1.md"));
    assert.ok(matchesAny(["{drafts,old}/**"], "old/a/b"));
  });

  it("takes parentheses and signs for themselves", () => {
    assert.ok(matchesAny(["a (1)+.md"], "x/a (1)+.md"));
    assert.ok(!matchesAny(["+(a|b)"], "aab"));
    assert.ok(!matchesAny(["(a|b)"], "a"));
    assert.ok(!matchesAny(["{a,b}+"], "ab"));
  });
});

describe("isUsableGlob", () => {
  it("refuses what could take seconds to match, and what is malformed", () => {
    const refused = ["*a*a*a*x", "**/a/**/a/**/a/**", "{*a,*}{*a,*}{*a,*}x", "{a,a}".repeat(9), "a".repeat(301)];
    for (const glob of [...refused, "[z-a]", "{a,b"]) {
      assert.ok(!isUsableGlob(glob), glob);
      assert.ok(!matchesAny([glob], "aaax"), glob);
    }
    const taken = ["*.md", "**/prompts/**/*.md", "*one*two*", "**/*.{md,txt,prompt,yaml,yml}", "{a,b}/**", "[!a]*"];
    for (const glob of taken) assert.ok(isUsableGlob(glob), glob);
  });

  it("is what a configuration is held to, wherever it has globs", () => {
    const texts = [
      '{ "prompts": { "include": ["*a*a*a*x"] } }',
      '{ "prompts": { "exclude": ["*a*a*a*x"] } }',
      '{ "overrides": [{ "files": ["*a*a*a*x"] }] }',
    ];
    for (const text of texts) {
      for (const [locale, sentence] of [
        ["en", /cannot be used as a glob/],
        ["zh-cn", /不能用作 glob/],
      ] as const) {
        const result = parseConfiguration(text, locale);
        assert.ok(!result.ok);
        assert.match(result.issues[0]!.message, sentence);
        assert.equal(text.slice(result.issues[0]!.range.start, result.issues[0]!.range.end), '"*a*a*a*x"');
      }
    }
    const many = parseConfiguration(JSON.stringify({ prompts: { include: Array(51).fill("a") } }), "en");
    assert.match(many.ok ? "" : many.issues[0]!.message, /at most 50 entries/);
  });
});
