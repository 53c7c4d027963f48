import type { Range } from "../../text/range";
import type { Layout, Path } from "./layout";

/** The layout of a CSV record: a path is a column's name. */
export class CsvLayout implements Layout {
  constructor(
    private readonly record: string,
    private readonly cells: readonly Range[],
    private readonly columns: readonly string[],
    private readonly separator: string,
  ) {}

  valueRange(path: Path): Range | undefined {
    const column = this.columns.indexOf(String(path[0]));
    return column < 0 ? undefined : this.cells[column];
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
    return { start: from, end: Math.min(this.written(from, end - start), cell.end) };
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
