import type { Container } from "../container/container";
import { TemporaryFiles } from "../output/temporary-files";
import type { ByteSource } from "../source/source";
import type { ByteRange, RowCuts } from "./row-cuts";

export interface SplitOptions {
  readonly container: Container;
  readonly hasHeader: boolean;
  /** Where the rows go that stay, and the others; files that are not there. */
  readonly kept: string;
  readonly dropped: string;
  readonly signal: AbortSignal;
  /** Told how many bytes have been read. */
  readonly onProgress: (bytes: number) => void;
}

/**
 * Writes the rows of a file to two new ones, byte for byte: those that stay, with all that stands between them, and those
 * that are dropped. Both are there when it is done, whole, or neither. Rejects with `EEXIST` where there is such a file,
 * as the source and the file system do, and with the signal's reason.
 */
export async function splitFile(source: ByteSource, cuts: RowCuts, options: SplitOptions): Promise<void> {
  const { container, kept, dropped, signal, onProgress } = options;
  const temporary = new TemporaryFiles();
  try {
    const forKept = await temporary.create(kept);
    const forDropped = await temporary.create(dropped);
    const [opening, separator, closing] = container === "json" ? ["[\n", ",\n", "\n]\n"] : ["", "\n", "\n"];
    const removed = new Stretches(cuts.removed);
    const rows = new Stretches(options.hasHeader ? [{ start: 0, end: cuts.firstRow ?? 0 }, ...cuts.rows] : cuts.rows);
    await forDropped.write(Buffer.from(opening));
    let at = 0;
    for await (const piece of source) {
      signal.throwIfAborted();
      for (const { from, to, isInside } of removed.parts(at, at + piece.length)) {
        if (!isInside) await forKept.write(piece.subarray(from - at, to - at));
      }
      for (const { from, to, isInside, isFirst, index } of rows.parts(at, at + piece.length)) {
        if (!isInside) continue;
        const followsRow = index > (options.hasHeader ? 1 : 0);
        if (isFirst && followsRow) await forDropped.write(Buffer.from(separator));
        await forDropped.write(piece.subarray(from - at, to - at));
      }
      at += piece.length;
      onProgress(at);
    }
    await forDropped.write(Buffer.from(closing));
    await forKept.end();
    await forDropped.end();
    await temporary.name(false);
  } finally {
    await temporary.remove();
  }
}

/** Cuts what comes in pieces at the ends of stretches. */
class Stretches {
  private next = 0;

  constructor(private readonly ranges: readonly ByteRange[]) {}

  /** The parts of the bytes `from` to `to` that lie inside and outside of the stretches; calls come in order. */
  *parts(from: number, to: number) {
    while (from < to) {
      const range = this.ranges[this.next];
      const index = this.next;
      if (range === undefined || range.start >= to) {
        yield { from, to, isInside: false, isFirst: false, index };
        return;
      }
      if (from < range.start) yield { from, to: range.start, isInside: false, isFirst: false, index };
      const start = Math.max(from, range.start);
      const end = Math.min(to, range.end);
      if (start < end) yield { from: start, to: end, isInside: true, isFirst: start === range.start, index };
      if (range.end <= to) this.next++;
      from = Math.max(start, end);
    }
  }
}
