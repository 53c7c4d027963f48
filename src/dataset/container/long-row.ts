import { beginningSize, type RowSpan, type Window } from "./container";

/** A row that has grown beyond the limit: its first bytes are kept, the others go by. */
export class LongRow {
  private readonly beginning: Buffer;

  /** The row that begins with the file's byte `start`; `limit` bytes of it are in the window. */
  constructor(
    { bytes, base }: Window,
    readonly start: number,
    limit: number,
    /** Of an object: its first key. */
    readonly key?: string,
  ) {
    this.beginning = Buffer.from(bytes.subarray(start - base, start - base + Math.min(beginningSize, limit)));
  }

  /** Its span, once the end is known. */
  span(span: RowSpan): RowSpan {
    const beginning = this.beginning.subarray(0, span.end - span.start);
    return { ...span, beginning, trouble: { reason: "too-long", at: "start" } };
  }
}
