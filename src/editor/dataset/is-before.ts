import type { Position } from "../../text/lines";

/** Whether a place stands before another. */
export function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
