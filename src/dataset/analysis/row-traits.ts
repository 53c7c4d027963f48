import type { Row } from "../row/row";
import { traitsOfText } from "./traits";

let latest: Row | undefined;
let latestTraits = 0;

/** The traits of a row as it is written: those found when it was read, or one look at its text however many rules ask. */
export function traitsOf(row: Row): number {
  const { traits } = row.source;
  if (traits !== undefined) return traits;
  if (row !== latest) {
    latestTraits = traitsOfText(row.text);
    latest = row;
  }
  return latestTraits;
}
