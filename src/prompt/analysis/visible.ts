import { blankOut } from "../../text/blank-out";
import type { PromptDocument } from "../document";

const texts = new WeakMap<PromptDocument, string>();

/**
 * The text with everything that is not the author's instruction (code, quotes, material, examples, slots) blanked out.
 * Offsets are those of `document.text`; line breaks inside a mask are blanked too.
 */
export function visibleText(document: PromptDocument): string {
  let visible = texts.get(document);
  if (visible === undefined) {
    visible = blankOut(
      document.text,
      document.masks.map((mask) => mask.range),
    );
    texts.set(document, visible);
  }
  return visible;
}
