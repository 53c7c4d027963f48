import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { RowResult, Settings } from "../../../src/perplexity/protocol";
import { openModel } from "../../../src/perplexity/sidecar/open-model";
import type { TokenRun } from "../../../src/perplexity/sidecar/likelihood-model";
import { Scorer, type Model, type ScorerOptions } from "../../../src/perplexity/sidecar/scorer";
import { modelPath, never, referenceOf } from "./models";

const settings: Settings = { model: "", device: "cpu", avoid: [], threads: 1 };

/** The results of texts, by their place. */
async function scored(given: Partial<Settings>, texts: readonly string[], tokens = false): Promise<RowResult[]> {
  const results: RowResult[] = [];
  const quiet = async () => undefined;
  const { scorer } = await openModel(
    { ...settings, ...given },
    {
      onTrying: quiet,
      onMoved: quiet,
      onRunning: quiet,
      onResults: async (some) => some.forEach((result) => (results[result.id] = result)),
    },
  );
  await scorer.score({ rows: texts.map((text, id) => ({ id, text })), tokens, alone: false }, never);
  return results;
}

/** Each predicted token's nats. */
function shares(result: RowResult | undefined): number[] {
  assert.ok(result !== undefined && "places" in result, JSON.stringify(result));
  return result.places!.filter((_, i) => i % 3 === 2);
}

describe("scoring rows", () => {
  for (const name of ["gpt2", "llama", "qwen2", "qwen3"]) {
    it(`gives PyTorch's figures: ${name}`, async () => {
      const texts = referenceOf(name).texts.filter(({ nats }) => nats !== undefined);
      const results = await scored(
        { model: modelPath(name) },
        texts.map(({ text }) => text),
      );
      for (const [i, { nats }] of texts.entries()) {
        const sum = nats!.reduce((total, nat) => total + nat, 0);
        const result = results[i]!;
        assert.ok(
          "nll" in result && result.tokens === nats!.length && Math.abs(result.nll - sum) < 1e-4 * (1 + nats!.length),
        );
      }
    });

    it(`takes a long row as Hugging Face's guide does: ${name}`, async () => {
      const { text, tokens, guide } = referenceOf(name).long;
      for (const { window, stride, perplexity } of guide) {
        const [result] = await scored({ model: modelPath(name), window, stride }, [text], true);
        const found = guidePerplexity(shares(result), tokens, window, stride);
        assert.ok(Math.abs(found / perplexity - 1) < 1e-4, `${found} ${perplexity}`);
      }
    });
  }

  it("says of a row what is wrong with it, and goes on with the others", async () => {
    const results = await scored({ model: modelPath("bigram") }, ["", "a", "river", "a ~ b", "the ".repeat(300)]);
    assert.deepEqual(
      results.slice(0, 2),
      [0, 1].map((id) => ({ id, tokens: 0, pieces: 0, nll: 0 })),
    );
    assert.ok("nll" in results[2]! && results[2].nll > 0);
    assert.deepEqual(results[3], { id: 3, failure: { code: "row-not-a-number", data: {} } });
    assert.ok("nll" in results[4]! && results[4].tokens > 290);
  });
});

/** The guide weights each window's mean by one token less than the window has, as if each had a first token. */
function guidePerplexity(nats: readonly number[], tokens: number, window: number, stride: number): number {
  let [sum, count, from] = [0, 0, 0];
  for (let begin = 0; from < tokens; begin += stride) {
    const end = Math.min(begin + window, tokens);
    const own = nats.slice(Math.max(0, from - 1), end - 1);
    const weight = end - from - 1;
    sum += (own.reduce((total, nat) => total + nat, 0) / own.length) * weight;
    count += weight;
    from = end;
  }
  return Math.exp(sum / count);
}

describe("a scorer", () => {
  /** A model for which every token is a nat, and which does as `trouble` says before. */
  const modelOf = (trouble: (runs: readonly TokenRun[]) => void): Model => ({
    vocabulary: 1000,
    mostRuns: Infinity,
    run: async (runs) => {
      trouble(runs);
      return runs.map((run) => new Float32Array(run.length - 1).fill(-1));
    },
  });
  // A text's characters are its tokens.
  const tokenizer: ScorerOptions["tokenizer"] = {
    isByteLevel: false,
    encode: async (text) => {
      const ids = Array.from(text, (letter) => letter.charCodeAt(0));
      return { ids, tokens: Array.from(text), before: 0, behind: 0 };
    },
  };
  const start = (model: Model, other?: Model) => {
    const results: RowResult[] = [];
    const running: (readonly number[])[] = [];
    const scorer = new Scorer(model, {
      tokenizer,
      window: 8,
      stride: 4,
      budget: 32,
      onRunning: async (rows) => void running.push(rows),
      onResults: async (some) => void results.push(...some),
      onFailing: async () => other,
    });
    const score = (texts: readonly string[], signal = never, alone = false) =>
      scorer.score({ rows: texts.map((text, id) => ({ id, text })), tokens: false, alone }, signal);
    return { score, results, running };
  };
  const failing = (letter: string) => (runs: readonly TokenRun[]) => {
    if (runs.some((run) => run.includes(letter.charCodeAt(0)))) throw new Error("bad allocation");
  };

  it("finds the row that cannot be run, and scores those beside it", async () => {
    const { score, results } = start(modelOf(failing("x")));
    await score(["abc", "abx", "abd", "abe"]);
    const sorted = results.sort((a, b) => a.id - b.id);
    assert.deepEqual(sorted[1], { id: 1, failure: { code: "row-run", data: { reason: "bad allocation" } } });
    assert.deepEqual(
      sorted.filter((_, i) => i !== 1).map((result) => "nll" in result && result.nll),
      [2, 2, 2],
    );
  });

  it("goes on with another model where this one fails", async () => {
    const { score, results } = start(
      modelOf(() => {
        throw new Error("device lost");
      }),
      modelOf(() => undefined),
    );
    await score(["abc", "abd"]);
    assert.deepEqual(
      results.map((result) => "nll" in result),
      [true, true],
    );
  });

  it("says which rows it runs, one by one where one may be fatal", async () => {
    const { score, running } = start(modelOf(() => undefined));
    await score(["abc", "abd"]);
    await score(["abc", "abd"], never, true);
    assert.deepEqual(running, [[0, 1], [0], [1]]);
  });

  it("stops between two batches, and takes the next request", async () => {
    const stop = new AbortController();
    let runs = 0;
    const { score, results } = start(
      modelOf(() => {
        if (++runs === 2) stop.abort();
      }),
    );
    await assert.rejects(
      score(
        Array.from({ length: 100 }, () => "abcdefgh"),
        stop.signal,
      ),
      { name: "AbortError" },
    );
    assert.equal(runs, 2);
    const before = results.length;
    await score(["abc"]);
    assert.equal(results.length, before + 1);
  });

  it("refuses a token that the model does not have", async () => {
    const { score, results } = start(modelOf(() => undefined));
    await score(["水水"]);
    assert.deepEqual(results, [{ id: 0, failure: { code: "row-token", data: { token: "水".charCodeAt(0) } } }]);
  });
});
