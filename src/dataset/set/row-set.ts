/** A set of rows, at a bit each. */
export class RowSet {
  private bits = new Uint8Array(1 << 10);

  has(row: number): boolean {
    return ((this.bits[row >>> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  /** False where the row was there already. */
  add(row: number): boolean {
    const at = row >>> 3;
    if (at >= this.bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, this.bits.length * 2));
      larger.set(this.bits);
      this.bits = larger;
    }
    const bit = 1 << (row & 7);
    if ((this.bits[at]! & bit) !== 0) return false;
    this.bits[at]! |= bit;
    return true;
  }
}
