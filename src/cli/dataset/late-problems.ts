import type { DatasetCheck } from "../../dataset/check";
import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import { placed, type SetProblem } from "../../dataset/set/run";
import { fileBytes } from "../../dataset/source/file";
import type { ProblemSink } from "./problem-sink";

/**
 * Hands on the problems that only showed when their rows had gone by, given by their rows: the file is read again up to
 * the last of these rows, which costs less than keeping every row's place. Rejects only with the signal's reason.
 */
export async function writeLate(
  file: string,
  { container, hasByteOrderMark }: FileFacts,
  late: Iterable<SetProblem>,
  sink: ProblemSink,
  check: DatasetCheck,
  signal: AbortSignal,
): Promise<void> {
  const problems = late[Symbol.iterator]();
  let next = problems.next();
  /** Takes the problems of a row, or of any row. */
  const take = (row?: number): SetProblem[] => {
    const taken: SetProblem[] = [];
    for (; next.done !== true && (row === undefined || next.value.row === row); next = problems.next()) {
      taken.push(next.value);
      if (row === undefined) break;
    }
    return taken;
  };
  if (next.done !== true) {
    const all = new AbortController();
    try {
      await readRows(fileBytes(file), { container, signal: AbortSignal.any([signal, all.signal]) }, (source) => {
        const found = take(source.number);
        if (found.length === 0) return;
        const row = check.rowOf(source);
        sink.row(
          source,
          hasByteOrderMark,
          found.map((one) => placed(one, row)),
        );
        if (next.done === true) all.abort();
      });
    } catch {
      // The file is gone, or the rows of interest have been read; what is left is told without its place.
    }
  }
  for (let found = take(); found.length > 0; found = take()) sink.set(found[0]!.problem, found[0]!.row);
}
