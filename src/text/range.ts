/** A half-open interval of UTF-16 offsets into one text: `start` is inside, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Replaces the text of `range` by `text`; an empty range inserts. */
export interface TextEdit {
  readonly range: Range;
  readonly text: string;
}

export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The part of `text` that `range` covers. */
export function slice(text: string, range: Range): string {
  return text.slice(range.start, range.end);
}

/** `range` without the white space at its two ends; empty at its start when it holds nothing else. */
export function trimmed(text: string, range: Range): Range {
  let { start, end } = range;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

/** The part of `inner` that lies inside `outer`; empty at the nearer end when none does. */
export function clamp(inner: Range, outer: Range): Range {
  const start = Math.max(outer.start, Math.min(inner.start, outer.end));
  return { start, end: Math.max(start, Math.min(inner.end, outer.end)) };
}

/** True for ASCII white space, no-break space, ideographic space and the byte order mark. */
export function isSpace(code: number): boolean {
  return (code >= 9 && code <= 13) || code === 32 || code === 0xa0 || code === 0x3000 || code === 0xfeff;
}

/** Something that stands at a place in a text. */
export interface Placed {
  readonly range: Range;
}

/** The index of the first of `items` (in the text's order, not overlapping) that ends after `offset`; their count if none does. */
export function firstEndingAfter(items: readonly Placed[], offset: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.range.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those of `items` (in the text's order, not overlapping) that share a character with `outer`. */
export function within<Item extends Placed>(items: readonly Item[], outer: Range): Item[] {
  const inside: Item[] = [];
  for (let i = firstEndingAfter(items, outer.start); i < items.length && items[i]!.range.start < outer.end; i++) {
    inside.push(items[i]!);
  }
  return inside;
}
