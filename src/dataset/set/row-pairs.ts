const firstRoom = 1 << 10;
// A row and a place among so many pairs make one exact number.
const mostPairs = 2 ** 26;

/** Pairs of rows, millions of them: 8 bytes each, and as much again while they are sorted. */
export class RowPairs {
  private rows = new Uint32Array(firstRoom);
  private others = new Uint32Array(firstRoom);
  size = 0;

  add(row: number, other: number): void {
    if (this.size === mostPairs) return;
    if (this.size === this.rows.length) {
      this.rows = enlarged(this.rows);
      this.others = enlarged(this.others);
    }
    this.rows[this.size] = row;
    this.others[this.size++] = other;
  }

  forEach(each: (row: number, other: number) => void): void {
    for (let i = 0; i < this.size; i++) each(this.rows[i]!, this.others[i]!);
  }

  /** The pairs by their first rows. */
  *sorted(): Generator<readonly [row: number, other: number]> {
    const keys = new Float64Array(this.size);
    for (let i = 0; i < keys.length; i++) keys[i] = this.rows[i]! * mostPairs + i;
    keys.sort();
    for (const key of keys) yield [Math.floor(key / mostPairs), this.others[key % mostPairs]!];
  }
}

function enlarged(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
