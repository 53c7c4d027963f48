import { statSync } from "node:fs";
import { dirname } from "node:path";
import { DatasetCheck, type DatasetCheckOptions, type DatasetListener } from "../../dataset/check";
import { readRows, type FileFacts, type RowText } from "../../dataset/container/read-rows";
import type { ProfileAccumulator } from "../../dataset/profile/accumulate";
import { joinRows } from "../../dataset/near/join-rows";
import { fileBytes } from "../../dataset/source/file";
import { shownPath } from "../paths";
import { readFailure } from "./read-failure";

/** A dataset that is to be profiled, and what is configured for it. */
export interface ProfiledFile {
  /** Absolute. */
  readonly file: string;
  readonly options: DatasetCheckOptions;
}

export interface ProfileRun {
  readonly signal: AbortSignal;
  readonly progressOf: (file: string) => (bytes: number, rows: number) => void;
  /** Told in one sentence why a file was not read, or not to its end. */
  readonly fail: (sentence: string) => void;
}

// A file of one object is no longer than this.
const mostBytesOfOne = 1 << 20;

/**
 * Adds files to a profile, each checked by itself; but files beside each other that hold one object each are one set, as
 * MOSS has it. Rejects with the signal's reason.
 */
export async function profileDatasets(
  files: readonly ProfiledFile[],
  profile: ProfileAccumulator,
  run: ProfileRun,
): Promise<void> {
  const folders = new Map<string, ProfiledFile[]>();
  for (const one of files) {
    run.signal.throwIfAborted();
    if ((await oneObject(one.file, run.signal)) === undefined) {
      await profileFile(one.file, one.options, profile, run);
      continue;
    }
    const folder = dirname(one.file);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [one]);
    else others.push(one);
  }
  for (const [folder, ones] of folders) await profileFolder(folder, ones, profile, run);
}

/** Adds the files of a folder that hold one object each, as the rows of one set. */
async function profileFolder(
  folder: string,
  files: readonly ProfiledFile[],
  profile: ProfileAccumulator,
  { signal, progressOf }: ProfileRun,
): Promise<void> {
  const onProgress = progressOf(folder);
  let facts: FileFacts | undefined;
  let rows = 0;
  profile.beginFile(shownPath(folder));
  const check = new DatasetCheck(files[0]!.options, listener(profile));
  for (const { file } of files) {
    // Read again, as all of them together may be more than memory holds.
    const one = await oneObject(file, signal);
    if (one === undefined) continue;
    facts = { ...one.facts, bytes: (facts?.bytes ?? 0) + one.facts.bytes };
    check.add({ ...one.row, number: rows++ }, one.facts);
    onProgress(facts.bytes, rows);
  }
  await check.compare(joinRows(signal));
  const found = check.finish();
  if (facts !== undefined) profile.endFile(facts, found);
}

function listener(profile: ProfileAccumulator): DatasetListener {
  return { row: (row, problems) => profile.row(row, problems), set: (problem) => profile.set(problem) };
}

async function profileFile(
  file: string,
  options: DatasetCheckOptions,
  profile: ProfileAccumulator,
  { signal, progressOf, fail }: ProfileRun,
): Promise<void> {
  const path = shownPath(file);
  const onProgress = progressOf(file);
  let rows = 0;
  let facts: FileFacts | undefined;
  profile.beginFile(path);
  const check = new DatasetCheck(options, listener(profile));
  try {
    facts = await readRows(
      fileBytes(file),
      { name: path, signal, onProgress: (bytes) => onProgress(bytes, rows) },
      (row, found) => {
        rows++;
        facts = found;
        check.add(row, found);
      },
    );
  } catch (error) {
    signal.throwIfAborted();
    fail(readFailure(error, path, facts && rows, options.locale));
    if (facts === undefined) return;
  }
  await check.compare(joinRows(signal));
  const found = check.finish();
  profile.endFile(facts, found);
}

/** The row of a file that holds one object; undefined for any other, and for one that cannot be read. */
async function oneObject(file: string, signal: AbortSignal) {
  if (!/\.json$/i.test(file)) return undefined;
  const rows: RowText[] = [];
  try {
    if (statSync(file).size > mostBytesOfOne) return undefined;
    const facts = await readRows(fileBytes(file), { name: file, signal }, (row) => {
      if (rows.length < 2) rows.push(row);
    });
    const [row, other] = rows;
    if (row === undefined || other !== undefined || facts.container !== "json") return undefined;
    return row.text.startsWith("{") && row.place.byteStart < 8 ? { row, facts } : undefined;
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
