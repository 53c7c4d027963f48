import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file whose content goes to standard output when it is whole. */
export class SpooledOutput {
  private readonly folder = mkdtempSync(join(tmpdir(), "winnow-"));

  readonly file = join(this.folder, "stdout");

  /** Gives what is in the file to `out`, piece by piece. */
  async copyTo(out: (bytes: Uint8Array) => void): Promise<void> {
    for await (const piece of createReadStream(this.file) as AsyncIterable<Buffer>) out(piece);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
