import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { LiveIndex } from "../../../src/similarity/live/live-index";
import { rougeL } from "../../../src/similarity/rouge";
import { wordTokens } from "../../../src/similarity/tokenize";

const word = fc.constantFrom(..."a b c d e f g 写 一 首 诗 吧".split(" "));
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(" "));
const change = fc.record({ id: fc.nat({ max: 15 }), text: fc.option(text) });

describe("the live index", () => {
  it("knows the neighbours that comparing with every text finds, whatever came, changed and went", () => {
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 60 }),
        text,
        fc.constantFrom(0.3, 0.7, 1),
        (changes, asked, threshold) => {
          const index = new LiveIndex(threshold, wordTokens);
          const texts = new Map<number, string>();
          for (const { id, text: given } of changes) {
            if (given === null) index.delete(id);
            else index.set(id, given);
            if (given === null) texts.delete(id);
            else texts.set(id, given);
          }
          const expected = [...texts]
            .map(([id, other]) => ({ id, score: rougeL(wordTokens(asked), wordTokens(other)).fMeasure }))
            .filter(({ score }) => score >= threshold - 1e-12)
            .sort((a, b) => Math.round((b.score - a.score) * 1e9) || a.id - b.id);
          const found = index.neighbours(asked);
          assert.deepEqual(
            found.map(({ id }) => id),
            expected.map(({ id }) => id),
          );
          assert.equal(index.size, texts.size);
          found.forEach(({ score }, i) => assert.ok(Math.abs(score - expected[i]!.score) < 1e-12));
        },
      ),
      { numRuns: 500 },
    );
  });

  it("leaves the asked text out", () => {
    const index = new LiveIndex(0.7, wordTokens);
    index.set(4, "写一首诗");
    index.set(9, "写一首诗吧");
    assert.deepEqual(
      index.neighboursOf(4).map(({ id }) => id),
      [9],
    );
  });
});
