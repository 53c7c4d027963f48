import { LineIndex, type Position } from "../text/lines";
import type { Range } from "../text/range";

/** Where a text begins in its file, all 0-based: lines, UTF-16 units of the line, UTF-16 units of the file. */
export interface TextStart {
  readonly line: number;
  readonly character: number;
  readonly offset: number;
}

/** A range of a file, as editors and LSP count it, and in UTF-16 units of the file. */
export interface FilePlace {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly offset: readonly [number, number];
}

const fileStart: TextStart = { line: 0, character: 0, offset: 0 };

/** A text that problems stand in: a whole prompt, or one row of a dataset where it stands in its file. */
export class SourceText {
  readonly lines: LineIndex;

  constructor(
    readonly text: string,
    readonly start: TextStart = fileStart,
  ) {
    this.lines = new LineIndex(text);
  }

  /** Where a range of the text stands in the file. */
  place(range: Range): FilePlace {
    return {
      range: { start: this.positionAt(range.start), end: this.positionAt(range.end) },
      offset: [this.start.offset + range.start, this.start.offset + range.end],
    };
  }

  /** False for a range that reaches beyond the text, such as a row with its line break: only its offsets are known. */
  holds({ start, end }: Range): boolean {
    return start >= 0 && end <= this.text.length;
  }

  private positionAt(offset: number): Position {
    const { line, character } = this.lines.positionAt(offset);
    return {
      line: this.start.line + line,
      character: line === 0 ? this.start.character + character : character,
    };
  }
}
