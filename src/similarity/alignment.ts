/** Which places of two sequences stand for one another: `first[i]` and `second[i]`, both ascending. */
export interface Alignment {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
}

/**
 * One longest common subsequence of two sequences of tokens, by its places (Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986): time and memory grow with how much is different, not with the lengths. Where more than
 * `mostDifferent` tokens are, only what both begin and end with is aligned.
 */
export function alignTokens<Token>(a: readonly Token[], b: readonly Token[], mostDifferent = 2000): Alignment {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let tail = 0;
  while (tail < shorter - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const middle = matches(a, b, start, a.length - tail, b.length - tail, mostDifferent);
  const first: number[] = [];
  const second: number[] = [];
  const add = (x: number, y: number): void => {
    first.push(x);
    second.push(y);
  };
  for (let i = 0; i < start; i++) add(i, i);
  for (const [x, y] of middle) add(x, y);
  for (let i = tail; i > 0; i--) add(a.length - i, b.length - i);
  return { first: Uint32Array.from(first), second: Uint32Array.from(second) };
}

/** The pairs of places between `start` and the two ends, in their order. */
function matches<Token>(
  a: readonly Token[],
  b: readonly Token[],
  start: number,
  aEnd: number,
  bEnd: number,
  mostDifferent: number,
): [number, number][] {
  const [n, m] = [aEnd - start, bEnd - start];
  if (n === 0 || m === 0) return [];
  const most = Math.min(n + m, mostDifferent);
  // How far each diagonal x - y = k has been followed; the rows of all steps are kept for the way back.
  const furthest = new Int32Array(2 * most + 3);
  const steps: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    steps.push(furthest.slice(most + 1 - d, most + 2 + d));
    for (let k = -d; k <= d; k += 2) {
      const at = most + 1 + k;
      const isDown = k === -d || (k !== d && furthest[at - 1]! < furthest[at + 1]!);
      let x = isDown ? furthest[at + 1]! : furthest[at - 1]! + 1;
      while (x < n && x - k < m && a[start + x] === b[start + x - k]) x++;
      furthest[at] = x;
      if (x >= n && x - k >= m) return wayBack(steps, n, m).map(([i, j]) => [start + i, start + j]);
    }
  }
  return [];
}

/** The matches on the way to (n, m); `steps[d]`: the diagonals -d to d as they were before step d. */
function wayBack(steps: readonly Int32Array[], n: number, m: number): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [n, m];
  for (let d = steps.length - 1; d > 0; d--) {
    const before = (k: number): number => steps[d]![k + d]!;
    const k = x - y;
    const isDown = k === -d || (k !== d && before(k - 1) < before(k + 1));
    const beforeX = before(isDown ? k + 1 : k - 1);
    const beforeY = beforeX - (isDown ? k + 1 : k - 1);
    // Behind the step there are only matches.
    while (x > beforeX + (isDown ? 0 : 1) && y > beforeY + (isDown ? 1 : 0)) found.push([--x, --y]);
    [x, y] = [beforeX, beforeY];
  }
  while (x > 0 && y > 0) found.push([--x, --y]);
  return found.reverse();
}
