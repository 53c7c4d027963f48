import { languageOfText, type LanguageCode } from "../../text/language-of-text";
import type { Segment } from "../row/view";

// As much as is read of a text to tell its language.
const longest = 2000;

/** The language that user and model speak in a row; undefined where that cannot be told. Tools and the system do not count. */
export function languageOfRow(segments: readonly Segment[]): LanguageCode | undefined {
  let text = "";
  for (const segment of segments) {
    if (segment.role === "system" || segment.role === "tool" || segment.part === "tool-call") continue;
    text += `${segment.text.slice(0, longest)}\n`;
    if (text.length >= longest) break;
  }
  return languageOfText(text);
}
