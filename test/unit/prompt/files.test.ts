import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { configuredPromptFileKind, promptFileKind, strippedComments } from "../../../src/prompt/files";

describe("promptFileKind", () => {
  it("knows prompts by their names, in any folder and any case", () => {
    const known = [
      ["a.prompt", "winnow-prompt"],
      ["a.prompt.txt", "winnow-prompt"],
      ["b/a.prompty", "winnow-prompt"],
      [".github/prompts/a.prompt.md", "prompt"],
      ["a.instructions.md", "instructions"],
      ["a.agent.md", "chatagent"],
      ["a.chatmode.md", "chatagent"],
      ["skills\\x\\skill.md", "skill"],
      ["A.PROMPT.MD", "prompt"],
    ];
    for (const [path, languageId] of known) assert.equal(promptFileKind(path!)?.languageId, languageId, path);
  });

  it("takes nothing else for a prompt", () => {
    for (const path of ["README.md", "prompt.md", "my-SKILL.md", "a.prompt.json", "prompt", ""]) {
      assert.equal(promptFileKind(path), undefined, path);
    }
  });
});

describe("configuredPromptFileKind", () => {
  it("adds what is included and takes away what is excluded", () => {
    const globs = { include: ["prompts/**/*.md"], exclude: ["*.draft.prompt"] };
    assert.ok(configuredPromptFileKind("prompts/deep/a.md", globs));
    assert.ok(configuredPromptFileKind("x/a.prompt", globs));
    assert.equal(configuredPromptFileKind("other/a.md", globs), undefined);
    assert.equal(configuredPromptFileKind("x/a.draft.prompt", globs), undefined);
  });
});

describe("strippedComments", () => {
  it("are the template's own, and HTML comments only where the configuration says so", () => {
    assert.deepEqual(strippedComments(promptFileKind("a.prompty"), undefined), ["jinja"]);
    assert.deepEqual(strippedComments(promptFileKind("a.prompt"), "stripped"), ["handlebars", "html"]);
    assert.deepEqual(strippedComments(promptFileKind("a.prompt.md"), "sent"), []);
    assert.deepEqual(strippedComments(undefined, undefined), []);
  });
});
