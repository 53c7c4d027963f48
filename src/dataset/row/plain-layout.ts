import type { Range } from "../../text/range";
import type { Layout } from "./layout";

/** The layout of a line of plain text: one field, `text`. */
export class PlainLayout implements Layout {
  constructor(private readonly text: string) {}

  valueRange(): Range {
    return { start: 0, end: this.text.length };
  }

  keyRange(): undefined {
    return undefined;
  }

  propertyRange(): undefined {
    return undefined;
  }

  textRange(_path: unknown, start: number, end: number): Range {
    return { start, end };
  }

  write(value: unknown): string {
    return String(value);
  }
}
