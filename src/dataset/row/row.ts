import type { Range, TextEdit } from "../../text/range";
import { isBlankRow } from "../container/blank";
import type { FileBeginning, RowText } from "../container/read-rows";
import type { Format, JsonObject } from "../format/format";
import type { KeyUse } from "../format/key-use";
import { pathText, type Layout, type Path } from "./layout";
import type { ContentError } from "../container/content-error";
import type { Segment, View } from "./view";

/** What a row holds, as its container's parser found it. */
export interface Content {
  /** Undefined for a row that does not parse. */
  readonly value: unknown;
  readonly error?: ContentError | undefined;
  readonly layout: Layout;
}

/** A place in a row, as a report takes it. */
export interface RowRange {
  readonly range: Range;
  readonly field: string | undefined;
}

/** What the rows of a file have in common. */
export interface RowFile {
  readonly beginning: FileBeginning;
  /** The format of most rows; undefined where none is known. */
  readonly format: Format | undefined;
  readonly keyUse: KeyUse;
  /** The row beside which is said what concerns the file's beginning or all of its rows. */
  readonly firstRow: number | undefined;
}

const noView: View = { segments: [] };

/** One row of a dataset: its text, what it holds, and what that is as a conversation. Ranges are in its text. */
export class Row {
  readonly number: number;
  readonly text: string;
  readonly object: JsonObject | undefined;
  readonly view: View;

  constructor(
    readonly source: RowText,
    readonly content: Content,
    /** The row's own format; undefined where it has none that is known. */
    readonly format: Format | undefined,
    readonly file: RowFile,
  ) {
    this.number = source.number;
    this.text = source.text;
    this.object = isObject(content.value) ? content.value : undefined;
    this.view = this.object === undefined || format === undefined ? noView : format.view(this.object);
  }

  /** Whether it is a blank line, which is no row. */
  get isBlank(): boolean {
    return isBlankRow(this.text, this.file.beginning.container);
  }

  /** Whether what concerns the file's beginning or all of its rows is to be said beside this one. */
  get isFirst(): boolean {
    return this.number === this.file.firstRow;
  }

  get segments(): readonly Segment[] {
    return this.view.segments;
  }

  /** The whole row. */
  get whole(): RowRange {
    return { range: { start: 0, end: this.text.length }, field: undefined };
  }

  /** The value at `path`; the whole row where there is none. */
  at(path: Path): RowRange {
    const range = this.content.layout.valueRange(path);
    return range === undefined ? { ...this.whole, field: pathText(path) } : { range, field: pathText(path) };
  }

  /** The key of the field at `path`, or its value where keys are not written. */
  keyAt(path: Path): RowRange {
    const range = this.content.layout.keyRange(path);
    return range === undefined ? this.at(path) : { range, field: pathText(path) };
  }

  /** The units `start` to `end` of a segment's text; by default the whole text. */
  within(segment: Segment, start = 0, end = segment.text.length): RowRange {
    const first = segment.start ?? 0;
    const range = this.content.layout.textRange(segment.path, first + start, first + end);
    return range === undefined ? this.at(segment.path) : { range, field: pathText(segment.path) };
  }

  /** What deletes the row and leaves the file sound. */
  get removal(): TextEdit {
    return { range: this.source.place.removal, text: "" };
  }

  /** What puts `value` in the place of the value at `path`. */
  replacement(path: Path, value: unknown): TextEdit {
    return { range: this.at(path).range, text: this.content.layout.write(value) };
  }
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
