import type { Format } from "../../dataset/format/format";
import type { ReportedDataset } from "../../dataset/report";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { countText } from "../../text/count";

const words = {
  note: { en: "{format}, {rows} row{plural} ({container})", "zh-cn": "{format}，{rows} 行（{container}）" },
  unparsed: { en: ", {unparsed} of them broken", "zh-cn": "，其中 {unparsed} 行无法解析" },
  unknown: { en: "unknown format", "zh-cn": "未知格式" },
} satisfies Record<string, Localized>;

/** A line for people on what a dataset was taken for. */
export function noteOf({ container, rows, unparsed }: ReportedDataset, format: Format | undefined, locale: Locale) {
  const note = localize(words.note, locale, {
    format: format?.title ?? words.unknown[locale],
    rows: countText(rows),
    plural: rows === 1 ? "" : "s",
    container,
  });
  if (unparsed === 0) return note;
  return note + localize(words.unparsed, locale, { unparsed: countText(unparsed) });
}
