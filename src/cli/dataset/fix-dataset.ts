import { closeSync, openSync, readSync } from "node:fs";
import { DatasetCheck } from "../../dataset/check";
import { readRows, type RowText } from "../../dataset/container/read-rows";
import type { Row } from "../../dataset/row/row";
import { fileBytes, isGzip } from "../../dataset/source/file";
import { FileError, fileErrorOf } from "../../dataset/source/file-error";
import { fixUntilStable } from "../../lint/fix-until-stable";
import { localize, type Localized } from "../../lint/locale";
import type { Problem } from "../../lint/problem";
import { RowSuppressions } from "../../lint/suppression/row-suppressions";
import { writeFailure } from "../write-text";
import type { DatasetCheckRun } from "./check-dataset";
import { RewrittenFile } from "./rewritten-file";

const words = {
  packed: {
    en: "{path}: there is something to fix, but a compressed file is not written; unpack it first.",
    "zh-cn": "{path}：有可修复的问题，但不会改写压缩文件，请先解压。",
  },
} satisfies Record<string, Localized>;

export interface FixedDataset {
  /** How many problems were fixed. */
  readonly count: number;
  /** Why nothing was written, in one sentence. */
  readonly failure?: string;
}

/**
 * Applies the preferred fixes to the rows of `file`, to each row until none is left, and writes the file when that
 * changed it. No row goes but a blank line. A file that cannot be read is left as it is: checking it says why. So is one
 * that is packed, which is a failure where there is something to fix. When the signal comes, nothing is written.
 */
export async function fixDataset(file: string, path: string, run: DatasetCheckRun): Promise<FixedDataset> {
  let fix: RowFixes | undefined;
  try {
    const packed = isPacked(file);
    fix = new RowFixes(packed ? nowhere : new RewrittenFile(file), run);
    await fix.read(file, path);
    fix.target.commit();
    if (!packed) return { count: fix.count };
    return { count: 0, ...(fix.count > 0 && { failure: localize(words.packed, run.locale, { path }) }) };
  } catch (error) {
    fix?.target.discard();
    if (fix?.writing === true) return { count: 0, failure: writeFailure(error, path, run.locale) };
    if (!run.signal.aborted && !(fileErrorOf(error) instanceof FileError)) throw error;
    return { count: 0 };
  }
}

/** Where the new rows of a packed file go: they are only counted. */
const nowhere: Pick<RewrittenFile, "replace" | "commit" | "discard"> = {
  replace: () => undefined,
  commit: () => undefined,
  discard: () => undefined,
};

/** Fixes rows as they come. */
class RowFixes {
  count = 0;
  /** Whether what goes wrong now goes wrong with the new file. */
  writing = false;
  private readonly suppressions: RowSuppressions;
  private readonly check: DatasetCheck;
  private lineFeedsEndRows = false;

  constructor(
    readonly target: typeof nowhere,
    private readonly run: DatasetCheckRun,
  ) {
    this.suppressions = new RowSuppressions(run.suppressions);
    this.check = new DatasetCheck({ ...run, compares: false }, { row: (row, problems) => this.row(row, problems) });
  }

  async read(file: string, name: string): Promise<void> {
    const { signal, onProgress } = this.run;
    let rows = 0;
    await readRows(fileBytes(file), { name, signal, onProgress: (bytes) => onProgress(bytes, rows) }, (row, facts) => {
      rows++;
      this.lineFeedsEndRows = facts.container === "jsonl" || facts.container === "text";
      this.check.add(row, facts);
    });
    this.check.finish();
    signal.throwIfAborted();
    this.writing = true;
  }

  private row({ source, content, isBlank }: Row, found: readonly Problem[]): void {
    const { text, place } = source;
    const problems = this.spoken(found, text);
    if (!problems.some(({ fixes }) => fixes.some((fix) => fix.preferred))) return;
    // Of a row that is not UTF-8, or too long to be read whole, what is not shown would be lost.
    if (Buffer.byteLength(text) !== place.byteEnd - place.byteStart) return;
    if (isBlank) return this.removeBlank(source, problems);
    let last = { content, problems };
    const fixed = fixUntilStable(text, (current) => {
      if (current !== text) {
        const row = this.check.rowOf({ ...source, text: current });
        last = { content: row.content, problems: this.spoken(this.check.problemsOf(row), current) };
      }
      return last;
    });
    const isBroken = fixed.check.content.error !== undefined && content.error === undefined;
    if (fixed.text === text || isBroken || (this.lineFeedsEndRows && fixed.text.includes("\n"))) return;
    this.replace(place.byteStart, place.byteEnd, fixed.text);
    this.count += fixed.count;
  }

  /** A blank line has nothing to lose; what goes reaches over its line break. */
  private removeBlank({ text, place }: RowText, problems: readonly Problem[]): void {
    const { start, end } = place.removal;
    this.replace(place.byteStart + start, place.byteEnd + end - text.length, "");
    this.count += problems.length;
  }

  private replace(start: number, end: number, text: string): void {
    this.writing = true;
    this.target.replace(start, end, text);
    this.writing = false;
  }

  private spoken(problems: readonly Problem[], text: string): Problem[] {
    return problems.filter((problem) => !this.suppressions.silences(problem, text));
  }
}

/** Throws the file system's errors. */
function isPacked(file: string): boolean {
  const head = Buffer.alloc(2);
  const descriptor = openSync(file, "r");
  try {
    readSync(descriptor, head);
  } finally {
    closeSync(descriptor);
  }
  return isGzip(head);
}
