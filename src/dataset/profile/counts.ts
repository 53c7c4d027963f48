/** Counts one more, or `by` more. */
export function add<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

/** The greatest counts first. */
export function ranked<Key>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Counts of samples as counts of all rows, the greatest first. */
export function scaled<Key>(counts: ReadonlyMap<Key, number>, rows: number): [Key, number][] {
  const sampled = [...counts.values()].reduce((all, one) => all + one, 0);
  return ranked(counts).map(([key, count]) => [key, Math.round((count * rows) / sampled)]);
}
