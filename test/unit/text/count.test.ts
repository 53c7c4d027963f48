import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { countText } from "../../../src/text/count";

describe("countText", () => {
  it("separates thousands as English does", () => {
    fc.assert(fc.property(fc.maxSafeNat(), (count) => assert.equal(countText(count), count.toLocaleString("en"))));
  });
});
