import type { DatasetCheckOptions } from "../../dataset/check";
import type { ComparedField } from "../../dataset/near/compared-text";
import { joinRows } from "../../dataset/near/join-rows";
import { TextCollector } from "../../dataset/near/text-collector";
import { groupEqual } from "../../similarity/exact-groups";
import { nearPairs } from "../../similarity/join/near-pairs";
import { groupDocuments } from "../../similarity/minhash/document-groups";
import type { Pairs } from "../../similarity/pairs";
import { TokenTableBuilder, type TokenTable } from "../../similarity/token-table";
import { tokenizers, type Tokenizer, type TokenizerName } from "../../similarity/tokenize";
import { readDataset } from "../../dataset/read-dataset";

export const metrics = ["rouge-l", "minhash", "exact"] as const;
export type Metric = (typeof metrics)[number];

export interface FindDuplicatesOptions extends Pick<DatasetCheckOptions, "format" | "formats"> {
  /** What the file is called. */
  readonly name: string;
  readonly field: ComparedField | "auto";
  readonly metric: Metric;
  readonly threshold: number;
  readonly tokenizer: TokenizerName;
  readonly mostPairs: number;
  readonly signal: AbortSignal;
  readonly onProgress: (bytes: number, rows: number) => void;
}

/** What was found; rows are 0-based numbers of the file. */
export interface FoundDuplicates {
  readonly field: ComparedField;
  readonly rows: number;
  /** Calls `each` with every pair, the earlier row first, in order; undefined when there are more than `mostPairs`. */
  readonly forEachPair: ((each: (first: number, second: number, score: number) => void) => void) | undefined;
  readonly pairCount: number;
  readonly groups: readonly (readonly number[])[];
  /** The rows that stay. */
  readonly kept: readonly number[];
  readonly candidates: number;
  readonly verified: number;
}

/** The same of texts in the place of rows. */
interface FoundTexts extends Omit<FoundDuplicates, "field" | "rows" | "forEachPair"> {
  readonly pairs: Pairs | undefined;
}

// For documents: shingles of five tokens, and one pair in a hundred at the threshold may be missed.
const documents = { shingle: 5, size: 128, miss: 0.01, verify: true } as const;

/** Finds the rows of `file` that are alike. Rejects as `readDataset` does, and with the signal's reason. */
export async function findDuplicates(file: string, options: FindDuplicatesOptions): Promise<FoundDuplicates> {
  const { metric, threshold, signal } = options;
  const tokenize = tokenizers[options.tokenizer];
  const builder = new TokenTableBuilder(tokenize);
  const texts: string[] = [];
  // A text's place → its row.
  const rows: number[] = [];
  const collector = new TextCollector(options.field, (text, row) => {
    rows.push(row);
    if (metric === "rouge-l") builder.add(text);
    else texts.push(text);
  });
  const { format, formats, name } = options;
  const reading = {
    name,
    signal,
    onProgress: (bytes: number) => options.onProgress(bytes, rows.length),
    ...(format !== undefined && { format }),
    ...(formats !== undefined && { formats }),
  };
  const { kind } = await readDataset(file, reading, (row) => collector.add(row));
  const field = collector.finish(kind);
  const found =
    metric === "rouge-l" ? await joined(builder.build(), options) : grouped(texts, metric, threshold, tokenize);
  const { pairs, pairCount, candidates, verified } = found;
  return {
    field,
    rows: rows.length,
    forEachPair: pairs && ((each) => pairs.forEach((first, second, score) => each(rows[first]!, rows[second]!, score))),
    pairCount,
    groups: found.groups.map((group) => group.map((text) => rows[text]!)),
    kept: found.kept.map((text) => rows[text]!),
    candidates,
    verified,
  };
}

async function joined(table: TokenTable, { threshold, mostPairs, signal }: FindDuplicatesOptions): Promise<FoundTexts> {
  const join = joinRows(signal)(table.starts.length - 1);
  const { pairs, count, groups, kept, counts } = await nearPairs(table, { ...join, threshold, mostPairs });
  return { pairs, pairCount: count, groups, kept: [...kept], candidates: counts.candidates, verified: counts.verified };
}

function grouped(
  texts: readonly string[],
  metric: "minhash" | "exact",
  threshold: number,
  tokenize: Tokenizer,
): FoundTexts {
  const found =
    metric === "exact"
      ? { ...groupEqual(texts), candidates: 0, verified: 0 }
      : groupDocuments(texts.length, (text) => texts[text]!, { ...documents, threshold, tokenize });
  const { pairs, groups, candidates, verified } = found;
  return { pairs, pairCount: pairs.length, groups, kept: firstOfEach(groups, texts.length), candidates, verified };
}

/** All numbers below `count` but those that stand behind the first of their group. */
function firstOfEach(groups: readonly (readonly number[])[], count: number): number[] {
  const dropped = new Set(groups.flatMap((group) => group.slice(1)));
  return Array.from({ length: count }, (_, i) => i).filter((i) => !dropped.has(i));
}
