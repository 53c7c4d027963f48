import type { JsonObject } from "./format";

// Of fewer rows no one can say what is usual.
const fewestRows = 50;
const mostOdd = 0.01;

/** The keys that one row in a hundred has at most; none where the rows are too few to tell. */
export function oddKeys(rows: readonly JsonObject[]): ReadonlySet<string> {
  if (rows.length < fewestRows) return new Set();
  const counts = new Map<string, number>();
  for (const row of rows) for (const key in row) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(1, Math.floor(rows.length * mostOdd));
  return new Set([...counts].filter(([, count]) => count <= most).map(([key]) => key));
}
