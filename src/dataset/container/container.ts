import type { ContentErrorReason } from "./content-error";

/** How a file holds its rows. `json` is any text of JSON values that is not one row a line: arrays, one object, many. */
export const containers = ["jsonl", "json", "csv", "tsv", "text"] as const;
export type Container = (typeof containers)[number];

/** Whether the first record of such a file names the columns of the others, and is no row itself. */
export function hasHeader(container: Container): boolean {
  return container === "csv" || container === "tsv";
}

/** What is wrong beside a row: with its separators, or with its length. */
export interface SpanTrouble {
  readonly reason: ContentErrorReason;
  /** At which end of the row. */
  readonly at: "start" | "end";
  /** What mends it, in bytes of the file. */
  readonly mend?: { readonly start: number; readonly end: number; readonly text: string };
}

/** Where a row stands in its file, in bytes, without the white space and the separators around it. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
  /** What goes when the row is dropped, so that the file stays sound: a whole line, or the row with one comma. */
  readonly removal: { readonly start: number; readonly end: number };
  readonly trouble?: SpanTrouble | undefined;
  /** Whether its end is told by its own bytes, and not by what follows. */
  readonly isSound: boolean;
  /** Whether it is no row but the header before them. */
  readonly isHeader?: boolean;
  /** What surrounds it, where that matters to the rows behind it. */
  readonly context?: RowContext;
  /** Of a row that is longer than the limit: its first bytes; the others are not in the window any more. */
  readonly beginning?: Buffer;
}

/** What surrounds the rows of a JSON text. */
export interface RowContext {
  /** How many arrays are open. */
  readonly nesting: number;
  /** Whether they are part of one big object, as in `{"data": [{…}, …]}`. */
  readonly isInEnvelope: boolean;
}

/** A piece of a file: `bytes[0]` is the file's byte `base`. */
export interface Window {
  readonly bytes: Buffer;
  readonly base: number;
}

/**
 * Cuts a file into rows as its bytes come. Each call continues where the last ended; the window must reach back to
 * `needed`. Never throws: what is broken becomes a row that does not parse.
 */
export interface RowScanner {
  scan(window: Window, last: boolean, emit: (span: RowSpan) => void): void;
  /** The file's first byte that the next call has to see again. */
  readonly needed: number;
  /** Where the row begins that has grown beyond the limit and whose end is looked for. */
  readonly longRow: number | undefined;
}

export interface ScanOptions {
  /** With which byte the text begins, behind a byte order mark. Default 0. */
  readonly start?: number;
  /** A carriage return alone ends lines too, as it did on old Macs. Default false. */
  readonly carriageReturns?: boolean;
  /** Begins behind a sound row instead of at the file's beginning. */
  readonly resume?: ResumePoint;
  /** How many bytes a row may have. Default `rowLimit`. */
  readonly rowLimit?: number;
  /**
   * Whether these bytes of the file are JSON. Who parses rows anyway can offer it, and a regular file is cut three times
   * as fast: an end of a row is guessed by how the rows before ended, and right if the row parses.
   */
  readonly parses?: (start: number, end: number) => boolean;
}

/** Where a scanner goes on that has not seen what stands before. */
export interface ResumePoint {
  /** The header of a CSV file. */
  readonly header?: string;
  /** Of JSON: the context of the row before, and whether that is an object. */
  readonly context?: RowContext;
  readonly isBehindObject?: boolean;
}

/** How much of a row beyond the limit is kept. */
export const beginningSize = 1 << 16;

/** How much of a file's beginning tells its container, and whether a big object is around its rows. */
export const headSize = 1 << 16;
