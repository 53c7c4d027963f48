import type { DatasetCheck } from "../../dataset/check";
import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import { placed, type SetProblem } from "../../dataset/set/run";
import { fileBytes } from "../../dataset/source/file";
import { FileError } from "../../dataset/source/file-error";
import type { ProblemSink } from "./problem-sink";

/**
 * Hands on the problems that only showed when their rows had gone by, given by their rows: the file is read again up to
 * the last of these rows, which costs less than keeping every row's place. Rejects with the signal's reason.
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
  const take = (row: number): SetProblem[] => {
    const taken: SetProblem[] = [];
    for (; next.done !== true && next.value.row === row; next = problems.next()) taken.push(next.value);
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
    } catch (error) {
      signal.throwIfAborted();
      // The rows of interest have been read, or the file is gone; what is left is then told without its place.
      if (!all.signal.aborted && !(error instanceof FileError)) throw error;
    }
  }
  for (; next.done !== true; next = problems.next()) sink.set(next.value.problem, next.value.row);
}
