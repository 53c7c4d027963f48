import type { Problem } from "../lint/problem";
import { prepareRules } from "../lint/run";
import type { DatasetCheckOptions } from "./check-options";
import type { FileBeginning, RowText } from "./container/read-rows";
import type { DatasetKind, Format } from "./format/format";
import { keyUse, type KeyUse } from "./format/key-use";
import { fileKind, formatOfRow, leadingFormat } from "./format/leading-format";
import { contentReader, type ContentReader } from "./row/read-content";
import { isObject, Row, type RowFile } from "./row/row";
import { rowRules } from "./rules";

/** How many of a file's first rows settle what the file is. */
export const sampleSize = 200;

/** What the first rows of a file say of all of them, and how each row is checked by that. */
export class FileCheck implements RowFile {
  /** The format of most rows; undefined where none is known. */
  readonly format: Format | undefined;
  readonly kind: DatasetKind;
  readonly keyUse: KeyUse;
  /** The first row that holds an object or, where none does, the first. */
  readonly firstRow: number | undefined;
  private readonly read: ContentReader;
  /** The problems that row rules find in a row, in its text's order. */
  readonly check: (row: Row) => Problem[];

  constructor(
    sample: readonly RowText[],
    readonly beginning: FileBeginning,
    private readonly options: DatasetCheckOptions,
  ) {
    const read = contentReader(beginning.container, beginning.header);
    this.read = read;
    const contents = sample.map((source) => read(source.text, source).value);
    const values = contents.filter(isObject);
    this.firstRow = sample[Math.max(0, contents.findIndex(isObject))]?.number;
    this.format = options.format ?? leadingFormat(values, options.formats);
    this.kind = fileKind(this.format, values);
    this.keyUse = keyUse(values);
    this.check = prepareRules(rowRules, this.kind, options);
  }

  /** Whether another beginning says the same of all rows but for `firstRow`. */
  isAs({ beginning, format, kind, keyUse: { odd, usual } }: FileCheck): boolean {
    const own = this.keyUse;
    return (
      beginning.header === this.beginning.header &&
      format === this.format &&
      kind === this.kind &&
      isSameSet(odd, own.odd) &&
      isSameSet(usual, own.usual)
    );
  }

  /** The row as its own format sees it, or as the file's does where it fits none. */
  row(source: RowText): Row {
    const content = this.read(source.text, source);
    const { format, options } = this;
    const value = isObject(content.value) ? content.value : undefined;
    const own = value === undefined ? format : formatOfRow(value, format, options.formats);
    return new Row(source, content, own, this);
  }
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one));
}
