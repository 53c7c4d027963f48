import type { TextEdit } from "./range";

/** One edit that turns `before` into `after` and leaves what both begin and end with alone, so that cursors stay. */
export function difference(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return { range: { start, end: before.length - tail }, text: after.slice(start, after.length - tail) };
}
