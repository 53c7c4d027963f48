import { readRows, type RowText } from "../../../dataset/container/read-rows";
import { fileBytes } from "../../../dataset/source/file";
import type { Position } from "../../../text/lines";
import type { Range } from "../../../text/range";
import type { PositionRange } from "../../dataset/documents-protocol";

/** Where a stretch of a row stands in its file, by lines; the file is read up to the row. Undefined behind the last. */
export async function placeInFile(path: string, row: number, range: Range): Promise<PositionRange | undefined> {
  const enough = new AbortController();
  let found: RowText | undefined;
  const reading = readRows(fileBytes(path), { name: path, signal: enough.signal }, (candidate) => {
    if (candidate.number !== row) return;
    found = candidate;
    enough.abort();
  });
  await reading.catch((error: unknown) => {
    if (!enough.signal.aborted) throw error;
  });
  return found && { start: positionIn(found, range.start), end: positionIn(found, range.end) };
}

function positionIn({ text, place }: RowText, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  if (lastBreak < 0) return { line: place.line, character: place.character + before.length };
  return { line: place.line + before.split("\n").length - 1, character: before.length - lastBreak - 1 };
}
