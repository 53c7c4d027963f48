import { RangeSet } from "../../text/range-set";
import type { PromptDocument } from "../document";

/** Stands for a masked character; no pattern for words matches it by accident. */
export const maskedCharacter = "\uFFFC";

const texts = new WeakMap<PromptDocument, string>();

/**
 * The text with everything that is not the author's instruction (code, quotes, material, examples, slots) blanked out.
 * Offsets are those of `document.text`; line breaks inside a mask are blanked too.
 */
export function visibleText(document: PromptDocument): string {
  let visible = texts.get(document);
  if (visible === undefined) {
    visible = blankOut(document);
    texts.set(document, visible);
  }
  return visible;
}

function blankOut({ text, masks }: PromptDocument): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of new RangeSet(masks.map((mask) => mask.range))) {
    parts.push(text.slice(from, start), maskedCharacter.repeat(end - start));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}
