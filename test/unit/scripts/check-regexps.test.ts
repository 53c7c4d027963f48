import assert from "node:assert/strict";
import { expressions, faultOf } from "../../../scripts/check-regexps";

const fault = (pattern: RegExp): string | undefined =>
  faultOf({ where: "test", source: pattern.source, flags: pattern.flags });

describe("regular expressions", () => {
  it("do not backtrack more than their texts allow", () => {
    const all = expressions();
    assert.ok(all.length > 500);
    const faults = all.map((expression) => [expression.where, faultOf(expression)] as const);
    assert.deepEqual(
      faults.filter(([, found]) => found !== undefined),
      [],
    );
  });

  it("are found out when they do", () => {
    assert.match(fault(/^(?:a+)+$/)!, /exponential/);
    assert.match(fault(/^(?:\w+ ?)*!/)!, /exponential/);
    assert.match(fault(/^(~{3,})([^\n`]*)$/gm)!, /quadratic/);
    assert.match(fault(/\d+\d*x/)!, /cubic/);
    assert.equal(fault(/\d+x/), undefined);
    assert.equal(fault(/^(~{3,}(?!~))([^\n`]*)$/gm), undefined);
  });
});
