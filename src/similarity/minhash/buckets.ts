import { mix } from "../../text/mix";

/**
 * The documents by the `rows` places of their signatures from `offset` on, where there is more than one; each bucket in
 * the documents' order.
 */
export function* bucketsOf(
  documents: readonly number[],
  signatures: Uint32Array,
  size: number,
  offset: number,
  rows: number,
): Iterable<readonly number[]> {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, documents.length * 2)));
  // Slot → the first of the documents + 1, or 0; each leads to the next of its bucket.
  const table = new Uint32Array(slots);
  const next = new Uint32Array(documents.length);
  const last = new Uint32Array(documents.length);
  const equal = (a: number, b: number): boolean => {
    const [one, other] = [documents[a]! * size + offset, documents[b]! * size + offset];
    for (let i = 0; i < rows; i++) if (signatures[one + i] !== signatures[other + i]) return false;
    return true;
  };
  for (let at = 0; at < documents.length; at++) {
    let slot = bandHash(signatures, documents[at]! * size + offset, rows) & (slots - 1);
    while (table[slot] !== 0 && !equal(table[slot]! - 1, at)) slot = (slot + 1) & (slots - 1);
    const first = table[slot]! - 1;
    if (first < 0) table[slot] = at + 1;
    else next[last[first]!] = at;
    last[first < 0 ? at : first] = at;
  }
  for (let first = 0; first < documents.length; first++) {
    // Only the first of a bucket leads on and has a last one behind it.
    if (last[first]! <= first) continue;
    const bucket: number[] = [];
    for (let at = first; ; at = next[at]!) {
      bucket.push(documents[at]!);
      if (at === last[first]) break;
    }
    yield bucket;
  }
}

function bandHash(signatures: Uint32Array, at: number, rows: number): number {
  let hash = 0;
  for (let i = at; i < at + rows; i++) hash = mix(hash + signatures[i]!);
  return hash;
}
