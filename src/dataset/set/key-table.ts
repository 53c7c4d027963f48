// A slot is three words: 32 bits of the key; 9 more and 23 of the answer; 5 more of the answer and the row, counted
// from 1. The table's part gives 10 further bits of the key, so 51 bits of a key and 28 of an answer are compared.
const slotWords = 3;
const partBits = 10;
const partShift = 32 - partBits;
const parts = 1 << partBits;
const rowMask = (1 << 27) - 1;

/** Rows beyond this are not remembered. */
export const mostRows = rowMask - 1;

const pageBits = 8;
const pageSlots = 1 << pageBits;
const pageWords = pageSlots * slotWords;
// Pages are cut from slabs: thousands of small arrays would cost more than they hold.
const slabBits = 9;
const highestLoad = 0.87;

/**
 * Rows by key, for tens of millions of keys: 14 bytes each, 18 for a million. A key is two hashes, and comes with a third one, the
 * answer, which may be looked at or not. The table grows in place, part by part and page by page: nothing is thrown
 * away, and nothing is ever there twice.
 */
export class KeyTable {
  private readonly slabs: Int32Array[] = [];
  private pageCount = 0;
  /** The pages of each part. */
  private readonly pages: (number[] | undefined)[] = new Array<undefined>(parts);
  private readonly counts = new Int32Array(parts);
  /** What the last search found. */
  row = -1;

  /** Whether there is a row with this key and this answer; `row` is then that row. */
  find(low: number, high: number, answer: number): boolean {
    return this.search(low, high, answer, true);
  }

  /** Whether there is a row with this key, whatever its answer; `row` is then that row. */
  findKey(low: number, high: number): boolean {
    return this.search(low, high, 0, false);
  }

  /** Keeps a row whose key is new; false where the key is there already, whatever its answer, and `row` is its row. */
  addFirst(low: number, high: number, answer: number, row: number): boolean {
    if (this.findKey(low, high)) return false;
    this.add(low, high, answer, row);
    return true;
  }

  /** Keeps a row under a key that is not there yet. */
  add(low: number, high: number, answer: number, row: number): void {
    if (row > mostRows) return;
    const part = high >>> partShift;
    let pages = this.pages[part];
    if (pages === undefined) this.pages[part] = pages = [this.newPage()];
    else if (this.counts[part]! + 1 > pages.length * pageSlots * highestLoad) this.grow(part, pages);
    this.counts[part]!++;
    this.put(pages, low, secondWord(high, answer), ((answer & 31) << 27) | (row + 1));
  }

  private search(low: number, high: number, answer: number, withAnswer: boolean): boolean {
    const pages = this.pages[high >>> partShift];
    if (pages === undefined) return false;
    const second = secondWord(high, answer);
    const ignored = withAnswer ? 0 : 23;
    const slots = pages.length * pageSlots;
    for (let slot = home(low, slots); ; slot = slot + 1 < slots ? slot + 1 : 0) {
      const page = pages[slot >>> pageBits]!;
      const slab = this.slabs[page >>> slabBits]!;
      const at = wordOf(page, slot);
      const third = slab[at + 2]!;
      if (third === 0) return false;
      if (slab[at] !== low || slab[at + 1]! >>> ignored !== second >>> ignored) continue;
      if (withAnswer && third >>> 27 !== (answer & 31)) continue;
      this.row = (third & rowMask) - 1;
      return true;
    }
  }

  private put(pages: readonly number[], low: number, second: number, third: number): void {
    const slots = pages.length * pageSlots;
    for (let slot = home(low, slots); ; slot = slot + 1 < slots ? slot + 1 : 0) {
      const page = pages[slot >>> pageBits]!;
      const slab = this.slabs[page >>> slabBits]!;
      const at = wordOf(page, slot);
      if (slab[at + 2] !== 0) continue;
      slab[at] = low;
      slab[at + 1] = second;
      slab[at + 2] = third;
      return;
    }
  }

  private grow(part: number, pages: number[]): void {
    const kept = new Int32Array(this.counts[part]! * slotWords);
    let length = 0;
    for (const page of pages) {
      const slab = this.slabs[page >>> slabBits]!;
      const start = wordOf(page, 0);
      for (let at = start; at < start + pageWords; at += slotWords) {
        if (slab[at + 2] === 0) continue;
        kept[length] = slab[at]!;
        kept[length + 1] = slab[at + 1]!;
        kept[length + 2] = slab[at + 2]!;
        length += slotWords;
      }
      slab.fill(0, start, start + pageWords);
    }
    for (let more = 1 + (pages.length >>> 3); more > 0; more--) pages.push(this.newPage());
    for (let at = 0; at < length; at += slotWords) this.put(pages, kept[at]!, kept[at + 1]!, kept[at + 2]!);
  }

  private newPage(): number {
    const page = this.pageCount++;
    if (page >>> slabBits === this.slabs.length) this.slabs.push(new Int32Array(pageWords << slabBits));
    return page;
  }
}

/** Nine bits of the key that the table's part does not tell, and all but five of the answer's 28. */
function secondWord(high: number, answer: number): number {
  return (high << 23) | ((answer >>> 5) & 0x7fffff);
}

function home(low: number, slots: number): number {
  return Math.floor(((low >>> 0) * slots) / 0x100000000);
}

/** Where a slot of a page begins in the page's slab. */
function wordOf(page: number, slot: number): number {
  return (page & ((1 << slabBits) - 1)) * pageWords + (slot & (pageSlots - 1)) * slotWords;
}
