import { localize, type Locale } from "../../lint/locale";
import type { Failure } from "../../perplexity/failure";
import { perplexity } from "../perplexity";

/** Why a model cannot be used, or a row not be scored, in a sentence. */
export function failureText(failure: Failure, locale: Locale): string {
  return perplexity().failureText(failure, (sentence, data) => localize(sentence, locale, data));
}
