import type { Container, RowScanner } from "./container";
import { CsvScanner } from "./csv";
import { JsonScanner } from "./json";
import { LineScanner } from "./lines";

/** The scanner for a container; `base`: the byte with which the text begins, behind a byte order mark. */
export function scannerFor(container: Container, base: number): RowScanner {
  if (container === "json") return new JsonScanner(base);
  return container === "csv" || container === "tsv" ? new CsvScanner(base) : new LineScanner(base);
}
