import type { Row } from "../row/row";
import type { Segment } from "../row/view";

/** What the rules for a whole set keep of a row: hashes of 53 bits, so that rows need not be held. */
export interface RowKeys {
  /** Everything that the model is given. */
  readonly prompt: number;
  /** What it is to answer. */
  readonly answer: number;
  /** How many times the user speaks. */
  readonly rounds: number;
  /** The row up to each round but the last, for rows of more than one. */
  readonly beginnings: readonly number[];
  readonly isEmpty: boolean;
}

/** The keys of a row; texts are compared without the white space at their ends. */
export function rowKeys({ segments }: Row): RowKeys {
  const hash = new TextHash();
  let prompt = hash.value;
  let rounds = 0;
  const beginnings: number[] = [];
  for (const segment of segments) {
    if (segment.role === "user" && isNewTurn(segments, segment) && rounds++ > 0) beginnings.push(hash.value);
    if (segment.role !== "assistant") {
      hash.add(segment.role, segment.text);
      prompt = hash.value;
    } else {
      prompt = hash.value;
      hash.add(segment.role, segment.text);
    }
  }
  return { prompt, answer: hash.value, rounds, beginnings, isEmpty: segments.length === 0 };
}

function isNewTurn(segments: readonly Segment[], segment: Segment): boolean {
  const before = segments[segments.indexOf(segment) - 1];
  return before?.turn !== segment.turn;
}

/** A hash of texts that grows text by text: two multiplicative hashes of 32 bits, of which 53 bits are kept. */
class TextHash {
  private low = 0xdeadbeef | 0;
  private high = 0x41c6ce57 | 0;

  add(role: string, text: string): void {
    this.mix(role.charCodeAt(0));
    const { start, end } = bounds(text);
    for (let i = start; i < end; i++) this.mix(text.charCodeAt(i));
    this.mix(0xffff);
  }

  get value(): number {
    const low = Math.imul(this.low ^ (this.low >>> 16), 0x85ebca6b);
    const high = Math.imul(this.high ^ (this.high >>> 15), 0xc2b2ae35);
    return (high >>> 11) * 0x100000000 + ((low ^ (high << 7)) >>> 0);
  }

  private mix(code: number): void {
    this.low = Math.imul(this.low ^ code, 0x9e3779b1);
    this.high = Math.imul(this.high ^ code, 0x5f356495);
    this.low ^= this.high >>> 13;
    this.high ^= this.low >>> 15;
  }
}

function bounds(text: string): { start: number; end: number } {
  let start = 0;
  let end = text.length;
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}
