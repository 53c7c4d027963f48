import { mix } from "../../text/mix";

/**
 * Hashes of 32 bits of a text's shingles: all runs of `size` tokens, in their order. A shorter text is one shingle. They
 * are written to `room`, which has a place for each token.
 */
export function shingleHashes(
  tokens: readonly string[],
  size: number,
  room = new Uint32Array(tokens.length),
): Uint32Array {
  const length = Math.min(size, tokens.length);
  const count = tokens.length === 0 ? 0 : tokens.length - length + 1;
  for (let i = 0; i < tokens.length; i++) room[i] = tokenHash(tokens[i]!);
  for (let i = 0; i < count; i++) {
    let hash = length;
    for (let j = i; j < i + length; j++) hash = Math.imul(hash, 0x9e3779b1) + room[j]!;
    room[i] = mix(hash);
  }
  return room.subarray(0, count);
}

function tokenHash(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/** The Jaccard similarity of two texts' shingles: how many they share over how many either has; 0 where both are empty. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const [one, other] = [distinct(a), distinct(b)];
  let shared = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [first, second] = [one[i]!, other[j]!];
    if (first === second) shared++;
    if (first <= second) i++;
    if (second <= first) j++;
  }
  const union = one.length + other.length - shared;
  return union === 0 ? 0 : shared / union;
}

/** The values, each once, ascending. */
function distinct(values: Uint32Array): Uint32Array {
  const sorted = values.slice().sort();
  let count = 0;
  for (const value of sorted) if (count === 0 || sorted[count - 1] !== value) sorted[count++] = value;
  return sorted.subarray(0, count);
}
