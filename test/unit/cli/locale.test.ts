import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { environmentLocale, requestedLocale } from "../../../src/cli/locale";

describe("the command line's language", () => {
  it("comes from the environment as POSIX has it", () => {
    assert.equal(environmentLocale({ LANG: "zh_CN.UTF-8" }), "zh-cn");
    assert.equal(environmentLocale({ LC_ALL: "en_GB.UTF-8", LANG: "zh_CN.UTF-8" }), "en");
    assert.equal(environmentLocale({ LC_MESSAGES: "zh_TW", LANG: "de_DE" }), "zh-cn");
    assert.equal(environmentLocale({ LANG: "C" }), "en");
    assert.equal(environmentLocale({}), "en");
  });

  it("is known before the arguments are parsed, so that help can speak it", () => {
    assert.equal(requestedLocale(["check", "--locale", "zh-cn"]), "zh-cn");
    assert.equal(requestedLocale(["--locale=en", "check"]), "en");
    for (const tag of ["zh", "zh_CN", "zh-Hans", "zh-CN", "ZH-CN"]) {
      assert.equal(requestedLocale(["check", "--locale", tag]), "zh-cn", tag);
    }
    assert.equal(requestedLocale(["check", "--locale", "en_GB"]), "en");
    for (const tag of ["fr", "zhx", ""]) assert.equal(requestedLocale(["check", "--locale", tag]), undefined, tag);
    assert.equal(requestedLocale(["check", "--locale"]), undefined);
  });
});
