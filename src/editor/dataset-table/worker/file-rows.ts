import { isBlankRow } from "../../../dataset/container/blank";
import { openRows, type OpenRows } from "../../../dataset/container/open-rows";
import { readRows, type FileFacts, type RowText } from "../../../dataset/container/read-rows";
import { RowIndex } from "../../../dataset/container/row-index";
import { FileCheck, sampleSize } from "../../../dataset/file-check";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import type { Row } from "../../../dataset/row/row";
import { fileBytes, isSameStamp } from "../../../dataset/source/file";
import { FileError } from "../../../dataset/source/file-error";
import type { ByteSource } from "../../../dataset/source/source";
import type { Turns } from "../../dataset-worker/turns";

/** How long work goes on, and how it is stopped. */
export interface Reading {
  readonly signal: AbortSignal;
  /** Told how many bytes have been read. */
  readonly onProgress: (bytes: number) => void;
}

/** The rows of a file: all in turn, or any of them once their places are known. */
export class FileRows {
  private readonly index = new RowIndex();
  private opened: Promise<OpenRows> | undefined;
  private reading: FileCheck | undefined;
  private isIndexed = false;
  /** Blank lines. */
  blank = 0;

  constructor(
    readonly path: string,
    private readonly options: OpenCheckOptions,
    private readonly turns: Turns,
  ) {}

  /** What the file is; undefined until its first bytes have been read. */
  get facts(): FileFacts | undefined {
    return this.index.file;
  }

  /** Rows whose places are known. */
  get count(): number {
    return this.index.count;
  }

  /** The title of the format of most rows, where it is known. */
  get format(): string | undefined {
    return this.reading?.format?.title;
  }

  has(row: number): boolean {
    return this.index.has(row);
  }

  /** About how many bytes a row has. */
  lengthOf(row: number): number {
    const { index } = this;
    const end = index.endOf(row)?.byteEnd ?? (index.has(row + 1) ? index.startOf(row + 1) : index.startOf(row));
    return end - index.startOf(row);
  }

  /** Finds the places of all rows. Rejects as reading does. */
  async find({ signal, onProgress }: Reading): Promise<void> {
    const { path, index, turns } = this;
    const bytes = fileBytes(path, (stamp) => (index.stamp = stamp));
    await readRows(turns.between(bytes), { name: path, signal, onProgress, index }, ({ text }, { container }) => {
      if (isBlankRow(text, container)) this.blank++;
    });
    this.isIndexed = true;
    await this.how();
  }

  /** Reads the rows in turn, if the file is still the one in which their places were found. Rejects as reading does. */
  async readAll({ signal, onProgress }: Reading, onRow: (row: RowText, file: FileFacts) => void): Promise<void> {
    await readRows(this.turns.between(this.bytes()), { name: this.path, signal, onProgress }, onRow);
  }

  /** The file's bytes, if it is still the one in which the rows' places were found. Throws `FileError`. */
  bytes(): ByteSource {
    const { path, index } = this;
    return fileBytes(path, (stamp) => {
      if (index.stamp !== undefined && !isSameStamp(stamp, index.stamp)) throw new FileError("changed");
    });
  }

  /** How rows are read; it may change while fewer than a sample of them have been found. */
  async how(): Promise<FileCheck> {
    if (this.reading !== undefined) return this.reading;
    const { facts, options } = this;
    const sample: RowText[] = [];
    for await (const row of (await this.open()).rows(0, sampleSize)) sample.push(row);
    const reading = new FileCheck(sample, facts!, options);
    if (this.isIndexed || sample.length === sampleSize) this.reading = reading;
    return reading;
  }

  /** The rows `from` to `to` (not included). Throws `FileError`, if the file has changed too. */
  async *rows(from: number, to: number): AsyncGenerator<Row> {
    const file = await this.how();
    for await (const text of (await this.open()).rows(from, to)) yield file.row(text);
  }

  /** Throws as `rows` does. */
  async row(number: number): Promise<Row> {
    const file = await this.how();
    return file.row(await this.text(number));
  }

  /** Throws as `rows` does. */
  async text(number: number): Promise<RowText> {
    return (await this.open()).row(number);
  }

  async close(): Promise<void> {
    const opened = await this.opened?.catch(() => undefined);
    await opened?.close();
  }

  private open(): Promise<OpenRows> {
    return (this.opened ??= openRows(this.path, this.index));
  }
}
