import { open, type FileHandle } from "node:fs/promises";
import { readRows, type FileFacts, type RowText } from "../../../dataset/container/read-rows";
import { fileBytes } from "../../../dataset/source/file";
import { Growing } from "./growing";
import { inTurns } from "./in-turns";

/** The rows of a file by their numbers: where each stands is kept, what it holds is read again. */
export class RowFile {
  private readonly starts = new Growing(new Float64Array());
  private readonly ends = new Growing(new Float64Array());
  private handle: FileHandle | undefined;
  facts: FileFacts | undefined;

  constructor(readonly path: string) {}

  /** Rows whose place is known, a header too. */
  get count(): number {
    return this.starts.length;
  }

  /** Finds where the rows are. Rejects as reading the file does, and with the signal's reason. */
  async index(signal: AbortSignal, onProgress: (bytes: number) => void): Promise<void> {
    this.handle = await open(this.path);
    const options = { name: this.path, signal, onProgress };
    await readRows(inTurns(fileBytes(this.path)), options, ({ place }, facts) => {
      this.facts = facts;
      this.starts.push(place.byteStart);
      this.ends.push(place.byteEnd);
    });
  }

  /** The length of a row in bytes. */
  lengthOf(row: number): number {
    return this.ends.at(row) - this.starts.at(row);
  }

  /** A row's text, or its first `atMost` bytes. Its place has no lines. */
  async read(row: number, atMost = Infinity): Promise<RowText> {
    const start = this.starts.at(row);
    const end = Math.min(this.ends.at(row), start + atMost);
    const bytes = Buffer.allocUnsafe(end - start);
    await this.handle!.read(bytes, 0, bytes.length, start);
    const text = bytes.toString("utf8");
    const place = {
      byteStart: start,
      byteEnd: end,
      offset: 0,
      line: 0,
      character: 0,
      removal: { start: 0, end: text.length },
    };
    return { number: row, text, place, isUtf8: true };
  }

  async close(): Promise<void> {
    await this.handle?.close();
  }
}
