import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { batchesOf } from "../../../src/perplexity/sidecar/batches";
import { windowsOf } from "../../../src/perplexity/sidecar/windows";

describe("windows of a row", () => {
  it("predict each token but the first once, from as much as the guide shows", () => {
    const sizes = fc.record({
      tokens: fc.nat(500),
      longest: fc.integer({ min: 2, max: 64 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(sizes, ({ tokens, longest, share }) => {
        const stride = 1 + Math.floor(share * (longest - 2));
        const windows = windowsOf(tokens, longest, stride);
        const predicted = windows.flatMap(({ from, end }) => Array.from({ length: end - from }, (_, i) => from + i));
        assert.deepEqual(
          predicted,
          Array.from({ length: Math.max(0, tokens - 1) }, (_, i) => i + 1),
        );
        for (const { begin, end, from } of windows) assert.ok(begin < from && end - begin <= longest);
        assert.deepEqual(
          windows.map(({ begin }) => begin),
          windows.map((_, i) => i * stride),
        );
      }),
    );
  });
});

describe("batches", () => {
  const item = (length: number) => ({ length });

  it("hold all, within the budget with their padding, and nothing much shorter than their longest", () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 80 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 1, max: 1000 }), (given, budget) => {
        const batches = batchesOf(given.map(item), budget);
        const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
        assert.deepEqual(sorted(batches.flat().map(({ length }) => length)), sorted(given));
        for (const batch of batches) {
          const longest = Math.max(...batch.map(({ length }) => length));
          assert.ok(batch.length === 1 || batch.length * longest <= budget);
          assert.ok(batch.every(({ length }) => length >= longest * 0.85 - 4));
        }
      }),
    );
  });

  it("hold no more than the model takes at once", () => {
    assert.deepEqual(
      batchesOf([1, 1, 1].map(item), 100, 2).map(({ length }) => length),
      [2, 1],
    );
  });
});
