import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { mergeRules } from "../../../../src/lint/configuration";
import { unusedEntryProblems } from "../../../../src/lint/suppression/entries";
import { suppressionSeverity } from "../../../../src/lint/suppression/severity";

const rule = "winnow/unused-suppression";

describe("suppressionSeverity", () => {
  it("is a warning, or what is configured, for the kind where that is", () => {
    assert.equal(suppressionSeverity(new Map()), "warning");
    assert.equal(suppressionSeverity(mergeRules({ [rule]: "off" }), "chat"), "off");
    const byKind = mergeRules({ [rule]: { severity: "hint", kinds: { chat: "error" } } });
    assert.deepEqual([suppressionSeverity(byKind, "chat"), suppressionSeverity(byKind)], ["error", "hint"]);
  });

  it("is how loudly unused entries are reported", () => {
    const entry = { rule: "prompt/secret", path: "a.prompt", fingerprint: "0123456789abcdef" };
    const text = JSON.stringify({ suppressions: [entry] });
    const severities = (["error", "off"] as const).map((level) =>
      unusedEntryProblems(text, [entry], level, "en").map(({ severity }) => severity),
    );
    assert.deepEqual(severities, [["error"], []]);
  });
});
