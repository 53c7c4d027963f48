/** A place as editors and LSP count it: both 0-based, `character` in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates between UTF-16 offsets and positions of one text; built in one pass, each look-up is a binary search. */
export class LineIndex {
  private readonly starts: number[] = [0];

  constructor(private readonly text: string) {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 13 && text.charCodeAt(i + 1) === 10) i++;
      if (code === 10 || code === 13) this.starts.push(i + 1);
    }
  }

  get count(): number {
    return this.starts.length;
  }

  positionAt(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= clamped) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: clamped - this.starts[low]! };
  }

  /** The offset of a position; one beyond the line's end gives that end. */
  offsetAt(position: Position): number {
    const start = this.starts[position.line];
    if (start === undefined) return position.line < 0 ? 0 : this.text.length;
    return Math.min(start + Math.max(0, position.character), this.endOf(position.line));
  }

  /** The text of line `line` without its line break. */
  textOf(line: number): string {
    return this.text.slice(this.starts[line] ?? this.text.length, this.endOf(line));
  }

  private endOf(line: number): number {
    let end = this.starts[line + 1] ?? this.text.length;
    while (end > this.starts[line]! && /[\r\n]/.test(this.text[end - 1]!)) end--;
    return end;
  }
}

/** What stands on the line before `offset`, at most the last `reach` units of it. */
export function lineBefore(text: string, offset: number, reach: number): string {
  const window = text.slice(Math.max(0, offset - reach), offset);
  return window.slice(window.lastIndexOf("\n") + 1);
}

/** What stands on the line behind `offset`, at most the first `reach` units of it. */
export function lineAfter(text: string, offset: number, reach: number): string {
  const window = text.slice(offset, offset + reach);
  const lineBreak = window.indexOf("\n");
  return lineBreak < 0 ? window : window.slice(0, lineBreak);
}
