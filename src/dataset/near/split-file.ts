import { open, rename, rm, type FileHandle } from "node:fs/promises";
import type { ByteSource } from "../source/source";
import type { Container } from "../container/container";
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
  const temporary = [kept, dropped].map((path) => `${path}.${process.pid}.tmp`) as [string, string];
  const done: string[] = [];
  const handles: FileHandle[] = [];
  try {
    for (const path of temporary) handles.push(await open(path, "wx"));
    const [forKept, forDropped] = handles.map((handle) => new Pieces(handle)) as [Pieces, Pieces];
    const [opening, separator, closing] = container === "json" ? ["[\n", ",\n", "\n]\n"] : ["", "\n", "\n"];
    const removed = new Stretches(cuts.removed);
    const rows = new Stretches(options.hasHeader ? [{ start: 0, end: cuts.firstRow ?? 0 }, ...cuts.rows] : cuts.rows);
    await forDropped.add(Buffer.from(opening));
    let at = 0;
    for await (const piece of source) {
      signal.throwIfAborted();
      for (const { from, to, isInside } of removed.parts(at, at + piece.length)) {
        if (!isInside) await forKept.add(piece.subarray(from - at, to - at));
      }
      for (const { from, to, isInside, isFirst, index } of rows.parts(at, at + piece.length)) {
        if (!isInside) continue;
        const followsRow = index > (options.hasHeader ? 1 : 0);
        if (isFirst && followsRow) await forDropped.add(Buffer.from(separator));
        await forDropped.add(piece.subarray(from - at, to - at));
      }
      at += piece.length;
      onProgress(at);
    }
    await forDropped.add(Buffer.from(closing));
    for (const pieces of [forKept, forDropped]) await pieces.end();
    for (const [i, path] of [kept, dropped].entries()) {
      // Whoever makes such a file meanwhile keeps it.
      await (await open(path, "wx")).close();
      done.push(path);
      await rename(temporary[i]!, path);
    }
  } catch (error) {
    await Promise.all(handles.map((handle) => handle.close().catch(() => undefined)));
    await Promise.all([...temporary.slice(0, handles.length), ...done].map((path) => rm(path, { force: true })));
    throw error;
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

const bufferSize = 1 << 20;

/** Gathers small pieces before they are written. */
class Pieces {
  private buffered: Uint8Array[] = [];
  private length = 0;

  constructor(private readonly handle: FileHandle) {}

  async add(piece: Uint8Array): Promise<void> {
    // The piece is not good for long.
    this.buffered.push(Buffer.from(piece));
    this.length += piece.length;
    if (this.length >= bufferSize) await this.flush();
  }

  async end(): Promise<void> {
    await this.flush();
    await this.handle.sync();
    await this.handle.close();
  }

  private async flush(): Promise<void> {
    const all = Buffer.concat(this.buffered);
    this.buffered = [];
    this.length = 0;
    // FileHandle.writeFile writes from where the last one ended.
    if (all.length > 0) await this.handle.writeFile(all);
  }
}
