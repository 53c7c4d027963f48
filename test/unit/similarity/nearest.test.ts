import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { nearestTexts, none } from "../../../src/similarity/join/nearest";
import { rougeL } from "../../../src/similarity/rouge";
import { tokenTable } from "../../../src/similarity/token-table";
import { wordTokens } from "../../../src/similarity/tokenize";

const word = fc.constantFrom(..."a b c d 写 一 首 诗".split(" "));
const text = fc.array(word, { maxLength: 9 }).map((words) => words.join(" "));

describe("nearest texts", () => {
  it("are those that comparing with every text finds, before each text and among the foreign ones", async () => {
    const given = fc.tuple(fc.array(text, { maxLength: 30 }), fc.nat({ max: 30 }), fc.constantFrom(0.3, 0.7, 1));
    await fc.assert(
      fc.asyncProperty(given, async ([texts, behind, threshold]) => {
        const own = Math.max(0, texts.length - behind);
        const tokens = texts.map(wordTokens);
        const best = (of: number, from: number, to: number): readonly [number, number] => {
          let found: [number, number] = [none, 0];
          for (let other = from; other < to; other++) {
            const score = rougeL(tokens[of]!, tokens[other]!).fMeasure;
            if (score >= threshold - 1e-12 && score > found[1] + 1e-12) found = [other, score];
          }
          return found;
        };
        const { earlier, foreign } = await nearestTexts(tokenTable(texts, wordTokens), own, { threshold });
        for (let of = 0; of < own; of++) {
          for (const [nearest, [other, score]] of [
            [earlier, best(of, 0, of)],
            [foreign, best(of, own, texts.length)],
          ] as const) {
            assert.equal(nearest.texts[of], other);
            if (other !== none) assert.ok(Math.abs(nearest.scores[of]! - score) < 1e-12);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
