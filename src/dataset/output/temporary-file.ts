import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";

const bufferSize = 1 << 20;
const pack = promisify(gzip);

/** A file that is written in large pieces, packed where its target's name ends in .gz, and its SHA-256. */
export class TemporaryFile {
  private readonly hash = createHash("sha256");
  private buffered: Buffer[] = [];
  private length = 0;
  private isClosed = false;
  private readonly isPacked: boolean;

  constructor(
    readonly path: string,
    readonly target: string,
    private readonly handle: FileHandle,
  ) {
    this.isPacked = /\.gz$/i.test(target);
  }

  async write(piece: Uint8Array): Promise<void> {
    this.hash.update(piece);
    // The piece is not good for long.
    this.buffered.push(Buffer.from(piece));
    this.length += piece.length;
    if (this.length >= bufferSize) await this.flush(false);
  }

  /** Has it on the disk; gives the SHA-256 of what was written, unpacked. */
  async end(): Promise<string> {
    await this.flush(true);
    await this.handle.sync();
    await this.close();
    return this.hash.digest("hex");
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
    await this.handle.close();
  }

  private async flush(isEnd: boolean): Promise<void> {
    const all = Buffer.concat(this.buffered);
    // Cut at the same places however it came, so that the same bytes are packed alike.
    const end = isEnd ? all.length : all.length - (all.length % bufferSize);
    this.buffered = [all.subarray(end)];
    this.length = all.length - end;
    // A packed file of nothing has a beginning and an end too.
    for (let from = 0; from < end || (isEnd && this.isPacked && from === 0); from += bufferSize) {
      const piece = all.subarray(from, Math.min(end, from + bufferSize));
      // FileHandle.writeFile writes from where the last one ended; gzip files may follow each other in one.
      await this.handle.writeFile(this.isPacked ? await pack(piece) : piece);
    }
  }
}
