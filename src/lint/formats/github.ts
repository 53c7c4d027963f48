import { localize, type Locale, type Localized } from "../locale";
import type { Severity } from "../problem";
import type { FoundProblem, Print, ReportedFile, ReportWriter } from "./report-writer";
import { ShownProblems } from "./shown-problems";

const commands: Readonly<Record<Severity, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

// GitHub shows ten of each command a step.
const mostOfRule = 10;

const hiddenNotice: Localized = {
  en: "{count} more problems of {rule}; --format json lists them all.",
  "zh-cn": "{rule} 另有 {count} 个问题；用 --format json 可全部列出。",
};

/** One workflow command a problem, which GitHub Actions shows beside the line it is about. */
export class GithubWriter implements ReportWriter {
  private file: ReportedFile = { path: "", kind: "prompt" };
  private shown = new ShownProblems(mostOfRule);

  constructor(
    private readonly print: Print,
    private readonly locale: Locale,
  ) {}

  begin(file: ReportedFile): void {
    this.file = file;
    this.shown = new ShownProblems(file.kind === "dataset" ? mostOfRule : Infinity);
  }

  problem({ problem: { rule, severity, message, range }, source }: FoundProblem): void {
    if (!this.shown.take(rule)) return;
    const place = source?.place(range).range;
    const isOneLine = place !== undefined && place.start.line === place.end.line;
    this.command(commands[severity], rule, message, {
      ...(place && { line: place.start.line + 1, endLine: place.end.line + 1 }),
      // GitHub takes columns only where a problem stays on one line.
      ...(isOneLine && { col: place.start.character + 1, endColumn: place.end.character + 1 }),
    });
  }

  end(): void {
    for (const { rule, count } of this.shown.hidden()) {
      this.command("notice", rule, localize(hiddenNotice, this.locale, { rule, count }), {});
    }
  }

  finish(): void {
    // Every command stands for itself.
  }

  private command(name: string, rule: string, message: string, place: Readonly<Record<string, number>>): void {
    const properties = { file: this.file.path, ...place, title: `Winnow: ${rule}` };
    const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    this.print(`::${name} ${written.join(",")}::${escapeData(message)}\n`);
  }
}

function escapeData(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
