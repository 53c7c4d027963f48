import { open, type FileHandle } from "node:fs/promises";
import { FileError, fileErrorOf } from "./file-error";
import { fileBytes, isGzip, isSameStamp, stampOf, type FileStamp } from "./file";

/** Reads any part of a file. */
export interface FileParts {
  /** The bytes `start` to `end`, fewer at the file's end. Throws `FileError`, if the file has changed too. */
  read(start: number, end: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** Opens a file of which any part is to be read; `stamp`: what it must still be like. Throws `FileError`. */
export async function openParts(path: string, stamp: FileStamp | undefined): Promise<FileParts> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const beginning = Buffer.alloc(2);
    const before = stamp ?? stampOf(await handle.stat({ bigint: true }));
    await handle.read(beginning, 0, 2, 0);
    const plain = new PlainParts(handle, before);
    await plain.check();
    return isGzip(beginning) ? new PackedParts(path, plain) : plain;
  } catch (error) {
    await handle?.close();
    throw fileErrorOf(error);
  }
}

class PlainParts implements FileParts {
  constructor(
    private readonly handle: FileHandle,
    private readonly stamp: FileStamp,
  ) {}

  async check(): Promise<void> {
    if (!isSameStamp(this.stamp, stampOf(await this.handle.stat({ bigint: true })))) throw new FileError("changed");
  }

  async read(start: number, end: number): Promise<Buffer> {
    try {
      await this.check();
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, this.stamp.size) - start));
      let read = 0;
      while (read < bytes.length) {
        const { bytesRead } = await this.handle.read(bytes, read, bytes.length - read, start + read);
        if (bytesRead === 0) throw new FileError("changed");
        read += bytesRead;
      }
      return bytes;
    } catch (error) {
      throw fileErrorOf(error);
    }
  }

  close(): Promise<void> {
    return this.handle.close();
  }
}

const keptSize = 1 << 20;
const kept = 32;

/**
 * A file that is gzip has to be unpacked up to the part that is wanted: from where unpacking stopped last, or again from
 * the beginning for a part before that. The last 32 MB stay at hand, so that one can go back and forth.
 */
class PackedParts implements FileParts {
  /** Stretches of `keptSize` bytes by their number; the oldest first. */
  private readonly stretches = new Map<number, Buffer>();
  private stream: AsyncGenerator<Uint8Array> | undefined;
  /** What the stream gave that does not fill a stretch yet. */
  private rest = Buffer.alloc(0);
  /** The stretch that the stream gives next. */
  private next = 0;
  private isEnded = false;
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly file: PlainParts,
  ) {}

  read(start: number, end: number): Promise<Buffer> {
    // One after the other: there is one stream.
    const reading = this.queue.then(() => this.collect(start, end));
    this.queue = reading.catch(() => undefined);
    return reading;
  }

  async close(): Promise<void> {
    await this.queue;
    await this.stream?.return(undefined);
    await this.file.close();
  }

  private async collect(start: number, end: number): Promise<Buffer> {
    await this.file.check();
    const parts: Buffer[] = [];
    for (let number = Math.floor(start / keptSize); number * keptSize < end; number++) {
      const stretch = await this.stretch(number);
      const from = number * keptSize;
      if (stretch === undefined) break;
      parts.push(stretch.subarray(Math.max(0, start - from), Math.max(0, end - from)));
    }
    return Buffer.concat(parts);
  }

  private async stretch(number: number): Promise<Buffer | undefined> {
    const known = this.stretches.get(number);
    if (known !== undefined) return known;
    if (number < this.next) await this.rewind();
    while (this.next <= number && !this.isEnded) await this.advance();
    return this.stretches.get(number);
  }

  private async rewind(): Promise<void> {
    await this.stream?.return(undefined);
    this.stream = undefined;
    this.rest = Buffer.alloc(0);
    this.next = 0;
    this.isEnded = false;
  }

  private async advance(): Promise<void> {
    this.stream ??= fileBytes(this.path);
    const pieces = [this.rest];
    let length = this.rest.length;
    while (length < keptSize) {
      const { value, done } = await this.stream.next();
      if (done === true) break;
      // The stream uses its buffers again.
      pieces.push(Buffer.from(value));
      length += value.length;
    }
    const bytes = Buffer.concat(pieces);
    this.isEnded = length < keptSize;
    this.stretches.delete(this.next);
    this.stretches.set(this.next++, Buffer.from(bytes.subarray(0, keptSize)));
    this.rest = bytes.subarray(keptSize);
    if (this.stretches.size > kept) this.stretches.delete(this.stretches.keys().next().value!);
  }
}
