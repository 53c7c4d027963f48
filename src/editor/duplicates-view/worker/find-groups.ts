import { joinRows } from "../../../dataset/near/join-rows";
import { nearPairs } from "../../../similarity/join/near-pairs";
import { groupingSteps } from "../../../similarity/minhash/document-groups";
import { shingleHashes, jaccard } from "../../../similarity/minhash/shingles";
import { rougeL } from "../../../similarity/rouge";
import { inSlices } from "../../../similarity/steps";
import type { TokenTable } from "../../../similarity/token-table";
import { tokenizers } from "../../../similarity/tokenize";
import type { SearchOptions } from "../../dataset-worker/duplicates-protocol";
import type { ComparedTexts } from "./compared-texts";
import type { RowReading } from "./row-source";

/** Texts that are alike, by their numbers. */
export interface FoundGroups {
  readonly groups: readonly (readonly number[])[];
  readonly pairs: number;
  /** Whether a text stays by default. */
  readonly isKept: (text: number) => boolean;
}

// For documents: shingles of five tokens, and one pair in a hundred at the threshold may be missed.
const documents = { shingle: 5, size: 128, miss: 0.01, verify: true } as const;

/** Groups the texts that are alike. Rejects with the signal's reason. */
export async function findGroups(
  { content }: ComparedTexts,
  { threshold, tokenizer }: SearchOptions,
  reading: RowReading,
): Promise<FoundGroups> {
  if ("tokens" in content) return joined(content, threshold, reading);
  const options = { ...documents, threshold, tokenize: tokenizers[tokenizer] };
  const steps = groupingSteps(content.length, (text) => content[text]!, options);
  const { groups, pairs } = await inSlices(steps, { signal: reading.signal, onProgress: reading.onShare });
  const dropped = new Set(groups.flatMap((group) => group.slice(1)));
  return { groups, pairs: pairs.length, isKept: (text) => !dropped.has(text) };
}

async function joined(table: TokenTable, threshold: number, { signal, onShare }: RowReading): Promise<FoundGroups> {
  const texts = table.starts.length - 1;
  const join = joinRows(signal, onShare)(texts);
  const { groups, count, kept } = await nearPairs(table, { ...join, threshold, mostPairs: 0 });
  const isKept = new Uint8Array(texts);
  for (const text of kept) isKept[text] = 1;
  return { groups, pairs: count, isKept: (text) => isKept[text] === 1 };
}

/** How alike two texts are, given their tokens: what the search has compared with its threshold. */
export function scoreOf(metric: SearchOptions["metric"], a: readonly string[], b: readonly string[]): number {
  if (metric === "rouge-l") return rougeL(a, b).fMeasure;
  return jaccard(shingleHashes(a, documents.shingle), shingleHashes(b, documents.shingle));
}
