import { convertRow } from "../convert/convert-row";
import type { Format } from "../format/format";
import { JsonLayout } from "../row/json-layout";
import type { Row } from "../row/row";

/** The row's text in `format`; undefined where something would be lost, or it cannot be written. */
export function convertedRow({ object, format: own, content, text }: Row, format: Format): string | undefined {
  if (object === undefined || own === undefined || !(content.layout instanceof JsonLayout)) return undefined;
  const { row, lost } = { lost: [], ...convertRow(object, own, format) };
  return row === undefined || lost.length > 0 || !format.matches(row) ? undefined : writtenLike(text, row);
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
