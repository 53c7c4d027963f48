import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";

const pieceSize = 1 << 20;

/**
 * A file that is written anew with some of its bytes replaced, in a file beside it that takes its place at the end: who
 * reads it sees the old file or the new one, never a part. Memory holds one piece of it. Throws the file system's errors.
 */
export class RewrittenFile {
  private readonly file: string;
  private readonly temporary: string;
  private readonly source: number;
  private readonly piece = Buffer.allocUnsafe(pieceSize);
  private target: number | undefined;
  private isOpen = true;
  /** How much of the old file has been copied or replaced. */
  private copied = 0;

  constructor(file: string) {
    // What a link points to is written, not the link.
    this.file = realpathSync(file);
    this.temporary = `${this.file}.${process.pid}.tmp`;
    this.source = openSync(this.file, "r");
  }

  /** Puts `text` in the place of the bytes from `start` to `end`; calls come in the file's order. */
  replace(start: number, end: number, text: string): void {
    this.target ??= this.create();
    this.copyTo(this.target, start);
    writeAll(this.target, Buffer.from(text));
    this.copied = end;
  }

  /** Puts the new file in the old one's place, where anything was replaced. */
  commit(): void {
    if (this.target !== undefined) {
      this.copyTo(this.target, Infinity);
      fsyncSync(this.target);
      renameSync(this.temporary, this.file);
    }
    this.end();
  }

  /** Leaves the old file as it is. Does nothing after a `commit`. */
  discard(): void {
    if (!this.isOpen) return;
    if (this.target !== undefined) rmSync(this.temporary, { force: true });
    this.end();
  }

  private end(): void {
    this.isOpen = false;
    closeSync(this.source);
    if (this.target !== undefined) closeSync(this.target);
  }

  private create(): number {
    const { mode, uid, gid } = fstatSync(this.source);
    const target = openSync(this.temporary, "wx", mode);
    fchmodSync(target, mode);
    try {
      fchownSync(target, uid, gid);
    } catch {
      // Only the superuser may give a file to another owner.
    }
    return target;
  }

  private copyTo(target: number, end: number): void {
    while (this.copied < end) {
      const length = Math.min(this.piece.length, end - this.copied);
      const read = readSync(this.source, this.piece, 0, length, this.copied);
      if (read === 0) return;
      writeAll(target, this.piece.subarray(0, read));
      this.copied += read;
    }
  }
}

function writeAll(target: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(target, bytes, written);
}
