import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { Pace } from "../../../src/text/pace";

describe("pace", () => {
  it("is that of what came since it was first heard of", () => {
    const pace = new Pace();
    assert.equal(pace.at(5000, 90, 100), undefined);
    assert.equal(pace.at(6000, 90, 100), undefined);
    assert.deepEqual(pace.at(7000, 94, 100), { rate: 2, left: 3 });
    assert.deepEqual(pace.at(10_000, 100, 100), { rate: 2, left: 0 });
  });

  it("is not that of a moment", () => {
    const pace = new Pace();
    pace.at(5000, 90, 100);
    assert.equal(pace.at(5001, 99, 100), undefined);
  });
});
