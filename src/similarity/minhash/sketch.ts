import { mix } from "../../text/mix";

const empty = 0xffffffff;

/**
 * MinHash signatures by fast similarity sketching (Dahlgaard, Knudsen and Thorup, FOCS 2017): the share of equal places
 * of two signatures estimates the Jaccard similarity of the sets, as well as with independent permutations, but in
 * time n + k log k instead of n · k. The same set gives the same signature, always.
 */
export class MinHasher {
  /** `size`: places in a signature. */
  constructor(readonly size: number) {}

  /**
   * Writes the signature of a set of 32-bit hashes to `target` from `at` on; all places are `0xffffffff` for the empty set.
   *
   * In round i each element falls into one place by chance, with a value of i and a fraction; the least value of a place
   * stays. Rounds end when every place has a value, and from round `size` on they fill place after place.
   */
  sign(elements: Uint32Array, target: Uint32Array, at: number): void {
    target.fill(empty, at, at + this.size);
    if (elements.length === 0) return;
    let missing = this.size;
    for (let round = 0; missing > 0; round++) {
      const seed = mix(round + 1);
      // The round in the high bits, so that an earlier round's value is the smaller one.
      const high = round * fractions;
      for (const element of elements) {
        const hash = mix(element ^ seed) >>> 0;
        const place = at + (round < this.size ? ((hash >>> 16) * this.size) >>> 16 : round - this.size);
        const value = Math.min(high + (Math.imul(hash, 0x9e3779b1) >>> (32 - fractionBits)), empty - 1);
        const before = target[place]!;
        if (value >= before) continue;
        if (before === empty) missing--;
        target[place] = value;
      }
    }
  }
}

// Enough for 1,024 rounds, which is twice the largest signature.
const fractionBits = 22;
const fractions = 1 << fractionBits;

/** The estimated Jaccard similarity of two signatures that lie in `signatures` at `a` and `b`. */
export function estimate(signatures: Uint32Array, a: number, b: number, size: number): number {
  let equal = 0;
  for (let i = 0; i < size; i++) if (signatures[a + i] === signatures[b + i]) equal++;
  return equal / size;
}
