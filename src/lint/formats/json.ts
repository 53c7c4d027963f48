import { LineIndex } from "../../text/lines";
import type { Range } from "../../text/range";
import { fingerprintsOf, summarize, type CheckedFile } from "../checked-file";
import type { ReportedProblem } from "../report";

/** The result of a check as one JSON document; every problem is in it. */
export function formatJson(files: readonly CheckedFile[]): string {
  const report = {
    version: 1,
    files: files.map((file) => ({ path: file.path, kind: file.kind, ...file.facts, problems: reportedProblems(file) })),
    summary: summarize(files),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function reportedProblems(file: CheckedFile): ReportedProblem[] {
  const lines = new LineIndex(file.text);
  const prints = fingerprintsOf(file);
  const place = (range: Range): Pick<ReportedProblem, "range" | "offset"> => ({
    range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
    offset: [range.start, range.end],
  });
  return file.problems.map((problem) => {
    const fingerprint = prints.get(problem);
    return {
      rule: problem.rule,
      severity: problem.severity,
      message: problem.message,
      ...place(problem.range),
      ...(fingerprint !== undefined && { fingerprint }),
      related: problem.related.map(({ message, range }) => ({ message, ...place(range) })),
      fixes: problem.fixes.map(({ title, preferred, edits }) => ({
        title,
        preferred,
        edits: edits.map(({ range, text }) => ({ offset: [range.start, range.end], text })),
      })),
    };
  });
}
