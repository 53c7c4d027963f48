import { localize, type Locale, type Localized } from "../../lint/locale";
import { reasonOf, texts } from "../texts";
import { errorCode } from "../usage-error";

export const words = {
  changed: {
    en: "{path}: the file changed while it was being read, so the result may fit neither version.",
    "zh-cn": "{path}：读取期间文件发生了变化，结果可能与新旧两个版本都不一致。",
  },
  stopped: {
    en: "{path}: reading stopped after {rows} rows ({reason}).",
    "zh-cn": "{path}：读取 {rows} 行后中断（{reason}）。",
  },
} satisfies Record<string, Localized>;

/** Why a file was not read to its end, in one sentence; `rows` came before that, undefined where not even one could. */
export function readFailure(error: unknown, path: string, rows: number | undefined, locale: Locale): string {
  const reason = reasonOf(error, errorCode(error))[locale];
  if (rows === undefined) return localize(texts.unreadable, locale, { path, reason });
  return localize(words.stopped, locale, { path, reason, rows });
}
