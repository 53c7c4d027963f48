import { stat } from "node:fs/promises";
import { DatasetCheck } from "../../../dataset/check";
import { documentedDatasetRules } from "../../../dataset/documented-rules";
import type { RowText } from "../../../dataset/container/read-rows";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import type { Row } from "../../../dataset/row/row";
import { setRules } from "../../../dataset/set/rules";
import { joinRows } from "../../../dataset/near/join-rows";
import type { SetProblem } from "../../../dataset/set/run";
import { FileError, fileErrorOf } from "../../../dataset/source/file-error";
import { severities, type Problem } from "../../../lint/problem";
import type { Position } from "../../../text/lines";
import type { Range } from "../../../text/range";
import type { PositionRange } from "../../dataset/documents-protocol";
import {
  noFilter,
  type ListedProblem,
  type Match,
  type RowDetails,
  type RuleCount,
  type TableFilter,
  type TableRow,
  type TableState,
  type TableWork,
} from "../protocol";
import { FileRows, type Reading } from "./file-rows";
import { FoundProblems, type FoundProblem } from "./found-problems";
import { keptProblem } from "./kept-problem";
import { Growing } from "./growing";
import { longRowCells, rowCells } from "./row-cells";
import { rowDetails } from "./row-details";
import { rowMatcher, type Query } from "./row-match";
import { suppressedBy } from "./suppressed";
import { lowerBound, TableView } from "./table-view";
import { Turns } from "./turns";

const betweenStates = 100;
// A longer row is not read before it is selected.
const longRow = 1 << 22;

const setRuleIds = new Set(setRules.map(({ id }) => id));

/** One dataset that is open in a table: reads the file step by step and answers what the table asks. */
export class TableSession {
  private readonly turns = new Turns();
  private readonly file: FileRows;
  private readonly isSuppressed: ReturnType<typeof suppressedBy>;
  private readonly work = new Map<TableWork["step"], TableWork>();
  private bytes = 0;
  private problems = new FoundProblems();
  private checked = 0;
  private checking = new AbortController();
  private found = new Growing(Uint32Array);
  private searching: AbortController | undefined;
  private query: Query | undefined;
  private filter: TableFilter = noFilter;
  private view: TableView | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    path: string,
    private readonly options: OpenCheckOptions,
    private readonly onState: (state: TableState) => void,
  ) {
    this.file = new FileRows(path, options, this.turns);
    this.isSuppressed = suppressedBy(options.suppressions ?? []);
  }

  /** Finds and then checks the rows; `state` tells how that goes. */
  async run(): Promise<void> {
    const { signal } = this.checking;
    if (await this.do("indexing", signal, (reading) => this.file.find(reading))) await this.check();
  }

  /** Checks all rows, from the first on. */
  async check(): Promise<void> {
    this.checking.abort();
    const controller = new AbortController();
    this.checking = controller;
    const { signal } = controller;
    const problems = new FoundProblems();
    this.problems = problems;
    this.checked = 0;
    const later = (found: SetProblem): void => problems.addLate(found.row, found.problem);
    const check = new DatasetCheck(this.options, {
      row: (row, found) => {
        for (const problem of found) {
          if (!this.isSuppressed(problem, row.text)) problems.add(row.number, problem, !setRuleIds.has(problem.rule));
        }
        this.checked = row.number + 1;
      },
      set: later,
    });
    await this.do("checking", signal, async (reading) => {
      await this.file.readAll(reading, (row, facts) => check.add(row, facts));
      await check.compare(joinRows(signal));
      check.finish();
    });
  }

  /** Ends all work and lets go of the file. */
  async close(): Promise<void> {
    this.checking.abort();
    this.stopSearch();
    clearTimeout(this.timer);
    await this.file.close();
  }

  stopChecking(): void {
    this.checking.abort();
  }

  setFilter(filter: TableFilter): TableState {
    this.filter = filter;
    this.view = undefined;
    return this.state();
  }

  /** Begins to look for a text, from the first row on. */
  search(query: Query): TableState {
    this.stopSearch();
    this.work.delete("searching");
    this.found = new Growing(Uint32Array);
    this.view = undefined;
    this.query = query.text === "" ? undefined : query;
    if (this.query !== undefined) void this.find(query);
    return this.state();
  }

  stopSearch(): void {
    this.searching?.abort();
    this.searching = undefined;
  }

  state(): TableState {
    const view = this.current();
    const { problems, file, work } = this;
    return {
      bytes: this.bytes,
      container: file.facts?.container,
      format: file.format,
      rows: Math.max(0, file.count - file.first),
      blank: file.blank,
      first: file.first,
      checked: this.checked,
      work: [...work.values()],
      filter: this.filter,
      ...(this.query && { query: this.query }),
      problems: problems.ofRows + problems.ofSet.length,
      rules: this.ruleCounts(),
      foundInAll: this.found.length,
      found: view.found.length,
      shown: view.count,
      listed: this.listedOfSet().length + view.problemCount,
    };
  }

  rows(first: number, count: number): Promise<TableRow[]> {
    return this.turns.first(async () => {
      const view = this.current();
      const numbers: number[] = [];
      for (let i = first; i < Math.min(view.count, first + count); i++) numbers.push(view.rowAt(i));
      const rows: TableRow[] = [];
      for (const [from, to] of this.runs(numbers)) {
        if (this.isLong(from)) rows.push(longRowCells(from, this.file.lengthOf(from), this.foundIn(from)));
        else for await (const row of this.file.rows(from, to)) rows.push(rowCells(row, this.foundIn(row.number)));
      }
      return rows;
    });
  }

  /** The index of a row among those shown, or of the next that is. */
  indexOf(row: number): number | undefined {
    const view = this.current();
    const index = view.indexFrom(row);
    return index < view.count ? index : undefined;
  }

  /** The nearest row found at the index `from` of those shown or beyond it, round the end. */
  match(from: number, direction: 1 | -1): Match | undefined {
    const view = this.current();
    const { found } = view;
    if (found.length === 0) return undefined;
    const row = from < view.count ? view.rowAt(Math.max(0, from)) : Infinity;
    let at = lowerBound(found, row);
    if (direction < 0 && (from < 0 || found[at] !== row)) at = from < 0 ? found.length - 1 : at - 1;
    at = (at + found.length) % found.length;
    return { row: found[at]!, index: view.indexFrom(found[at]!), ordinal: at + 1 };
  }

  details(number: number, atMost: number): Promise<RowDetails | undefined> {
    return this.turns.first(() => this.detailsOf(number, atMost));
  }

  private async detailsOf(number: number, atMost: number): Promise<RowDetails | undefined> {
    if (!this.file.has(number)) return undefined;
    const row = await this.file.row(number);
    const problems = await this.problemsOf(row, this.problems.ofRow(number));
    const container = this.file.facts?.container;
    return rowDetails(row, problems, atMost, container === "json" || container === "jsonl");
  }

  listed(first: number, count: number): Promise<ListedProblem[]> {
    return this.turns.first(() => this.listedOf(first, count));
  }

  private async listedOf(first: number, count: number): Promise<ListedProblem[]> {
    const ofSet = this.listedOfSet();
    const indexes = this.current().problems;
    const listed = ofSet.slice(first, first + count).map((problem) => listedProblem(problem, undefined));
    const start = Math.max(0, first - ofSet.length);
    let row: Row | undefined;
    for (const index of indexes.subarray(start, start + count - listed.length)) {
      const found = this.problems.at(index);
      if (found.kept === undefined && row?.number !== found.row) row = await this.file.row(found.row);
      const { message } = found.kept ?? (await this.ownProblems(row!))[found.nth!] ?? { message: "" };
      listed.push(listedProblem({ ...found, message }, found.row));
    }
    return listed;
  }

  /** Where a stretch of a row stands in the file, by lines. */
  async place(number: number, range: Range): Promise<PositionRange | undefined> {
    if (!this.file.has(number)) return undefined;
    const row = await this.file.text(number);
    return { start: positionIn(row, range.start), end: positionIn(row, range.end) };
  }

  private foundIn(row: number): FoundProblem[] | undefined {
    return row < this.checked ? this.problems.ofRow(row) : undefined;
  }

  private isLong(row: number): boolean {
    return this.file.lengthOf(row) > longRow;
  }

  /** Numbers that rise, as stretches without gaps: the first, and what follows the last. Long rows stand alone. */
  private runs(numbers: readonly number[]): [from: number, to: number][] {
    const found: [from: number, to: number][] = [];
    for (const number of numbers) {
      const last = found.at(-1);
      if (last?.[1] === number && !this.isLong(number) && !this.isLong(last[0])) last[1]++;
      else found.push([number, number + 1]);
    }
    return found;
  }

  private async ownProblems(row: Row): Promise<readonly Problem[]> {
    const { as } = await this.file.how();
    return as.check(row).filter((problem) => !this.isSuppressed(problem, row.text));
  }

  private async problemsOf(row: Row, found: readonly FoundProblem[]): Promise<Problem[]> {
    if (found.length === 0) return [];
    const own = await this.ownProblems(row);
    return found.flatMap((one) => (one.kept === undefined ? (own[one.nth!] ?? []) : keptProblem(one, one.kept, row)));
  }

  private listedOfSet(): Problem[] {
    const { severities: wanted, rules, found } = this.filter;
    if (found) return [];
    return this.problems.ofSet.filter(
      ({ severity, rule }) =>
        (wanted.length === 0 || wanted.includes(severity)) && (rules.length === 0 || rules.includes(rule)),
    );
  }

  private ruleCounts(): RuleCount[] {
    const { locale } = this.options;
    const counts = [...this.problems.byRule()].map((one) => ({
      ...one,
      title: documentedDatasetRules.find(({ id }) => id === one.rule)?.title[locale] ?? one.rule,
    }));
    return counts.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity) || b.count - a.count);
  }

  /** The view, made anew when what it is made of has grown. */
  private current(): TableView {
    const { problems, found, file } = this;
    return (this.view ??= new TableView(this.filter, {
      problems,
      rows: file.count,
      first: file.first,
      found: () => found.toArray(),
    }));
  }

  private async find(query: Query): Promise<void> {
    const controller = new AbortController();
    this.searching = controller;
    const { signal } = controller;
    const { found, file } = this;
    const { content } = await file.how();
    const matches = rowMatcher(query, (text) => content(text).value);
    await this.do("searching", signal, (reading) =>
      file.readAll(reading, ({ number, text }) => {
        if (number >= file.first && matches(text)) found.push(number);
      }),
    );
  }

  /** Does one step of the work and tells how it goes; true when it came to its end. */
  private async do(
    step: TableWork["step"],
    signal: AbortSignal,
    run: (reading: Reading) => Promise<void>,
  ): Promise<boolean> {
    const tell = (work: Omit<TableWork, "step" | "total">): void => {
      // Of a search that another has taken the place of, nothing is told.
      if (step === "searching" && this.searching?.signal !== signal && work.state !== "stopped") return;
      const total = step === "indexing" ? this.bytes : (this.file.facts?.bytes ?? this.bytes);
      this.work.set(step, { step, total, ...work });
      this.changed();
    };
    let done = 0;
    try {
      this.bytes = (await stat(this.file.path)).size;
      tell({ state: "running", done });
      await run({ signal, onProgress: (bytes) => tell({ state: "running", done: (done = bytes) }) });
      tell({ state: "done", done });
      return true;
    } catch (error) {
      if (signal.aborted) tell({ state: "stopped", done });
      else tell({ state: "failed", done, error: failureOf(error) });
      return false;
    }
  }

  /** Tells the state now if that was long ago, or else soon. */
  private changed(): void {
    this.view = undefined;
    if (this.timer !== undefined) return;
    this.onState(this.state());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.onState(this.state());
    }, betweenStates);
  }
}

function listedProblem(
  { rule, severity, message }: Omit<ListedProblem, "row">,
  row: number | undefined,
): ListedProblem {
  return { row, rule, severity, message };
}

function failureOf(thrown: unknown): NonNullable<TableWork["error"]> {
  const error = fileErrorOf(thrown);
  if (error instanceof FileError) return { reason: error.reason, isChange: error.kind === "changed" };
  const message = error instanceof Error ? error.message : String(error);
  return { reason: { en: message, "zh-cn": message }, isChange: false };
}

function positionIn({ text, place }: RowText, offset: number): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  if (lastBreak < 0) return { line: place.line, character: place.character + before.length };
  return { line: place.line + before.split("\n").length - 1, character: before.length - lastBreak - 1 };
}
