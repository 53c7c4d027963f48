import type { DatasetCheck } from "../../dataset/check";
import { readRows, type FileFacts } from "../../dataset/container/read-rows";
import { placed, type SetProblem } from "../../dataset/set/run";
import { fileBytes } from "../../dataset/source/file";
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
  check: DatasetCheck,
  signal: AbortSignal,
): Promise<void> {
  const byRow = new Map<number, SetProblem[]>();
  for (const found of late) {
    if (found.row === undefined) continue;
    const others = byRow.get(found.row);
    if (others === undefined) byRow.set(found.row, [found]);
    else others.push(found);
  }
  if (byRow.size > 0) {
    const all = new AbortController();
    try {
      await readRows(fileBytes(file), { container, signal: AbortSignal.any([signal, all.signal]) }, (source) => {
        const found = byRow.get(source.number);
        if (found === undefined) return;
        byRow.delete(source.number);
        const row = check.rowOf(source);
        sink.row(
          source,
          hasByteOrderMark,
          found.map((one) => placed(one, row)),
        );
        if (byRow.size === 0) all.abort();
      });
    } catch {
      // The file is gone, or the rows of interest have been read; what is left is told without its place.
    }
  }
  for (const found of byRow.values()) for (const { row, problem } of found) sink.set(problem, row);
  for (const { row, problem } of late) if (row === undefined) sink.set(problem, undefined);
}
