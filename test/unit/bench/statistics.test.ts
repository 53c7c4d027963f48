import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { exponentOf, percentile } from "../../../bench/statistics";

describe("statistics of the benchmark", () => {
  it("take percentiles from the values themselves", () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    assert.equal(percentile(values, 0.5), 100);
    assert.equal(percentile(values, 0.99), 198);
    assert.equal(percentile(values, 1), 200);
    assert.equal(percentile([7], 0.01), 7);
    assert.ok(Number.isNaN(percentile([], 0.5)));
  });

  it("tell linear from quadratic growth", () => {
    const growth = (power: number) => [10, 100, 1000].map((size) => ({ size, time: 3 * size ** power }));
    assert.ok(Math.abs(exponentOf(growth(1)) - 1) < 1e-9);
    assert.ok(Math.abs(exponentOf(growth(2)) - 2) < 1e-9);
  });
});
