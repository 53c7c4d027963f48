import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, it } from "mocha";
import { LcsCounter } from "../../../src/similarity/lcs";
import { rougeL, rougeLsum, rougeN } from "../../../src/similarity/rouge";
import {
  rougeScoreTokens,
  stemmedRougeScoreTokens,
  wordTokens,
  type Tokenizer,
} from "../../../src/similarity/tokenize";

const near = (actual: number, expected: number): void => assert.ok(Math.abs(actual - expected) < 1e-12, `${actual}`);

describe("ROUGE", () => {
  it("scores as its definition says", () => {
    const { precision, recall, fMeasure } = rougeL(["testing", "one", "two"], ["testing", "one"]);
    near(precision, 1);
    near(recall, 2 / 3);
    near(fMeasure, 4 / 5);
    const poem = rougeL(
      rougeScoreTokens("Write a poem about spring."),
      rougeScoreTokens("Write a short poem about the spring season."),
    );
    near(poem.fMeasure, 10 / 13);
    near(rougeN(["a", "b", "a", "b"], ["a", "b"], 2).recall, 1 / 3);
  });

  it("gives 0 where a side is empty", () => {
    for (const [a, b] of [
      [[], []],
      [["a"], []],
      [[], ["a"]],
    ] as [string[], string[]][]) {
      assert.equal(rougeL(a, b).fMeasure, 0);
      assert.equal(rougeN(a, b, 2).fMeasure, 0);
      assert.equal(rougeLsum([a], [b]).fMeasure, 0);
    }
  });

  it("unites the subsequences of a summary's sentences", () => {
    // Lin, 2004, section 3.2: w1 w2 w3 w4 w5 against w1 w2 w6 w7 w8 and w1 w3 w8 w9 w5 has four hits of five.
    const { recall } = rougeLsum(
      [["1", "2", "3", "4", "5"]],
      [
        ["1", "2", "6", "7", "8"],
        ["1", "3", "8", "9", "5"],
      ],
    );
    near(recall, 4 / 5);
  });
});

describe("rouge_score", () => {
  // Made with rouge_score 0.1.2 from words put together by chance.
  const rows = JSON.parse(readFileSync(path.join(__dirname, "rouge-score.json"), "utf8")) as Row[];
  type Scores = Record<"rouge1" | "rouge2" | "rougeL" | "rougeLsum", [number, number, number]>;
  type Row = Record<"reference" | "candidate", string> & Record<"plain" | "stemmed", Scores>;

  const check = (row: Row, scores: Scores, tokenize: Tokenizer): void => {
    const [a, b] = [tokenize(row.reference), tokenize(row.candidate)];
    const sentences = (text: string) => text.split("\n").map(tokenize);
    const found = {
      rouge1: rougeN(a, b, 1),
      rouge2: rougeN(a, b, 2),
      rougeL: rougeL(a, b),
      rougeLsum: rougeLsum(sentences(row.reference), sentences(row.candidate)),
    };
    for (const [name, { precision, recall, fMeasure }] of Object.entries(found)) {
      [precision, recall, fMeasure].forEach((value, i) => near(value, scores[name as keyof Scores][i]!));
    }
  };

  it("gives the same scores", () => rows.forEach((row) => check(row, row.plain, rougeScoreTokens)));

  it("gives the same scores with its stemmer", () =>
    rows.forEach((row) => check(row, row.stemmed, stemmedRougeScoreTokens)));
});

describe("tokenisers", () => {
  it("take each Han character for a token, and Latin runs as rouge_score does", () => {
    assert.deepEqual(wordTokens("用Python写2首诗，it's OK"), ["用", "python", "写", "2", "首", "诗", "it", "s", "ok"]);
    assert.deepEqual(rougeScoreTokens("写一首诗"), []);
    assert.deepEqual(wordTokens("Привет, мир"), ["привет", "мир"]);
  });
});

describe("LCS by bits", () => {
  it("is what the textbook's table gives, for lengths around each word's end", () => {
    const tokens = fc.array(fc.nat({ max: 5 }), { maxLength: 100 });
    fc.assert(
      fc.property(fc.array(tokens, { minLength: 2, maxLength: 4 }), (lists) => {
        const counter = new LcsCounter(6);
        const sequences = lists.map((list) => Uint32Array.from(list));
        for (const a of sequences) {
          counter.setFirst(a, 0, a.length);
          for (const b of sequences) assert.equal(counter.with(b, 0, b.length), table(a, b));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("is that also where the first sequence is longer than what is looked at in one go", () => {
    const sequence = (length: number, step: number, kinds: number) =>
      Uint32Array.from({ length }, (_, i) => (((i * step) ^ (i >> 3)) >>> 2) % kinds);
    const counter = new LcsCounter(3000);
    for (const length of [2047, 2048, 2049, 5000]) {
      for (const kinds of [3, 3000]) {
        const [a, b] = [sequence(length, 7, kinds), sequence(300, 11, kinds)];
        counter.setFirst(a, 0, a.length);
        assert.equal(counter.with(b, 0, b.length), table(a, b));
        assert.equal(counter.with(a, 0, a.length), length);
        counter.setFirst(b, 0, b.length);
        assert.equal(counter.with(a, 0, a.length), table(a, b));
      }
    }
  });
});

function table(a: Uint32Array, b: Uint32Array): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => next.push(x === y ? row[j]! + 1 : Math.max(row[j + 1]!, next[j]!)));
    row = next;
  }
  return row[b.length]!;
}
