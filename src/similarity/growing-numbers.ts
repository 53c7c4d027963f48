/** Numbers of 32 bits, one behind the other, for millions of them. */
export class GrowingNumbers {
  length = 0;
  private numbers = new Uint32Array(1 << 12);

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[this.length++] = number;
  }

  at(index: number): number {
    return this.numbers[index]!;
  }

  values(): Uint32Array {
    return this.numbers.subarray(0, this.length);
  }
}
