/** The first row of each key, for millions of keys: 12 bytes a slot, at most half of them taken. */
export class FirstRow {
  private keys = new Float64Array(1 << 12).fill(-1);
  private rows = new Uint32Array(1 << 12);
  private count = 0;

  /** The row first given for `key`; undefined where `row` is the first, which is then kept. */
  add(key: number, row: number): number | undefined {
    if (this.count * 2 >= this.keys.length) this.grow();
    const slot = this.slot(key);
    if (this.keys[slot] === key) return this.rows[slot];
    this.keys[slot] = key;
    this.rows[slot] = row;
    this.count++;
    return undefined;
  }

  get(key: number): number | undefined {
    const slot = this.slot(key);
    return this.keys[slot] === key ? this.rows[slot] : undefined;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    let slot = (key % 0xfffffffb) & mask;
    while (this.keys[slot] !== -1 && this.keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { keys, rows } = this;
    this.keys = new Float64Array(keys.length * 2).fill(-1);
    this.rows = new Uint32Array(keys.length * 2);
    for (let i = 0; i < keys.length; i++) {
      if (keys[i] === -1) continue;
      const slot = this.slot(keys[i]!);
      this.keys[slot] = keys[i]!;
      this.rows[slot] = rows[i]!;
    }
  }
}
