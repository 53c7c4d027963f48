import type { Range } from "../../../src/text/range";

/** The stretches of `text` that `items` cover, to compare with what should stand there. */
export function slices(text: string, items: readonly (Range | { readonly range: Range } | undefined)[]): string[] {
  return items.map((item) => {
    const range = item && ("range" in item ? item.range : item);
    return range === undefined ? "" : text.slice(range.start, range.end);
  });
}
