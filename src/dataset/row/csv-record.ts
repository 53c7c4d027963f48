import type { Range } from "../../text/range";
import type { ContentError } from "../container/content-error";

/** A record of a CSV file, taken apart. */
export interface CsvRecord {
  /** Its cells with their quotation marks. */
  readonly cells: readonly Range[];
  readonly error: ContentError | undefined;
}

/** Takes a record apart (RFC 4180): a cell is quoted if it begins with a quotation mark. White space may follow it. */
export function readCsvRecord(record: string, separator: string): CsvRecord {
  const cells: Range[] = [];
  let error: ContentError | undefined;
  for (let start = 0; ;) {
    let end = start;
    if (record[start] === '"') {
      const close = closingQuote(record, start + 1);
      end = close < 0 ? record.length : close + 1;
      if (close < 0) error ??= { reason: "unclosed-cell", range: { start, end } };
    }
    const next = record.indexOf(separator, end);
    const to = next < 0 ? record.length : next;
    if (end > start && record.slice(end, to).trim() !== "") {
      error ??= { reason: "text-behind-cell", range: { start: end - 1, end: to } };
    }
    cells.push({ start, end: end > start && error === undefined ? end : to });
    if (next < 0) return { cells, error };
    start = next + 1;
  }
}

function closingQuote(record: string, from: number): number {
  let at = record.indexOf('"', from);
  while (at >= 0 && record[at + 1] === '"') at = record.indexOf('"', at + 2);
  return at;
}

/** What a cell holds: without its quotation marks, each `""` a `"`. */
export function csvText(record: string, { start, end }: Range): string {
  if (record[start] !== '"' || end < start + 2 || record[end - 1] !== '"') return record.slice(start, end);
  return record.slice(start + 1, end - 1).replaceAll('""', '"');
}

/** The names of the columns by the header; a name that comes again is told apart by a number, as `name.1`. */
export function columnNames(header: string, separator: string): readonly string[] {
  return [...columnsOf(header, separator).keys()];
}

/** The columns whose name another one has before them: what the header calls each of them, and what it is called here. */
export function repeatedColumns(
  header: string,
  separator: string,
): { readonly written: string; readonly name: string }[] {
  return [...columnsOf(header, separator)]
    .filter(([name, written]) => name !== written && written !== "")
    .map(([name, written]) => ({ written, name }));
}

/** The columns by names of their own, with what the header calls them. */
function columnsOf(header: string, separator: string): Map<string, string> {
  const columns = new Map<string, string>();
  for (const cell of readCsvRecord(header, separator).cells) {
    const written = csvText(header, cell).trim();
    let name = written;
    for (let i = 1; columns.has(name); i++) name = `${written}.${i}`;
    columns.set(name, written);
  }
  return columns;
}

/** What a record has against the header: too few cells, or more that hold something. */
export function cellCountError(record: string, cells: readonly Range[], columns: number): ContentError | undefined {
  if (cells.length < columns) return { reason: "too-few-cells", range: { start: 0, end: record.length } };
  const extra = cells.slice(columns);
  if (extra.every(({ start, end }) => start === end)) return undefined;
  return { reason: "too-many-cells", range: { start: extra[0]!.start, end: record.length } };
}
