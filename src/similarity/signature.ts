import { popCount } from "./lcs";

/** Words of 32 bits in the signature of a text. */
export const signatureWords = 8;

/**
 * Flips one of a signature's 256 bits for an element, chosen by `hash`. So a signature holds the parity of its text's
 * elements: two of them differ in no more bits than their texts differ in elements.
 */
export function flip(signatures: Int32Array, at: number, hash: number): void {
  const bit = hash >>> 24;
  signatures[at + (bit >>> 5)]! ^= 1 << (bit & 31);
}

/** Whether the signature at `a` of `one` and that at `b` of `other` differ in more than `most` bits. */
export function signaturesDiffer(one: Int32Array, a: number, other: Int32Array, b: number, most: number): boolean {
  let left = most;
  for (let word = 0; word < signatureWords; word++) {
    left -= popCount(one[a + word]! ^ other[b + word]!);
    if (left < 0) return true;
  }
  return false;
}
