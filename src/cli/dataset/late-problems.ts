import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import type { SetProblem } from "../../dataset/set/run";
import { fileBytes } from "../../dataset/source/file";
import type { Problem } from "../../lint/problem";
import type { ProblemSink } from "./problem-sink";

/**
 * Hands on the problems of the set, and those that only showed when their rows had gone by: the file is read again up
 * to the last of these rows, which costs less than keeping every row's place. Rejects only with the signal's reason.
 */
export async function writeLate(
  file: string,
  { container, hasByteOrderMark }: FileFacts,
  late: readonly SetProblem[],
  sink: ProblemSink,
  signal: AbortSignal,
): Promise<void> {
  const byRow = new Map<number, Problem[]>();
  for (const { row, problem } of late) {
    if (row === undefined) continue;
    const others = byRow.get(row);
    if (others === undefined) byRow.set(row, [problem]);
    else others.push(problem);
  }
  if (byRow.size > 0) {
    const all = new AbortController();
    try {
      await readRows(fileBytes(file), { container, signal: AbortSignal.any([signal, all.signal]) }, (row) => {
        const problems = byRow.get(row.number);
        if (problems === undefined) return;
        byRow.delete(row.number);
        const end = row.text.length;
        const isWhole = ({ range }: Problem) => range.start === 0 && range.end === 0;
        sink.row(
          row,
          hasByteOrderMark,
          problems.map((problem) => (isWhole(problem) ? { ...problem, range: { start: 0, end } } : problem)),
        );
        if (byRow.size === 0) all.abort();
      });
    } catch {
      // The file is gone, or the rows of interest have been read; what is left is told without its place.
    }
  }
  for (const [row, problems] of byRow) for (const problem of problems) sink.set(problem, row);
  for (const { row, problem } of late) if (row === undefined) sink.set(problem, undefined);
}
