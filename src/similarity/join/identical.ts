import type { TokenTable } from "../token-table";

/** Texts with the same tokens, taken together. */
export interface Identical {
  /** The first text of each, ascending. */
  readonly firsts: Uint32Array;
  /** Text → the first text with its tokens; itself where it is the first. */
  readonly firstOf: Uint32Array;
}

/** Finds the texts whose token sequences are equal; texts without a token are each on their own. */
export function findIdentical({ starts, tokens }: TokenTable): Identical {
  const count = starts.length - 1;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, count * 2)));
  // Slot → text + 1, or 0.
  const table = new Uint32Array(slots);
  const firstOf = new Uint32Array(count);
  const firsts: number[] = [];
  for (let text = 0; text < count; text++) {
    const [start, end] = [starts[text]!, starts[text + 1]!];
    let slot = sequenceHash(tokens, start, end) & (slots - 1);
    while (table[slot] !== 0 && !equal(tokens, starts, table[slot]! - 1, start, end)) slot = (slot + 1) & (slots - 1);
    const first = start === end || table[slot] === 0 ? text : table[slot]! - 1;
    if (first === text) firsts.push(text);
    if (start < end) table[slot] = first + 1;
    firstOf[text] = first;
  }
  return { firsts: Uint32Array.from(firsts), firstOf };
}

/** The texts `chosen` of a table, as a table. */
export function selectTexts({ starts, tokens, vocabulary }: TokenTable, chosen: Uint32Array): TokenTable {
  const selected = new Uint32Array(chosen.length + 1);
  chosen.forEach((text, i) => (selected[i + 1] = selected[i]! + starts[text + 1]! - starts[text]!));
  const own = new Uint32Array(selected[chosen.length]!);
  chosen.forEach((text, i) => own.set(tokens.subarray(starts[text], starts[text + 1]), selected[i]));
  return { starts: selected, tokens: own, vocabulary };
}

function sequenceHash(tokens: Uint32Array, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) {
    hash = Math.imul(hash ^ tokens[i]!, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

function equal(tokens: Uint32Array, starts: Uint32Array, other: number, start: number, end: number): boolean {
  const from = starts[other]!;
  if (starts[other + 1]! - from !== end - start) return false;
  for (let i = start; i < end; i++) if (tokens[i] !== tokens[from + i - start]) return false;
  return true;
}
