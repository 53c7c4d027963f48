import type { TextEdit } from "../../text/range";
import type { Path } from "../row/layout";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";

/**
 * What deletes the message that a segment is the text of from its list, with the comma before it; undefined where the
 * segment is no such text, or its message is the list's first.
 */
export function itemRemoval(row: Row, { path, start }: Segment): TextEdit | undefined {
  const [list, index, ...rest] = path;
  if (start !== undefined || typeof list !== "string" || typeof index !== "number" || rest.length !== 1)
    return undefined;
  const { layout } = row.content;
  const before = index > 0 ? layout.valueRange([list, index - 1]) : undefined;
  const item = layout.valueRange([list, index]);
  return before && item && { range: { start: before.end, end: item.end }, text: "" };
}

/** What deletes every message behind that of a segment; undefined as in `itemRemoval`. */
export function removalBehind(row: Row, { path, start }: Segment): TextEdit | undefined {
  const [list, index, ...rest] = path;
  if (start !== undefined || typeof list !== "string" || typeof index !== "number" || rest.length !== 1)
    return undefined;
  const items = row.object?.[list];
  const last: Path | undefined = Array.isArray(items) ? [list, items.length - 1] : undefined;
  const item = row.content.layout.valueRange([list, index]);
  const end = last && row.content.layout.valueRange(last)?.end;
  return item === undefined || end === undefined || end <= item.end
    ? undefined
    : { range: { start: item.end, end }, text: "" };
}
