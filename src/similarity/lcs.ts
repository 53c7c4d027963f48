/** How many bits of a 32-bit number are set. */
export function popCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/**
 * Lengths of longest common subsequences of one token sequence with many others, 32 places of the first at a time
 * (Hyyrö, "Bit-Parallel LCS-length Computation Revisited", 2004). Tokens are numbers below `vocabulary`.
 */
export class LcsCounter {
  /** For each token, where its masks begin, or 0 for one that the first sequence lacks. */
  private slots: Uint32Array;
  private masks = new Int32Array(64);
  private row = new Int32Array(2);
  private first: Uint32Array = new Uint32Array(0);
  private words = 1;

  constructor(vocabulary: number) {
    this.slots = new Uint32Array(vocabulary);
  }

  /** Makes room for tokens below `vocabulary`. */
  grow(vocabulary: number): void {
    if (vocabulary <= this.slots.length) return;
    const slots = new Uint32Array(vocabulary * 2);
    slots.set(this.slots);
    this.slots = slots;
  }

  /** Sets the first sequence: `tokens[start]` up to `tokens[end]`. */
  setFirst(tokens: Uint32Array, start: number, end: number): void {
    for (const token of this.first) this.slots[token] = 0;
    this.first = tokens.subarray(start, end);
    const length = end - start;
    this.words = Math.max(1, (length + 31) >>> 5);
    const room = (length + 1) * this.words;
    if (this.masks.length < room) this.masks = new Int32Array(room * 2);
    if (this.row.length < this.words) this.row = new Int32Array(this.words * 2);
    let next = this.words;
    for (let i = 0; i < length; i++) {
      const token = this.first[i]!;
      let slot = this.slots[token]!;
      if (slot === 0) {
        this.slots[token] = slot = next;
        this.masks.fill(0, slot, slot + this.words);
        next += this.words;
      }
      this.masks[slot + (i >>> 5)]! |= 1 << (i & 31);
    }
  }

  /** The length of the longest common subsequence with `tokens[start]` up to `tokens[end]`. */
  with(tokens: Uint32Array, start: number, end: number): number {
    return this.words === 1 ? this.withShort(tokens, start, end) : this.withLong(tokens, start, end);
  }

  private withShort(tokens: Uint32Array, start: number, end: number): number {
    const { slots, masks } = this;
    let row = -1;
    for (let i = start; i < end; i++) {
      const slot = slots[tokens[i]!]!;
      if (slot === 0) continue;
      const matches = row & masks[slot]!;
      row = (row + matches) | (row & ~masks[slot]!);
    }
    return this.zeros(row, 0);
  }

  private withLong(tokens: Uint32Array, start: number, end: number): number {
    const { slots, masks, row, words } = this;
    row.fill(-1, 0, words);
    for (let i = start; i < end; i++) {
      const slot = slots[tokens[i]!]!;
      if (slot === 0) continue;
      let carry = 0;
      for (let word = 0; word < words; word++) {
        const bits = row[word]!;
        const mask = masks[slot + word]!;
        const matches = bits & mask;
        const sum = (bits >>> 0) + (matches >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        row[word] = sum | 0 | (bits & ~mask);
      }
    }
    let length = 0;
    for (let word = 0; word < words; word++) length += this.zeros(row[word]!, word);
    return length;
  }

  /** The places of a word of the first sequence whose bit is 0: there, a longest common subsequence grew. */
  private zeros(bits: number, word: number): number {
    const places = Math.min(32, this.first.length - word * 32);
    return popCount(places === 32 ? ~bits : ~bits & ((1 << places) - 1));
  }
}
