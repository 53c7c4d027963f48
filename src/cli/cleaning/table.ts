import type { CleaningReport } from "../../clean";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";

const words = {
  step: { en: "step", "zh-cn": "步骤" },
  found: { en: "found", "zh-cn": "发现" },
  dropped: { en: "dropped", "zh-cn": "删除" },
  changed: { en: "changed", "zh-cn": "修改" },
  left: { en: "left", "zh-cn": "剩余" },
  idle: { en: "{count} steps with nothing to do", "zh-cn": "{count} 个步骤没有需要处理的行" },
  unparsed: { en: "rows that do not parse", "zh-cn": "无法解析的行" },
  sum: {
    en: "{rows} rows read = {kept} kept ({changed} of them changed) + {rejected} rejected.",
    "zh-cn": "读入 {rows} 行 = 保留 {kept} 行（其中修改 {changed} 行）+ 剔除 {rejected} 行。",
  },
  pairs: { en: "Of the rejected, {pairs} became preference pairs.", "zh-cn": "其中 {pairs} 行做成了偏好数据。" },
} satisfies Record<string, Localized>;

/** What a cleaning did, for a terminal: its steps as a table, and the sum. `whole`: whether each step that did nothing has a line. */
export function cleaningTable(report: CleaningReport, whole: boolean, locale: Locale): string {
  const say = (what: keyof typeof words, data = {}): string => localize(words[what], locale, data);
  const head = [say("step"), say("found"), say("dropped"), say("changed"), say("left")];
  const idle = whole ? [] : report.steps.filter(({ found, dropped, changed }) => found + dropped + changed === 0);
  const shown = idle.length > 1 ? report.steps.filter((step) => !idle.includes(step)) : report.steps;
  const rows = shown.map(({ step, what, action, found, dropped, changed, left }) => [
    `${step} ${what} (${action})`,
    ...[found, dropped, changed, left].map(countText),
  ]);
  const unparsed =
    report.unparsed === 0 ? [] : [[say("unparsed"), countText(report.unparsed), countText(report.unparsed), "", ""]];
  const folded = idle.length > 1 ? [[say("idle", { count: countText(idle.length) }), "", "", "", ""]] : [];
  const all = [head, ...unparsed, ...rows, ...folded];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const lines = all.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]! + 2)))
      .join("")
      .trimEnd(),
  );
  const { rows: read, kept, changed, rejected } = report;
  const [r, k, c, j] = [read, kept, changed, rejected].map(countText);
  const sum = say("sum", { rows: r!, kept: k!, changed: c!, rejected: j! });
  const pairs = report.pairs === 0 ? [] : [say("pairs", { pairs: countText(report.pairs) })];
  return `${lines.join("\n")}\n\n${[sum, ...pairs].join("\n")}\n`;
}
