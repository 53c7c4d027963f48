import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { eld } from "../../../node_modules/eld/src/entries/static.extrasmall.js";
import { languageCodes } from "../../../src/text/language-codes";

describe("codes of languages", () => {
  it("are those that texts can be told to be in", () => {
    const told = Object.values(eld.info().Languages).filter((code) => code !== "ms");
    assert.deepEqual([...languageCodes].sort(), [...new Set([...told, "en", "zh", "mixed"])].sort());
  });
});
