import { hasHeader, type Container, type RowScanner, type ScanOptions } from "./container";
import { CsvScanner } from "./csv";
import { JsonScanner } from "./json";
import { LineScanner } from "./lines";

/** The scanner for a container. */
export function scannerFor(container: Container, options: ScanOptions = {}): RowScanner {
  if (container === "json") return new JsonScanner(options);
  return hasHeader(container) ? new CsvScanner(container, options) : new LineScanner(options);
}
