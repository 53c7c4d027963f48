type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Numbers of one width in a list that grows at its end. */
export class Growing<Kind extends Numbers> {
  length = 0;

  /** `array`: an empty one of the kind, whose place larger ones take. */
  constructor(private array: Kind) {}

  at(index: number): number {
    return this.array[index]!;
  }

  push(value: number): void {
    if (this.length === this.array.length) this.grow();
    this.array[this.length++] = value;
  }

  /** The numbers, in an array of their own. */
  slice(): Kind {
    return this.array.slice(0, this.length) as Kind;
  }

  private grow(): void {
    const Kind = this.array.constructor as new (length: number) => Kind;
    const larger = new Kind(Math.max(64, this.array.length * 2));
    larger.set(this.array);
    this.array = larger;
  }
}
