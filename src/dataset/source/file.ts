import type { BigIntStats } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { FileError, fileErrorOf } from "./file-error";
import type { ByteSource } from "./source";

// Larger pieces read no faster, and make cancelling slower.
const pieceSize = 1 << 20;

/** What changes when a file is written. */
export interface FileStamp {
  readonly size: number;
  /** Nanoseconds. */
  readonly modified: bigint;
}

/**
 * The bytes of the file at `path`, unpacked where it is gzip, whatever its name. A piece is good until the next is asked
 * for. `onStamp` is told what the file is like before its first byte. Throws `FileError`, at the end too if the file
 * has changed since the beginning.
 */
export async function* fileBytes(path: string, onStamp?: (stamp: FileStamp) => void): AsyncGenerator<Uint8Array> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path);
    const stats = await handle.stat({ bigint: true });
    const before = stampOf(stats);
    onStamp?.(before);
    yield* unpacked(pieces(handle));
    // A pipe has no stamp to speak of.
    if (stats.isFile() && !isSameStamp(before, stampOf(await handle.stat({ bigint: true })))) {
      throw new FileError("changed");
    }
  } catch (error) {
    throw fileErrorOf(error);
  } finally {
    await handle?.close();
  }
}

/** Throws `FileError` for a folder. */
export function stampOf(stats: BigIntStats): FileStamp {
  if (stats.isDirectory()) throw new FileError("folder", "EISDIR");
  return { size: Number(stats.size), modified: stats.mtimeNs };
}

export function isSameStamp(a: FileStamp, b: FileStamp): boolean {
  return a.size === b.size && a.modified === b.modified;
}

export function isGzip(beginning: Uint8Array): boolean {
  return beginning[0] === 0x1f && beginning[1] === 0x8b;
}

/** Reads one piece ahead, into two buffers in turn. */
async function* pieces(handle: FileHandle): AsyncGenerator<Buffer> {
  const buffers = [Buffer.allocUnsafeSlow(pieceSize), Buffer.allocUnsafeSlow(pieceSize)];
  const read = () => {
    const reading = handle.read(buffers[0]!, 0, pieceSize, null);
    // What goes wrong is thrown when it is waited for.
    reading.catch(() => undefined);
    buffers.reverse();
    return reading;
  };
  let reading = read();
  try {
    for (;;) {
      const { bytesRead, buffer } = await reading;
      if (bytesRead === 0) return;
      reading = read();
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await reading.catch(() => undefined);
  }
}

/** The pieces as they are, or what they hold if they are gzip. */
async function* unpacked(source: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  const first = await source.next();
  if (first.done === true) return;
  if (!isGzip(first.value)) {
    yield first.value;
    yield* source;
    return;
  }
  const unzip = createGunzip({ chunkSize: pieceSize });
  // What goes wrong on either side comes out of the iteration below.
  pipeline(Readable.from(copies(first.value, source)), unzip, () => undefined);
  yield* unzip as AsyncIterable<Buffer>;
}

/** Streams read ahead, so what they are given has to stay good. */
async function* copies(first: Buffer, rest: ByteSource): AsyncGenerator<Buffer> {
  yield Buffer.from(first);
  for await (const piece of rest) yield Buffer.from(piece);
}
