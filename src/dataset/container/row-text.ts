import type { ContentError } from "./content-error";
import type { Container } from "./container";

/** Where a row stands in its file: `offset` and `character` in UTF-16 units without a byte order mark, all 0-based. */
export interface RowPlace {
  readonly byteStart: number;
  readonly byteEnd: number;
  readonly offset: number;
  /** Lines end at a line feed, a carriage return, or both together, as editors have it. */
  readonly line: number;
  readonly character: number;
  /** What goes when the row is dropped, in UTF-16 units from `offset`. */
  readonly removal: { readonly start: number; readonly end: number };
}

/** A row as it is written in its file. */
export interface RowText {
  /** 0-based, and what people see is one more. Blank lines count, so that a row of JSON Lines has its line's number; a header does not. */
  readonly number: number;
  readonly text: string;
  /** Of a row beyond the limit, whose text is its beginning: how many UTF-16 units it has. */
  readonly length?: number;
  readonly place: RowPlace;
  /** Whether its bytes are UTF-8; where they are not, `text` holds U+FFFD. */
  readonly isUtf8: boolean;
  /** True where nothing but ASCII stands in it, if that is known. */
  readonly isAscii?: boolean;
  /** Whether its end is told by its own bytes, and not by what follows. */
  readonly isSound: boolean;
  /** What the container has against the row: a comma missing before it, or its length. */
  readonly error?: ContentError | undefined;
  /** What may stand in the text (`analysis/traits.ts`), where its bytes were looked at when it was read. */
  readonly traits?: number;
  /** What the text holds, where reading had to parse it anyway. */
  readonly value?: unknown;
}

/** What a file's beginning tells of all its rows. */
export interface FileBeginning {
  readonly container: Container;
  readonly hasByteOrderMark: boolean;
  /** Of a table: the record that names the columns. */
  readonly header?: string;
}

export interface FileFacts extends FileBeginning {
  readonly bytes: number;
}

/** A row with another text; what was known of the old one is not known of this. */
export function rewritten({ number, text: before, place, isSound }: RowText, text: string): RowText {
  const { start, end } = place.removal;
  const removal = { start, end: text.length + end - before.length };
  return { number, text, place: { ...place, removal }, isUtf8: true, isSound };
}
