import { stat } from "node:fs/promises";
import { isBlankRow } from "../../../dataset/container/blank";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import type { DatasetKind } from "../../../dataset/format/format";
import { RowCuts } from "../../../dataset/near/row-cuts";
import { splitFile } from "../../../dataset/near/split-file";
import type { Row } from "../../../dataset/row/row";
import { FileRows } from "../../dataset-table/worker/file-rows";
import { Turns } from "../../dataset-worker/turns";
import type { WrittenFiles } from "../../dataset-worker/duplicates-protocol";
import type { RowReading, RowSource } from "./row-source";

/** The rows of a file, which stays on the disk. */
export class FileRowSource implements RowSource {
  private readonly turns = new Turns();
  private file: FileRows;
  private isIndexed = false;

  constructor(
    private readonly path: string,
    private readonly options: OpenCheckOptions,
  ) {
    this.file = new FileRows(path, options, this.turns);
  }

  async read(
    { signal, onShare }: RowReading,
    onRow: (row: Row) => void,
    isWanted: (row: number) => boolean = () => true,
  ): Promise<DatasetKind> {
    const packed = (await stat(this.path).catch(() => undefined))?.size ?? 0;
    const before = this.isIndexed ? 0 : 0.5;
    // What a packed file holds is known when it has been read once.
    const shareOf = (bytes: number, total: number): number => Math.min(1, total === 0 ? 1 : bytes / total);
    if (!this.isIndexed) await this.index(signal, (bytes) => onShare(shareOf(bytes, packed) * before));
    const file = await this.file.how();
    const { bytes: total } = this.file.facts!;
    const onProgress = (bytes: number): void => onShare(before + shareOf(bytes, total) * (1 - before));
    await this.file.readAll({ signal, onProgress }, (row, { container }) => {
      if (isWanted(row.number) && !isBlankRow(row.text, container)) onRow(file.row(row));
    });
    return file.kind;
  }

  row(number: number): Promise<Row> {
    return this.turns.first(() => this.file.row(number));
  }

  /** Writes the rows to two new files beside this one: those that stay, and those that are dropped. Rejects as `splitFile` does. */
  async split(isDropped: (row: number) => boolean, { signal, onShare }: RowReading): Promise<WrittenFiles> {
    const { bytes: total, container, header } = this.file.facts!;
    const cuts = new RowCuts(container);
    const tell = (first: number) => (bytes: number) => onShare((first + bytes / total) / 2);
    await this.file.readAll({ signal, onProgress: tell(0) }, (row) => cuts.add(row, isDropped(row.number)));
    for (let copy = 1; ; copy++) {
      const kept = besideName(this.path, "deduplicated", copy);
      const dropped = besideName(this.path, "duplicates", copy);
      const options = { container, hasHeader: header !== undefined, kept, dropped, signal, onProgress: tell(total) };
      if ((await isThere(kept)) || (await isThere(dropped))) continue;
      await splitFile(this.file.bytes(), cuts, options);
      return { kept, dropped };
    }
  }

  close(): Promise<void> {
    return this.file.close();
  }

  private async index(signal: AbortSignal, onProgress: (bytes: number) => void): Promise<void> {
    try {
      await this.file.find({ signal, onProgress });
      this.isIndexed = true;
    } catch (error) {
      // Places that are known in part are of no use.
      await this.file.close();
      this.file = new FileRows(this.path, this.options, this.turns);
      throw error;
    }
  }
}

/** `train.jsonl.gz` → `train.deduplicated.jsonl`, or `train.deduplicated-2.jsonl`. */
export function besideName(path: string, what: string, copy: number): string {
  const unpacked = path.replace(/\.gz$/i, "");
  const [, stem, ending] = /^(.*?[^\\/])(\.[^.\\/]+)?$/s.exec(unpacked)!;
  return `${stem}.${what}${copy === 1 ? "" : `-${copy}`}${ending ?? ""}`;
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
