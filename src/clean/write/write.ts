import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { isBlankRow } from "../../dataset/container/blank";
import type { Container } from "../../dataset/container/container";
import { readRows } from "../../dataset/container/read-rows";
import { RowCuts } from "../../dataset/near/row-cuts";
import type { TemporaryFile } from "../../dataset/output/temporary-file";
import { TemporaryFiles } from "../../dataset/output/temporary-files";
import type { ByteSource } from "../../dataset/source/source";
import { fileBytes } from "../../dataset/source/file";
import type { Rejection } from "../plan/decisions";
import { BeforeAndAfter, type CleaningFigures } from "./figures";
import type { CleaningPlan } from "../plan/plan";
import { dropsBlankLines } from "../recipe/recipe";
import type { Sample } from "./report-schema";
import { rejectedLine } from "./rejected-line";
import { Samples } from "./samples";

/** Where the parts of a cleaned dataset go; each a file of its own. */
export interface CleaningTargets {
  readonly clean: string;
  /** JSON Lines: a row that went, with the step and the reason. */
  readonly rejected: string;
  /** JSON Lines: the preference pairs; needed where the recipe may make some. */
  readonly pairs?: string;
  /** Whether files that are there already may be replaced. */
  readonly replace: boolean;
}

export interface WriteOptions {
  readonly name: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytes: number) => void;
}

/** What was written, and what it was written of: SHA-256 of the bytes, unpacked. */
export interface Written {
  readonly input: { readonly bytes: number; readonly sha256: string };
  readonly clean: { readonly rows: number; readonly sha256: string };
  readonly rejected: { readonly rows: number; readonly sha256: string };
  /** How many preference pairs there are; without any, no file is written. */
  readonly pairs: number;
  readonly figures: CleaningFigures;
  readonly samples: readonly Sample[];
}

/** The rows that were written are not those that were read: a fault of ours, and nothing is left of it. */
export class LostRows extends Error {
  override readonly name = "LostRows";
}

/**
 * Carries a plan out: rows that stay as they are keep their bytes, and so does what stands between them. Everything is
 * written beside its target first, read again and counted, and gets its name at the end. Where that fails, no file has
 * its final name that did not have it before. Rejects as the source and the file system do (`EEXIST` where a file is
 * there that may not be replaced), with the signal's reason, and with `LostRows`.
 */
export async function writeCleaned(
  plan: CleaningPlan,
  open: () => ByteSource,
  targets: CleaningTargets,
  options: WriteOptions,
  /** Told before anything gets its name; gives further files to be named with them: a path, and what it holds. */
  also: (written: Written) => Promise<readonly { readonly path: string; readonly text: string }[]>,
): Promise<Written> {
  const temporary = new TemporaryFiles();
  try {
    const edits = await editsOf(plan, open, options);
    const clean = await temporary.create(targets.clean);
    const rejected = await temporary.create(targets.rejected);
    const input = await copy(open(), edits, clean, rejected, options);
    const written = {
      input,
      clean: { rows: edits.kept, sha256: await clean.end() },
      rejected: { rows: edits.rejections.length, sha256: await rejected.end() },
      pairs: await writePairs(plan, targets, temporary),
      figures: edits.figures,
      samples: edits.samples,
    };
    await compare(plan, written, clean.path, rejected.path, options.signal);
    for (const { path, text } of await also(written)) {
      const file = await temporary.create(path);
      await file.write(Buffer.from(text));
      await file.end();
    }
    options.signal?.throwIfAborted();
    await temporary.name(targets.replace);
    return written;
  } finally {
    await temporary.remove();
  }
}

async function writePairs(
  { decisions }: CleaningPlan,
  { pairs: target, replace }: CleaningTargets,
  temporary: TemporaryFiles,
): Promise<number> {
  const pairs = [...decisions.pairTexts()];
  // Those of an earlier run would pass for pairs of this one.
  const isLeft = target !== undefined && replace && existsSync(target);
  if (pairs.length === 0 && !isLeft) return 0;
  if (target === undefined) throw new Error("a recipe that makes preference pairs needs a file for them");
  const file = await temporary.create(target);
  for (const pair of pairs) await file.write(Buffer.from(`${pair}\n`));
  await file.end();
  return pairs.length;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  /** What stands there instead. */
  readonly bytes: Buffer | undefined;
}

interface Edits {
  /** In the file's order; they do not overlap. */
  readonly edits: readonly Edit[];
  readonly rejections: readonly {
    readonly start: number;
    readonly end: number;
    readonly row: number;
    readonly why: Rejection;
  }[];
  readonly kept: number;
  readonly figures: CleaningFigures;
  readonly samples: readonly Sample[];
}

/** Where the plan changes the file's bytes. */
async function editsOf(plan: CleaningPlan, open: () => ByteSource, { name, signal }: WriteOptions): Promise<Edits> {
  const { decisions, file, recipe } = plan;
  const cuts = new RowCuts(file.container);
  const changed: Edit[] = [];
  const rejections: Edits["rejections"][number][] = [];
  const withoutBlank = dropsBlankLines(recipe);
  const samples = new Samples(plan);
  const counts = new BeforeAndAfter(plan);
  let kept = 0;
  await readRows(open(), { name, ...(signal && { signal }) }, (row, beginning) => {
    counts.add(row, beginning);
    const { number, place, text } = row;
    const why = decisions.rejection(number);
    const isBlank = isBlankRow(text, file.container);
    cuts.add(row, why !== undefined || (isBlank && withoutBlank));
    if (isBlank) return;
    const { byteStart: start, byteEnd: end } = place;
    samples.add(number, text);
    if (why !== undefined) {
      rejections.push({ start, end, row: number, why });
      return;
    }
    kept++;
    const now = decisions.text(number);
    if (now === undefined) return;
    changed.push({ start, end, bytes: Buffer.from(now) });
  });
  const removed = cuts.removed.map(({ start, end }): Edit => ({ start, end, bytes: undefined }));
  return {
    edits: [...changed, ...removed].sort((a, b) => a.start - b.start),
    rejections,
    kept,
    figures: counts.finish(),
    samples: samples.all,
  };
}

/** Reads the bytes once and writes each to where it belongs. */
async function copy(
  source: ByteSource,
  { edits, rejections }: Edits,
  clean: TemporaryFile,
  rejected: TemporaryFile,
  { signal, onProgress }: WriteOptions,
): Promise<Written["input"]> {
  const hash = createHash("sha256");
  let at = 0;
  let nextEdit = 0;
  let nextRejection = 0;
  let original: Buffer[] = [];
  for await (const piece of source) {
    signal?.throwIfAborted();
    hash.update(piece);
    const end = at + piece.length;
    for (let from = at; from < end;) {
      const edit = edits[nextEdit];
      if (edit === undefined || edit.start >= end) {
        await clean.write(piece.subarray(from - at));
        break;
      }
      if (from < edit.start) await clean.write(piece.subarray(from - at, edit.start - at));
      if (edit.start >= at && edit.bytes !== undefined) await clean.write(edit.bytes);
      from = Math.min(end, edit.end);
      if (edit.end > end) break;
      nextEdit++;
    }
    for (let row; (row = rejections[nextRejection]) !== undefined && row.start < end;) {
      original.push(Buffer.from(piece.subarray(Math.max(0, row.start - at), Math.min(piece.length, row.end - at))));
      if (row.end > end) break;
      await rejected.write(Buffer.from(`${rejectedLine(row.row, row.why, Buffer.concat(original))}\n`));
      original = [];
      nextRejection++;
    }
    at = end;
    onProgress?.(at);
  }
  return { bytes: at, sha256: hash.digest("hex") };
}

/** Reads what was written again: each row that was read is there once. */
async function compare(
  { rows, file }: CleaningPlan,
  written: Written,
  clean: string,
  rejected: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  // What few rows are left may look like something else than the whole file did.
  const kept = await countRows(clean, file.container, signal);
  const lines = await countRows(rejected, "jsonl", signal);
  const isWhole = written.clean.rows + written.rejected.rows === rows;
  if (isWhole && kept === written.clean.rows && lines === written.rejected.rows) return;
  throw new LostRows(`${rows} rows were read, ${kept} kept and ${lines} rejected`);
}

async function countRows(path: string, container: Container, signal: AbortSignal | undefined): Promise<number> {
  let rows = 0;
  await readRows(fileBytes(path), { container, ...(signal && { signal }) }, ({ text }) => {
    if (!isBlankRow(text, container)) rows++;
  });
  return rows;
}
