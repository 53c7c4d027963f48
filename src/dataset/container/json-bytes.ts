export const quote = 34;
export const comma = 44;
export const colon = 58;
export const openBracket = 91;
export const backslash = 92;
export const closeBracket = 93;
export const openBrace = 123;
export const closeBrace = 125;
export const lineFeed = 10;

/** JSON's white space. */
export function isWhite(byte: number | undefined): boolean {
  return byte === 32 || byte === 10 || byte === 13 || byte === 9;
}

/** The first byte from `from` on that is not white; the length where there is none. */
export function skipWhite(bytes: Buffer, from: number): number {
  let i = from;
  while (isWhite(bytes[i])) i++;
  return i;
}

/** The quotation mark that ends the string whose text begins at `from`; -1 where there is none. */
export function closingQuote(bytes: Buffer, from: number): number {
  let end = bytes.indexOf(quote, from);
  while (end >= 0) {
    let before = end - 1;
    while (before >= from && bytes[before] === backslash) before--;
    if ((end - before) % 2 === 1) return end;
    end = bytes.indexOf(quote, end + 1);
  }
  return -1;
}

/** Finds line breaks in a window, each once, for places that are asked for in rising order. */
export class LineBreaks {
  private from = 0;
  private next = -1;

  constructor(private readonly bytes: Buffer) {}

  /** The first line feed from `from` on; Infinity where there is none. */
  after(from: number): number {
    if (from > this.next || from < this.from) {
      const found = this.bytes.indexOf(lineFeed, from);
      this.next = found < 0 ? Infinity : found;
      this.from = from;
    }
    return this.next;
  }
}
