import assert from "node:assert/strict";
import manifest from "../../../package.json";
import { settings, type Setting } from "../../../src/editor/settings";
import type { ZodMiniType } from "zod/mini";

describe("settings", () => {
  for (const [key, { schema, description, values }] of Object.entries<Setting<ZodMiniType>>(settings)) {
    it(`winnow.${key} has a default and is described in both languages`, () => {
      assert.equal(schema.safeParse(undefined).success, true);
      for (const text of [description, ...Object.values(values ?? {})]) {
        assert.match(text.en, /^[\x20-\x7E]+$/);
        assert.match(text["zh-cn"], /\p{Script=Han}/u);
      }
    });
  }

  it("refuse what is no severity", () => {
    assert.equal(settings.rules.schema.safeParse({ "prompt/a": "loud" }).success, false);
    assert.equal(settings.rules.schema.safeParse({ "prompt/a": { severity: "hint", options: {} } }).success, true);
  });

  it("that say which files are read wait for the workspace to be trusted", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    const globs = Object.keys(settings).filter((key) => /\.(?:include|exclude)$/.test(key));
    assert.ok(globs.length > 0);
    assert.deepEqual(
      globs.filter((key) => !restrictedConfigurations.includes(`winnow.${key}`)),
      [],
    );
  });
});
