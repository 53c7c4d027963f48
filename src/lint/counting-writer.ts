import type { FileNote, FoundProblem, ReportedFile, ReportWriter } from "./formats/report-writer";
import { atLeast, severities, type Severity } from "./problem";
import type { Summary } from "./summary";

/** Counts what passes on its way to a writer. */
export class CountingWriter implements ReportWriter {
  private files = 0;
  /** Whether anything was begun. */
  hasFiles = false;
  private readonly counts: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };

  constructor(private readonly writer: ReportWriter) {}

  begin(file: ReportedFile): void {
    this.hasFiles = true;
    if (file.kind !== "configuration") this.files++;
    this.writer.begin(file);
  }

  problem(found: FoundProblem): void {
    this.counts[found.problem.severity]++;
    this.writer.problem(found);
  }

  end(facts: Readonly<Record<string, unknown>>, note?: FileNote): void {
    this.writer.end(facts, note);
  }

  finish(summary: Summary): void {
    this.writer.finish(summary);
  }

  /** True when something was as bad as `threshold` or worse. */
  has(threshold: Severity): boolean {
    return severities.some((severity) => this.counts[severity] > 0 && atLeast(severity, threshold));
  }

  /** How many files there were and how many problems of each severity they have. */
  summary(truncated: boolean): Summary {
    const { error: errors, warning: warnings, information, hint: hints } = this.counts;
    return { files: this.files, errors, warnings, information, hints, truncated };
  }
}
