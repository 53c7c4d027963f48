import type { Mark } from "../dataset-worker/table-protocol";

/** A stretch of a text that looks the same all over. */
export interface TextPiece {
  readonly text: string;
  /** Problems that stand here, by index. */
  readonly problems: readonly number[];
  /** Whether it is what is searched for. */
  readonly found: boolean;
}

/** What is looked for in texts; nothing where `text` is empty. */
export interface Needle {
  readonly text: string;
  readonly matchCase: boolean;
}

/** Cuts a text at the ends of marks and of what is searched for; an empty mark becomes an empty piece. */
export function textPieces(text: string, marks: readonly Mark[], needle: Needle): TextPiece[] {
  const found = occurrences(text, needle);
  const cuts = new Set([0, text.length]);
  for (const { start, end } of [...marks, ...found]) cuts.add(start).add(end);
  const pieces: TextPiece[] = [];
  let from: number | undefined;
  for (const to of [...cuts].sort((a, b) => a - b)) {
    if (from !== undefined) pieces.push(piece(text, from, to, marks, found));
    const empty = marks.filter(({ start, end }) => start === to && end === to);
    if (empty.length > 0) pieces.push({ text: "", problems: empty.map(({ problem }) => problem), found: false });
    from = to;
  }
  return pieces;
}

function piece(
  text: string,
  from: number,
  to: number,
  marks: readonly Mark[],
  found: readonly { readonly start: number; readonly end: number }[],
): TextPiece {
  const covers = ({ start, end }: { readonly start: number; readonly end: number }): boolean =>
    start <= from && end >= to;
  return {
    text: text.slice(from, to),
    problems: marks.filter(covers).map(({ problem }) => problem),
    found: found.some(covers),
  };
}

// Nobody looks at more in one text.
const mostOccurrences = 1000;

function occurrences(text: string, { text: wanted, matchCase }: Needle): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  if (wanted === "") return found;
  const [haystack, needle] = matchCase ? [text, wanted] : [text.toLowerCase(), wanted.toLowerCase()];
  // Lower case may be longer, as of İ; then the places would be wrong.
  if (haystack.length !== text.length) return found;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
    if (found.push({ start: at, end: at + needle.length }) === mostOccurrences) break;
  }
  return found;
}
