/** How a file holds its rows. `json` is any text of JSON values that is not one row a line: arrays, one object, many. */
export const containers = ["jsonl", "json", "csv", "tsv", "text"] as const;
export type Container = (typeof containers)[number];

/** Where a row stands in its file, in bytes, without the white space and the separators around it. */
export interface RowSpan {
  readonly start: number;
  readonly end: number;
  /** What goes when the row is dropped, so that the file stays sound: a whole line, or the row with one comma. */
  readonly removal: { readonly start: number; readonly end: number };
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
}
