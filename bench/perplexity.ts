import { spawnSync } from "node:child_process";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { PerplexityClient } from "../src/perplexity/client";
import { openModelFolder, type ModelFolder } from "../src/perplexity/model-folder";
import { batchesOf } from "../src/perplexity/sidecar/batches";
import { LikelihoodModel, type TokenRun } from "../src/perplexity/sidecar/likelihood-model";
import { ModelInputs } from "../src/perplexity/sidecar/model-inputs";
import { RowTokenizer } from "../src/perplexity/sidecar/row-tokenizer";
import { readCorpus } from "./corpus";
import { scoreWithTransformers, type PeerFigures } from "./perplexity-peer";
import { writeWideModel } from "./wide-model";

export interface PerplexityFigures {
  readonly rows: number;
  readonly tokens: number;
  /** Tokens a second: the runtime by itself on the same batches, with our nodes, one row at a time with its logits. */
  readonly bare: number;
  readonly inGraph: number;
  readonly oneByOne: number;
  /** Through the other process, tokenising included. */
  readonly client: number;
  /** Milliseconds a row that the other process costs beside the model and the tokeniser. */
  readonly boundary: number;
  /** Milliseconds from nothing to the first score. */
  readonly coldStart: number;
  /** MB at most for a row of 1,000 tokens and a vocabulary of 151,936, beyond those that the loaded model takes. */
  readonly memory: { readonly inGraph: number; readonly logits: number };
  /** A sentence where it could not be had. */
  readonly peer: PeerFigures | string;
}

const rounds = 3;
const window = 192;
const budget = 2048;
const threads = 2;
const mostRows = 150;

/**
 * Measures scoring with the model in `model`, on texts of `folder`; `out` is where the bundles of the benchmark lie,
 * `python` a Python that has transformers and PyTorch.
 */
export async function measurePerplexity(
  model: string,
  folder: string,
  out: string,
  python: string | undefined,
): Promise<PerplexityFigures> {
  const files = openModelFolder(model);
  const texts = readCorpus(folder)
    .flatMap(({ prompts }) => prompts)
    .slice(0, mostRows);
  const tokenizer = new RowTokenizer(files);
  const never = new AbortController().signal;
  const tokenizing = performance.now();
  const runs: TokenRun[] = [];
  for (const text of texts) runs.push((await tokenizer.encode(text, never)).ids.slice(0, window));
  const tokenized = performance.now() - tokenizing;
  const usable = runs.filter((run) => run.length > 1);
  const batches = batchesOf(
    usable.map((run) => ({ run, length: run.length - 1 })),
    budget,
  ).map((batch) => batch.map(({ run }) => run));
  const tokens = usable.reduce((sum, run) => sum + run.length - 1, 0);

  const scored = await LikelihoodModel.open(files, "cpu", threads);
  const bare = await Bare.open(files);
  const cut = runs.map((run) => run.length);
  const times = { bare: [] as number[], inGraph: [] as number[], oneByOne: [] as number[], client: [] as number[] };
  const sidecar = path.join(out, "extension/dist/sidecar.js");
  const client = new PerplexityClient({
    file: sidecar,
    settings: { model, device: "cpu", threads, window, stride: window - 1 },
  });
  const first = performance.now();
  await client.score([texts[0]!], { onResult: () => undefined });
  const coldStart = performance.now() - first;
  const short = texts.filter((_, i) => cut[i]! < window);
  const shortRuns = runs.filter((run) => run.length < window && run.length > 1);
  const shortBatches = batchesOf(
    shortRuns.map((run) => ({ run, length: run.length - 1 })),
    budget,
  ).map((batch) => batch.map(({ run }) => run));
  const inProcess: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const time = async (list: number[], work: () => Promise<void>): Promise<void> => {
      const start = performance.now();
      await work();
      // The first round does not count.
      if (round > 0) list.push(performance.now() - start);
    };
    await time(times.bare, async () => {
      for (const batch of batches) await bare.run(batch);
    });
    await time(times.inGraph, async () => {
      for (const batch of batches) await scored.run(batch);
    });
    await time(times.oneByOne, async () => {
      for (const run of usable) likelihoodsInJavaScript(await bare.run([run]), run);
    });
    await time(inProcess, async () => {
      for (const batch of shortBatches) await scored.run(batch);
    });
    await time(times.client, () => client.score(short, { onResult: () => undefined }));
  }
  await client.dispose();
  const nats: number[] = [];
  for (const batch of batches)
    for (const likelihoods of await scored.run(batch)) nats.push(-likelihoods.reduce((all, one) => all + one, 0));
  const peer = scoreWithTransformers({ python, model, batches, nats, tokens, threads, rounds }, out);
  const rate = (list: readonly number[], count: number): number => (count / least(list)) * 1000;
  const shortTokens = shortRuns.reduce((sum, run) => sum + run.length - 1, 0);
  const share = (tokenized * short.length) / texts.length;
  return {
    rows: usable.length,
    tokens,
    bare: rate(times.bare, tokens),
    inGraph: rate(times.inGraph, tokens),
    oneByOne: rate(times.oneByOne, tokens),
    client: rate(times.client, shortTokens),
    boundary: (least(times.client) - least(inProcess) - share) / short.length,
    coldStart,
    memory: measureMemory(files, out),
    peer,
  };
}

/** The runtime as one would call it oneself: logits come back. */
class Bare {
  private constructor(
    private readonly session: InferenceSession,
    private readonly inputs: ModelInputs,
  ) {}

  static async open(files: ModelFolder): Promise<Bare> {
    const session = await InferenceSession.create(files.onnxFile, { intraOpNumThreads: threads, logSeverityLevel: 4 });
    return new Bare(session, new ModelInputs(session.inputMetadata, files.config));
  }

  async run(runs: readonly TokenRun[]): Promise<Tensor> {
    const length = Math.max(...runs.map((run) => run.length - 1));
    const { logits } = await this.session.run(this.inputs.feeds(runs, length), ["logits"]);
    return logits!;
  }
}

/** What a program does that is given the logits of one row. */
function likelihoodsInJavaScript(logits: Tensor, run: TokenRun): number[] {
  const data = logits.data as Float32Array;
  const size = logits.dims.at(-1)!;
  return run.slice(1).map((target, i) => {
    const row = data.subarray(i * size, (i + 1) * size);
    let most = -Infinity;
    for (const logit of row) most = Math.max(most, logit);
    let sum = 0;
    for (const logit of row) sum += Math.exp(logit - most);
    return row[target]! - most - Math.log(sum);
  });
}

/** In processes of their own, as a peak is a process's. */
function measureMemory(files: ModelFolder, out: string): PerplexityFigures["memory"] {
  const wide = path.join(out, "wide");
  writeWideModel(wide, 151_936, files);
  const peak = (way: "graph" | "logits"): number => {
    const { stdout, stderr } = spawnSync(process.execPath, [path.join(out, "perplexity-process.cjs"), wide, way], {
      encoding: "utf8",
    });
    if (!/^\d/.test(stdout)) throw new Error(stderr);
    return Number(stdout);
  };
  return { inGraph: peak("graph"), logits: peak("logits") };
}

/** The least of the rounds: whatever else the machine does only makes them longer. */
function least(values: readonly number[]): number {
  return Math.min(...values);
}

/** The figures as lines for people. */
export function printPerplexity(figures: PerplexityFigures): string {
  const { bare, inGraph, oneByOne, client, boundary, coldStart, memory, peer } = figures;
  const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
  return [
    `${whole(figures.rows)} rows, ${whole(figures.tokens)} tokens, ${threads} threads`,
    `session.run alone, same batches   ${whole(bare)} tokens/s`,
    `likelihoods in the graph          ${whole(inGraph)} tokens/s, ${(inGraph / bare).toFixed(2)} of that (goal 0.9)`,
    `row by row, logits to JavaScript  ${whole(oneByOne)} tokens/s; in the graph ${(inGraph / oneByOne).toFixed(1)} times that (goal 5)`,
    typeof peer === "string"
      ? peer
      : `${peer.name}, same batches   ${whole(peer.rate)} tokens/s; in the graph ${(inGraph / peer.rate).toFixed(2)} times that (goal 1); nats a token differ by ${peer.difference.toExponential(1)} at most`,
    `through the other process         ${whole(client)} tokens/s, tokenising included; ${boundary.toFixed(3)} ms a row for the boundary`,
    `from nothing to the first score   ${whole(coldStart)} ms`,
    `a row of 1,000 tokens, vocabulary 151,936: ${whole(memory.inGraph)} MB at most in the graph, ${whole(memory.logits)} MB with logits to JavaScript`,
  ].join("\n");
}
