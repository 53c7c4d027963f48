import type { JsonObject } from "../format/format";
import { JsonLayout } from "../row/json-layout";
import type { Row } from "../row/row";
import type { ConvertedRow } from "./convert-row";
import type { Loss } from "./loss";

/**
 * A value of a row as its source writes it, without white space: `12345678901234567890` and `1.0` are other numbers, or
 * other spellings, once JavaScript has read them.
 */
export class WrittenValue {
  constructor(readonly json: string) {}

  /** As JavaScript has it, for who does not know better. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}

/**
 * The converted row with the numbers of its source: fields that come over as they are keep every digit, and where other
 * fields had a number that is not exact any more, that is a loss.
 */
export function withExactNumbers({ row, lost }: ConvertedRow, { object, text, content }: Row): ConvertedRow {
  const { layout } = content;
  if (object === undefined || !(layout instanceof JsonLayout)) return { row, lost };
  const kept: Record<string, WrittenValue> = {};
  let isInexact = false;
  for (const [field, value] of Object.entries(object)) {
    if (typeof value !== "number" && (typeof value !== "object" || value === null)) continue;
    const range = layout.valueRange([field]);
    const source = range === undefined ? "" : text.slice(range.start, range.end);
    const numbers = numbersIn(source);
    if (numbers.every((number) => String(Number(number)) === number)) continue;
    if (Object.hasOwn(row, field) && row[field] === value) kept[field] = new WrittenValue(compact(source));
    else isInexact ||= numbers.some(changes) && !lost.some(({ field: name = "" }) => isOf(name, field));
  }
  const loss: readonly Loss[] = isInexact ? [{ kind: "numbers" }] : [];
  return { row: withValues(row, kept), lost: [...lost, ...loss] };
}

/** A row as JSON on one line. */
export function rowJson(row: JsonObject): string {
  if (!hasWrittenValue(row)) return JSON.stringify(row);
  const members = Object.entries(row).filter(([, value]) => value !== undefined);
  return `{${members.map(([key, value]) => `${JSON.stringify(key)}:${valueJson(value)}`).join(",")}}`;
}

/** A row as JSON on several lines, as `JSON.stringify` indents by two; values as their source has them stay on theirs. */
export function indentedRowJson(row: JsonObject): string {
  if (!hasWrittenValue(row)) return JSON.stringify(row, undefined, 2);
  const members = Object.entries(row).filter(([, value]) => value !== undefined);
  const lines = members.map(([key, value]) => `  ${JSON.stringify(key)}: ${valueJson(value, 2)}`);
  return `{\n${lines.join(",\n")}\n}`;
}

export function hasWrittenValue(row: JsonObject): boolean {
  for (const key in row) if (row[key] instanceof WrittenValue) return true;
  return false;
}

function valueJson(value: unknown, indent?: number): string {
  if (value instanceof WrittenValue) return value.json;
  return JSON.stringify(value, undefined, indent).replaceAll("\n", "\n  ");
}

function withValues(row: JsonObject, values: Readonly<Record<string, unknown>>): JsonObject {
  const fields = Object.keys(values);
  return fields.length === 0 ? row : { ...row, ...values };
}

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/gs;

/** The numbers in a JSON text, as they are written. */
function numbersIn(json: string): string[] {
  return (json.match(stringOrNumber) ?? []).filter((token) => !token.startsWith('"'));
}

function compact(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/gs, "$1");
}

/** Whether a number is another one when a double holds it, which is what others read with a fraction as well. */
function changes(number: string): boolean {
  return /^-?\d+$/.test(number) ? BigInt(number) !== toBigInt(Number(number)) : !Number.isFinite(Number(number));
}

function toBigInt(value: number): bigint | undefined {
  return Number.isFinite(value) ? BigInt(value) : undefined;
}

/** Whether `name`, such as `messages[].name`, is of the field. */
function isOf(name: string, field: string): boolean {
  return name === field || (name.startsWith(field) && /^[.[]/.test(name.slice(field.length)));
}
