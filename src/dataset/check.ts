import type { Problem } from "../lint/problem";
import type { DatasetCheckOptions } from "./check-options";
import type { FileBeginning, RowText } from "./container/read-rows";
import { FileCheck, sampleSize } from "./file-check";
import type { DatasetKind, Format } from "./format/format";
import { chosenField } from "./near/compared-text";
import { ComparedRows, type RowJoin } from "./near/compared-rows";
import type { RowLikenesses } from "./near/likeness";
import type { Row } from "./row/row";
import { inRowOrder } from "./set/in-row-order";
import { setRules } from "./set/rules";
import { SetRun, type SetProblem } from "./set/run";

export type { DatasetCheckOptions } from "./check-options";

export interface DatasetFacts {
  readonly format: Format | undefined;
  readonly kind: DatasetKind;
  /** Rows; blank lines and a header are none. */
  readonly rows: number;
  /** Rows that do not parse. */
  readonly unparsed: number;
  /** The fields that at least every second of the first rows has. */
  readonly fields: readonly string[];
}

/** What happens while a dataset is checked. */
export interface DatasetListener {
  /** A row and its problems, in the file's order; also for rows without any. */
  row?(row: Row, problems: readonly Problem[]): void;
  /** A problem that the set as a whole has, or one that only later rows showed. */
  set?(problem: SetProblem): void;
  /**
   * Where it is there, what only later rows showed is given here instead, behind the last row and by the rows that are
   * at fault: made one by one, as there may be millions.
   */
  later?(problems: Iterable<SetProblem>): void;
}

/** Checks a dataset row by row. Memory: a sample at first, and what the rules for whole sets keep. */
export class DatasetCheck {
  private sample: RowText[] = [];
  private beginning: FileBeginning = { container: "jsonl", hasByteOrderMark: false };
  private file: FileCheck | undefined;
  private set: SetRun | undefined;
  private compared: ComparedRows | undefined;
  private likenesses: RowLikenesses | undefined;
  private rows = 0;
  private unparsed = 0;

  constructor(
    private readonly options: DatasetCheckOptions,
    private readonly listener: DatasetListener,
  ) {}

  /** The file's next row. */
  add(source: RowText, beginning: FileBeginning): void {
    if (this.file !== undefined) return this.check(this.file, source);
    this.beginning = beginning;
    this.sample.push(source);
    if (this.sample.length >= sampleSize) this.settle();
  }

  /** What the rows are for; known as soon as the first one is told. */
  get kind(): DatasetKind {
    return (this.file ?? this.settle()).kind;
  }

  /** A row that was read before, perhaps with another text; nothing is counted. */
  rowOf(source: RowText): Row {
    return this.file!.row(source);
  }

  /** What row rules find in such a row. */
  problemsOf(row: Row): readonly Problem[] {
    return this.file!.check(row);
  }

  /**
   * Compares the texts of the rows, if a rule asks for that; to be called behind the last row, and before `finish`, which
   * then tells what came of it. Rejects as `join` does.
   */
  async compare(join?: RowJoin): Promise<void> {
    if (this.file === undefined) this.settle();
    if (this.compared === undefined) return;
    this.likenesses = await this.compared.compare(join);
    if (this.likenesses === undefined) for (const problem of this.set!.uncompared()) this.listener.set?.(problem);
  }

  /** To be called behind the last row. */
  finish(): DatasetFacts {
    const { format, kind, keyUse } = this.file ?? this.settle();
    const { listener } = this;
    const set = this.set!;
    for (const problem of set.finish()) listener.set?.(problem);
    for (const problem of set.score(this.options.settings.scores ?? [])) listener.set?.(problem);
    const later = inRowOrder([set.later(), set.liken(this.likenesses ?? [])]);
    if (listener.later !== undefined) listener.later(later);
    else for (const problem of later) listener.set?.(problem);
    return { format, kind, rows: this.rows, unparsed: this.unparsed, fields: [...keyUse.usual] };
  }

  private settle(): FileCheck {
    const { sample, options } = this;
    const file = new FileCheck(sample, this.beginning, options);
    this.file = file;
    this.set = new SetRun(setRules, file.kind, options, this.listener.later !== undefined);
    const { comparison } = this.set;
    const { settings, compares = true } = options;
    if (comparison !== undefined && compares) {
      const first = sample.map((source) => file.row(source).segments);
      const evaluation = settings.evaluation?.map(({ texts }) => texts) ?? [];
      this.compared = new ComparedRows(comparison, chosenField(comparison.field, file.kind, first), evaluation);
    }
    this.sample = [];
    for (const source of sample) this.check(file, source);
    return file;
  }

  private check(file: FileCheck, source: RowText): void {
    const row = file.row(source);
    const problems = file.check(row);
    this.compared?.add(row);
    if (!row.isBlank) this.rows++;
    if (!row.isBlank && row.content.error !== undefined) this.unparsed++;
    const later: SetProblem[] = [];
    for (const found of row.object === undefined ? [] : this.set!.add(row)) {
      if (found.row === row.number) problems.push(found.problem);
      else later.push(found);
    }
    this.listener.row?.(row, problems);
    for (const problem of later) this.listener.set?.(problem);
  }
}
