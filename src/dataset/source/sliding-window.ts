/** The part of a stream of bytes that is still needed, in one piece. */
export class SlidingWindow {
  private buffer: Buffer;
  private start = 0;
  private end = 0;
  /** The stream's byte with which the window begins. */
  base = 0;

  /** `size`: how many bytes it has room for before it grows. */
  constructor(size = 1 << 21) {
    this.buffer = Buffer.allocUnsafe(size);
  }

  /** The bytes in the window; they are overwritten by the next `append`. */
  get bytes(): Buffer {
    return this.buffer.subarray(this.start, this.end);
  }

  /** Adds the stream's next bytes. */
  append(piece: Uint8Array): void {
    const kept = this.end - this.start;
    if (this.end + piece.length > this.buffer.length) {
      const room = kept + piece.length;
      const target = room > this.buffer.length ? Buffer.allocUnsafe(room * 2) : this.buffer;
      this.buffer.copy(target, 0, this.start, this.end);
      this.buffer = target;
      this.start = 0;
      this.end = kept;
    }
    this.buffer.set(piece, this.end);
    this.end += piece.length;
  }

  /** Lets go of what stands before the stream's byte `base`. */
  discardTo(base: number): void {
    this.start += base - this.base;
    this.base = base;
  }
}
