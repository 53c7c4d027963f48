import { rowLimit } from "./row-limit";

const usualSize = 1 << 21;
// Beyond this a row takes all of the buffer, which then grows once to the longest that a row may be.
const largeSize = 1 << 26;
const largestSize = rowLimit + (1 << 24);

/** The part of a stream of bytes that is still needed, in one piece. */
export class SlidingWindow {
  private buffer: Buffer;
  private start = 0;
  private end = 0;
  /** The stream's byte with which the window begins. */
  base = 0;

  /** `size`: how many bytes there is room for at first. */
  constructor(size = usualSize) {
    this.buffer = Buffer.allocUnsafeSlow(size);
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
      const target = room > this.buffer.length ? Buffer.allocUnsafeSlow(sizeFor(room)) : this.buffer;
      this.buffer.copy(target, 0, this.start, this.end);
      this.buffer = target;
      this.start = 0;
      this.end = kept;
    }
    this.buffer.set(piece, this.end);
    this.end += piece.length;
  }

  /** Lets go of what stands before the stream's byte `base`, and of a large buffer when little of it is left. */
  discardTo(base: number): void {
    this.start += base - this.base;
    this.base = base;
    const kept = this.end - this.start;
    if (this.buffer.length <= largeSize || kept > usualSize) return;
    const small = Buffer.allocUnsafeSlow(usualSize * 2);
    this.buffer.copy(small, 0, this.start, this.end);
    this.buffer = small;
    this.start = 0;
    this.end = kept;
  }
}

function sizeFor(room: number): number {
  if (room <= largeSize / 2) return room * 2;
  return room <= largestSize ? largestSize : room * 2;
}
