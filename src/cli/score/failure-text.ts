import { localize, type Locale } from "../../lint/locale";
import type { Failure } from "../../perplexity/failure";
import type { NotUsed } from "../../perplexity/protocol";
import { perplexity } from "../perplexity";

/** Why a model cannot be used, or a row not be scored, in a sentence. */
export function failureText({ code, data }: Failure, locale: Locale): string {
  const { failureTexts, notUsedTexts } = perplexity();
  if (code !== "device") return localize(failureTexts[code], locale, data);
  const why = localize(notUsedTexts[data["why"] as NotUsed["why"]], locale, data);
  return localize(failureTexts.device, locale, { ...data, why });
}
