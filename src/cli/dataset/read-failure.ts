import { FileError, fileErrorOf } from "../../dataset/source/file-error";
import { localize, type Locale, type Localized } from "../../lint/locale";
import { reasonOf, texts } from "../texts";
import { errorCode } from "../usage-error";
import { countText } from "../../text/count";

const stopped: Localized = {
  en: "{path}: reading stopped after {rows} rows ({reason}).",
  "zh-cn": "{path}：读取 {rows} 行后中断（{reason}）。",
};

/** Why a file was not read to its end, in one sentence; `rows` came before that, undefined where not even one could. */
export function readFailure(error: unknown, path: string, rows: number | undefined, locale: Locale): string {
  const known = fileErrorOf(error);
  const reason = (known instanceof FileError ? known.reason : reasonOf(error, errorCode(error)))[locale];
  if (rows === undefined) return localize(texts.unreadable, locale, { path, reason });
  return localize(stopped, locale, { path, reason, rows: countText(rows) });
}
