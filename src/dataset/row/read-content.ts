import type { Container } from "../container/container";
import { CsvLayout, csvCells, csvText } from "./csv-layout";
import { JsonLayout } from "./json-layout";
import type { Layout } from "./layout";
import { parseJson } from "./parse-json";
import type { Content } from "./row";

/** Reads what a row holds; made once a file, since a CSV file's first record names the columns of the others. */
export type ContentReader = (text: string) => Content;

/** The reader for rows of a container; for CSV and TSV, `header` is the first record. */
export function contentReader(container: Container, header = ""): ContentReader {
  if (container === "text") return (text) => ({ value: { text }, layout: new PlainLayout(text) });
  if (container !== "csv" && container !== "tsv") {
    return (text) => ({ ...parseJson(text), layout: new JsonLayout(text) });
  }
  const separator = container === "csv" ? "," : "\t";
  const columns = csvCells(header, separator).map((cell) => csvText(header, cell).trim());
  return (text) => {
    const cells = csvCells(text, separator);
    const value = Object.fromEntries(columns.map((name, i) => [name, cells[i] && csvText(text, cells[i])]));
    return { value, layout: new CsvLayout(text, columns, separator) };
  };
}

/** A line of plain text: one field, `text`. */
class PlainLayout implements Layout {
  constructor(private readonly text: string) {}

  valueRange() {
    return { start: 0, end: this.text.length };
  }

  keyRange(): undefined {
    return undefined;
  }

  propertyRange(): undefined {
    return undefined;
  }

  textRange(_path: unknown, start: number, end: number) {
    return { start, end };
  }

  write(value: unknown): string {
    return String(value);
  }
}
