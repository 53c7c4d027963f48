import { stat } from "node:fs/promises";
import { isBlankRow } from "../../dataset/container/blank";
import { rewritten } from "../../dataset/container/row-text";
import type { OpenCheckOptions } from "../../dataset/open/open-dataset";
import type { DatasetKind } from "../../dataset/format/format";
import { RowCuts } from "../../dataset/near/row-cuts";
import { splitFile } from "../../dataset/near/split-file";
import type { Row } from "../../dataset/row/row";
import type { ByteSource } from "../../dataset/source/source";
import { FileRows } from "../dataset-table/worker/file-rows";
import { Turns } from "../dataset-worker/turns";
import type { WrittenFiles } from "../dataset-worker/duplicates-protocol";
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

  async find({ signal, onShare }: RowReading): Promise<number> {
    if (!this.isIndexed) {
      const packed = (await stat(this.path).catch(() => undefined))?.size ?? 0;
      await this.index(signal, (bytes) => onShare(shareOf(bytes, packed)));
    }
    return this.file.facts!.bytes;
  }

  bytes(): ByteSource {
    return this.turns.between(this.file.bytes());
  }

  async read(
    { signal, onShare }: RowReading,
    onRow: (row: Row) => void,
    isWanted: (row: number) => boolean = () => true,
  ): Promise<DatasetKind> {
    const before = this.isIndexed ? 0 : 0.5;
    const total = await this.find({ signal, onShare: (share) => onShare(share * before) });
    const file = await this.file.how();
    const onProgress = (bytes: number): void => onShare(before + shareOf(bytes, total) * (1 - before));
    await this.file.readAll({ signal, onProgress }, (row, { container }) => {
      if (isWanted(row.number) && !isBlankRow(row.text, container)) onRow(file.row(row));
    });
    return file.kind;
  }

  row(number: number): Promise<Row> {
    return this.turns.first(() => this.file.row(number));
  }

  async rowWith(number: number, text: string): Promise<Row> {
    const row = await this.turns.first(() => this.file.text(number));
    return (await this.file.how()).row(rewritten(row, text));
  }

  lengthOf(row: number): number {
    return this.file.lengthOf(row);
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

/** What a packed file holds is known when it has been read once. */
function shareOf(bytes: number, total: number): number {
  return total === 0 ? 1 : Math.min(1, bytes / total);
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
