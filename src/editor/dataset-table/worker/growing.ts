type Numbers = Uint8Array | Uint16Array | Uint32Array;

const bits = 15;
const blockSize = 1 << bits;

/** Numbers of one width in a list that grows at its end, block by block, so that nothing is ever copied. */
export class Growing<Kind extends Numbers> {
  length = 0;
  private readonly blocks: Kind[] = [];

  constructor(private readonly Kind: new (length: number) => Kind) {}

  at(index: number): number {
    return this.blocks[index >>> bits]![index & (blockSize - 1)]!;
  }

  push(value: number): void {
    const at = this.length & (blockSize - 1);
    if (at === 0) this.blocks.push(new this.Kind(blockSize));
    this.blocks[this.length >>> bits]![at] = value;
    this.length++;
  }

  /** The numbers in one array. */
  toArray(): Kind {
    const all = new this.Kind(this.length);
    this.blocks.forEach((block, i) => all.set(block.subarray(0, this.length - i * blockSize), i * blockSize));
    return all;
  }
}
