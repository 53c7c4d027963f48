import type { RowText } from "../../dataset/container/read-rows";
import type { SuppressionEntry } from "../../lint/configuration";
import { rowFingerprint } from "../../lint/fingerprint";
import type { ReportWriter } from "../../lint/formats/report-writer";
import type { Problem } from "../../lint/problem";
import { SourceText } from "../../lint/source-text";

/** Gives the problems of a dataset their places in the file, drops those that are suppressed, and hands on the rest. */
export class ProblemSink {
  private readonly used = new Set<SuppressionEntry>();

  /** `suppressions`: the entries that name the file. */
  constructor(
    private readonly writer: ReportWriter,
    private readonly suppressions: readonly SuppressionEntry[],
  ) {}

  /** Problems of one row. */
  row({ text, place, number }: RowText, hasByteOrderMark: boolean, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    // The mark is a unit of the file, but not of its first line as editors count it.
    const offset = place.offset + (hasByteOrderMark ? 1 : 0);
    const source = new SourceText(text, { line: place.line, character: place.character, offset });
    for (const problem of problems) {
      const fingerprint = (): string => rowFingerprint(problem, text);
      if (!this.isSuppressed(problem, fingerprint)) this.writer.problem({ problem, source, row: number, fingerprint });
    }
  }

  /** A problem of the set as a whole, or of a row that cannot be read again. */
  set(problem: Problem, row: number | undefined): void {
    // The figures that it speaks of change with every row, so its rule alone is what it is known by.
    const fingerprint = (): string => rowFingerprint({ ...problem, range: { start: 0, end: 0 } }, "");
    if (this.isSuppressed(problem, fingerprint)) return;
    this.writer.problem({ problem, source: undefined, row, fingerprint });
  }

  /** The suppressions that silenced nothing so far. */
  unusedEntries(): SuppressionEntry[] {
    return this.suppressions.filter((entry) => !this.used.has(entry));
  }

  private isSuppressed({ rule }: Problem, fingerprint: () => string): boolean {
    const entries = this.suppressions.filter((entry) => entry.rule === rule);
    const silencing = entries.length === 0 ? undefined : entries.find((entry) => entry.fingerprint === fingerprint());
    if (silencing !== undefined) this.used.add(silencing);
    return silencing !== undefined;
  }
}
