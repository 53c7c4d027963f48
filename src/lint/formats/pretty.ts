import pc from "picocolors";
import { LineIndex } from "../../text/lines";
import { printable } from "../../text/printable";
import { summarize, type CheckedFile } from "../checked-file";
import { localize, type Locale, type Localized } from "../locale";
import type { Problem, Severity } from "../problem";
import { severityTitles } from "../rule-page";
import { excerpt } from "./excerpt";

export interface PrettyOptions {
  readonly locale: Locale;
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

// JSON has them all.
const mostRelated = 5;

const words = {
  more: { en: "… and {count} more places", "zh-cn": "……另有 {count} 处" },
  fix: { en: "fix", "zh-cn": "修复" },
  preferred: { en: "applied by --fix", "zh-cn": "可用 --fix 自动修复" },
  none: { en: "No problems in {files} file{filePlural}.", "zh-cn": "已检查 {files} 个文件，没有发现问题。" },
  some: {
    en: "{total} problem{plural} ({counts}) in {withProblems} of {files} file{filePlural}.",
    "zh-cn": "已检查 {files} 个文件，其中 {withProblems} 个文件共有 {total} 个问题（{counts}）。",
  },
  fixable: { en: " {count} fixable with --fix.", "zh-cn": "其中 {count} 个可用 --fix 修复。" },
} satisfies Record<string, Localized>;

const counted: Readonly<Record<Severity, Localized>> = {
  error: { en: "{n} error{plural}", "zh-cn": "{n} 个错误" },
  warning: { en: "{n} warning{plural}", "zh-cn": "{n} 个警告" },
  information: { en: "{n} information", "zh-cn": "{n} 条信息" },
  hint: { en: "{n} hint{plural}", "zh-cn": "{n} 条提示" },
};

/** Problems for people to read in a terminal: place, severity, message, rule, the source line, and a summary. */
export function formatPretty(files: readonly CheckedFile[], options: PrettyOptions): string {
  const paint = painter(options.color);
  const blocks = files.flatMap((file) => {
    const lines = new LineIndex(file.text);
    return file.problems.map((problem) => formatProblem(file, lines, problem, paint, options));
  });
  return [...blocks, summaryLine(files, paint, options.locale)].join("\n");
}

type Paint = ReturnType<typeof painter>;

function painter(color: boolean) {
  const colors = pc.createColors(color);
  const bySeverity = { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.cyan };
  return { ...colors, severity: (severity: Severity, text: string): string => bySeverity[severity](text) };
}

function formatProblem(
  { path }: CheckedFile,
  lines: LineIndex,
  problem: Problem,
  paint: Paint,
  { locale, width }: PrettyOptions,
): string {
  const at = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${printable(path)}:${line + 1}:${character + 1}`;
  };
  const { line, source, indent, marks } = excerpt(lines, problem.range, Math.max(40, width - 8));
  const number = String(line);
  const gutter = " ".repeat(number.length + 1);
  const severity = paint.severity(problem.severity, localize(severityTitles[problem.severity], locale));
  const title = `${paint.bold(at(problem.range.start))} ${severity} ${printable(problem.message)} ${paint.dim(problem.rule)}`;
  const related = problem.related.slice(0, mostRelated).map((place) => {
    return `${gutter} ${paint.dim("↳")} ${at(place.range.start)} ${printable(place.message)}`;
  });
  const hidden = problem.related.length - related.length;
  if (hidden > 0) related.push(`${gutter}   ${paint.dim(localize(words.more, locale, { count: hidden }))}`);
  const fixes = problem.fixes.map(({ title: fix, preferred }) => {
    const note = preferred ? paint.dim(` (${localize(words.preferred, locale)})`) : "";
    return `${gutter} ${paint.green(`${localize(words.fix, locale)}:`)} ${printable(fix)}${note}`;
  });
  const underline = `${gutter}${paint.dim("│")} ${indent}${paint.severity(problem.severity, marks)}`;
  return [title, `${paint.dim(`${number} │`)} ${source}`.trimEnd(), underline, ...related, ...fixes, ""].join("\n");
}

function summaryLine(files: readonly CheckedFile[], paint: Paint, locale: Locale): string {
  const summary = summarize(files);
  const total = summary.errors + summary.warnings + summary.information + summary.hints;
  const data = {
    total,
    files: files.length,
    withProblems: files.filter(({ problems }) => problems.length > 0).length,
    filePlural: pluralEnding(files.length),
    plural: pluralEnding(total),
  };
  if (total === 0) return `${paint.green("✔")} ${localize(words.none, locale, data)}\n`;
  const numbers: Readonly<Record<Severity, number>> = {
    error: summary.errors,
    warning: summary.warnings,
    information: summary.information,
    hint: summary.hints,
  };
  const counts = (Object.keys(counted) as Severity[])
    .filter((severity) => numbers[severity] > 0)
    .map((severity) => {
      const n = numbers[severity];
      return paint.severity(severity, localize(counted[severity], locale, { n, plural: pluralEnding(n) }));
    })
    .join(locale === "en" ? ", " : "，");
  const fixable = files.flatMap(({ problems }) => problems).filter(({ fixes }) => fixes.some((fix) => fix.preferred));
  const tail = fixable.length === 0 ? "" : localize(words.fixable, locale, { count: fixable.length });
  const mark = summary.errors > 0 ? paint.red("✖") : paint.yellow("⚠");
  return `${mark} ${localize(words.some, locale, { ...data, counts })}${tail}\n`;
}

function pluralEnding(n: number): string {
  return n === 1 ? "" : "s";
}
