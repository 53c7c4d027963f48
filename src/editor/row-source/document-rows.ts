import { setImmediate } from "node:timers/promises";
import { OpenDataset, type OpenCheckOptions } from "../../dataset/open/open-dataset";
import type { DatasetKind } from "../../dataset/format/format";
import type { Row } from "../../dataset/row/row";
import type { ByteSource } from "../../dataset/source/source";
import type { Position } from "../../text/lines";
import type { RowReading, RowSource } from "./row-source";

// Rows between which the thread looks whether there is something else to do.
const rowsAtOnce = 500;
// Of the text, in UTF-16 units.
const unitsAtOnce = 1 << 20;

/** The rows of a text that is open in an editor. */
export class DocumentRows implements RowSource {
  private constructor(readonly dataset: OpenDataset) {}

  /** Rejects as the source does. */
  static async of(source: ByteSource, name: string, options: OpenCheckOptions): Promise<DocumentRows> {
    return new DocumentRows(await OpenDataset.read(source, { name }, options));
  }

  find(): Promise<number> {
    let bytes = 0;
    for (const piece of this.dataset.pieces()) bytes += Buffer.byteLength(piece);
    return Promise.resolve(bytes);
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    let parts: string[] = [];
    let units = 0;
    for (const piece of this.dataset.pieces()) {
      parts.push(piece);
      units += piece.length;
      if (units < unitsAtOnce) continue;
      yield Buffer.from(parts.join(""));
      await setImmediate();
      parts = [];
      units = 0;
    }
    yield Buffer.from(parts.join(""));
  }

  async read(
    { signal, onShare }: RowReading,
    onRow: (row: Row) => void,
    isWanted: (row: number) => boolean = () => true,
  ): Promise<DatasetKind> {
    const { dataset } = this;
    const { length } = dataset.rows;
    for (let i = 0; i < length; i++) {
      if (i % rowsAtOnce === 0) {
        onShare(i / length);
        await setImmediate();
        signal.throwIfAborted();
      }
      if (isWanted(i) && !dataset.isBlank(i)) onRow(dataset.row(i));
    }
    return dataset.kind;
  }

  row(number: number): Promise<Row> {
    return Promise.resolve(this.dataset.row(number));
  }

  rowWith(number: number, text: string): Promise<Row> {
    return Promise.resolve(this.dataset.rowWith(number, text));
  }

  lengthOf(row: number): number {
    return this.dataset.rows[row]!.text.length;
  }

  /** Where a row begins; undefined where there is none. */
  place(row: number): Position | undefined {
    return row < this.dataset.rows.length ? this.dataset.position(row, 0) : undefined;
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
