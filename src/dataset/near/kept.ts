/** All numbers below `count` but those that stand behind the first of their group. */
export function* keptOf(groups: readonly (readonly number[])[], count: number): Generator<number> {
  const dropped = new Uint8Array(count);
  for (const group of groups) for (const number of group.slice(1)) dropped[number] = 1;
  for (let number = 0; number < count; number++) if (dropped[number] === 0) yield number;
}
