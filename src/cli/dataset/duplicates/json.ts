import type { TokenizerName } from "../../../similarity/tokenize";
import type { DuplicateMetric } from "../../duplicate-metrics";
import type { Terminal } from "../../terminal";
import type { FoundDuplicates } from "../find-duplicates";

export interface JsonOptions {
  readonly metric: DuplicateMetric;
  readonly tokenizer: TokenizerName;
  readonly threshold: number;
  readonly milliseconds: number;
}

// Pairs are written as they come: millions of them make a string that is too long.
const pairsAtOnce = 10_000;

/** Prints what was found as one JSON document; rows are counted from 1, through all files. */
export function printDuplicates(found: FoundDuplicates, options: JsonOptions, { out }: Pick<Terminal, "out">): void {
  const { metric, threshold, tokenizer, milliseconds } = options;
  const { field, rows, groups, kept, candidates, verified, pairCount, forEachPair } = found;
  const files = found.files.map(({ path, first, rows: own }) => ({ path, firstRow: first + 1, rows: own }));
  const head = JSON.stringify({ version: 1, metric, threshold, tokenizer, field, rows, files });
  out(`${head.slice(0, -1)},\n"pairs":[`);
  let written = 0;
  let pieces: string[] = [];
  forEachPair?.((first, second, score) => {
    pieces.push(`${written++ === 0 ? "" : ","}[${first + 1},${second + 1},${score}]`);
    if (pieces.length < pairsAtOnce) return;
    out(pieces.join(""));
    pieces = [];
  });
  const oneBased = (numbers: readonly number[]) => numbers.map((row) => row + 1);
  out(`${pieces.join("")}],\n"groups":${JSON.stringify(groups.map(oneBased))},\n`);
  const stats = { candidates, verified, milliseconds };
  const tail = { kept: oneBased(kept), pairCount, pairsListed: forEachPair !== undefined, stats };
  out(`${JSON.stringify(tail).slice(1)}\n`);
}
