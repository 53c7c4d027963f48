import { documentOptions } from "../../../dataset/near/document-options";
import { joinRows } from "../../../dataset/near/join-rows";
import { keptOf } from "../../../dataset/near/kept";
import { nearPairs } from "../../../similarity/join/near-pairs";
import { groupingSteps } from "../../../similarity/minhash/document-groups";
import { shingleHashes, jaccard } from "../../../similarity/minhash/shingles";
import { rougeL } from "../../../similarity/rouge";
import { inSlices } from "../../../similarity/steps";
import type { TokenTable } from "../../../similarity/token-table";
import { tokenizers } from "../../../similarity/tokenize";
import type { SearchOptions } from "../../dataset-worker/duplicates-protocol";
import type { ComparedTexts } from "./compared-texts";
import type { RowReading } from "../../row-source/row-source";

/** Texts that are alike, by their numbers. */
export interface FoundGroups {
  readonly groups: readonly (readonly number[])[];
  readonly pairs: number;
  /** Whether a text stays by default. */
  readonly isKept: (text: number) => boolean;
}

/** Groups the texts that are alike. Rejects with the signal's reason. */
export async function findGroups(
  { content }: ComparedTexts,
  { threshold, tokenizer }: SearchOptions,
  reading: RowReading,
): Promise<FoundGroups> {
  if ("tokens" in content) return joined(content, threshold, reading);
  const options = { ...documentOptions, threshold, tokenize: tokenizers[tokenizer] };
  const steps = groupingSteps(content.length, (text) => content[text]!, options);
  const { groups, pairs } = await inSlices(steps, { signal: reading.signal, onProgress: reading.onShare });
  return { groups, pairs: pairs.length, isKept: among(keptOf(groups, content.length), content.length) };
}

async function joined(table: TokenTable, threshold: number, { signal, onShare }: RowReading): Promise<FoundGroups> {
  const texts = table.starts.length - 1;
  const join = joinRows(signal, onShare)(texts);
  const { groups, count, kept } = await nearPairs(table, { ...join, threshold, mostPairs: 0 });
  return { groups, pairs: count, isKept: among(kept, texts) };
}

/** Tells of a number below `count` whether it is one of those given. */
function among(numbers: Iterable<number>, count: number): (number: number) => boolean {
  const isThere = new Uint8Array(count);
  for (const number of numbers) isThere[number] = 1;
  return (number) => isThere[number] === 1;
}

/** How alike two texts are, given their tokens: what the search has compared with its threshold. */
export function scoreOf(metric: SearchOptions["metric"], a: readonly string[], b: readonly string[]): number {
  if (metric === "rouge-l") return rougeL(a, b).fMeasure;
  return jaccard(shingleHashes(a, documentOptions.shingle), shingleHashes(b, documentOptions.shingle));
}
