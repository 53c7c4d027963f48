import { readRows, type RowText } from "../../dataset/container/read-rows";
import { fileBytes } from "../../dataset/source/file";
import type { Position } from "../../text/lines";
import type { Range } from "../../text/range";
import type { PositionRange } from "./documents-protocol";

/** Where a stretch of a row stands in its file, by lines. */
export function placeInFile(row: RowText, { start, end }: Range): PositionRange {
  return { start: positionIn(row, start), end: positionIn(row, end) };
}

/** Where a row stands in a file, by lines; undefined where there is no such row. Reads up to it, and rejects as that does. */
export async function rowPlace(path: string, number: number, signal: AbortSignal): Promise<PositionRange | undefined> {
  const enough = new AbortController();
  const cancel = (): void => enough.abort();
  signal.addEventListener("abort", cancel);
  let found: RowText | undefined;
  try {
    await readRows(fileBytes(path), { name: path, signal: enough.signal }, (row) => {
      if (row.number !== number) return;
      found = row;
      enough.abort();
    });
  } catch (error) {
    signal.throwIfAborted();
    if (found === undefined) throw error;
  } finally {
    signal.removeEventListener("abort", cancel);
  }
  return found && placeInFile(found, { start: 0, end: found.text.length });
}

function positionIn({ text, place }: RowText, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  if (lastBreak < 0) return { line: place.line, character: place.character + before.length };
  return { line: place.line + before.split("\n").length - 1, character: before.length - lastBreak - 1 };
}
