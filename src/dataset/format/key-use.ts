import type { JsonObject } from "./format";

/** How the keys of a file's rows are used. */
export interface KeyUse {
  /** Keys that hardly any row has. */
  readonly odd: ReadonlySet<string>;
  /** Keys that at least every second row has. */
  readonly usual: ReadonlySet<string>;
}

// Of fewer rows no one can say what is odd.
const fewestRows = 50;
const mostOdd = 0.01;

/** What the first rows of a file say of the keys of all of them. */
export function keyUse(rows: readonly JsonObject[]): KeyUse {
  const counts = new Map<string, number>();
  for (const row of rows) for (const key in row) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = rows.length < fewestRows ? 0 : Math.max(1, Math.floor(rows.length * mostOdd));
  const keys = (test: (count: number) => boolean): ReadonlySet<string> =>
    new Set([...counts].filter(([, count]) => test(count)).map(([key]) => key));
  return { odd: keys((count) => count <= most), usual: keys((count) => count * 2 >= rows.length) };
}
