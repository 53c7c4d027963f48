import type { Locale } from "../lint/locale";
import type { Problem } from "../lint/problem";
import { prepareRules, type RuleSetting, type RunOptions } from "../lint/run";
import type { FileFacts, RowText } from "./container/read-rows";
import type { DatasetKind, Format } from "./format/format";
import { formatOf } from "./format";
import { fileKind, leadingFormat } from "./format/leading-format";
import { contentReader, type ContentReader } from "./row/read-content";
import { isObject, Row } from "./row/row";
import { rowRules } from "./rules";
import { setRules } from "./set/rules";
import { SetRun, type SetProblem } from "./set/run";
import type { DatasetSettings } from "./settings";

export interface DatasetCheckOptions {
  readonly locale: Locale;
  readonly settings: DatasetSettings;
  /** By rule id. */
  readonly rules?: ReadonlyMap<string, RuleSetting>;
  /** The format of the rows, where it is configured rather than found. */
  readonly format?: Format;
  readonly onRuleError?: (rule: string, error: unknown) => void;
}

export interface DatasetFacts {
  readonly format: Format | undefined;
  readonly kind: DatasetKind;
  /** Rows, without blank lines and a header. */
  readonly rows: number;
  /** Rows that do not parse. */
  readonly unparsed: number;
}

/** What happens while a dataset is checked. */
export interface DatasetListener {
  /** A row and its problems, in the file's order; also for rows without any. */
  row?(row: Row, problems: readonly Problem[]): void;
  /** A problem that the set as a whole has, or one that only later rows showed. */
  set?(problem: SetProblem): void;
}

// Rows that are looked at before the file's format is settled.
const sampleSize = 200;

/** Checks a dataset row by row. Memory: a sample at first, and what the rules for whole sets keep. */
export class DatasetCheck {
  private sample: RowText[] | undefined = [];
  private read: ContentReader | undefined;
  private format: Format | undefined;
  private kind: DatasetKind = "instruction";
  private checkRow: (row: Row) => Problem[] = () => [];
  private set: SetRun | undefined;
  private rows = 0;
  private unparsed = 0;

  constructor(
    private readonly options: DatasetCheckOptions,
    private readonly listener: DatasetListener,
  ) {}

  /** The file's next row. */
  add(source: RowText, file: FileFacts): void {
    if (this.read === undefined) {
      const hasHeader = file.container === "csv" || file.container === "tsv";
      this.read = contentReader(file.container, hasHeader ? source.text : undefined);
      if (hasHeader) return;
    }
    if (this.sample === undefined) return this.check(source);
    this.sample.push(source);
    if (this.sample.length >= sampleSize) this.settle();
  }

  /** To be called behind the last row. */
  finish(): DatasetFacts {
    this.settle();
    for (const problem of this.set?.finish() ?? []) this.listener.set?.(problem);
    return { format: this.format, kind: this.kind, rows: this.rows, unparsed: this.unparsed };
  }

  private settle(): void {
    const { sample, options } = this;
    if (sample === undefined) return;
    this.sample = undefined;
    const values = sample.map(({ text }) => this.read!(text).value).filter(isObject);
    this.format = options.format ?? leadingFormat(values);
    this.kind = fileKind(this.format, values);
    const run: RunOptions<DatasetSettings> = options;
    this.checkRow = prepareRules(rowRules, this.kind, run);
    this.set = new SetRun(setRules, this.kind, run);
    for (const source of sample) this.check(source);
  }

  private check(source: RowText): void {
    const row = this.row(source);
    const problems = this.checkRow(row);
    if (source.text !== "") this.rows++;
    if (row.content.error !== undefined) this.unparsed++;
    const later: SetProblem[] = [];
    for (const found of row.object === undefined ? [] : this.set!.add(row)) {
      if (found.row === row.number) problems.push(found.problem);
      else later.push(found);
    }
    this.listener.row?.(row, problems);
    for (const problem of later) this.listener.set?.(problem);
  }

  private row(source: RowText): Row {
    const content = this.read!(source.text);
    const { format } = this;
    const value = isObject(content.value) ? content.value : undefined;
    const own = value === undefined ? undefined : format?.matches(value) ? format : formatOf(value);
    return new Row(source, content, own ?? format, format);
  }
}
