import { EvaluationTexts } from "../near/evaluation-texts";
import { KeyTable } from "./key-table";
import { rowKeys, type ComparedRow, type Point, type RowKeys } from "./row-keys";

/** A row of an evaluation set that a training row gives away. */
export interface LeakedRow {
  /** 0-based, in the evaluation set's file. */
  readonly row: number;
  /** Whether the answer is the same too, or only what is asked. */
  readonly isSame: boolean;
}

// A prompt that more rows have in common is a frame, such as one instruction for all rows, and tells nothing.
const mostOfOnePrompt = 4;
const wholeRow = 0x27d4eb2f;

/** What an evaluation set asks, to find it again in what is trained on. */
export class EvaluationSet {
  private readonly table = new KeyTable();
  private readonly repeats = new Map<number, number>();

  /** What its rows say, to find what is nearly the same. */
  readonly texts: EvaluationTexts;

  /** `path`: the set's file, as people are to read it. `file`: the same, as it can be opened. */
  constructor(
    readonly path: string,
    readonly file?: string,
  ) {
    this.texts = new EvaluationTexts(path);
  }

  /** Adds a row; `row`: its number, 0-based. */
  add(content: ComparedRow, row: number): void {
    const { askedLow, askedHigh, wholeLow, wholeHigh, isEmpty, hasPrompt } = rowKeys(content);
    const { table, repeats } = this;
    this.texts.add(content.segments, row);
    if (isEmpty || table.find(wholeLow ^ wholeRow, wholeHigh, askedLow)) return;
    table.add(wholeLow ^ wholeRow, wholeHigh, askedLow, row);
    if (!hasPrompt || table.addFirst(askedLow, askedHigh, wholeHigh, row)) return;
    repeats.set(table.row, (repeats.get(table.row) ?? 1) + 1);
  }

  /** As pages and logs show it: a table of hashes tells nobody anything. */
  toJSON(): string {
    return this.path;
  }

  /** The row that a training row, or a round of it, gives away. */
  find(keys: RowKeys): LeakedRow | undefined {
    if (keys.isEmpty) return undefined;
    let found = this.findPoint(keys, keys.hasPrompt);
    for (let i = keys.beginnings.length - 1; i >= 0; i--) found ??= this.findPoint(keys.beginnings[i]!, true);
    return found;
  }

  private findPoint({ askedLow, askedHigh, wholeLow, wholeHigh }: Point, hasPrompt: boolean): LeakedRow | undefined {
    const { table, repeats } = this;
    if (table.find(wholeLow ^ wholeRow, wholeHigh, askedLow)) return { row: table.row, isSame: true };
    if (!hasPrompt || !table.findKey(askedLow, askedHigh)) return undefined;
    return (repeats.get(table.row) ?? 1) > mostOfOnePrompt ? undefined : { row: table.row, isSame: false };
  }
}
