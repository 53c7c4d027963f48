import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Standard input in a file, for what has to be read more than once and may be larger than memory. */
export class SpooledInput {
  private constructor(private readonly folder: string) {}

  static async from(pieces: AsyncIterable<Uint8Array>): Promise<SpooledInput> {
    const input = new SpooledInput(mkdtempSync(join(tmpdir(), "winnow-")));
    try {
      await writeFile(input.file, pieces);
      return input;
    } catch (error) {
      input.remove();
      throw error;
    }
  }

  get file(): string {
    return join(this.folder, "stdin");
  }

  /** Gives what is in the file to `out`, piece by piece. */
  async copyTo(out: (bytes: Uint8Array) => void): Promise<void> {
    for await (const piece of createReadStream(this.file) as AsyncIterable<Buffer>) out(piece);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
