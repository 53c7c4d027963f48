import type { Container } from "./container";

const quote = 34;

/** The separator of a CSV or TSV file by its header: some spreadsheets write semicolons where numbers have commas. */
export function separatorOf(container: Container, header: string): string {
  if (container === "tsv") return "\t";
  const unquoted = header.replace(/"(?:[^"]|"")*"/g, "");
  return !unquoted.includes(",") && unquoted.includes(";") ? ";" : ",";
}

/** How a record ends. */
export interface RecordEnd {
  /** The byte behind its text; -1 where the record is not complete or not sound. */
  readonly end: number;
  /** Where it is unsound: something stands behind a quoted cell. -1 where it is only not complete. */
  readonly brokenAt: number;
  readonly cells: number;
}

/**
 * Reads one record from `from` on (RFC 4180): a cell is quoted if it begins with a quotation mark, and then may hold
 * line breaks. `strict`: quotation marks inside unquoted cells are unsound too. `last`: the bytes end the file.
 */
export function readRecord(
  bytes: Buffer,
  from: number,
  separator: number,
  lineBreak: number,
  last: boolean,
  strict = false,
): RecordEnd {
  const unsound = (at: number): RecordEnd => ({ end: -1, brokenAt: at, cells });
  let cells = 1;
  let i = from;
  for (;;) {
    if (bytes[i] === quote) {
      i = closingQuote(bytes, i + 1);
      if (i < 0 || (i + 1 >= bytes.length && !last)) return unsound(-1);
      i++;
      while (bytes[i] === 32 || (bytes[i] === 9 && separator !== 9)) i++;
      if (bytes[i] === 13 && bytes[i + 1] === 10) i++;
      if (i < bytes.length && bytes[i] !== separator && bytes[i] !== lineBreak) return unsound(i);
    } else {
      while (i < bytes.length && bytes[i] !== separator && bytes[i] !== lineBreak) {
        if (strict && bytes[i] === quote) return unsound(i);
        i++;
      }
    }
    if (i >= bytes.length) return last ? { end: bytes.length, brokenAt: -1, cells } : unsound(-1);
    if (bytes[i] === lineBreak) return { end: i, brokenAt: -1, cells };
    cells++;
    i++;
  }
}

function closingQuote(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(quote, from);
  while (at >= 0 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}
