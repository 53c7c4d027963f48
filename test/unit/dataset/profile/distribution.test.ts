import assert from "node:assert/strict";
import fc from "fast-check";
import { Distribution } from "../../../../src/dataset/profile/distribution";

function distributionOf(values: readonly number[]): Distribution {
  const distribution = new Distribution();
  for (const value of values) distribution.add(value);
  return distribution;
}

describe("a distribution", () => {
  it("knows quantiles exactly for small values, and to 1 % for any", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.nat(100), fc.nat(100_000), fc.nat(2 ** 31 - 1)), { minLength: 1, maxLength: 50 }),
        fc.integer({ min: 1, max: 100 }),
        (values, percent) => {
          const sorted = values.toSorted((a, b) => a - b);
          const exact = sorted[Math.max(0, Math.ceil((percent / 100) * values.length) - 1)]!;
          const found = distributionOf(values).quantile(percent / 100);
          assert.ok(exact < 128 ? found === exact : Math.abs(found - exact) <= exact * 0.01, `${found} for ${exact}`);
        },
      ),
    );
  });

  it("has bars that hold every value once, side by side", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 31 - 1), { maxLength: 50 }), (values) => {
        const bars = distributionOf(values).histogram();
        assert.equal(
          bars.reduce((sum, { count }) => sum + count, 0),
          values.length,
        );
        bars.forEach(({ from, to, count }, i) => {
          if (i > 0) assert.equal(from, bars[i - 1]!.to);
          assert.equal(count, values.filter((value) => value >= from && value < to).length);
        });
        if (bars.length > 0) assert.ok(bars[0]!.count > 0 && bars.at(-1)!.count > 0);
      }),
    );
  });

  it("counts a value as often as it weighs", () => {
    const distribution = distributionOf([1]);
    distribution.add(5, 3);
    assert.deepEqual([distribution.count, distribution.total, distribution.quantile(0.5)], [4, 16, 5]);
  });

  it("has nothing of nothing", () => {
    const none = new Distribution();
    assert.deepEqual([none.quantile(0.5), none.histogram()], [0, []]);
  });
});
