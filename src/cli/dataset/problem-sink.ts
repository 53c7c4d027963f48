import type { RowText } from "../../dataset/container/read-rows";
import { rowFingerprint } from "../../lint/fingerprint";
import type { ReportWriter } from "../../lint/formats/report-writer";
import type { Problem } from "../../lint/problem";
import type { RowSuppressions } from "../../lint/suppression/row-suppressions";
import { SourceText } from "../../lint/source-text";

/** Gives the problems of a dataset their places in the file, drops those that are suppressed, and hands on the rest. */
export class ProblemSink {
  constructor(
    private readonly writer: ReportWriter,
    private readonly suppressions: RowSuppressions,
  ) {}

  /** Problems of one row. */
  row({ text, place, number }: RowText, hasByteOrderMark: boolean, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    // The mark is a unit of the file, but not of its first line as editors count it.
    const offset = place.offset + (hasByteOrderMark ? 1 : 0);
    const source = new SourceText(text, { line: place.line, character: place.character, offset });
    for (const problem of problems) {
      if (this.suppressions.silences(problem, text)) continue;
      this.writer.problem({ problem, source, row: number, fingerprint: () => rowFingerprint(problem, text) });
    }
  }

  /** A problem of the set as a whole, or of a row that cannot be read again. */
  set(problem: Problem, row: number | undefined): void {
    // The figures that it speaks of change with every row, so its rule alone is what it is known by.
    if (this.suppressions.silences(problem, "")) return;
    this.writer.problem({ problem, source: undefined, row, fingerprint: () => rowFingerprint(problem, "") });
  }
}
