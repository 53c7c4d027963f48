import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { scoredRange, scoredText } from "../../../../src/dataset/scores/scored-text";
import { stretchOf } from "../../../../src/dataset/scores/stretch";
import { wordsOf } from "../../../../src/dataset/scores/surprising-words";
import { boundOf, perplexityTexts } from "../../../../src/dataset/scores/tail-reader";
import type { RowScore } from "../../../../src/dataset/scores/row-score";
import { OpenDataset } from "../../../../src/dataset/open/open-dataset";
import type { Row } from "../../../../src/dataset/row/row";
import { bytesOf } from "../../../../src/dataset/source/source";

const scored = (nats: number, pieces = 100): RowScore => ({ tokens: pieces, pieces, nll: nats * pieces });

describe("tails of perplexity", () => {
  const scores = Array.from({ length: 200 }, (_, i) => scored(1 + ((i * 7) % 200) / 100));

  it("begin where the share of rows beyond is the quantile's", () => {
    const high = boundOf(scores, "high", { quantile: 0.99 })!;
    assert.equal(scores.filter(({ nll, pieces }) => nll / pieces >= high).length, 2);
    const low = boundOf(scores, "low", { quantile: 0.05 })!;
    assert.equal(scores.filter(({ nll, pieces }) => nll / pieces <= low).length, 10);
  });

  it("are not known of few rows, nor of texts of a few pieces", () => {
    assert.equal(boundOf(scores.slice(0, 99), "high", { quantile: 0.99 }), undefined);
    const short = scores.map(() => scored(3, 11));
    assert.equal(boundOf([...short, ...scores.slice(0, 99)], "low", { quantile: 0.01 }), undefined);
  });

  it("are never larger than the quantile says, where many rows are the same", () => {
    const same = [...Array.from({ length: 50 }, () => scored(9)), ...scores];
    assert.equal(boundOf(same, "high", { quantile: 0.99 }), undefined);
    const bound = boundOf([scored(10), ...same], "high", { quantile: 0.99 })!;
    assert.ok(bound > 9 && bound <= 10);
  });

  it("lie beyond their bound as people read it too, by as many digits as that takes", () => {
    const texts = (one: number, other: number): string[] =>
      Object.values(perplexityTexts(Math.log(one), Math.log(other)));
    assert.deepEqual(texts(943.4, 20.123), ["943", "20.1"]);
    assert.deepEqual(texts(943.42, 943.37), ["943.42", "943.37"]);
    assert.deepEqual(texts(12345.62, 12345.58), ["12,345.62", "12,345.58"]);
    assert.deepEqual(texts(12345, 20000), ["12,345", "20,000"]);
    assert.deepEqual(texts(20, 20), ["20", "20"]);
  });

  it("begin at a threshold, however few rows there are", () => {
    assert.equal(boundOf([], "low", { quantile: 0.01, threshold: Math.E }), 1);
  });
});

describe("the stretch that sets a text apart", () => {
  // Six tokens of two units each.
  const tokens = (nats: readonly number[]): number[] => nats.flatMap((own, i) => [2 * i, 2 * i + 2, own]);

  it("is where the nats are most above the level, all in all", () => {
    assert.deepEqual(stretchOf(tokens([1, 9, 3, 8, 1, 5]), "high", 4), { start: 2, end: 8 });
    assert.deepEqual(stretchOf(tokens([1, 9, 1, 1, 1, 8]), "high", 4), { start: 2, end: 4 });
  });

  it("is where they are most below", () => {
    assert.deepEqual(stretchOf(tokens([9, 1, 2, 9, 3, 9]), "low", 4), { start: 2, end: 6 });
  });

  it("is nowhere in a text that is at the level throughout", () => {
    assert.equal(stretchOf(tokens([4, 4, 4]), "high", 4), undefined);
    assert.equal(stretchOf([], "low", 4), undefined);
  });
});

describe("words and their nats", () => {
  const told = (text: string, tokens: readonly (readonly [string, number])[]): [string, number][] => {
    let at = 0;
    const places = tokens.flatMap(([token, nats]) => [at, (at += token.length), nats]);
    return wordsOf(text, places).map(({ start, end, nats }) => [text.slice(start, end), nats]);
  };

  it("are those of a reader, whatever the tokens", () => {
    const tokens = [
      ["The", 1],
      [" micro", 2],
      ["scope", 3],
      [".", 4],
    ] as const;
    assert.deepEqual(told("The microscope.", tokens), [
      ["The", 1],
      ["microscope", 5],
      [".", 4],
    ]);
  });

  it("are Han characters by themselves, unless a token has several", () => {
    assert.deepEqual(
      told("木星大abc", [
        ["木星", 2],
        ["大", 3],
        ["a", 1],
        ["bc", 1],
      ]),
      [
        ["木星", 2],
        ["大", 3],
        ["abc", 2],
      ],
    );
  });

  it("take in tokens that share a character", () => {
    const words = wordsOf("龘 a", [0, 1, 5, 0, 1, 1, 0, 1, 1, 1, 3, 2]);
    assert.deepEqual(words, [
      { start: 0, end: 1, nats: 7 },
      { start: 2, end: 3, nats: 2 },
    ]);
  });

  it("leave white space out", () => {
    assert.deepEqual(
      told("a \n b", [
        ["a", 1],
        [" \n", 9],
        [" b", 2],
      ]),
      [
        ["a", 1],
        ["b", 2],
      ],
    );
  });
});

async function rowOf(text: string): Promise<Row> {
  const options = { locale: "en", settings: { model: undefined, trainer: undefined } } as const;
  return (await OpenDataset.read(bytesOf(text), { name: "a.jsonl" }, options)).row(0);
}

describe("the text of a row that is scored", () => {
  const text = '{"instruction": "Say \\"hi\\".", "input": "", "output": "你好，世界。"}';

  it("is what a model would learn from, a line a segment", async () => {
    const row = await rowOf(text);
    assert.equal(scoredText(row.segments), 'Say "hi".\n你好，世界。');
  });

  it("is none where nothing is said", async () => {
    const row = await rowOf('{"instruction": "", "input": "", "output": " "}');
    assert.equal(scoredText(row.segments), "");
  });

  it("is found again in the row, escapes and all", async () => {
    const row = await rowOf(text);
    const within = (start: number, end: number): string | undefined => {
      const found = scoredRange(row, { start, end });
      return found && text.slice(found.range.start, found.range.end);
    };
    assert.equal(within(4, 8), '\\"hi\\"');
    assert.equal(within(13, 15), "世界");
    // Over the boundary, it is the part where most of it is.
    assert.equal(within(8, 14), "你好，世");
  });
});
