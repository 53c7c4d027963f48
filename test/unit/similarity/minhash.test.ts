import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { chooseBanding, meetingProbability } from "../../../src/similarity/minhash/bands";
import { groupDocuments, type DocumentOptions } from "../../../src/similarity/minhash/document-groups";
import { jaccard, shingleHashes } from "../../../src/similarity/minhash/shingles";
import { estimate, MinHasher } from "../../../src/similarity/minhash/sketch";
import { wordTokens } from "../../../src/similarity/tokenize";
import { mix } from "../../../src/text/mix";

const options: DocumentOptions = {
  threshold: 0.7,
  tokenize: wordTokens,
  shingle: 3,
  size: 128,
  miss: 0.001,
  verify: true,
};

function group(texts: readonly string[], given: Partial<DocumentOptions> = {}) {
  return groupDocuments(texts.length, (i) => texts[i]!, { ...options, ...given });
}

/** A text of `length` different words, of which those before `from` are the same for every `other`. */
function words(length: number, from: number, other: number): string {
  return Array.from({ length }, (_, i) => (i < from ? `w${i}` : `v${other}x${i}`)).join(" ");
}

describe("MinHash", () => {
  it("estimates the Jaccard similarity within the error of independent permutations", () => {
    const size = 128;
    const hasher = new MinHasher(size);
    const signatures = new Uint32Array(2 * size);
    for (const elements of [12, 80, 600]) {
      let squares = 0;
      const rounds = 200;
      for (let round = 0; round < rounds; round++) {
        const set = (from: number) =>
          Uint32Array.from({ length: elements }, (_, i) => mix(round * 1e6 + from + i) >>> 0).sort();
        const [a, b] = [set(0), set(Math.round(elements / 3))];
        hasher.sign(a, signatures, 0);
        hasher.sign(b, signatures, size);
        squares += (estimate(signatures, 0, size, size) - jaccard(a, b)) ** 2;
      }
      // Half is the similarity; the binomial error of 128 draws is 0.044.
      assert.ok(Math.sqrt(squares / rounds) < 0.05, String(elements));
    }
  });

  it("gives equal sets equal signatures, whatever their order", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(), { minLength: 1, maxLength: 50 }), (numbers) => {
        const hasher = new MinHasher(64);
        const signatures = new Uint32Array(128);
        hasher.sign(Uint32Array.from(numbers), signatures, 0);
        hasher.sign(Uint32Array.from([...numbers].reverse()), signatures, 64);
        assert.equal(estimate(signatures, 0, 64, 64), 1);
        assert.ok(!signatures.includes(0xffffffff));
      }),
    );
  });

  it("chooses a banding that misses no more than it may", () => {
    for (const threshold of [0.5, 0.7, 0.8, 0.95]) {
      const banding = chooseBanding(threshold, 128, 0.01);
      assert.ok(banding.bands * banding.rows <= 128);
      assert.ok(meetingProbability(banding, threshold) >= 0.99);
    }
  });
});

describe("groups of documents", () => {
  const near = [words(60, 55, 1), words(60, 55, 2), words(60, 5, 3), "", "写一首关于春天的诗，不少于八行，押韵。", ""];

  it("holds near duplicates together and nothing else", () => {
    assert.deepEqual(group([...near, "写一首关于春天的诗，不少于八行，押韵！"]).groups, [
      [0, 1],
      [4, 6],
    ]);
  });

  it("is the same for the same documents, and counts no pair below the threshold", () => {
    const texts = Array.from({ length: 60 }, (_, i) => words(40, 20 + (i % 20), i));
    const { groups } = group(texts);
    assert.deepEqual(group(texts).groups, groups);
    const shingles = texts.map((text) => shingleHashes(wordTokens(text), 3));
    for (const members of groups) {
      for (const one of members) {
        const closest = Math.max(...members.filter((m) => m !== one).map((m) => jaccard(shingles[one]!, shingles[m]!)));
        assert.ok(closest >= 0.7);
      }
    }
  });

  it("takes many copies of one text in its stride", () => {
    const { groups, candidates } = group(new Array<string>(3000).fill(words(30, 30, 0)));
    assert.equal(groups.length, 1);
    assert.equal(groups[0]!.length, 3000);
    assert.ok(candidates < 3000);
  });
});
