import { comparedText, type ComparedField } from "../../../dataset/near/compared-text";
import { TextCollector } from "../../../dataset/near/text-collector";
import type { Row } from "../../../dataset/row/row";
import { TextHash } from "../../../dataset/set/text-hash";
import { TokenTableBuilder, type TokenTable } from "../../../similarity/token-table";
import { tokenizers } from "../../../similarity/tokenize";
import { Growing } from "../../dataset-table/worker/growing";
import type { SearchOptions } from "../../dataset-worker/duplicates-protocol";
import type { RowReading, RowSource } from "../../row-source/row-source";

/** What is compared of the rows of a dataset; a text's number is its place among the rows that are no blank lines. */
export interface ComparedTexts {
  readonly field: ComparedField;
  /** The row of each text. */
  readonly rows: Uint32Array;
  /** In UTF-16 units. */
  readonly lengths: Uint32Array;
  /** Of the rows as they are written. */
  readonly hashes: Int32Array;
  /** The texts as tokens, for the exact join; or themselves. */
  readonly content: TokenTable | readonly string[];
}

/** Reads what is to be compared. Rejects as the source does. */
export async function readTexts(
  source: RowSource,
  { field, metric, tokenizer }: SearchOptions,
  reading: RowReading,
): Promise<ComparedTexts> {
  const rows = new Growing(Uint32Array);
  const lengths = new Growing(Uint32Array);
  const hashes = new Growing(Uint32Array);
  const texts: string[] = [];
  const builder = new TokenTableBuilder(tokenizers[tokenizer]);
  const collector = new TextCollector(field, (text, row) => {
    rows.push(row);
    lengths.push(text.length);
    if (metric === "rouge-l") builder.add(text);
    else texts.push(text);
  });
  const hash = rowHasher();
  const kind = await source.read(reading, (row) => {
    hashes.push(hash(row.text));
    collector.add(row);
  });
  const chosen = collector.finish(kind);
  return {
    field: chosen,
    rows: rows.toArray(),
    lengths: lengths.toArray(),
    hashes: new Int32Array(hashes.toArray().buffer),
    content: metric === "rouge-l" ? builder.build() : texts,
  };
}

/** Gives a number for what a row holds; rows that differ have different ones, but for one in billions. */
export function rowHasher(): (text: string) => number {
  const hash = new TextHash();
  return (text) => (hash.read(text) ? hash.low : 0);
}

/** What is compared of one row. */
export function textOf({ segments }: Row, field: ComparedField): string {
  return comparedText(segments, field);
}
