import { readFileSync } from "node:fs";
import { DatasetCheck, type DatasetCheckOptions } from "../../dataset/check";
import { joinRows } from "../../dataset/near/join-rows";
import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import { reportedDataset } from "../../dataset/report";
import type { Row } from "../../dataset/row/row";
import type { SetProblem } from "../../dataset/set/run";
import { fileBytes } from "../../dataset/source/file";
import type { SuppressionEntry } from "../../lint/configuration";
import type { ReportWriter } from "../../lint/formats/report-writer";
import { RowSuppressions } from "../../lint/suppression/row-suppressions";
import { writeLate } from "./late-problems";
import { noteOf } from "./note";
import { ProblemSink } from "./problem-sink";
import { readFailure } from "./read-failure";

export interface DatasetCheckRun extends DatasetCheckOptions {
  /** The suppressions that name this file. */
  readonly suppressions: readonly SuppressionEntry[];
  readonly signal: AbortSignal;
  /** Told how much has been read, after each piece. */
  readonly onProgress: (bytes: number, rows: number) => void;
  /** Puts the file's text among the facts. */
  readonly withOutput?: boolean;
}

export interface CheckedDataset {
  /** Suppressions that silenced nothing. */
  readonly unusedEntries: readonly SuppressionEntry[];
  /** Why the file was not read, or not to its end, in one sentence. */
  readonly failure: string | undefined;
  /** Whether it was read to its end, and there was nothing. */
  readonly isEmpty: boolean;
}

/**
 * Checks the dataset in `file`, shown as `path`, and hands what it finds to `writer` as it is found. A file of which
 * nothing can be read is not begun. When the signal comes, what was found by then stands, and nothing is said to have
 * failed.
 */
export async function checkDataset(
  file: string,
  path: string,
  run: DatasetCheckRun,
  writer: ReportWriter,
): Promise<CheckedDataset> {
  const { locale, signal } = run;
  const suppressions = new RowSuppressions(run.suppressions);
  const sink = new ProblemSink(writer, suppressions);
  const ofSet: SetProblem[] = [];
  let later: Iterable<SetProblem> = [];
  let rows = 0;
  let last: Row | undefined;
  let complete = false;
  let read: FileFacts | undefined;
  const begin = (found: FileFacts): void => {
    if (read === undefined) writer.begin({ path, kind: "dataset" });
    read = found;
  };
  const check = new DatasetCheck(run, {
    row: (row, problems) => {
      const { source } = row;
      rows++;
      last = row;
      sink.row(source, read!.hasByteOrderMark, problems);
    },
    // Of a part of the file, nothing is known of the whole.
    set: (problem) => void (complete || problem.row !== undefined ? ofSet.push(problem) : 0),
    later: (problems) => {
      if (!signal.aborted) later = problems;
    },
  });

  let failure: string | undefined;
  try {
    const end = await readRows(
      fileBytes(file),
      { name: path, signal, onProgress: (bytes) => run.onProgress(bytes, rows) },
      (row, found) => {
        begin(found);
        check.add(row, found);
      },
    );
    begin(end);
    complete = true;
  } catch (error) {
    if (!signal.aborted) failure = readFailure(error, path, read === undefined ? undefined : rows, locale);
  }
  if (read === undefined) return { unusedEntries: [], failure, isEmpty: false };

  try {
    if (complete) await check.compare(joinRows(signal));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  const found = check.finish();
  try {
    await writeLate(file, read, later, sink, check, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  for (const { row, problem } of ofSet) sink.set(problem, row);
  const dataset = reportedDataset(read.container, found);
  const facts = {
    dataset,
    ...(failure !== undefined && { error: failure }),
    ...(run.withOutput === true && { output: readFileSync(file, "utf8") }),
  };
  writer.end(facts, noteOf(dataset, found, complete ? cutOffRow(last, read) : undefined, locale));
  const isEmpty = complete && found.rows === 0;
  return { unusedEntries: complete ? suppressions.unused() : [], failure, isEmpty };
}

/** The number of the last row where the file ends before the row does. */
function cutOffRow(last: Row | undefined, { bytes }: FileFacts): number | undefined {
  const reason = last?.content.error?.reason;
  const isOpen = reason === "unexpected-end" || reason === "unclosed-string" || reason === "unclosed-cell";
  return isOpen && last!.source.place.byteEnd === bytes ? last!.number : undefined;
}
