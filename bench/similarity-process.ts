/**
 * Run by the bench in a process of its own, so that its memory can be told: `similarity-process FOLDER OUT TASK`, where
 * TASK is a `SimilarityTask` as JSON. Prints what it measured as JSON.
 */
import path from "node:path";
import { nearPairs } from "../src/similarity/join/near-pairs";
import { probeWith, shared } from "../src/similarity/join/threads";
import { LiveIndex } from "../src/similarity/live/live-index";
import { rougeL } from "../src/similarity/rouge";
import { TokenTableBuilder } from "../src/similarity/token-table";
import { tokenizers, wordTokens, type TokenizerName } from "../src/similarity/tokenize";
import { timed, timedAsync, type Cost } from "./clock";
import { Chance, crossedTexts, fieldTexts, type MadeTexts } from "./similarity-rows";
import { percentile } from "./statistics";

/** Texts that are compared. */
export interface TextSource {
  readonly files: readonly string[];
  readonly field: string;
  /** So many are made from them; without it, they are taken as they are, the first so many of `first`. */
  readonly made?: number;
  readonly first?: number;
}

export type SimilarityTask =
  | (TextSource & { readonly task: "join"; readonly tokenizer: TokenizerName; readonly threads: number })
  | (TextSource & { readonly task: "live" });

/** One exact join at 0.7, from texts in memory to pairs, groups and what is kept. */
export interface JoinRun extends Cost {
  readonly rows: number;
  readonly tokens: number;
  readonly pairs: number;
  /** Planted rows that reach the threshold with their origin, and how many of them were found. */
  readonly planted: number;
  readonly found: number;
  /** The most memory that the process had (resident set size), in bytes; the texts are in it. */
  readonly peak: number;
}

/** Finding the neighbours of an edited row, in milliseconds. */
export interface LiveRun {
  readonly rows: number;
  readonly median: number;
  readonly p99: number;
}

const threshold = 0.7;
const edits = 2000;
const mostPairs = 20_000_000;

const [folder, out, task] = process.argv.slice(2) as [string, string, string];

function textsOf({ files, field, made, first }: TextSource): MadeTexts {
  const real = fieldTexts(path.join(folder, "data"), files, field);
  return made === undefined ? { texts: real.slice(0, first), plants: [] } : crossedTexts(real, made);
}

async function join(source: TextSource, tokenizer: TokenizerName, threads: number): Promise<JoinRun> {
  const { texts, plants } = textsOf(source);
  const tokenize = tokenizers[tokenizer];
  const keyOf = (first: number, second: number): number => first * texts.length + second;
  const near = plants.filter(
    ({ from, row }) => rougeL(tokenize(texts[from]!), tokenize(texts[row]!)).fMeasure >= threshold,
  );
  const wanted = new Set(near.map(({ from, row }) => keyOf(from, row)));
  const file = path.join(out, "extension/dist/join-thread.js");
  const probing = threads > 1 ? { allocate: shared, probeAll: probeWith({ file, threads }) } : {};
  let tokens = 0;
  let pairs = 0;
  let found = 0;
  const cost = await timedAsync(async () => {
    const builder = new TokenTableBuilder(tokenize);
    for (const text of texts) builder.add(text);
    tokens = builder.tokenCount;
    const result = await nearPairs(builder.build(), { threshold, mostPairs, ...probing });
    pairs = result.count;
    result.pairs?.forEach((first, second) => {
      if (wanted.has(keyOf(first, second))) found++;
    });
  });
  const peak = process.resourceUsage().maxRSS * 1024;
  return { rows: texts.length, tokens, pairs, planted: near.length, found, peak, ...cost };
}

/** Changes a word of a row by chance, over and over, and asks for its neighbours each time. */
function live(source: TextSource): LiveRun {
  const { texts } = textsOf(source);
  const index = new LiveIndex(threshold, wordTokens);
  texts.forEach((text, row) => index.set(row, text));
  const chance = new Chance(2);
  const times: number[] = [];
  for (let edit = 0; edit < edits; edit++) {
    const row = chance.below(texts.length);
    const words = texts[row]!.split(/(?<=\s|\p{Script=Han})/u);
    words[chance.below(words.length)] = chance.of(texts).split(" ")[0]!;
    const { wall } = timed(() => {
      index.set(row, words.join(""));
      index.neighboursOf(row);
    });
    times.push(wall);
  }
  return { rows: texts.length, median: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

async function main(): Promise<void> {
  const given = JSON.parse(task) as SimilarityTask;
  const result = given.task === "live" ? live(given) : await join(given, given.tokenizer, given.threads);
  console.log(JSON.stringify(result));
}

void main();
