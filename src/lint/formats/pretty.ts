import pc from "picocolors";
import { printable } from "../../text/printable";
import { localize, type Locale, type Localized } from "../locale";
import { severities, type Severity } from "../problem";
import { severityTitles } from "../rule-page";
import type { SourceText } from "../source-text";
import type { Summary } from "../summary";
import { excerpt } from "./excerpt";
import type { FileNote, FoundProblem, Print, ReportedFile, ReportWriter } from "./report-writer";
import { ShownProblems } from "./shown-problems";
import { countText } from "../../text/count";

export interface PrettyOptions {
  readonly locale: Locale;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

// JSON has them all.
const mostRelated = 5;
const mostOfRule = 5;

const words = {
  more: { en: "… and {count} more places", "zh-cn": "……另有 {count} 处" },
  hidden: {
    en: "… and {count} more of {rule}; --format json lists all",
    "zh-cn": "……{rule} 另有 {count} 个；用 --format json 可全部列出",
  },
  row: { en: "row {row}", "zh-cn": "第 {row} 行数据" },
  fix: { en: "fix", "zh-cn": "修复" },
  preferred: { en: "applied by --fix", "zh-cn": "可用 --fix 自动修复" },
  none: { en: "No problems in {files} file{filePlural}.", "zh-cn": "已检查 {files} 个文件，没有发现问题。" },
  notChecked: {
    en: "No problems found, but {unchecked} of {files} file{filePlural} could not be checked, or not by a format.",
    "zh-cn": "没有发现问题，但 {files} 个文件中有 {unchecked} 个无法检查，或未能按格式检查。",
  },
  some: {
    en: "{total} problem{plural} ({counts}) in {withProblems} of {files} file{filePlural}.",
    "zh-cn": "已检查 {files} 个文件，其中 {withProblems} 个文件共有 {total} 个问题（{counts}）。",
  },
  fixable: { en: " {count} fixable with --fix.", "zh-cn": "其中 {count} 个可用 --fix 修复。" },
  partial: {
    en: " The check was not finished, so there may be more.",
    "zh-cn": "检查未完成，可能还有其他问题。",
  },
} satisfies Record<string, Localized>;

const counted: Readonly<Record<Severity, Localized>> = {
  error: { en: "{n} error{plural}", "zh-cn": "{n} 个错误" },
  warning: { en: "{n} warning{plural}", "zh-cn": "{n} 个警告" },
  information: { en: "{n} information", "zh-cn": "{n} 条信息" },
  hint: { en: "{n} hint{plural}", "zh-cn": "{n} 条提示" },
};

type Paint = ReturnType<typeof painter>;

function painter(color: boolean) {
  const colors = pc.createColors(color);
  const bySeverity = { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan };
  return { ...colors, severity: (severity: Severity, text: string): string => bySeverity[severity](text) };
}

/**
 * Problems for people to read in a terminal: place, severity, message, rule, the source line, and a summary. Of each
 * rule's problems in a dataset the first few are shown, and all are counted.
 */
export class PrettyWriter implements ReportWriter {
  private readonly paint: Paint;
  private file: ReportedFile = { path: "", kind: "prompt" };
  private shown = new ShownProblems(Infinity);
  private files = 0;
  private filesWithProblems = 0;
  private filesNotChecked = 0;
  private hasProblems = false;
  private fixable = 0;
  private hasDataset = false;
  /** One entry a rule and severity, in the order in which they came. */
  private readonly counts = new Map<string, { rule: string; severity: Severity; count: number }>();

  constructor(
    private readonly print: Print,
    private readonly options: PrettyOptions,
  ) {
    this.paint = painter(options.color);
  }

  begin(file: ReportedFile): void {
    const isDataset = file.kind === "dataset";
    this.file = file;
    this.shown = new ShownProblems(isDataset ? mostOfRule : Infinity);
    this.files++;
    this.hasProblems = false;
    this.hasDataset ||= isDataset;
  }

  problem(found: FoundProblem): void {
    const { rule, severity, fixes } = found.problem;
    this.hasProblems = true;
    if (fixes.some((fix) => fix.preferred)) this.fixable++;
    const key = `${rule} ${severity}`;
    const known = this.counts.get(key);
    if (known === undefined) this.counts.set(key, { rule, severity, count: 1 });
    else known.count++;
    if (this.shown.take(rule)) this.print(`${this.block(found)}\n`);
  }

  end(_facts: unknown, note?: FileNote): void {
    const { paint, options } = this;
    if (this.hasProblems) this.filesWithProblems++;
    if (note?.isChecked === false) this.filesNotChecked++;
    for (const { rule, count } of this.shown.hidden()) {
      const data = { rule, count: countText(count) };
      this.print(`${paint.dim(localize(words.hidden, options.locale, data))}\n`);
    }
    if (note?.text === undefined) return;
    this.print(`${printable(this.file.path)}: ${printable(note.text)}\n`);
    if (this.hasProblems) this.print("\n");
  }

  finish(summary: Summary): void {
    if (this.hasDataset) this.printCounts();
    this.print(this.summaryLine(summary));
  }

  /** A problem and what there is to say of it; without the empty line behind it. */
  private block({ problem, source, row }: FoundProblem): string {
    const { paint } = this;
    const { locale, width } = this.options;
    const severity = paint.severity(problem.severity, localize(severityTitles[problem.severity], locale));
    const place = source === undefined ? undefined : source.place(problem.range).range.start;
    const path = printable(this.file.path);
    const at = place === undefined ? path : `${path}:${place.line + 1}:${place.character + 1}`;
    const rowName = row === undefined || row === place?.line ? "" : `${this.rowName(row)} `;
    const title = `${paint.bold(at)} ${rowName}${severity} ${printable(problem.message)} ${paint.dim(problem.rule)}`;
    if (source === undefined) return `${title}\n`;

    const shown = excerpt(source.lines, problem.range, Math.max(40, width - 8));
    const number = String(source.start.line + shown.line);
    const gutter = " ".repeat(number.length + 1);
    const fixes = problem.fixes.map(({ title: fix, preferred }) => {
      const note = preferred ? paint.dim(` (${localize(words.preferred, locale)})`) : "";
      return `${gutter} ${paint.green(`${localize(words.fix, locale)}:`)} ${printable(fix)}${note}`;
    });
    return [
      title,
      `${paint.dim(`${number} │`)} ${shown.source}`.trimEnd(),
      `${gutter}${paint.dim("│")} ${shown.indent}${paint.severity(problem.severity, shown.marks)}`,
      ...this.related(problem.related, source, gutter),
      ...fixes,
      "",
    ].join("\n");
  }

  private related(related: FoundProblem["problem"]["related"], source: SourceText, gutter: string): string[] {
    const { paint, options } = this;
    const lines = related.slice(0, mostRelated).map(({ row, range, message }) => {
      const { line, character } = source.place(range).range.start;
      const at = row === undefined ? `${printable(this.file.path)}:${line + 1}:${character + 1}` : this.rowName(row);
      return `${gutter} ${paint.dim("↳")} ${at} ${printable(message)}`;
    });
    const count = related.length - lines.length;
    if (count > 0) lines.push(`${gutter}   ${paint.dim(localize(words.more, options.locale, { count }))}`);
    return lines;
  }

  private rowName(row: number): string {
    return localize(words.row, this.options.locale, { row: row + 1 });
  }

  private printCounts(): void {
    const { paint } = this;
    const { locale } = this.options;
    const rows = [...this.counts.values()].sort(
      (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count,
    );
    const texts = rows.map(({ count }) => countText(count));
    const width = Math.max(...texts.map((text) => text.length));
    for (const [i, { rule, severity }] of rows.entries()) {
      const title = paint.severity(severity, localize(severityTitles[severity], locale));
      this.print(`${texts[i]!.padStart(width)}  ${rule} ${title}\n`);
    }
    if (rows.length > 0) this.print("\n");
  }

  private summaryLine(summary: Summary): string {
    const { paint, fixable } = this;
    const { locale } = this.options;
    const total = summary.errors + summary.warnings + summary.information + summary.hints;
    const data = {
      total: countText(total),
      files: countText(this.files),
      withProblems: countText(this.filesWithProblems),
      unchecked: countText(this.filesNotChecked),
      filePlural: pluralEnding(this.files),
      plural: pluralEnding(total),
    };
    const partial = summary.truncated ? localize(words.partial, locale) : "";
    if (total === 0) {
      const isAll = this.filesNotChecked === 0;
      const mark = summary.truncated || !isAll ? paint.yellow("⚠") : paint.green("✔");
      return `${mark} ${localize(isAll ? words.none : words.notChecked, locale, data)}${partial}\n`;
    }
    const numbers: Readonly<Record<Severity, number>> = {
      error: summary.errors,
      warning: summary.warnings,
      information: summary.information,
      hint: summary.hints,
    };
    const counts = severities
      .filter((severity) => numbers[severity] > 0)
      .map((severity) => {
        const n = numbers[severity];
        return paint.severity(
          severity,
          localize(counted[severity], locale, { n: countText(n), plural: pluralEnding(n) }),
        );
      })
      .join(locale === "en" ? ", " : "，");
    const tail = fixable === 0 ? "" : localize(words.fixable, locale, { count: countText(fixable) });
    const mark = summary.errors > 0 ? paint.red("✖") : paint.yellow("⚠");
    return `${mark} ${localize(words.some, locale, { ...data, counts })}${tail}${partial}\n`;
  }
}

function pluralEnding(n: number): string {
  return n === 1 ? "" : "s";
}
