import type { Range } from "../../text/range";

/** The way to a value in a row: keys and indexes. */
export type Path = readonly (string | number)[];

/** A row's path as people write it: `messages[2].content`. */
export function pathText(path: Path): string {
  return path.map((step, i) => (typeof step === "number" ? `[${step}]` : i === 0 ? step : `.${step}`)).join("");
}

/** Finds values in the text of a row; made for one text. */
export interface Layout {
  /** Where the value at `path` stands, quotation marks included; undefined where there is none. */
  valueRange(path: Path): Range | undefined;
  /** Where the key of the value at `path` stands, quotation marks included; undefined for an index or a column. */
  keyRange(path: Path): Range | undefined;
  /** The key and the value with the comma that goes with them: what is deleted when the field is. */
  propertyRange(path: Path): Range | undefined;
  /** Where the units `start` to `end` of the text that stands at `path` are written, escapes and all. */
  textRange(path: Path, start: number, end: number): Range | undefined;
  /** `value` as it is written here. */
  write(value: unknown): string;
}
