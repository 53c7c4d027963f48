import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { groupDocuments } from "../src/similarity/minhash/document-groups";
import { timed, type Cost } from "./clock";
import { compareRouge, documentPeers, groupWithPeers, type BruteForce, type DocumentRun } from "./similarity-peers";
import type { JoinRun, LiveRun, SimilarityTask, TextSource } from "./similarity-process";
import { fieldTexts, sentenceDocuments, type MadeTexts } from "./similarity-rows";
import { exponentOf, median } from "./statistics";

/** Joins of one kind of texts, and how their time grows with the rows. */
export interface JoinGrowth {
  readonly name: string;
  readonly runs: readonly JoinRun[];
  readonly exponent: number;
}

/** How well documents were grouped, beside what exact Jaccard says. */
export interface DocumentQuality extends Cost {
  readonly name: string;
  readonly documents: number;
  /** Whether these are all documents; the peers have a part of them. */
  readonly isOfAll: boolean;
  /** Planted documents that reach the threshold with their origin: the share of them that are in one group with it. */
  readonly recall: number;
  /** Documents that would go: the share that reach the threshold with an earlier one of their group. */
  readonly precision: number;
}

export interface SimilarityFigures {
  readonly alpaca: readonly { readonly name: string; readonly run: JoinRun }[];
  /** A sentence for what could not be measured. */
  readonly bruteForce: readonly (BruteForce | string)[];
  readonly growth: readonly JoinGrowth[];
  readonly live: readonly { readonly name: string; readonly run: LiveRun }[];
  readonly documents: readonly (DocumentQuality | string)[];
}

const english: TextSource = { files: ["stanford_alpaca/alpaca_data.json"], field: "instruction" };
const chinese: TextSource = {
  files: [
    "huatuo/llama_data.json",
    "llama-factory/alpaca_zh_demo.json",
    "belle/dev1K.json",
    "chatglm-efficient-tuning/oaast_sft_zh.json",
  ],
  field: "instruction",
};
const longTexts: readonly { readonly name: string; readonly source: TextSource; readonly rows: readonly number[] }[] = [
  {
    name: "legal advice, answers, as they are",
    source: { files: ["lawyer-llama/legal_advice.json"], field: "output" },
    rows: [625, 1250, 2500, 5000],
  },
  {
    name: "Alpaca's answers, as they are",
    source: { ...english, field: "output" },
    rows: [6500, 13_000, 26_000, 52_000],
  },
];
const runsOfAlpaca = 3;
const documentCount = 1_000_000;
// For a million, all peers but rensa would have tables of ten gigabytes and more.
const peerDocuments = 100_000;
const parameters = { bands: 32, rows: 4, shingle: 5, threshold: 0.7 };

/** Measures near duplicates on the datasets of a folder; `python`: a Python that has the peers. */
export function measureSimilarity(
  folder: string,
  out: string,
  python: string | undefined,
  say: (name: string) => void,
): SimilarityFigures {
  const run = <Result>(task: SimilarityTask): Result => {
    const args = ["--max-old-space-size=8000", path.join(out, "similarity-process.cjs"), folder, out];
    const { status, stdout, stderr } = spawnSync(process.execPath, [...args, JSON.stringify(task)], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`Measuring near duplicates failed: ${stderr.slice(0, 1000)}`);
    return JSON.parse(stdout) as Result;
  };
  const growthOf = (name: string, tasks: readonly TextSource[]): JoinGrowth => {
    const runs = tasks.map((source) => {
      say(`${name}, ${source.made ?? source.first} rows`);
      return run<JoinRun>({ task: "join", tokenizer: "words", threads: 2, ...source });
    });
    return { name, runs, exponent: exponentOf(runs.map(({ rows, cpu }) => ({ size: rows, time: cpu }))) };
  };
  say("all pairs of Alpaca's instructions");
  const alpaca = (["rouge-score", "words"] as const).flatMap((tokenizer) =>
    [1, 2].map((threads) => {
      const task = { task: "join", tokenizer, threads, ...english } as const;
      const runs = Array.from({ length: runsOfAlpaca }, () => run<JoinRun>(task));
      const wall = median(runs.map((each) => each.wall));
      const name = `${tokenizer}, ${threads === 1 ? "one thread" : `${threads} threads`}`;
      return { name, run: runs.find((each) => each.wall === wall)! };
    }),
  );
  say("all pairs by brute force, on a sample");
  const bruteForce = compareRouge(fieldTexts(path.join(folder, "data"), english.files, english.field), python, out);
  const growth = [
    growthOf(
      "English instructions, varied",
      [1e5, 3.2e5, 1e6].map((made) => ({ ...english, made })),
    ),
    growthOf(
      "Chinese instructions, varied",
      [25_000, 50_000, 1e5, 2e5].map((made) => ({ ...chinese, made })),
    ),
    ...longTexts.map(({ name, source, rows }) =>
      growthOf(
        name,
        rows.map((first) => ({ ...source, first })),
      ),
    ),
  ];
  say("an edited row's neighbours");
  const live = [
    { name: "English", run: run<LiveRun>({ task: "live", ...english, made: 1e5 }) },
    { name: "Chinese", run: run<LiveRun>({ task: "live", ...chinese, made: 1e5 }) },
  ];
  return { alpaca, bruteForce, growth, live, documents: measureDocuments(folder, python, say) };
}

function measureDocuments(
  folder: string,
  python: string | undefined,
  say: (name: string) => void,
): (DocumentQuality | string)[] {
  const real = ["stanford_alpaca/alpaca_data.json", "huatuo/llama_data.json", "lawyer-llama/legal_advice.json"];
  const sentences = fieldTexts(path.join(folder, "data"), real, "output");
  const temporary = mkdtempSync(path.join(tmpdir(), "winnow-bench-"));
  try {
    const file = path.join(temporary, "documents.txt");
    return [documentCount, peerDocuments].flatMap((count) => {
      say(`groups of ${count} documents`);
      const made = sentenceDocuments(sentences, count);
      const own = qualityOf(groupOurselves(made), made);
      writeLines(file, made.texts);
      const wanted = count === peerDocuments ? documentPeers : (["rensa"] as const);
      const peers = groupWithPeers(wanted, file, count, parameters, python);
      return [own, ...peers.map((peer) => (typeof peer === "string" ? peer : qualityOf(peer, made)))];
    });
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function writeLines(file: string, lines: readonly string[]): void {
  writeFileSync(file, "");
  for (let from = 0; from < lines.length; from += 10_000) {
    writeFileSync(
      file,
      lines
        .slice(from, from + 10_000)
        .map((line) => `${line}\n`)
        .join(""),
      { flag: "a" },
    );
  }
}

const splitTokens = (text: string): string[] => text.split(" ");

function groupOurselves({ texts }: MadeTexts): DocumentRun {
  const { bands, rows, shingle, threshold } = parameters;
  const groups = Uint32Array.from(texts, (_, i) => i);
  const cost = timed(() => {
    const options = { threshold, shingle, size: bands * rows, miss: 0.01, tokenize: splitTokens, verify: true };
    const found = groupDocuments(texts.length, (i) => texts[i]!, options);
    for (const group of found.groups) for (const document of group) groups[document] = group[0]!;
  });
  return {
    name: "Winnow",
    documents: texts.length,
    groups,
    ...cost,
  };
}

/** Holds groups against the exact Jaccard similarity of the documents' shingles, as texts. */
function qualityOf({ name, documents, wall, cpu, groups }: DocumentRun, { texts, plants }: MadeTexts): DocumentQuality {
  const similar = (a: number, b: number): boolean => jaccard(texts[a]!, texts[b]!) >= parameters.threshold;
  const near = plants.filter(({ from, row }) => similar(from, row));
  const together = near.filter(({ from, row }) => groups[from] === groups[row]);
  const members = new Map<number, number[]>();
  groups.forEach((group, document) => members.set(group, [...(members.get(group) ?? []), document]));
  const gone = [...members.values()].flatMap((group) =>
    group.slice(1).map((document, i) => [document, group.slice(0, i + 1)] as const),
  );
  const rightly = gone.filter(([document, earlier]) => earlier.some((other) => similar(other, document)));
  const isOfAll = documents === documentCount;
  return {
    name,
    documents,
    isOfAll,
    wall,
    cpu,
    recall: together.length / near.length,
    precision: rightly.length / gone.length,
  };
}

function jaccard(one: string, other: string): number {
  const [a, b] = [shingles(one), shingles(other)];
  let common = 0;
  for (const shingle of a) if (b.has(shingle)) common++;
  return common / (a.size + b.size - common);
}

function shingles(text: string): Set<string> {
  const tokens = splitTokens(text);
  const { shingle } = parameters;
  const count = Math.max(1, tokens.length - shingle + 1);
  return new Set(Array.from({ length: count }, (_, i) => tokens.slice(i, i + shingle).join(" ")));
}
