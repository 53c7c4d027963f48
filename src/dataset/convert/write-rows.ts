import type { Container } from "../container/container";
import type { JsonObject } from "../format/format";
import { indentedRowJson, rowJson, WrittenValue } from "./exact-numbers";

/** The containers that rows can be written in. */
export const writableContainers = ["jsonl", "json", "csv", "tsv"] as const satisfies readonly Container[];
export type WritableContainer = (typeof writableContainers)[number];

/** A row that a table has no place for: a field without a column, or one that holds more than a text. */
export class UnfitForTable extends Error {
  constructor(readonly field: string) {
    super(`A table has no place for what the field ${field} holds.`);
  }
}

/**
 * The text of a file that holds `rows`, piece by piece: one row a line, an indented array, or a table with the columns
 * of `columns` or else of the first row. Throws `UnfitForTable`, in the place of a row that cannot be read back.
 */
export async function* writeRows(
  rows: AsyncIterable<JsonObject> | Iterable<JsonObject>,
  container: WritableContainer,
  columns?: readonly string[],
): AsyncGenerator<string> {
  if (container === "jsonl") {
    for await (const row of rows) yield `${rowJson(row)}\n`;
  } else if (container === "json") {
    let before = "[\n";
    for await (const row of rows) {
      yield before + indented(row);
      before = ",\n";
    }
    yield before === "[\n" ? "[]\n" : "\n]\n";
  } else {
    const separator = container === "csv" ? "," : "\t";
    let names = columns;
    if (names !== undefined) yield recordOf(names, separator);
    for await (const row of rows) {
      if (names === undefined) {
        names = Object.keys(row);
        yield recordOf(names, separator);
      }
      for (const [field, value] of Object.entries(row)) {
        if (!names.includes(field) || cellText(value) === undefined) throw new UnfitForTable(field);
      }
      yield recordOf(
        names.map((name) => (Object.hasOwn(row, name) ? cellText(row[name])! : "")),
        separator,
      );
    }
  }
}

const pieceLength = 1 << 16;

/** The same text in fewer pieces: a write a row would take longer than the conversion. */
export async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let parts: string[] = [];
  let length = 0;
  for await (const text of texts) {
    parts.push(text);
    length += text.length;
    if (length < pieceLength) continue;
    yield parts.join("");
    parts = [];
    length = 0;
  }
  yield parts.join("");
}

function indented(row: JsonObject): string {
  return `  ${indentedRowJson(row).replaceAll("\n", "\n  ")}`;
}

/** A value as a cell has it; undefined for one that holds more than a text. */
function cellText(value: unknown): string | undefined {
  if (value === null || value === undefined) return "";
  if (value instanceof WrittenValue) return /^[{[]/.test(value.json) ? undefined : value.json;
  return typeof value === "object" ? undefined : String(value);
}

/** A record by RFC 4180, ended by CR LF. */
function recordOf(values: readonly string[], separator: string): string {
  const cells = values.map((text) =>
    text.includes(separator) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text,
  );
  // A lone empty cell would make a blank line.
  return `${cells.length === 1 && cells[0] === "" ? '""' : cells.join(separator)}\r\n`;
}
