import type { TextEdit } from "../../text/range";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";

/** Puts `text` in the place of the units `start` to `end` of a segment's text, written as its row writes texts. */
export function replaceWithin(row: Row, segment: Segment, start: number, end: number, text: string): TextEdit {
  const written = row.content.layout.write(text);
  const quoted = written.length >= text.length + 2 && written.startsWith('"');
  return { range: row.within(segment, start, end).range, text: quoted ? written.slice(1, -1) : written };
}
