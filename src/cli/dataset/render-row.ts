import type { DatasetCheckOptions } from "../../dataset/check";
import { renderRow, type RenderedRow, type RenderRowOptions } from "../../dataset/row/render";
import type { Row } from "../../dataset/row/row";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { ChatTemplate } from "../../prompt/templates/template";
import { syntaxMessage } from "../../dataset/rules/json-syntax-messages";
import { UsageError } from "../usage-error";
import { readDataset } from "../../dataset/read-dataset";
import { readFailure } from "./read-failure";

const words = {
  noRow: {
    en: "{path}: there is no row {row}; it has {rows}.",
    "zh-cn": "{path}：没有第 {row} 行，共 {rows} 行。",
  },
  broken: { en: "{path}: row {row} cannot be read: {why}", "zh-cn": "{path}：第 {row} 行无法解析：{why}" },
  blank: { en: "{path}: row {row} is blank.", "zh-cn": "{path}：第 {row} 行是空行。" },
  noObject: { en: "{path}: row {row} is no object.", "zh-cn": "{path}：第 {row} 行不是对象。" },
  noFormat: {
    en: "{path}: row {row} has no format that is known; declare it in .winnow.json (datasets.formats).",
    "zh-cn": "{path}：第 {row} 行的格式未知；请在 .winnow.json（datasets.formats）中声明。",
  },
} satisfies Record<string, Localized>;

export interface RenderRowOf extends RenderRowOptions, Pick<DatasetCheckOptions, "format" | "formats"> {
  /** 1-based. */
  readonly row: number;
  readonly template: ChatTemplate;
  readonly locale: Locale;
}

/** What a model sees of one row of `file`, shown as `path`. Throws a `UsageError` where there is nothing to see. */
export async function renderRowOf(file: string, path: string, options: RenderRowOf): Promise<RenderedRow[]> {
  const { locale, row: number } = options;
  const { format, formats } = options;
  const enough = new AbortController();
  let found: Row | undefined;
  let rows = 0;
  try {
    const reading = { name: path, signal: enough.signal, ...(format && { format }), ...(formats && { formats }) };
    await readDataset(file, reading, (row) => {
      rows = row.number + 1;
      if (rows !== number) return;
      found = row;
      enough.abort();
    });
  } catch (error) {
    if (found === undefined) throw new UsageError(readFailure(error, path, undefined, locale));
  }
  const say = (message: Localized, why = ""): UsageError =>
    new UsageError(localize(message, locale, { path, row: number, rows, why }));
  if (found === undefined) throw say(words.noRow);
  if (found.isBlank) throw say(words.blank);
  const { error } = found.content;
  if (error !== undefined) throw say(words.broken, syntaxMessage(error, found.text, locale));
  if (found.object === undefined) throw say(words.noObject);
  if (found.format === undefined) throw say(words.noFormat);
  return renderRow(found.view, options.template, options);
}
