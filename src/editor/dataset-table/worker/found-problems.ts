import { severities, type Problem, type Severity } from "../../../lint/problem";
import { Growing } from "./growing";
import { NumberTemplates } from "./number-templates";

/** Which problems count: all where a list is empty. */
export interface ProblemFilter {
  readonly severities: readonly Severity[];
  readonly rules: readonly string[];
}

/** A problem that only other rows show, without its place. */
export interface KeptProblem {
  readonly message: string;
  readonly field?: string | undefined;
  /** The key of the sentence at fault. */
  readonly sentence?: number | undefined;
  readonly score?: number | undefined;
  readonly related: readonly { readonly row?: number | undefined; readonly message: string }[];
}

/** A problem of a row, as far as it is kept. */
export interface FoundProblem {
  readonly row: number;
  readonly rule: string;
  readonly severity: Severity;
  /** What it says, for one that checking the row again would not find; without it, which of the row's problems it is. */
  readonly kept?: KeptProblem;
  readonly nth?: number;
}

const none = 0xffffffff;

/** A list of problems, 10 bytes each. */
class ProblemList {
  readonly row = new Growing(Uint32Array);
  readonly rule = new Growing(Uint8Array);
  readonly severity = new Growing(Uint8Array);
  readonly kept = new Growing(Uint32Array);

  get length(): number {
    return this.row.length;
  }

  push(row: number, rule: number, severity: number, kept: number): void {
    this.row.push(row);
    this.rule.push(rule);
    this.severity.push(severity);
    this.kept.push(kept);
  }

  /** The first problem of a row that is `row` or behind it; the list has to be in the rows' order. */
  firstOf(row: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.row.at(middle) < row) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** All problems of a dataset, however many: what cannot be found again by looking at its row is kept whole. */
export class FoundProblems {
  /** How many rows, from the first on, have been looked at. */
  checked = 0;
  /** Found when their rows were read, so in their order. */
  private readonly own = new ProblemList();
  /** Found when later rows were read. */
  private late = new ProblemList();
  private lateIsSorted = true;
  private readonly texts = new NumberTemplates();
  private readonly ruleIds: string[] = [];
  /** By rule, then severity. */
  private readonly counts: number[][] = [];
  /** What the set as a whole has against itself. */
  readonly ofSet: Problem[] = [];

  /** Adds a problem of the row that is being read. `isOfRow`: whether looking at the row alone finds it. */
  add(row: number, problem: Problem, isOfRow: boolean): void {
    this.own.push(row, ...this.note(problem), isOfRow ? none : this.keep(problem));
  }

  /** Adds a problem of an earlier row, or of the set; `sentence`: the key of the one at fault. */
  addLate(row: number | undefined, problem: Problem, sentence?: number): void {
    const noted = this.note(problem);
    if (row === undefined) return void this.ofSet.push(problem);
    this.late.push(row, ...noted, this.keep(problem, sentence));
    this.lateIsSorted = false;
  }

  /** How many problems rows have. */
  get ofRows(): number {
    return this.own.length + this.late.length;
  }

  /** Counts by rule and severity. */
  *byRule(): Generator<{ readonly rule: string; readonly severity: Severity; readonly count: number }> {
    for (const [index, rule] of this.ruleIds.entries()) {
      for (const [i, severity] of severities.entries()) {
        const count = this.counts[index]![i]!;
        if (count > 0) yield { rule, severity, count };
      }
    }
  }

  /** The problems of one row. */
  ofRow(row: number): FoundProblem[] {
    this.sort();
    return [this.own, this.late].flatMap((list) => {
      const found: FoundProblem[] = [];
      let nth = 0;
      for (let i = list.firstOf(row); i < list.length && list.row.at(i) === row; i++)
        found.push(this.read(list, i, nth++));
      return found;
    });
  }

  /** Rows that have a problem which counts, as a bit each. `rows`: how many rows there are. */
  rowsWith(filter: ProblemFilter, rows: number): Uint8Array {
    const marks = new Uint8Array(rows);
    const counts = this.test(filter);
    for (const list of [this.own, this.late]) {
      for (let i = 0; i < list.length; i++) if (counts(list, i)) marks[list.row.at(i)] = 1;
    }
    return marks;
  }

  /** The problems that count, in the rows' order: indexes for `at`. `isShown`: whether a row is. */
  listed(filter: ProblemFilter, isShown: (row: number) => boolean): Uint32Array {
    this.sort();
    const counts = this.test(filter);
    const { own, late } = this;
    const found = new Growing(Uint32Array);
    let next = 0;
    const addLateBefore = (row: number): void => {
      for (; next < late.length && late.row.at(next) < row; next++) {
        if (counts(late, next) && isShown(late.row.at(next))) found.push(own.length + next);
      }
    };
    for (let i = 0; i < own.length; i++) {
      if (i > 0 && own.row.at(i - 1) < own.row.at(i)) addLateBefore(own.row.at(i));
      if (counts(own, i) && isShown(own.row.at(i))) found.push(i);
    }
    addLateBefore(Infinity);
    return found.toArray();
  }

  /** The problem with an index that `listed` gave; it holds until more are added. */
  at(index: number): FoundProblem {
    const { own, late } = this;
    const list = index < own.length ? own : late;
    const i = list === own ? index : index - own.length;
    return this.read(list, i, i - list.firstOf(list.row.at(i)));
  }

  private read(list: ProblemList, i: number, nth: number): FoundProblem {
    const kept = list.kept.at(i);
    return {
      row: list.row.at(i),
      rule: this.ruleIds[list.rule.at(i)]!,
      severity: severities[list.severity.at(i)]!,
      ...(kept === none ? { nth } : { kept: JSON.parse(this.texts.at(kept)) as KeptProblem }),
    };
  }

  private test({ severities: wanted, rules }: ProblemFilter): (list: ProblemList, i: number) => boolean {
    const bySeverity = severities.map((severity) => wanted.length === 0 || wanted.includes(severity));
    const byRule = this.ruleIds.map((rule) => rules.length === 0 || rules.includes(rule));
    return (list, i) => bySeverity[list.severity.at(i)]! && byRule[list.rule.at(i)]!;
  }

  private note({ rule, severity }: Problem): [rule: number, severity: number] {
    let index = this.ruleIds.indexOf(rule);
    if (index < 0) {
      index = this.ruleIds.push(rule) - 1;
      this.counts.push(severities.map(() => 0));
    }
    const level = severities.indexOf(severity);
    this.counts[index]![level]!++;
    return [index, level];
  }

  private keep({ message, field, score, related }: Problem, sentence?: number): number {
    const places = related.map(({ row, message: words }) => ({ row, message: words }));
    return this.texts.add(JSON.stringify({ message, field, sentence, score, related: places } satisfies KeptProblem));
  }

  private sort(): void {
    if (this.lateIsSorted) return;
    this.lateIsSorted = true;
    const { late } = this;
    const order = Uint32Array.from({ length: late.length }, (_, i) => i);
    order.sort((a, b) => late.row.at(a) - late.row.at(b) || a - b);
    this.late = new ProblemList();
    for (const i of order) this.late.push(late.row.at(i), late.rule.at(i), late.severity.at(i), late.kept.at(i));
  }
}
