/** How many bits of a 32-bit number are set. */
export function popCount(bits: number): number {
  let x = bits - ((bits >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

// Of longer first sequences, so many tokens at a time are looked at: their masks stay in the cache.
const blockTokens = 2048;

/**
 * Lengths of longest common subsequences of one token sequence with many others, 32 places of the first at a time
 * (Hyyrö, "Bit-Parallel LCS-length Computation Revisited", 2004). Tokens are numbers below `vocabulary`.
 */
export class LcsCounter {
  /** For each token, where its masks begin, or 0 for one that the block lacks: there, all masks are 0. */
  private slots: Uint32Array;
  private masks = new Int32Array(64);
  private row = new Int32Array(2);
  private first: Uint32Array = new Uint32Array(0);
  /** The part of the first sequence of which there are masks. */
  private block: Uint32Array = this.first;
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
    this.first = tokens.subarray(start, end);
    this.setBlock(this.first.subarray(0, blockTokens));
  }

  /** The length of the longest common subsequence with `tokens[start]` up to `tokens[end]`. */
  with(tokens: Uint32Array, start: number, end: number): number {
    if (this.first.length > blockTokens) return this.withBlocks(tokens, start, end);
    return this.words === 1 ? this.withShort(tokens, start, end) : this.withLong(tokens, start, end);
  }

  private setBlock(block: Uint32Array): void {
    for (const token of this.block) this.slots[token] = 0;
    this.block = block;
    this.words = Math.max(1, (block.length + 31) >>> 5);
    const room = (block.length + 1) * this.words;
    if (this.masks.length < room) this.masks = new Int32Array(room * 2);
    if (this.row.length < this.words) this.row = new Int32Array(this.words * 2);
    this.masks.fill(0, 0, this.words);
    let next = this.words;
    for (let i = 0; i < block.length; i++) {
      const token = block[i]!;
      let slot = this.slots[token]!;
      if (slot === 0) {
        this.slots[token] = slot = next;
        this.masks.fill(0, slot, slot + this.words);
        next += this.words;
      }
      this.masks[slot + (i >>> 5)]! |= 1 << (i & 31);
    }
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

  /**
   * Block after block of what lies between the tokens with which both sequences begin and end; what one block carries
   * over for each token of the second sequence goes into the next block.
   */
  private withBlocks(tokens: Uint32Array, start: number, end: number): number {
    const { first } = this;
    const shorter = Math.min(first.length, end - start);
    let head = 0;
    while (head < shorter && first[head] === tokens[start + head]) head++;
    let tail = 0;
    while (tail < shorter - head && first[first.length - 1 - tail] === tokens[end - 1 - tail]) tail++;
    const carries = new Uint8Array(end - start - head - tail);
    let length = head + tail;
    for (let from = head; from < first.length - tail; from += blockTokens) {
      this.setBlock(first.subarray(from, Math.min(from + blockTokens, first.length - tail)));
      length += this.withLong(tokens, start + head, end - tail, carries);
    }
    return length;
  }

  private withLong(tokens: Uint32Array, start: number, end: number, carries?: Uint8Array): number {
    const { slots, masks, row, words } = this;
    row.fill(-1, 0, words);
    for (let i = start; i < end; i++) {
      const slot = slots[tokens[i]!]!;
      let carry = carries === undefined ? 0 : carries[i - start]!;
      if (slot === 0 && carry === 0) continue;
      for (let word = 0; word < words; word++) {
        const bits = row[word]!;
        const mask = masks[slot + word]!;
        const matches = bits & mask;
        const sum = (bits >>> 0) + (matches >>> 0) + carry;
        carry = sum > 0xffffffff ? 1 : 0;
        row[word] = sum | 0 | (bits & ~mask);
      }
      if (carries !== undefined) carries[i - start] = carry;
    }
    let length = 0;
    for (let word = 0; word < words; word++) length += this.zeros(row[word]!, word);
    return length;
  }

  /** The places of a word of the block whose bit is 0: there, a longest common subsequence grew. */
  private zeros(bits: number, word: number): number {
    const places = Math.min(32, this.block.length - word * 32);
    return popCount(places === 32 ? ~bits : ~bits & ((1 << places) - 1));
  }
}
