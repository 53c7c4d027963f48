import { languageOfText } from "../../text/language-of-text";
import type { Segment } from "../row/view";

// No more of a row is looked at.
const longest = 2000;

/**
 * The language that a row is written in, by its ISO 639-1 code; `mixed` for Chinese and English in one row, `unknown`
 * where there is too little to tell by.
 */
export function rowLanguage(segments: readonly Segment[]): string {
  let text = "";
  for (const segment of segments) {
    if (segment.part === "tools") continue;
    text += `${segment.text}\n`;
    if (text.length > longest) break;
  }
  return languageOfText(text) ?? "unknown";
}
