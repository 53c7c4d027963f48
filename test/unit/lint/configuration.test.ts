import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { commentsFor, mergeRules, ruleLayers } from "../../../src/lint/configuration";
import { nearestName } from "../../../src/lint/suggest";

describe("mergeRules", () => {
  it("lets later layers win and keeps options under a bare level", () => {
    const merged = mergeRules(
      { a: { severity: "hint", options: { words: 3 } }, b: "off" },
      { a: "error" },
      { b: { severity: "warning" } },
    );
    assert.deepEqual(merged.get("a"), { severity: "error", options: { words: 3 } });
    assert.equal(merged.get("b")?.severity, "warning");
  });

  it("forgets the kinds of a layer below when a level is set above", () => {
    const merged = mergeRules({ a: { kinds: { agent: "off" } } }, { a: { severity: "error" } });
    assert.equal(merged.get("a")?.kinds, undefined);
    const kept = mergeRules({ a: { severity: "error" } }, { a: { kinds: { agent: "off" } } });
    assert.deepEqual(kept.get("a"), { severity: "error", kinds: { agent: "off" } });
  });
});

describe("overrides", () => {
  const configuration = {
    rules: { a: "hint" as const },
    comments: "sent" as const,
    overrides: [
      { files: ["drafts/**"], rules: { a: "off" as const }, comments: "stripped" as const },
      { files: ["*.prompt"], rules: { a: "error" as const } },
    ],
  };
  const level = (path: string) => mergeRules(...ruleLayers(configuration, path)).get("a")?.severity;

  it("hold for the files that they name, later ones over earlier ones", () => {
    assert.deepEqual(["x.md", "drafts/x.md", "drafts/deep/x.prompt"].map(level), ["hint", "off", "error"]);
  });

  it("say what becomes of comments", () => {
    assert.deepEqual(
      ["x.prompt", "drafts/x.prompt"].map((path) => commentsFor(configuration, path)),
      ["sent", "stripped"],
    );
  });
});

describe("nearestName", () => {
  const rules = ["prompt/late-task", "prompt/missing-goal", "prompt/secret"];

  it("finds what was most likely meant, and nothing far away", () => {
    assert.equal(nearestName("prompt/late-taks", rules), "prompt/late-task");
    assert.equal(nearestName("goal", rules), "prompt/missing-goal");
    assert.equal(nearestName("secret", rules), "prompt/secret");
    assert.equal(nearestName("zh", ["en", "zh-cn"]), "zh-cn");
    assert.equal(nearestName("something-else-entirely", rules), undefined);
    assert.equal(nearestName("a", []), undefined);
  });
});
