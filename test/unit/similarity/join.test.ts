import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { indexTexts } from "../../../src/similarity/join/join-index";
import { Prober } from "../../../src/similarity/join/probe";
import { rougeL } from "../../../src/similarity/rouge";
import { tokenTable } from "../../../src/similarity/token-table";
import { wordTokens } from "../../../src/similarity/tokenize";

type Pair = [first: number, second: number];

function join(texts: readonly string[], threshold: number, many?: number): Pair[] {
  const index = indexTexts(tokenTable(texts, wordTokens), threshold, undefined, many);
  const pairs: Pair[] = [];
  const prober = new Prober(index, (a, b, score) => {
    const [first, second] = [index.records.texts[a]!, index.records.texts[b]!];
    assert.ok(score >= threshold - 1e-9);
    pairs.push(first < second ? [first, second] : [second, first]);
  });
  for (let record = 0; record < index.records.count; record++) prober.probe(record);
  return pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

function bruteForce(texts: readonly string[], threshold: number): Pair[] {
  const tokens = texts.map(wordTokens);
  const pairs: Pair[] = [];
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length; j++) {
      if (rougeL(tokens[i]!, tokens[j]!).fMeasure >= threshold - 1e-12) pairs.push([i, j]);
    }
  }
  return pairs;
}

// Few words, so that many texts are alike, and repetitions within a text are common.
const words = fc.constantFrom(
  ..."the cat sat on a mat and then it ran off 写 一 首 关 于 春 天 的 诗 a1 b2".split(" "),
);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.array(words, { maxLength: 14 }) },
  { weight: 1, arbitrary: fc.array(words, { maxLength: 120 }) },
);
const texts = fc.array(
  text.map((list) => list.join(" ")),
  { maxLength: 60 },
);

describe("the exact join", () => {
  it("finds the pairs that comparing all with all finds, for any threshold and however soon keys are common", () => {
    const thresholds = fc.constantFrom(0.3, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9, 1);
    fc.assert(
      fc.property(texts, thresholds, fc.constantFrom(1, 4, 512), (given, threshold, many) => {
        assert.deepEqual(join(given, threshold, many), bruteForce(given, threshold));
      }),
      { numRuns: 500 },
    );
  });

  it("takes a pair that reaches the threshold exactly", () => {
    const ten = "a b c d e f g h i j";
    assert.deepEqual(join([ten, "a b c d e f g x y z"], 0.7), [[0, 1]]);
    assert.deepEqual(join([ten, "a b c d e f w x y z"], 0.7), []);
  });

  it("makes no pair of empty texts", () => {
    assert.deepEqual(join(["", "  ", "?!", "a", "a"], 0.3), [[3, 4]]);
  });
});
