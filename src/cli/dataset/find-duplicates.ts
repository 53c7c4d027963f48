import { openRows } from "../../dataset/container/open-rows";
import type { RowText } from "../../dataset/container/read-rows";
import { RowIndex } from "../../dataset/container/row-index";
import { comparedText, type ComparedField } from "../../dataset/near/compared-text";
import { TextCollector } from "../../dataset/near/text-collector";
import { readDataset } from "../../dataset/read-dataset";
import type { Row } from "../../dataset/row/row";
import { FileError, fileErrorOf } from "../../dataset/source/file-error";
import type { DuplicateMetric } from "../duplicate-metrics";
import { shownPath } from "../paths";
import type { Grouping, GroupingOptions } from "./duplicates/grouping";
import { metrics } from "./duplicates/metrics";
import { UnreadSource, type SourceFile } from "./source-files";

export interface FindDuplicatesOptions extends GroupingOptions {
  readonly field: ComparedField | "auto";
  readonly metric: DuplicateMetric;
  /** How many bytes of memory grouping may take; by default any. */
  readonly freeMemory?: (() => number) | undefined;
  readonly signal: AbortSignal;
  /** Told how much of a file has been read. */
  readonly onRead: (file: string, bytes: number, rows: number) => void;
  /** Told the share of the comparison that is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** Grouping would take more memory than there is. */
export class TooLittleMemory extends Error {
  constructor(
    /** How many texts there were when that showed, and bytes. */
    readonly texts: number,
    readonly needed: number,
    readonly free: number,
  ) {
    super(`Comparing ${texts} texts takes ${needed} bytes, and ${free} are free.`);
  }
}

/** A file of which the rows were compared. */
export interface ComparedFile {
  /** As people are to read it. */
  readonly path: string;
  /** The number of its first row among those of all files. */
  readonly first: number;
  /** Rows, without blank lines. */
  readonly rows: number;
}

/** What was found; rows are 0-based numbers, which go on from file to file. */
export interface FoundDuplicates {
  readonly field: ComparedField;
  readonly rows: number;
  readonly files: readonly ComparedFile[];
  /** Calls `each` with every pair, the earlier row first, in order; undefined when there are more than `mostPairs`. */
  readonly forEachPair: ((each: (first: number, second: number, score: number) => void) => void) | undefined;
  readonly pairCount: number;
  readonly groups: readonly (readonly number[])[];
  /** The rows that stay. */
  readonly kept: readonly number[];
  readonly candidates: number;
  readonly verified: number;
  /** What was compared of some rows; rows that cannot be read again are left out. */
  textsOf(this: void, rows: readonly number[]): Promise<ReadonlyMap<number, string>>;
}

/** What it takes to read a file's rows again. */
interface ReadFile extends ComparedFile {
  readonly file: string;
  readonly index: RowIndex;
  readonly rowOf: (source: RowText) => Row;
}

// Texts between which the memory is looked at.
const memoryInterval = 1 << 16;

/**
 * Finds the rows of `files` that are alike. Rejects with `UnreadSource`; with `TooLittleMemory`, before the comparison
 * begins; and with the signal's reason.
 */
export async function findDuplicates(
  files: readonly SourceFile[],
  options: FindDuplicatesOptions,
): Promise<FoundDuplicates> {
  const { metric, signal, onProgress } = options;
  const grouping = metrics[metric].start(options);
  // A text's place → its row.
  const rows: number[] = [];
  const wanted = options.field === "auto" ? (metrics[metric].field ?? "auto") : options.field;
  const collector = new TextCollector(wanted, (text, row) => {
    rows.push(row);
    grouping.add(text);
    if (rows.length % memoryInterval === 0) assertFits(grouping, rows.length, options);
  });
  const read: ReadFile[] = [];
  let kind: Awaited<ReturnType<typeof readDataset>>["kind"] | undefined;
  for (const source of files) {
    const last = read.at(-1);
    const one = await readFile(source, last === undefined ? 0 : last.first + last.index.count, collector, options);
    read.push(one);
    kind ??= one.kind;
  }
  const field = collector.finish(kind ?? "instruction");
  assertFits(grouping, rows.length, options);
  const found = await grouping.group({ signal, onProgress });
  const { pairs, pairCount, candidates, verified } = found;
  return {
    field,
    rows: rows.length,
    files: read.map(({ path, first, rows: count }) => ({ path, first, rows: count })),
    forEachPair: pairs && ((each) => pairs.forEach((first, second, score) => each(rows[first]!, rows[second]!, score))),
    pairCount,
    groups: found.groups.map((group) => group.map((text) => rows[text]!)),
    kept: Array.from(found.kept, (text) => rows[text]!),
    candidates,
    verified,
    textsOf: (wanted) => textsOf(wanted, read, field),
  };
}

async function readFile(
  { file, ...formats }: SourceFile,
  first: number,
  collector: TextCollector,
  { signal, onRead }: FindDuplicatesOptions,
) {
  const path = shownPath(file);
  const index = new RowIndex();
  const stop = new AbortController();
  const ends = AbortSignal.any([signal, stop.signal]);
  const onProgress = (bytes: number): void => onRead(file, bytes, rows);
  let rows = 0;
  try {
    const { kind, rowOf } = await readDataset(
      file,
      { ...formats, signal: ends, index, firstNumber: first, onProgress },
      (row) => {
        if (stop.signal.aborted) return;
        if (!row.isBlank) rows++;
        try {
          collector.add(row);
        } catch (error) {
          stop.abort(error);
        }
      },
    );
    stop.signal.throwIfAborted();
    return { file, path, first, rows, index, rowOf, kind };
  } catch (error) {
    ends.throwIfAborted();
    if (!(fileErrorOf(error) instanceof FileError)) throw error;
    throw new UnreadSource(file, rows === 0 ? undefined : rows, error);
  }
}

function assertFits(grouping: Grouping, texts: number, { freeMemory }: FindDuplicatesOptions): void {
  if (freeMemory === undefined) return;
  const [needed, free] = [grouping.memory(), freeMemory()];
  if (needed > free) throw new TooLittleMemory(texts, needed, free);
}

async function textsOf(
  wanted: readonly number[],
  files: readonly ReadFile[],
  field: ComparedField,
): Promise<ReadonlyMap<number, string>> {
  const texts = new Map<number, string>();
  for (const { file, first, index, rowOf } of files) {
    const own = wanted.filter((row) => row >= first && row < first + index.count);
    if (own.length === 0) continue;
    try {
      const rows = await openRows(file, index);
      try {
        for (const row of own) texts.set(row, comparedText(rowOf(await rows.row(row)).segments, field));
      } finally {
        await rows.close();
      }
    } catch (error) {
      // It is gone, or a pipe.
      if (!(error instanceof FileError)) throw error;
    }
  }
  return texts;
}
