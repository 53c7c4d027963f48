import { convertRow } from "../convert/convert-row";
import { hasWrittenValue, withExactNumbers } from "../convert/exact-numbers";
import type { Format } from "../format/format";
import { JsonLayout } from "../row/json-layout";
import type { Row } from "../row/row";

/** The row's text in `format`; undefined where something would be lost, or it cannot be written. */
export function convertedRow(source: Row, format: Format): string | undefined {
  const { object, format: own, content, text } = source;
  if (object === undefined || own === undefined || !(content.layout instanceof JsonLayout)) return undefined;
  const conversion = convertRow(object, own, format);
  if (conversion.row === undefined) return undefined;
  const { row, lost } = withExactNumbers(conversion, source);
  if (lost.length > 0 || hasWrittenValue(row) || !format.matches(row)) return undefined;
  return writtenLike(text, row);
}

/** JSON with spaces behind colons and commas where `sample` has them. */
function writtenLike(sample: string, value: unknown): string {
  if (!/"\s*:\s/.test(sample)) return JSON.stringify(value);
  const lines = JSON.stringify(value, null, 1);
  return lines
    .replace(/([[{])\n */g, "$1")
    .replace(/\n *([\]}])/g, "$1")
    .replace(/\n */g, " ");
}
