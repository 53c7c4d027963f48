import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { cutsWithin, perplexityBars, PerplexityCounts } from "../../../../src/dataset/profile/perplexities";
import { boundOf } from "../../../../src/dataset/scores/tail-reader";
import { profileSchema } from "../../../../src/dataset/profile/schema";
import { lines, profileOf } from "./profiles";

const score = (perplexity: number, pieces = 20) => ({ tokens: pieces, pieces, nll: pieces * Math.log(perplexity) });

function distributionOf(perplexities: readonly number[]) {
  const counts = new PerplexityCounts();
  for (const one of perplexities) counts.add(score(one));
  return counts.describe("a model").distribution!;
}

// From 5 to 500, evenly on a logarithmic axis, and not on the edges of bars.
const spread = Array.from({ length: 1000 }, (_, i) => 5 * 100 ** ((i + 0.37) / 1000));

describe("perplexities of a profile", () => {
  it("are counted so that each cut drops exactly the rows beyond it", () => {
    const { histogram } = distributionOf(spread);
    const cuts = cutsWithin(perplexityBars(histogram, 60), histogram);
    assert.ok(cuts.length >= 384);
    assert.deepEqual([cuts[0]!.below, cuts.at(-1)!.below], [0, 1000]);
    for (const { value, below } of cuts) {
      const bound = boundOf([], "high", { quantile: 0, threshold: value })!;
      assert.equal(below, spread.filter((one) => Math.log(one) < bound).length, String(value));
    }
  });

  it("have quantiles that are off by no more than about 1 %", () => {
    const { least, most, quantiles } = distributionOf(spread);
    const wanted = { p1: 0.01, p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95, p99: 0.99 };
    for (const [name, share] of Object.entries(wanted)) {
      const found = quantiles[name as keyof typeof quantiles];
      assert.ok(Math.abs(found / (5 * 100 ** share) - 1) < 0.015, `${name} ${found}`);
    }
    assert.deepEqual([least, most], [5.01, 499]);
  });

  it("are drawn as bars that hold every row once", () => {
    const { histogram } = distributionOf(spread);
    for (const atMost of [5, 16, 60]) {
      const bars = perplexityBars(histogram, atMost);
      assert.ok(bars.length <= atMost && bars.length > atMost / 3, String(bars.length));
      assert.equal(
        bars.reduce((sum, { rows }) => sum + rows, 0),
        1000,
      );
      bars.slice(1).forEach(({ from }, i) => assert.equal(from, bars[i]!.to));
    }
  });

  it("may be one, all the same, or beyond all measure", () => {
    for (const [perplexity, shown] of [
      [1, 1],
      [30, 30],
      [1e300, 1e12],
    ] as const) {
      const { least, most, quantiles, histogram } = distributionOf([perplexity, perplexity]);
      assert.deepEqual([least, most, quantiles.p50, histogram.length], [shown, shown, shown, 1]);
      const cuts = cutsWithin(perplexityBars(histogram, 60), histogram);
      assert.deepEqual([cuts[0]!.below, cuts.at(-1)!.below], [0, 2]);
    }
  });

  it("are those of the rows whose scores are known; short rows are said apart", async () => {
    const row = (output: string) => ({ instruction: "Say it.", input: "", output, system: "Never scored." });
    const known = new Map([
      ["Say it.\none", score(10)],
      ["Say it.\ntwo", score(20)],
      ["Say it.\nshort", score(1000, 11)],
      ["Say it.\nempty", { tokens: 0, pieces: 0, nll: 0 }],
    ]);
    const scores = { model: "tiny", scoreOf: (text: string) => known.get(text) };
    const rows = ["one", "two", "one", "short", "empty", "unknown"].map(row);
    const profile = await profileOf({ "a.jsonl": `${lines(...rows)}{\n` }, { scores });
    assert.deepEqual(profileSchema.parse(profile), profile);
    const { model, scored, judged, distribution } = profile.perplexity!;
    assert.deepEqual([model, scored, judged, profile.rows], ["tiny", 4, 3, 7]);
    assert.deepEqual(
      distribution?.histogram.map(({ rows: count }) => count),
      [2, 1],
    );
    assert.equal((await profileOf({ "a.jsonl": lines(...rows) })).perplexity, undefined);
    const none = await profileOf({ "a.jsonl": lines(...rows) }, { scores: { model: "x", scoreOf: () => undefined } });
    assert.deepEqual(none.perplexity, { model: "x", scored: 0, judged: 0 });
  });
});
