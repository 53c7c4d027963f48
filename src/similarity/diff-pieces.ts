import { alignTokens } from "./alignment";
import type { Tokenizer } from "./tokenize";

/**
 * A stretch of a text as it stands beside the one that it is compared with. `removed`: what only the other one has;
 * `skipped`: something is left out.
 */
export interface DiffPiece {
  readonly kind: "same" | "added" | "removed" | "skipped";
  readonly text: string;
}

/** A token of a text, and where it stands there. */
export interface PlacedToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text beside the one that it is compared with, cut where they begin and cease to differ by their tokens. */
export function diffPieces(
  text: string,
  reference: string,
  tokensIn: (text: string) => readonly PlacedToken[],
): DiffPiece[] {
  const own = tokensIn(text);
  const other = tokensIn(reference);
  const { first, second } = alignTokens(
    own.map((token) => token.text),
    other.map((token) => token.text),
  );
  const pieces: DiffPiece[] = [];
  const add = (kind: DiffPiece["kind"], from: string, start: number, end: number): void => {
    if (start < end) pieces.push({ kind, text: from.slice(start, end) });
  };
  let at = 0;
  let i = 0;
  let j = 0;
  for (let match = 0; match <= first.length; match++) {
    const toOwn = first[match] ?? own.length;
    const toOther = second[match] ?? other.length;
    const isDifferent = toOwn > i || toOther > j;
    if (isDifferent) {
      const start = toOwn > i ? own[i]!.start : (own[toOwn]?.start ?? text.length);
      add("same", text, at, start);
      // Where nothing stands in its place, what was removed takes the space behind it along.
      const next = toOwn > i ? undefined : other[toOther]?.start;
      if (toOther > j) add("removed", reference, other[j]!.start, next ?? other[toOther - 1]!.end);
      at = toOwn > i ? own[toOwn - 1]!.end : start;
      add("added", text, start, at);
    }
    i = toOwn + 1;
    j = toOther + 1;
  }
  add("same", text, at, text.length);
  return pieces;
}

// What is the same on both sides is shown only so far around what is different, in units.
const context = 80;
const shortest = 240;

/** What is shown of pieces. */
export interface Shown {
  readonly pieces: readonly DiffPiece[];
  /** Whether some of the text is left out. */
  readonly isShortened: boolean;
}

/** The pieces with long stretches that are the same left out in the middle, and what is behind `atMost` units. */
export function shortened(pieces: readonly DiffPiece[], atMost: number): Shown {
  const isDifferent = pieces.some(({ kind }) => kind !== "same");
  if (!isDifferent) return cutOff(pieces, atMost);
  let isShortened = false;
  const folded = pieces.flatMap(({ kind, text }, i): DiffPiece[] => {
    if (kind !== "same" || text.length <= shortest) return [{ kind, text }];
    isShortened = true;
    const head: DiffPiece = { kind, text: text.slice(0, boundary(text, context)) };
    const skipped: DiffPiece = { kind: "skipped", text: "" };
    const tail: DiffPiece = { kind, text: text.slice(boundary(text, text.length - context)) };
    return i === pieces.length - 1 ? [head, skipped] : [head, skipped, tail];
  });
  const shown = cutOff(folded, atMost);
  return { pieces: shown.pieces, isShortened: isShortened || shown.isShortened };
}

/** The pieces up to `atMost` units. */
export function cutOff(pieces: readonly DiffPiece[], atMost: number): Shown {
  const shown: DiffPiece[] = [];
  let room = atMost;
  for (const { kind, text } of pieces) {
    if (text.length > room) {
      shown.push({ kind, text: text.slice(0, boundary(text, room)) }, { kind: "skipped", text: "" });
      return { pieces: shown, isShortened: true };
    }
    shown.push({ kind, text });
    room -= text.length;
  }
  return { pieces: shown, isShortened: false };
}

/** A place near `at` that is in the middle of no character. */
function boundary(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}

/** Words, spaces and single marks as they are written: whatever is different shows. */
export function writtenTokens(text: string): PlacedToken[] {
  const tokens = text.matchAll(/[\p{L}\p{M}\p{N}]+|\s+|./gsu);
  return Array.from(tokens, ({ 0: token, index }) => ({ text: token, start: index, end: index + token.length }));
}

/**
 * The tokens that a tokeniser compares, with their places, which it does not tell: between them is nothing that looks
 * like one.
 */
export function comparedTokens(tokenize: Tokenizer): (text: string) => PlacedToken[] {
  return (text) => {
    const lower = text.toLowerCase();
    const placeOf = lower.length === text.length ? (at: number): number => at : placesIn(text);
    let at = 0;
    return tokenize(text).map((token) => {
      const start = lower.indexOf(token, at);
      at = start + token.length;
      return { text: token, start: placeOf(start), end: placeOf(at) };
    });
  };
}

/** Places in a text by those in its lower case, which may be longer, as of İ. */
function placesIn(text: string): (at: number) => number {
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    for (let i = 0; i < character.toLowerCase().length; i++) places.push(place);
    place += character.length;
  }
  return (at) => places[at] ?? text.length;
}
