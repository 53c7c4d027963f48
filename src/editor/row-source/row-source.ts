import type { DatasetKind } from "../../dataset/format/format";
import type { Row } from "../../dataset/row/row";
import type { ByteSource } from "../../dataset/source/source";

/** How long rows are read, and how that is stopped. */
export interface RowReading {
  readonly signal: AbortSignal;
  /** Told which share of the rows has been read, from 0 to 1. */
  readonly onShare: (share: number) => void;
}

/** The rows of one dataset: in turn, and by their numbers. Rejects as reading does. */
export interface RowSource {
  /** Finds where the rows are, where that is not known yet; gives how many bytes hold them. */
  find(reading: RowReading): Promise<number>;
  /** The bytes from the beginning, the same ones each time. */
  bytes(): ByteSource;
  /** Gives every row that is no blank line, in the file's order, or those that are wanted. */
  read(reading: RowReading, onRow: (row: Row) => void, isWanted?: (row: number) => boolean): Promise<DatasetKind>;
  row(number: number): Promise<Row>;
  /** The row, were its text another. */
  rowWith(number: number, text: string): Promise<Row>;
  /** About how long a row is, in bytes or characters. */
  lengthOf(row: number): number;
  close(): Promise<void>;
}
