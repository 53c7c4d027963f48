// A slot is three words: 32 bits of the key; 9 more and 23 of the answer; 5 more of the answer and the row, counted
// from 1. The table's part gives 10 further bits of the key, so 51 bits of a key and 28 of an answer are compared.
const wordsASlot = 3;
const partBits = 10;
const parts = 1 << partBits;
const rowMask = (1 << 27) - 1;

/** Rows beyond this are not remembered. */
export const mostRows = rowMask - 1;

const highestLoad = 0.85;
const growth = 1.25;

/**
 * Rows by key, for tens of millions of keys: 14 to 18 bytes each. A key is two hashes, and comes with a third one, the
 * answer, which may be looked at or not. The table grows part by part, so growing takes no memory to speak of.
 */
export class KeyTable {
  private readonly slots: (Int32Array | undefined)[] = new Array<undefined>(parts);
  private readonly counts = new Int32Array(parts);
  private readonly firstSize: number;
  /** How many keys are kept. */
  size = 0;
  /** What the last search found. */
  row = -1;

  /** `expected`: how many keys will come, where that is known; it saves growing. */
  constructor(expected = 0) {
    this.firstSize = Math.max(4, Math.ceil((expected / parts) * 1.3) + 8);
  }

  /** Whether there is a row with this key and this answer; `row` is then that row. */
  find(low: number, high: number, answer: number): boolean {
    const slots = this.slots[high >>> (32 - partBits)];
    if (slots === undefined) return false;
    const second = secondWord(high, answer);
    const rest = answer & 31;
    for (let at = home(low, slots); ; at = at + wordsASlot < slots.length ? at + wordsASlot : 0) {
      const third = slots[at + 2]!;
      if (third === 0) return false;
      if (slots[at] !== low || slots[at + 1] !== second || third >>> 27 !== rest) continue;
      this.row = (third & rowMask) - 1;
      return true;
    }
  }

  /** Whether there is a row with this key, whatever its answer; `row` is then the first. */
  findKey(low: number, high: number): boolean {
    const slots = this.slots[high >>> (32 - partBits)];
    if (slots === undefined) return false;
    const start = secondWord(high, 0) >>> 23;
    for (let at = home(low, slots); ; at = at + wordsASlot < slots.length ? at + wordsASlot : 0) {
      const third = slots[at + 2]!;
      if (third === 0) return false;
      if (slots[at] !== low || slots[at + 1]! >>> 23 !== start) continue;
      this.row = (third & rowMask) - 1;
      return true;
    }
  }

  /** Keeps a row whose key is new; false where the key is there already, whatever its answer, and `row` is the first. */
  addFirst(low: number, high: number, answer: number, row: number): boolean {
    if (this.findKey(low, high)) return false;
    this.add(low, high, answer, row);
    return true;
  }

  /** Keeps a row; a key that is there already keeps its first row in front. */
  add(low: number, high: number, answer: number, row: number): void {
    if (row > mostRows) return;
    const part = high >>> (32 - partBits);
    let slots = this.slots[part];
    if (slots === undefined) this.slots[part] = slots = new Int32Array(this.firstSize * wordsASlot);
    else if ((this.counts[part]! + 1) * wordsASlot > slots.length * highestLoad) slots = this.grow(part, slots);
    this.counts[part]!++;
    this.size++;
    put(slots, low, secondWord(high, answer), ((answer & 31) << 27) | (row + 1));
  }

  private grow(part: number, slots: Int32Array): Int32Array {
    const larger = new Int32Array(Math.ceil((slots.length / wordsASlot) * growth + 2) * wordsASlot);
    // Begun behind a free slot, so that of two equal keys the earlier row stays in front.
    let start = 0;
    while (slots[start + 2] !== 0) start += wordsASlot;
    for (let i = start; i < start + slots.length; i += wordsASlot) {
      const at = i < slots.length ? i : i - slots.length;
      if (slots[at + 2] !== 0) put(larger, slots[at]!, slots[at + 1]!, slots[at + 2]!);
    }
    this.slots[part] = larger;
    return larger;
  }
}

/** Nine bits of the key that the table's part does not tell, and all but five of the answer's 28. */
function secondWord(high: number, answer: number): number {
  return (high << 23) | ((answer >>> 5) & 0x7fffff);
}

function home(low: number, slots: Int32Array): number {
  return Math.floor(((low >>> 0) * (slots.length / wordsASlot)) / 0x100000000) * wordsASlot;
}

function put(slots: Int32Array, first: number, second: number, third: number): void {
  let at = home(first, slots);
  while (slots[at + 2] !== 0) at = at + wordsASlot < slots.length ? at + wordsASlot : 0;
  slots[at] = first;
  slots[at + 1] = second;
  slots[at + 2] = third;
}
