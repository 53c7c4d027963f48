import { mix } from "../../text/mix";

/**
 * Hashes of 32 bits of a text's shingles: all runs of `size` tokens, each once, ascending. A shorter text is one shingle.
 */
export function shingleHashes(tokens: readonly string[], size: number): Uint32Array {
  if (tokens.length === 0) return new Uint32Array(0);
  const hashes = new Int32Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) hashes[i] = tokenHash(tokens[i]!);
  const shingles = new Uint32Array(Math.max(1, hashes.length - size + 1));
  const length = Math.min(size, hashes.length);
  for (let i = 0; i < shingles.length; i++) {
    let hash = length;
    for (let j = i; j < i + length; j++) hash = Math.imul(hash, 0x9e3779b1) + hashes[j]!;
    shingles[i] = mix(hash);
  }
  shingles.sort();
  let distinct = 0;
  for (const shingle of shingles) {
    if (distinct === 0 || shingles[distinct - 1] !== shingle) shingles[distinct++] = shingle;
  }
  return shingles.subarray(0, distinct);
}

function tokenHash(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return mix(hash);
}

/**
 * The Jaccard similarity of two sets of shingles, each ascending: what they share over what either has; 0 where both are
 * empty.
 */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [one, other] = [a[i]!, b[j]!];
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  const union = a.length + b.length - shared;
  return union === 0 ? 0 : shared / union;
}
