import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { nearPairs } from "../../../src/similarity/join/near-pairs";
import { rougeL } from "../../../src/similarity/rouge";
import { tokenTable } from "../../../src/similarity/token-table";
import { wordTokens } from "../../../src/similarity/tokenize";

const word = fc.constantFrom(..."a b c d e f 写 诗".split(" "));
const texts = fc.array(
  fc.array(word, { maxLength: 9 }).map((words) => words.join(" ")),
  { maxLength: 40 },
);

function score(a: string, b: string): number {
  return rougeL(wordTokens(a), wordTokens(b)).fMeasure;
}

describe("near pairs", () => {
  it("are what comparing all with all gives: pairs, groups and what the seed pool keeps", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(0.5, 0.7, 0.9), async (given, threshold) => {
        const result = await nearPairs(tokenTable(given, wordTokens), { threshold, mostPairs: 1e6 });
        const expected: [number, number, number][] = [];
        given.forEach((b, j) =>
          given.slice(0, j).forEach((a, i) => {
            if (score(a, b) >= threshold - 1e-12) expected.push([i, j, score(a, b)]);
          }),
        );
        expected.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
        const found: [number, number, number][] = [];
        result.pairs!.forEach((...pair) => found.push(pair));
        assert.deepEqual(
          found.map(([a, b]) => [a, b]),
          expected.map(([a, b]) => [a, b]),
        );
        found.forEach(([, , s], i) => assert.ok(Math.abs(s - expected[i]![2]) < 1e-12));
        assert.equal(result.count, expected.length);
        const kept: number[] = [];
        given.forEach((text, i) => {
          if (kept.every((earlier) => score(given[earlier]!, text) < threshold - 1e-12)) kept.push(i);
        });
        assert.deepEqual([...result.kept], kept);
        const together = (i: number) => result.groups.findIndex((group) => group.includes(i));
        for (const [a, b] of expected) assert.equal(together(a), together(b));
        assert.equal(result.groups.flat().length, new Set(expected.flatMap(([a, b]) => [a, b])).size);
      }),
      { numRuns: 200 },
    );
  });

  it("are found among texts of 300,000 tokens, in memory that does not grow with their square", async () => {
    const long = Array.from({ length: 300_000 }, (_, i) => `w${(i * 7919) % 20_011}`);
    const changed = long.map((token, i) => (i === 1000 || i === 3000 ? "另" : token));
    const other = Array.from({ length: 300_000 }, (_, i) => `v${i % 100}`);
    const given = [long, other, changed].map((tokens) => tokens.join(" "));
    const { pairs } = await nearPairs(tokenTable(given, wordTokens), { threshold: 0.7, mostPairs: 10 });
    const found: number[][] = [];
    pairs!.forEach((...pair) => found.push(pair));
    assert.deepEqual(found, [[0, 2, 299_998 / 300_000]]);
  });

  it("are not listed when there are too many, but counted and grouped", async () => {
    const given = new Array<string>(2000).fill("写 一首诗");
    const result = await nearPairs(tokenTable(given, wordTokens), { threshold: 0.7, mostPairs: 1000 });
    assert.equal(result.pairs, undefined);
    assert.equal(result.count, (2000 * 1999) / 2);
    assert.equal(result.groups[0]!.length, 2000);
    assert.deepEqual([...result.kept], [0]);
  });
});
