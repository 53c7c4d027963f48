import { KeyTable } from "./key-table";
import type { Point, RowKeys } from "./row-keys";
import { RowSet } from "./row-set";

/** How a row relates to those before it; rows are 0-based. */
export interface Relation {
  /** The first row that says the same. */
  readonly same: number | undefined;
  /** The first row that asks the same and has another answer. */
  readonly asksSame: number | undefined;
  /** Earlier rows that are beginnings of this one, and of none before it. */
  readonly continues: readonly number[];
  /** An earlier row of which this one is the beginning. */
  readonly beginsRow: number | undefined;
}

const none: readonly number[] = [];
/** The relation of a row that has nothing in common with those before it. */
export const unrelated: Relation = { same: undefined, asksSame: undefined, continues: none, beginsRow: undefined };

// One table keeps three kinds of keys. The first row that asks something has the key of its prompt; the others differ.
const wholeRow = 0x27d4eb2f;
const beginning = 0x165667b1;

/**
 * Tells each row's relation to the rows before it. A row takes one key of the table: the first that asks something has
 * the key of its prompt, the others that of the whole row; and each beginning that is not a row takes one more.
 */
export class SeenRows {
  private readonly table = new KeyTable();
  private readonly reported = new RowSet();
  private beginnings = 0;
  /** Of the beginnings of the row that was added last, how many stood before, as rows or as beginnings of some. */
  known = 0;

  add(keys: RowKeys, row: number): Relation {
    this.known = 0;
    if (keys.isEmpty) return unrelated;
    const { table } = this;
    let asksSame: number | undefined;
    if (!keys.hasPrompt || !keys.hasAnswer) {
      if (this.find(keys, wholeRow)) return same(table.row);
      this.put(keys, wholeRow, row);
    } else if (!table.addFirst(keys.askedLow, keys.askedHigh, keys.wholeHigh, row)) {
      asksSame = table.row;
      if (this.isRow(keys)) return same(table.row);
      this.put(keys, wholeRow, row);
    }
    const continues = keys.beginnings.length === 0 ? none : this.addBeginnings(keys.beginnings, row);
    const beginsRow =
      this.beginnings > 0 && this.find(keys, beginning) && this.reported.add(row) ? table.row : undefined;
    return asksSame === undefined && continues.length === 0 && beginsRow === undefined
      ? unrelated
      : { same: undefined, asksSame, continues, beginsRow };
  }

  private addBeginnings(beginnings: readonly Point[], row: number): readonly number[] {
    let continues: number[] | undefined;
    for (const [i, point] of beginnings.entries()) {
      if (this.isRow(point)) {
        this.known = i + 1;
        if (this.reported.add(this.table.row)) (continues ??= []).push(this.table.row);
      } else if (!this.find(point, beginning)) {
        this.put(point, beginning, row);
        this.beginnings++;
      } else {
        this.known = i + 1;
      }
    }
    return continues ?? none;
  }

  /** Whether there is a row that says just this; `table.row` is then that row. */
  private isRow(point: Point): boolean {
    return this.table.find(point.askedLow, point.askedHigh, point.wholeHigh) || this.find(point, wholeRow);
  }

  private find({ wholeLow, wholeHigh, askedLow }: Point, kind: number): boolean {
    return this.table.find(wholeLow ^ kind, Math.imul(wholeHigh, kind), askedLow);
  }

  private put({ wholeLow, wholeHigh, askedLow }: Point, kind: number, row: number): void {
    this.table.add(wholeLow ^ kind, Math.imul(wholeHigh, kind), askedLow, row);
  }
}

function same(row: number): Relation {
  return { ...unrelated, same: row };
}
