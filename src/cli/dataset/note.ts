import type { DatasetFacts } from "../../dataset/check";
import type { ReportedDataset } from "../../dataset/report";
import type { FileNote } from "../../lint/formats/report-writer";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";

const mostFields = 12;

const words = {
  known: { en: "{format}, {rows} row{plural} ({container})", "zh-cn": "{format}，{rows} 行（{container}）" },
  unparsed: { en: ", {unparsed} of them broken", "zh-cn": "，其中 {unparsed} 行无法解析" },
  cutOff: { en: "; the file ends in the middle of row {row}", "zh-cn": "；文件在第 {row} 行数据中间中断" },
  unknown: { en: "{rows} row{plural} ({container})", "zh-cn": "{rows} 行（{container}）" },
  notChecked: {
    en: "; not checked by format: no format that is known{fields}; declare it in .winnow.json (datasets.formats)",
    "zh-cn": "；未按格式检查：没有匹配的已知格式{fields}；可在 .winnow.json 的 datasets.formats 中声明",
  },
  fields: { en: "; fields: {names}", "zh-cn": "，字段：{names}" },
} satisfies Record<string, Localized>;

/**
 * What people are told of what a dataset was taken for; of one without rows, only that it was not checked. `cutOff`: the
 * row in which the file ends, 0-based.
 */
export function noteOf(
  { container, rows, unparsed }: ReportedDataset,
  found: DatasetFacts,
  cutOff: number | undefined,
  locale: Locale,
): FileNote {
  if (rows === 0) return { text: undefined, isChecked: false };
  const { format, fields } = found;
  const note = localize(format === undefined ? words.unknown : words.known, locale, {
    format: format?.title ?? "",
    rows: countText(rows),
    plural: rows === 1 ? "" : "s",
    container,
  });
  const broken = unparsed === 0 ? "" : localize(words.unparsed, locale, { unparsed: countText(unparsed) });
  const end = cutOff === undefined ? "" : localize(words.cutOff, locale, { row: countText(cutOff + 1) });
  const advice = format === undefined ? localize(words.notChecked, locale, { fields: fieldsText(fields, locale) }) : "";
  return { text: note + broken + end + advice, isChecked: format !== undefined };
}

function fieldsText(fields: readonly string[], locale: Locale): string {
  if (fields.length === 0) return "";
  const shown = fields.slice(0, mostFields).map((name) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
  const names = [...shown, ...(fields.length > mostFields ? ["…"] : [])].join(locale === "en" ? ", " : "、");
  return localize(words.fields, locale, { names });
}
