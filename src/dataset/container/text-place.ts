const lineFeed = 10;
const carriageReturn = 13;

/** A place in a text, as editors count it: all 0-based, in UTF-16 units. */
export interface Place {
  readonly offset: number;
  readonly line: number;
  readonly character: number;
}

/** A place that moves through a text. */
export class TextPlace implements Place {
  offset: number;
  line: number;
  /** Where the line begins. */
  private lineStart: number;
  /** Whether what came last is a carriage return, to which a line feed may belong. */
  private afterReturn = false;
  private decoder: InstanceType<typeof TextDecoder> | undefined;

  constructor({ offset, line, character }: Place = { offset: 0, line: 0, character: 0 }) {
    this.offset = offset;
    this.line = line;
    this.lineStart = offset - character;
  }

  get character(): number {
    return this.offset - this.lineStart;
  }

  copy(): Place {
    const { offset, line, character } = this;
    return { offset, line, character };
  }

  /** Moves behind a text. `hasReturns`: whether there may be carriage returns in it. */
  passText(text: string, hasReturns: boolean): void {
    if (hasReturns && (this.afterReturn || text.includes("\r"))) return this.passSlowly(text);
    const { offset } = this;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.newLine(offset + at + 1);
    this.offset += text.length;
  }

  /** Moves behind bytes, which are nearly always a few marks and white space. */
  passBytes(bytes: Buffer, from: number, to: number): void {
    let i = from;
    for (; i < to; i++) {
      const byte = bytes[i]!;
      if (byte > 127 || this.decoder !== undefined) break;
      this.passUnit(byte);
    }
    if (i === to) return;
    this.decoder ??= new TextDecoder("utf8", { ignoreBOM: true });
    this.passSlowly(this.decoder.decode(bytes.subarray(i, to), { stream: true }));
  }

  /** Ends what bytes began: a character that they broke off is one. */
  settle(): void {
    if (this.decoder === undefined) return;
    this.passSlowly(this.decoder.decode());
    this.decoder = undefined;
  }

  private passSlowly(text: string): void {
    for (let i = 0; i < text.length; i++) this.passUnit(text.charCodeAt(i));
  }

  private passUnit(code: number): void {
    this.offset++;
    if (code === lineFeed) {
      if (this.afterReturn) this.lineStart = this.offset;
      else this.newLine(this.offset);
    } else if (code === carriageReturn) this.newLine(this.offset);
    this.afterReturn = code === carriageReturn;
  }

  private newLine(start: number): void {
    this.line++;
    this.lineStart = start;
  }
}
