import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { rougeScoreTokens } from "../src/similarity/tokenize";
import { timed, type Cost } from "./clock";
import { installPeers, peersFolder } from "./peers";
import { runPython } from "./python";
import { Chance } from "./similarity-rows";

/** Comparing all pairs with another implementation of ROUGE-L, reckoned from a sample of pairs. */
export interface BruteForce {
  readonly name: string;
  /** Microseconds a pair, of texts that are tokens already, and seconds for all pairs. */
  readonly pair: number;
  readonly all: number;
}

const sampledPairs = 20_000;

/** js-rouge, and google-research's rouge_score where there is a Python that has it. */
export function compareRouge(
  texts: readonly string[],
  python: string | undefined,
  out: string,
): (BruteForce | string)[] {
  const chance = new Chance(3);
  const tokens = texts.map(rougeScoreTokens);
  const sample = Array.from({ length: sampledPairs }, () => [chance.of(tokens), chance.of(tokens)] as const);
  const bruteForce = (name: string, milliseconds: number): BruteForce => {
    const pair = (milliseconds * 1000) / sampledPairs;
    return { name, pair, all: (pair * texts.length * (texts.length - 1)) / 2e6 };
  };
  return [jsRouge(sample, bruteForce), rougeScore(sample, bruteForce, python, out)];
}

type Sample = readonly (readonly [readonly string[], readonly string[]])[];
type Reckon = (name: string, milliseconds: number) => BruteForce;

function jsRouge(sample: Sample, reckon: Reckon): BruteForce | string {
  if (!installPeers()) return "js-rouge is left out: npm could not install it from bench/peers/package-lock.json.";
  const load = createRequire(path.join(peersFolder, "package.json"));
  const { lcs } = load("js-rouge") as { lcs: (a: readonly string[], b: readonly string[]) => readonly string[] };
  const { dependencies } = load("./package.json") as { dependencies: Record<string, string> };
  const { wall } = timed(() => sample.forEach(([a, b]) => lcs(a, b)));
  return reckon(`js-rouge ${dependencies["js-rouge"]}`, wall);
}

function rougeScore(sample: Sample, reckon: Reckon, python: string | undefined, out: string): BruteForce | string {
  if (python === undefined) return "rouge_score is left out: --python PATH names a Python that has it.";
  const file = path.join(out, "rouge-sample.json");
  writeFileSync(file, JSON.stringify(sample));
  const answer = runPython<{ milliseconds: number; version: string }>(python, rougeScript, [file]);
  return typeof answer === "string"
    ? `rouge_score is left out: ${answer}`
    : reckon(`rouge_score ${answer.version}`, answer.milliseconds);
}

/** What it took to group documents, from texts in memory to groups. */
export interface DocumentRun extends Cost {
  readonly name: string;
  readonly documents: number;
  /** Document → the least of its group. */
  readonly groups: Uint32Array;
}

/** Bands, rows in a band, tokens in a shingle, and the threshold: the same for all. */
export interface DocumentParameters {
  readonly bands: number;
  readonly rows: number;
  readonly shingle: number;
  readonly threshold: number;
}

export const documentPeers = ["datasketch", "rensa", "text-dedup"] as const;
type DocumentPeer = (typeof documentPeers)[number];

/** Takes the documents in a file, one a line, through peers; a sentence for each that is not there. */
export function groupWithPeers(
  peers: readonly DocumentPeer[],
  file: string,
  documents: number,
  parameters: DocumentParameters,
  python: string | undefined,
): (DocumentRun | string)[] {
  if (python === undefined) return [`${peers.join(", ")}: left out, as no --python PATH names a Python that has them.`];
  const { bands, rows, shingle, threshold } = parameters;
  return peers.map((name) => {
    const target = `${file}.${name}`;
    const given = [file, target, name, documents, bands, rows, shingle, threshold].map(String);
    const answer = runPython<Cost & { version: string }>(
      python,
      minhashFrame + minhashScripts[name] + minhashEnd,
      given,
    );
    if (typeof answer === "string") return `${name} is left out: ${answer}`;
    const bytes = readFileSync(target);
    const groups = new Uint32Array(bytes.buffer, bytes.byteOffset, documents);
    return { name: `${name} ${answer.version}`, documents, groups, wall: answer.wall, cpu: answer.cpu };
  });
}

const rougeScript = `
import json, sys, time
from importlib.metadata import version
from rouge_score.rouge_scorer import _score_lcs
pairs = json.load(open(sys.argv[1], encoding="utf8"))
start = time.perf_counter()
for a, b in pairs:
    _score_lcs(a, b)
print(json.dumps({"milliseconds": (time.perf_counter() - start) * 1000, "version": version("rouge-score")}))
`;

/** Reads the documents; `shingles` gives those of one, `union` puts two into one group. */
const minhashFrame = `
import json, sys, time
from array import array
from importlib.metadata import version
file, target, name = sys.argv[1:4]
count, bands, rows, size = map(int, sys.argv[4:8])
threshold = float(sys.argv[8])
places = bands * rows
with open(file, encoding="utf8") as lines:
    documents = [line.rstrip("\\n") for _, line in zip(range(count), lines)]
parents = list(range(count))
def find(one):
    while parents[one] != one:
        parents[one] = parents[parents[one]]
        one = parents[one]
    return one
def union(a, b):
    a, b = find(a), find(b)
    parents[max(a, b)] = min(a, b)
def shingles(text):
    tokens = text.split(" ")
    return {" ".join(tokens[i:i + size]) for i in range(max(1, len(tokens) - size + 1))}
`;

const minhashEnd = `
wall, cpu = ((now - then) * 1000 for now, then in zip((time.perf_counter(), time.process_time()), start))
array("I", (find(i) for i in range(count))).tofile(open(target, "wb"))
print(json.dumps({"wall": wall, "cpu": cpu, "version": version(name)}))
`;

const minhashScripts: Readonly<Record<DocumentPeer, string>> = {
  // As its documentation does it: query, insert, and estimate the similarity of what was found.
  datasketch: `
from datasketch import MinHash, MinHashLSH
start = time.perf_counter(), time.process_time()
index = MinHashLSH(threshold=threshold, num_perm=places, params=(bands, rows))
signatures = []
for i, text in enumerate(documents):
    signature = MinHash(num_perm=places)
    signature.update_batch([shingle.encode("utf8") for shingle in shingles(text)])
    for other in index.query(signature):
        if signature.jaccard(signatures[other]) >= threshold:
            union(i, other)
    index.insert(i, signature)
    signatures.append(signature)
`,
  rensa: `
from rensa import RMinHash, RMinHashLSH
start = time.perf_counter(), time.process_time()
index = RMinHashLSH(threshold=threshold, num_perm=places, num_bands=bands)
signatures = RMinHash.from_token_sets((shingles(text) for text in documents), places, 42)
index.insert_many(signatures)
for i, others in enumerate(index.query_all(signatures)):
    for other in others:
        if other < i and signatures[i].jaccard(signatures[other]) >= threshold:
            union(i, other)
`,
  // What its command does between loading and saving, with its own functions, in one process.
  "text-dedup": `
from collections import defaultdict
import numpy as np
from text_dedup.minhash import RNG, embed_func
from text_dedup.utils import xxh3_32hash
most, prime = np.uint32((1 << 32) - 1), np.uint64((1 << 61) - 1)
permutations = (RNG.randint(1, prime, size=(places,), dtype=np.uint64), RNG.randint(0, prime, size=(places,), dtype=np.uint64))
ranges = [(i * rows, (i + 1) * rows) for i in range(bands)]
tables = [defaultdict(set) for _ in range(bands)]
start = time.perf_counter(), time.process_time()
for i, text in enumerate(documents):
    found = embed_func(text, i, num_perm=places, ngram_size=size, min_length=0, hashranges=ranges, permutations=permutations,
        hash_func=xxh3_32hash, dtype=np.uint64, max_hash=most, modulo_prime=prime)
    for table, key in zip(tables, found["__signatures__"]):
        table[key].add(i)
for table in tables:
    for cluster in table.values():
        if len(cluster) > 1:
            least = min(cluster)
            for other in cluster:
                union(other, least)
`,
};
