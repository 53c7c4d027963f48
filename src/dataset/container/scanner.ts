import type { Container, RowScanner, ScanOptions } from "./container";
import { CsvScanner } from "./csv";
import { JsonScanner } from "./json";
import { LineScanner } from "./lines";

/** The scanner for a container. */
export function scannerFor(container: Container, options: ScanOptions = {}): RowScanner {
  if (container === "json") return new JsonScanner(options);
  return container === "csv" || container === "tsv" ? new CsvScanner(container, options) : new LineScanner(options);
}
