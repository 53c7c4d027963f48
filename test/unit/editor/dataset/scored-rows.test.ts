import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { OpenDataset } from "../../../../src/dataset/open/open-dataset";
import { bytesOf } from "../../../../src/dataset/source/source";
import type { RuleSetting } from "../../../../src/lint/run";
import { scoreRows, surpriseIn } from "../../../../src/editor/dataset/scored-rows";
import { surpriseOfText } from "../../../../src/editor/dataset/surprise-of-text";
import type { ModelChoice } from "../../../../src/editor/dataset-worker/scores-protocol";
import { ModelError, type Scores } from "../../../../src/editor/scores/text-scorer";

const model: ModelChoice = { folder: undefined, device: "cpu", locale: "en" };
const never = new AbortController().signal;
const quiet = { signal: never, progress: () => undefined };

/** A token is a character: an x surprises by 9 nats, a z by none, whatever else by 2; what holds a ! cannot be scored. */
const natsOf = (character: string): number => (character === "x" ? 9 : character === "z" ? 0 : 2);
const asked: { text: string; tokens: boolean }[] = [];
const scores: Scores = {
  score: async (texts, _, { tokens = false, onResult }) => {
    for (const [i, text] of texts.entries()) {
      asked.push({ text, tokens });
      if (text.includes("!")) {
        onResult(i, { failure: { code: "row-not-a-number", data: {} } }, false);
        continue;
      }
      const nats = [...text].map(natsOf);
      const nll = nats.reduce((sum, own) => sum + own, 0);
      const places = nats.flatMap((own, at) => [at, at + 1, own]);
      onResult(i, { tokens: text.length, pieces: text.length, nll, ...(tokens && { places }) }, false);
    }
  },
};
const broken: Scores = { score: () => Promise.reject(new ModelError("There is no such model.")) };

const rowText = (output: string): string => JSON.stringify({ instruction: "Say some words", output });
const plain = Array.from({ length: 150 }, (_, i) => rowText(`these are plain words, number ${i}, no more`));

async function opened(rows: readonly string[], rules: Readonly<Record<string, object>> = {}): Promise<OpenDataset> {
  const options = {
    locale: "en",
    settings: { model: undefined, trainer: undefined },
    rules: new Map(Object.entries(rules)) as ReadonlyMap<string, RuleSetting>,
  } as const;
  const dataset = await OpenDataset.read(bytesOf(rows.join("\n")), { name: "a.jsonl" }, options);
  dataset.finish();
  return dataset;
}

function tailsOf(dataset: OpenDataset): [row: number, rule: string, text: string][] {
  return dataset.rows.flatMap((row, i) =>
    dataset
      .problems(i)
      .filter(({ rule }) => rule.endsWith("-perplexity"))
      .map(({ rule, range }): [number, string, string] => [i, rule, row.text.slice(range.start, range.end)]),
  );
}

describe("rows that are scored", () => {
  it("in a tail are problems, at the stretch that sets them apart", async () => {
    const dataset = await opened([
      ...plain,
      rowText("plain words and xx xxxx xx, then words"),
      rowText(`so ${"z".repeat(40)}`),
    ]);
    assert.deepEqual(tailsOf(dataset), []);
    const summary = await scoreRows(dataset, scores, model, quiet);
    dataset.finish();
    assert.deepEqual(tailsOf(dataset), [
      [150, "dataset/high-perplexity", "xx xxxx xx"],
      [151, "dataset/low-perplexity", "z".repeat(40)],
    ]);
    assert.equal(summary.rows, 152);
    assert.deepEqual([summary.high, summary.low, summary.failed], [1, 1, 0]);
    assert.ok(Math.abs(summary.median! - Math.exp(2)) < 1e-6);
  });

  it("are asked for their tokens only where they lie in a tail", async () => {
    asked.length = 0;
    await scoreRows(await opened([...plain, rowText("xxx xxxx xxxx xxx")]), scores, model, quiet);
    assert.equal(asked.filter(({ tokens }) => !tokens).length, 151);
    assert.ok(asked.filter(({ tokens }) => tokens).length < 10);
  });

  it("lose their score when they are edited, and the others keep theirs", async () => {
    const dataset = await opened([rowText("xxx xxxx xxxx xxx"), ...plain, rowText("xxx xxxx xxxx xxx")], {
      "dataset/high-perplexity": { options: { threshold: 20 } },
    });
    await scoreRows(dataset, scores, model, quiet);
    dataset.finish();
    assert.deepEqual(
      tailsOf(dataset).map(([row]) => row),
      [0, 151],
    );
    dataset.edit([{ start: { line: 0, character: 45 }, end: { line: 0, character: 46 }, text: "a" }]);
    dataset.finish();
    assert.deepEqual(
      tailsOf(dataset).map(([row]) => row),
      [151],
    );
  });

  it("that are edited while they are scored have no score", async () => {
    const odd = rowText("xxx xxxx xxxx xxx");
    const dataset = await opened([odd, ...plain, odd], {
      "dataset/high-perplexity": { options: { threshold: 20 } },
    });
    const slow: Scores = {
      score: async (texts, choice, options) => {
        if (options.tokens !== true) {
          dataset.edit([{ start: { line: 0, character: 45 }, end: { line: 0, character: 46 }, text: "a" }]);
          dataset.edit([{ start: { line: 5, character: 0 }, end: { line: 6, character: 0 }, text: "" }]);
        }
        await scores.score(texts, choice, options);
      },
    };
    await scoreRows(dataset, slow, model, quiet);
    dataset.finish();
    assert.deepEqual(tailsOf(dataset), [[150, "dataset/high-perplexity", "xxx xxxx xxxx xxx"]]);
  });

  it("have scores of one model only", async () => {
    const odd = rowText("xxx xxxx xxxx xxx");
    const dataset = await opened([odd, ...plain, odd], {
      "dataset/high-perplexity": { options: { threshold: 20 } },
    });
    const range = { start: { line: 151, character: 0 }, end: { line: 151, character: 5 } };
    const rows = (): number[] => {
      dataset.finish();
      return tailsOf(dataset).map(([row]) => row);
    };
    await scoreRows(dataset, scores, model, quiet);
    await scoreRows(dataset, scores, { ...model, device: "auto" }, quiet, range);
    assert.deepEqual(rows(), [0, 151]);
    await scoreRows(dataset, scores, { ...model, folder: "another" }, quiet, range);
    assert.deepEqual(rows(), [151]);
  });

  it("are told of as they are scored, those that were known together", async () => {
    const dataset = await opened(plain);
    const half: Scores = {
      score: (texts, choice, { onResult, ...options }) =>
        scores.score(texts, choice, { ...options, onResult: (i, result) => onResult(i, result, i < 100) }),
    };
    const told: number[] = [];
    await scoreRows(dataset, half, model, { signal: never, progress: ({ done }) => told.push(done) });
    assert.deepEqual(
      told,
      Array.from({ length: 50 }, (_, i) => 101 + i),
    );
  });

  it("that cannot be scored are counted, with why", async () => {
    const summary = await scoreRows(await opened([...plain, rowText("no!")]), scores, model, quiet);
    assert.equal(summary.failed, 1);
    assert.equal(summary.failure, "The model gives no number for this text.");
  });

  it("are those of a range, where one is given", async () => {
    const range = { start: { line: 3, character: 5 }, end: { line: 5, character: 0 } };
    assert.equal((await scoreRows(await opened(plain), scores, model, quiet, range)).rows, 3);
  });

  it("are none where the model cannot be used", async () => {
    await assert.rejects(scoreRows(await opened(plain), broken, model, quiet), /There is no such model/);
  });
});

describe("surprise", () => {
  it("is told of each word of the rows in view, where it stands", async () => {
    const dataset = await opened([...plain, rowText('He said "xx" to us')]);
    const range = { start: { line: 150, character: 0 }, end: { line: 150, character: 1 } };
    const words = await surpriseIn(dataset, scores, model, range, never);
    assert.deepEqual(
      words.map(({ text }) => text),
      ["Say", "some", "words", "He", "said", '"', "xx", '"', "to", "us"],
    );
    const xx = words[6]!;
    assert.equal(xx.nats, 18);
    const line = dataset.rows[150]!.text;
    assert.equal(line.slice(xx.start.character, xx.end.character), "xx");
  });

  it("is not told of rows that are gone by then", async () => {
    const dataset = await opened([rowText("one"), rowText("two")]);
    const slow: Scores = {
      score: async (...given) => {
        dataset.edit([{ start: { line: 0, character: 0 }, end: { line: 1, character: 0 }, text: "" }]);
        await scores.score(...given);
      },
    };
    const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    assert.deepEqual(await surpriseIn(dataset, slow, model, range, never), []);
  });

  it("is told of a text by itself", async () => {
    const { words, perplexity, tokens } = await surpriseOfText("a xx", scores, model, never);
    assert.deepEqual(words, [
      { start: 0, end: 1, nats: 2 },
      { start: 2, end: 4, nats: 18 },
    ]);
    assert.equal(tokens, 4);
    assert.ok(Math.abs(perplexity! - Math.exp(22 / 4)) < 1e-9);
    await assert.rejects(surpriseOfText("no!", scores, model, never), /no number/);
  });
});
