/** A text that comes in pieces, as a source: ends with the piece that is said to be the last. */
export class TextSlices implements AsyncIterable<Uint8Array> {
  private readonly pieces: Buffer[] = [];
  private isComplete = false;
  private wake: (() => void) | undefined;

  add(text: string, last: boolean): void {
    this.pieces.push(Buffer.from(text));
    this.isComplete ||= last;
    this.wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      const piece = this.pieces.shift();
      if (piece !== undefined) yield piece;
      else if (this.isComplete) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
