import { mix } from "../../text/mix";

// Below this length a loop over the units is faster than a copy.
const shortText = 32;
const pieceLength = 1 << 15;
const buffer = Buffer.allocUnsafeSlow(pieceLength * 2 + 4);
const words = new Int32Array(buffer.buffer, buffer.byteOffset, buffer.length >> 2);

const first = 0x9e3779b1;
const second = 0x5f356495;

/**
 * Two hashes of 32 bits of a text, without the white space at its ends: about 1 ns a unit. They find what is equal; they
 * are no protection against texts that are made to collide.
 */
export class TextHash {
  low = 0;
  high = 0;

  /** Hashes a text; false for one that is empty or white space, whose hash is of no use. */
  read(text: string): boolean {
    let start = 0;
    let end = text.length;
    while (start < end && text.charCodeAt(start) <= 32) start++;
    while (end > start && text.charCodeAt(end - 1) <= 32) end--;
    if (start === end) return false;
    this.low = end - start;
    this.high = ~this.low;
    if (end - start <= shortText) this.units(text, start, end);
    else {
      for (let at = start; at < end; at += pieceLength) {
        const to = Math.min(end, at + pieceLength);
        const length = buffer.write(at === 0 && to === text.length ? text : text.slice(at, to), 0, "ucs2");
        buffer.writeInt32LE(0, length);
        this.words((length + 3) >> 2);
      }
    }
    this.low = mix(this.low);
    this.high = mix(this.high ^ this.low);
    return true;
  }

  private units(text: string, start: number, end: number): void {
    let { low, high } = this;
    for (let i = start; i < end; i += 2) {
      const word = text.charCodeAt(i) | (i + 1 < end ? text.charCodeAt(i + 1) << 16 : 0);
      low = Math.imul(low ^ word, first);
      low ^= low >>> 15;
      high = Math.imul(high ^ word, second);
      high ^= high >>> 13;
    }
    this.low = low;
    this.high = high;
  }

  // Two chains side by side, each with both hashes, so that the processor need not wait for a multiplication.
  private words(count: number): void {
    let { low, high } = this;
    let otherLow = second;
    let otherHigh = first;
    for (let i = 0; i < count; i += 2) {
      const word = words[i]!;
      low = Math.imul(low ^ word, first);
      low ^= low >>> 15;
      high = Math.imul(high ^ word, second);
      high ^= high >>> 13;
      const other = i + 1 < count ? words[i + 1]! : 0;
      otherLow = Math.imul(otherLow ^ other, first);
      otherLow ^= otherLow >>> 15;
      otherHigh = Math.imul(otherHigh ^ other, second);
      otherHigh ^= otherHigh >>> 13;
    }
    this.low = Math.imul(low, second) ^ otherLow;
    this.high = Math.imul(high, first) ^ otherHigh;
  }
}
