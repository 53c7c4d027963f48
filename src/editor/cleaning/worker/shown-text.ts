import { comparedSegments } from "../../../dataset/near/compared-text";
import type { Row } from "../../../dataset/row/row";
import { cutOff, diffPieces, shortened, writtenTokens, type Shown } from "../../../similarity/diff-pieces";

// Units and lines of a text that are shown at first; units at most, and of texts that are compared.
const atFirst = 480;
const firstLines = 6;
const mostUnits = 200_000;
const mostCompared = 400_000;

/** A row as people read it: what is said in it, or how it is written where that is not known. */
export function shownText(row: Row, isWhole: boolean): Shown {
  const text = said(row) || row.text;
  const pieces = [{ kind: "same" as const, text }];
  return isWhole ? shown(pieces, isWhole) : cutOff(pieces, Math.min(atFirst, endOfLine(text, firstLines)));
}

/** A row as people read it, with what is different from what it was. */
export function shownChange(before: Row, after: Row, isWhole: boolean): Shown {
  const [was, is] = [said(before), said(after)];
  // Where nothing of it is said in another way, it is written in another way.
  const isSaid = was !== "" && is !== "" && was !== is;
  const [from, to] = isSaid ? [was, is] : [before.text, after.text];
  return shown(diffPieces(to.slice(0, mostCompared), from.slice(0, mostCompared), writtenTokens), isWhole);
}

/** What is said in a row, a line for each who says something; without the system, which often says the same to all. */
export function said({ segments }: Row): string {
  return comparedSegments(segments, "all")
    .map(({ text }) => text)
    .filter((text) => text.trim() !== "")
    .join("\n");
}

/** Where so many lines of a text end. */
function endOfLine(text: string, lines: number): number {
  let at = -1;
  for (let line = 0; line < lines; line++) if ((at = text.indexOf("\n", at + 1)) < 0) return text.length;
  return at;
}

function shown(pieces: Shown["pieces"], isWhole: boolean): Shown {
  return isWhole ? cutOff(pieces, mostUnits) : shortened(pieces, atFirst);
}
