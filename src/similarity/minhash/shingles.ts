import { mix } from "../../text/mix";

/** Hashes of 32 bits of a text's shingles: all runs of `size` tokens, each once. A shorter text is one shingle. */
export function shingleHashes(tokens: readonly string[], size: number): Uint32Array {
  if (tokens.length === 0) return new Uint32Array(0);
  const hashes = tokens.map(tokenHash);
  const count = Math.max(1, hashes.length - size + 1);
  const shingles = new Set<number>();
  for (let i = 0; i < count; i++) {
    let hash = 0x811c9dc5;
    for (let j = i; j < Math.min(i + size, hashes.length); j++) hash = mix(hash ^ hashes[j]!);
    shingles.add(hash >>> 0);
  }
  return Uint32Array.from(shingles);
}

function tokenHash(token: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193);
  return hash;
}

/** The Jaccard similarity of two sets of shingles: what they share over what either has; 0 where both are empty. */
export function jaccard(a: Uint32Array, b: Uint32Array): number {
  const [few, many] = a.length < b.length ? [a, new Set(b)] : [b, new Set(a)];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  const union = a.length + b.length - shared;
  return union === 0 ? 0 : shared / union;
}
