import { createHash } from "node:crypto";
import type { FileHandle } from "node:fs/promises";

const bufferSize = 1 << 20;

/** A file that is written in large pieces, and its SHA-256. */
export class TemporaryFile {
  private readonly hash = createHash("sha256");
  private buffered: Buffer[] = [];
  private length = 0;
  private isClosed = false;

  constructor(
    readonly path: string,
    readonly target: string,
    private readonly handle: FileHandle,
  ) {}

  async write(piece: Uint8Array): Promise<void> {
    this.hash.update(piece);
    // The piece is not good for long.
    this.buffered.push(Buffer.from(piece));
    this.length += piece.length;
    if (this.length >= bufferSize) await this.flush();
  }

  /** Has it on the disk; gives the SHA-256 of what was written. */
  async end(): Promise<string> {
    await this.flush();
    await this.handle.sync();
    await this.close();
    return this.hash.digest("hex");
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    this.isClosed = true;
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
