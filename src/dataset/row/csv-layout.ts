import type { Range } from "../../text/range";
import type { Layout, Path } from "./layout";

/** The cells of a CSV record, quotation marks included. */
export function csvCells(record: string, separator: string): Range[] {
  const cells: Range[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i <= record.length; i++) {
    const mark = record[i];
    if (mark === '"') quoted = !quoted;
    else if (i === record.length || (mark === separator && !quoted)) {
      cells.push({ start, end: i });
      start = i + 1;
    }
  }
  return cells;
}

/** What a cell holds: without its quotation marks, each `""` a `"`. */
export function csvText(record: string, { start, end }: Range): string {
  if (record[start] !== '"') return record.slice(start, end);
  return record.slice(start + 1, record[end - 1] === '"' && end > start + 1 ? end - 1 : end).replaceAll('""', '"');
}

/** The layout of a CSV record: a path is a column's name. */
export class CsvLayout implements Layout {
  constructor(
    private readonly record: string,
    private readonly columns: readonly string[],
    private readonly separator: string,
  ) {}

  valueRange(path: Path): Range | undefined {
    const column = this.columns.indexOf(String(path[0]));
    return column < 0 ? undefined : csvCells(this.record, this.separator)[column];
  }

  keyRange(): undefined {
    return undefined;
  }

  propertyRange(): undefined {
    return undefined;
  }

  textRange(path: Path, start: number, end: number): Range | undefined {
    const cell = this.valueRange(path);
    if (cell === undefined || this.record[cell.start] !== '"') {
      return cell && { start: cell.start + start, end: cell.start + end };
    }
    const from = this.written(cell.start + 1, start);
    return { start: from, end: this.written(from, end - start) };
  }

  write(value: unknown): string {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return /["\r\n]/.test(text) || text.includes(this.separator) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  private written(from: number, units: number): number {
    let at = from;
    for (let i = 0; i < units; i++) at += this.record.startsWith('""', at) ? 2 : 1;
    return at;
  }
}
