import type { SuppressionEntry } from "../../lint/configuration";
import type { Problem } from "../../lint/problem";
import { RowSuppressions } from "../../lint/suppression/row-suppressions";
import type { Position } from "../../text/lines";
import type { DatasetCheckOptions } from "../check-options";
import { isBlankRow } from "../container/blank";
import { headSize, type Container } from "../container/container";
import { detectContainer } from "../container/detect";
import { rewritten, type FileBeginning, type RowText } from "../container/row-text";
import { FileCheck, sampleSize } from "../file-check";
import type { DatasetKind, Format } from "../format/format";
import { chosenField, comparedText } from "../near/compared-text";
import type { RowJoin } from "../near/compared-rows";
import type { Likeness } from "../near/likeness";
import { LiveRows } from "../near/live-rows";
import type { Row } from "../row/row";
import type { ScoredRow } from "../scores/row-score";
import { rowKeys, type KeyOptions } from "../set/row-keys";
import { setRules } from "../set/rules";
import { checkSet, placed, SetRun, type SetProblem } from "../set/run";
import type { ByteSource } from "../source/source";
import { DirtyRows } from "./dirty-rows";
import type { OpenRow } from "./open-row";
import { OpenText, type LineChange, type RowsChanged } from "./open-text";
import { readOpenText, type OpenReadOptions } from "./read-open-text";

/** How an open dataset is checked. */
export interface OpenCheckOptions extends DatasetCheckOptions {
  /** The suppressions that name the file. */
  readonly suppressions?: readonly SuppressionEntry[];
}

const none: readonly Problem[] = [];

/**
 * A dataset whose text is being edited. A change makes only the rows that it touches be read and checked again, and
 * what the set as a whole says is found anew from the keys of the rows.
 */
export class OpenDataset {
  private readonly text: OpenText;
  private suppressions: RowSuppressions;
  private file: FileCheck | undefined;
  private sampleIsNew = true;
  /** The row that `file` has for the first. */
  private firstRow: OpenRow | undefined;
  private keyOptions: KeyOptions = {};
  /** The rows as their texts are compared, where a rule asks for that. */
  private live: LiveRows | undefined;
  private readonly dirty: DirtyRows;
  /** The model that the rows' scores are of. */
  private scoredBy: string | undefined;
  private setIsNew = true;
  private setProblems: readonly Problem[] = none;

  constructor(
    text: OpenText,
    private options: OpenCheckOptions,
  ) {
    this.text = text;
    this.dirty = new DirtyRows(text.rows.length);
    this.suppressions = new RowSuppressions(this.options.suppressions);
  }

  /** Reads a document's text; nothing is checked yet. Rejects as the source does, and with the signal's reason. */
  static async read(source: ByteSource, reading: OpenReadOptions, options: OpenCheckOptions): Promise<OpenDataset> {
    return new OpenDataset(await readOpenText(source, reading), options);
  }

  get container(): Container {
    return this.text.container;
  }

  /** The format of most rows; undefined where none is known, or nothing has been checked. */
  get format(): Format | undefined {
    return this.file?.format;
  }

  get kind(): DatasetKind {
    return this.file?.kind ?? "instruction";
  }

  /** The rows, blank ones too. */
  get rows(): readonly OpenRow[] {
    return this.text.rows;
  }

  /** Lines of the text, as editors count them. */
  get lines(): number {
    return this.text.lines;
  }

  /** What the set as a whole has against itself. */
  get ofSet(): readonly Problem[] {
    return this.setProblems;
  }

  /** How many rows are still to be looked at. */
  get remaining(): number {
    return this.dirty.size;
  }

  /** Whether everything is checked. */
  get isSettled(): boolean {
    return this.remaining === 0 && !this.setIsNew;
  }

  /** The text that is open now, in pieces. */
  pieces(): Iterable<string> {
    return this.text.pieces();
  }

  /** Applies changes, one after the other; what they touch is checked by `check`. */
  edit(changes: readonly LineChange[]): RowsChanged[] {
    return changes.map((change) => {
      const changed = this.text.edit(change);
      this.dirty.change(changed);
      if (changed.first < sampleSize) this.sampleIsNew = true;
      if (changed.inserted > 0 || changed.removed > 0) this.setIsNew = true;
      return changed;
    });
  }

  /** What the text's beginning says now of how it holds its rows; `name`: the file's. */
  detect(name: string): Container {
    const parts: string[] = [];
    let length = 0;
    for (const piece of this.text.pieces()) {
      parts.push(piece.slice(0, headSize));
      length += parts.at(-1)!.length;
      if (length > headSize) break;
    }
    return detectContainer(Buffer.from(parts.join("").slice(0, headSize)), length <= headSize, name);
  }

  /** Has everything checked anew, as is now configured. */
  configure(options: OpenCheckOptions): void {
    this.options = options;
    this.file = undefined;
    this.suppressions = new RowSuppressions(this.options.suppressions);
    this.checkAllAnew();
  }

  /** Checks rows until all are done or `isTimeUp`; true when all rows are checked. Then `checkWhole` has its turn. */
  checkRows(isTimeUp: () => boolean = () => false): boolean {
    this.settle();
    for (let turn = 1; ; turn++) {
      const row = this.dirty.take();
      if (row === undefined) return true;
      this.checkRow(row);
      // Asking costs more than most rows.
      if (turn % 8 === 0 && isTimeUp()) return this.remaining === 0;
    }
  }

  /** Finds what the set as a whole says, once all rows are checked. What it says as before stays the same object. */
  checkWhole(): void {
    if (!this.setIsNew) return;
    this.setIsNew = false;
    const { rows } = this.text;
    const byRow = new Map<number, SetProblem[]>();
    const ofSet: Problem[] = [];
    const keys = rows.map(({ checked }) => checked?.keys);
    const scores = rows.map(({ score }) => score);
    for (const found of checkSet(keys, setRules, this.kind, this.options, this.likenesses(), scores)) {
      if (found.row === undefined) {
        if (!this.suppressions.silences(found.problem, "")) ofSet.push(found.problem);
        continue;
      }
      const others = byRow.get(found.row);
      if (others === undefined) byRow.set(found.row, [found]);
      else others.push(found);
    }
    if (JSON.stringify(ofSet) !== JSON.stringify(this.setProblems)) this.setProblems = ofSet;
    rows.forEach((row, i) => row.setFound(byRow.get(i)));
  }

  /**
   * Takes what a language model made of rows, which may be gone by now; then `checkWhole` has its turn. Scores of another
   * model are dropped, as they cannot be held against these.
   */
  takeScores(model: string, scores: Iterable<readonly [OpenRow, ScoredRow]>): void {
    if (model !== this.scoredBy) for (const row of this.text.rows) row.score = undefined;
    this.scoredBy = model;
    for (const [row, score] of scores) row.score = score;
    this.setIsNew = true;
  }

  /** Whether so many rows are new that `compare` is needed before it is known which of them are alike. */
  get needsComparison(): boolean {
    return this.live !== undefined && this.live.needsJoin && !this.live.isTooMuch;
  }

  /** Finds which rows are alike, once all are checked; then `checkWhole` has its turn. Rejects as `how` does. */
  async compare(how: RowJoin): Promise<void> {
    await this.live?.join(how);
    this.setIsNew = true;
  }

  /** Leaves the rows unchecked that are still to be checked, until they change or something else is configured. */
  stop(): void {
    this.dirty.clear();
  }

  /** Checks everything that is left. */
  finish(): void {
    this.checkRows();
    this.checkWhole();
  }

  /** Checks row `i` before its turn. */
  checkNow(i: number): void {
    this.settle();
    this.checkRow(i);
  }

  /** What is wrong with row `i`: by itself, then by comparison with others. Ranges are in the row's text. */
  problems(i: number): readonly Problem[] {
    const row = this.text.rows[i]!;
    const own = row.checked?.problems ?? none;
    if (row.ofSet.length === 0) return own;
    row.placedOfSet ??= this.place(i);
    return row.placedOfSet.length === 0 ? own : [...own, ...row.placedOfSet];
  }

  /** How many problems row `i` has, without finding out where. */
  count(i: number): number {
    const row = this.text.rows[i]!;
    return (row.checked?.problems.length ?? 0) + row.ofSet.length;
  }

  /** What would be wrong with row `i` by itself, were its text another. */
  recheck(i: number, text: string): readonly Problem[] {
    const row = this.rowWith(i, text);
    return this.file!.check(row).filter((problem) => !this.suppressions.silences(problem, text));
  }

  /** Row `i` as the rules would see it, were its text another. */
  rowWith(i: number, text: string): Row {
    this.settle();
    return this.file!.row(rewritten(this.source(i), text));
  }

  /** Row `i` as the rules see it. */
  row(i: number): Row {
    this.settle();
    return this.file!.row(this.source(i));
  }

  /** The last row that begins at a place or before it; -1 where none does. */
  rowAt(place: Position): number {
    return this.text.rowAt(place);
  }

  /** The place of a unit counted from the beginning of row `i`: in it, or in the gap before or behind it. */
  position(i: number, offset: number): Position {
    return this.text.positionAt(i, offset);
  }

  /** What stands between row `i` and the next. */
  gapBehind(i: number): string {
    return this.text.gapBehind(i);
  }

  /** The first units of a line, at most `length`. */
  lineAt(line: number, length: number): string {
    return this.text.lineAt(line, length);
  }

  /** Whether row `i` is a blank line, which is no row. */
  isBlank(i: number): boolean {
    return isBlankRow(this.rows[i]!.text, this.container);
  }

  /** What the rows are like, in their order; undefined where there is too much to compare. */
  private likenesses(): (readonly [number, Likeness])[] | undefined {
    const { live } = this;
    if (live === undefined) return [];
    const { rows } = this.text;
    live.arrange(rows.map(({ checked }) => checked?.live));
    if (live.isTooMuch) return undefined;
    return rows.flatMap(({ checked }, i) => {
      const likeness = checked?.live && live.likeness(checked.live);
      return likeness === undefined ? [] : [[i, likeness] as const];
    });
  }

  /** Looks at the first rows again where they have changed; where they say something else, every row is checked anew. */
  private settle(): void {
    if (!this.sampleIsNew && this.file !== undefined) return;
    this.sampleIsNew = false;
    const { rows, container, header } = this.text;
    const sample = rows.slice(0, sampleSize).map((_, i) => this.source(i));
    const beginning: FileBeginning = { container, hasByteOrderMark: false, ...(header !== undefined && { header }) };
    const file = new FileCheck(sample, beginning, this.options);
    const before = this.file;
    this.file = file;
    const { keyOptions, comparison } = new SetRun(setRules, file.kind, this.options);
    const field =
      comparison &&
      chosenField(
        comparison.field,
        file.kind,
        sample.map((source) => file.row(source).segments),
      );
    const firstRow = rows[file.firstRow ?? -1];
    const formerFirst = this.firstRow;
    this.firstRow = firstRow;
    if (before?.isAs(file) === true && this.live?.field === field) {
      if (firstRow !== formerFirst) for (const row of [firstRow, formerFirst]) this.checkAnew(row);
      return;
    }
    this.keyOptions = keyOptions;
    this.live =
      comparison && new LiveRows(comparison, field!, this.options.settings.evaluation?.map(({ texts }) => texts) ?? []);
    if (before !== undefined) this.checkAllAnew();
  }

  private checkAnew(row: OpenRow | undefined): void {
    const i = row === undefined ? -1 : this.text.rows.indexOf(row);
    if (i < 0) return;
    row!.checked = undefined;
    this.dirty.change({ first: i, end: i + 1, inserted: 0, removed: 0 });
  }

  private checkAllAnew(): void {
    const { rows } = this.text;
    for (const row of rows) row.checked = undefined;
    this.dirty.change({ first: 0, end: rows.length, inserted: 0, removed: 0 });
    this.setIsNew = true;
  }

  private checkRow(i: number): void {
    const open = this.text.rows[i]!;
    if (open.checked !== undefined) return;
    this.setIsNew = true;
    const row = this.file!.row(this.source(i));
    const problems = this.file!.check(row).filter((problem) => !this.suppressions.silences(problem, open.text));
    open.checked = {
      problems: problems.length === 0 ? none : problems,
      keys: row.object && rowKeys(row, this.keyOptions),
      live: row.object && this.live?.add(comparedText(row.segments, this.live.field)),
      parses: row.content.error === undefined,
    };
    open.placedOfSet = undefined;
  }

  private place(i: number): readonly Problem[] {
    const open = this.text.rows[i]!;
    const row = this.row(i);
    return open.ofSet
      .map((found) => placed(found, row))
      .filter((problem) => !this.suppressions.silences(problem, open.text));
  }

  private source(i: number): RowText {
    const { text, removal, isUtf8, isSound, error } = this.text.rows[i]!;
    const place = { byteStart: 0, byteEnd: 0, offset: 0, line: 0, character: 0, removal };
    return { number: i, text, place, isUtf8, isSound, error };
  }
}
