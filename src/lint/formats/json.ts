import type { Problem } from "../problem";
import type { ReportedProblem } from "../report";
import type { SourceText } from "../source-text";
import type { Summary } from "../summary";
import type { FoundProblem, Print, ReportedFile, ReportWriter } from "./report-writer";

type ReportedAction = NonNullable<ReportedProblem["actions"]>[number];

const nowhere = {
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  offset: [0, 0] as [number, number],
};

/** The result of a check as one JSON document, a problem a line; every problem is in it. */
export class JsonWriter implements ReportWriter {
  private files = 0;
  private problems = 0;

  constructor(private readonly print: Print) {}

  begin({ path, kind }: ReportedFile): void {
    this.print(this.files++ === 0 ? '{\n  "version": 1,\n  "files": [\n' : ",\n");
    this.print(
      `    {\n      "path": ${JSON.stringify(path)},\n      "kind": ${JSON.stringify(kind)},\n      "problems": [`,
    );
    this.problems = 0;
  }

  problem(found: FoundProblem): void {
    this.print(`${this.problems++ === 0 ? "" : ","}\n        ${JSON.stringify(reported(found))}`);
  }

  end(facts: Readonly<Record<string, unknown>>): void {
    this.print(this.problems === 0 ? "]" : "\n      ]");
    for (const [key, value] of Object.entries(facts)) {
      if (value !== undefined) this.print(`,\n      ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    }
    this.print("\n    }");
  }

  finish(summary: Summary): void {
    this.print(this.files === 0 ? '{\n  "version": 1,\n  "files": [' : "\n  ");
    this.print(`],\n  "summary": ${JSON.stringify(summary)}\n}\n`);
  }
}

function reported({ problem, source, row, fingerprint }: FoundProblem): ReportedProblem {
  const { rule, severity, message, range, field, score, related, fixes, actions } = problem;
  const print = fingerprint();
  return {
    rule,
    severity,
    message,
    ...(row !== undefined && { row: row + 1 }),
    ...(field !== undefined && { field }),
    ...(score !== undefined && { score }),
    ...place(source, range),
    ...(print !== undefined && { fingerprint: print }),
    related: related.map((other) =>
      other.row === undefined || other.row === row
        ? { message: other.message, ...(row !== undefined && { row: row + 1 }), ...place(source, other.range) }
        : { message: other.message, row: other.row + 1 },
    ),
    fixes: fixes.map(({ title, preferred, edits }) => ({
      title,
      preferred,
      edits: edits.map((edit) => ({ offset: offsetOf(source, edit.range), text: edit.text })),
    })),
    ...(actions !== undefined && { actions: actions.flatMap(reportedAction) }),
  };
}

/** What changes rows; to show one is for editors. */
function reportedAction(action: NonNullable<Problem["actions"]>[number]): ReportedAction[] {
  const { kind, title } = action;
  if (kind === "drop") return [{ kind, title, row: action.row + 1 }];
  return kind === "preference-pair" ? [{ kind, title, chosen: action.chosen + 1, rejected: action.rejected + 1 }] : [];
}

function place(source: SourceText | undefined, range: FoundProblem["problem"]["range"]) {
  if (source === undefined) return nowhere;
  const placed = source.place(range);
  return { range: placed.range, offset: [...placed.offset] as [number, number] };
}

function offsetOf(source: SourceText | undefined, { start, end }: { start: number; end: number }): [number, number] {
  const first = source?.start.offset ?? 0;
  return [first + start, first + end];
}
