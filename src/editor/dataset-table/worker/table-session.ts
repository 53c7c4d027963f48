import { DatasetCheck } from "../../../dataset/check";
import { joinRows } from "../../../dataset/near/join-rows";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import { contentReader } from "../../../dataset/row/read-content";
import type { EvaluationSet } from "../../../dataset/set/evaluation-set";
import { setRules } from "../../../dataset/set/rules";
import type { Range } from "../../../text/range";
import type { PositionRange } from "../../dataset-worker/documents-protocol";
import { placeInFile } from "../../dataset-worker/row-place";
import {
  noFilter,
  type ListedProblem,
  type Match,
  type RowDetails,
  type TableFilter,
  type TableRow,
  type TableState,
} from "../../dataset-worker/table-protocol";
import { FileRows } from "./file-rows";
import { FoundProblems, type FoundProblem } from "./found-problems";
import { Growing } from "./growing";
import { listedOfSet, ProblemWords } from "./problem-words";
import { longRowCells, rowCells } from "./row-cells";
import { rowDetails } from "./row-details";
import { rowMatcher, type Query, type RowMatcher } from "./row-match";
import { TableSteps } from "./table-steps";
import { lowerBound, TableView } from "./table-view";
import { Turns } from "../../dataset-worker/turns";

const betweenStates = 100;
// A longer row is not read before it is selected.
const longRow = 1 << 22;

const setRuleIds = new Set(setRules.map(({ id }) => id));

/** One dataset that is open in a table: reads the file step by step and answers what the table asks. */
export class TableSession {
  private readonly turns = new Turns();
  private readonly file: FileRows;
  private readonly words: ProblemWords;
  private readonly steps: TableSteps;
  private problems = new FoundProblems();
  private found = new Growing(Uint32Array);
  private query: Query | undefined;
  private filter: TableFilter = noFilter;
  private view: TableView | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** `evaluation`: gives the evaluation sets that the rows must not be found in. */
  constructor(
    path: string,
    private readonly options: OpenCheckOptions,
    private readonly onState: (state: TableState) => void,
    private readonly evaluation: () => Promise<readonly EvaluationSet[]> = () => Promise.resolve([]),
  ) {
    this.file = new FileRows(path, options, this.turns);
    this.words = new ProblemWords(this.file, options);
    const unpacked = () => this.file.facts?.bytes;
    this.steps = new TableSteps(path, unpacked, () => this.changed());
  }

  /** Finds and then checks the rows; `state` tells how that goes. Never rejects. */
  async run(): Promise<void> {
    if (await this.steps.do("indexing", (reading) => this.file.find(reading))) await this.check();
  }

  /** Checks all rows, from the first on. Never rejects. */
  async check(): Promise<void> {
    const problems = new FoundProblems();
    const { suppressions } = this.words;
    this.problems = problems;
    await this.steps.do("checking", async (reading) => {
      const settings = { ...this.options.settings, evaluation: await this.evaluation() };
      const check = new DatasetCheck(
        { ...this.options, settings },
        {
          row: (row, found) => {
            for (const problem of found) {
              if (suppressions.silences(problem, row.text)) continue;
              problems.add(row.number, problem, !setRuleIds.has(problem.rule));
            }
            problems.checked = row.number + 1;
          },
          set: ({ row, problem, sentence }) => {
            if (row !== undefined || !suppressions.silences(problem, "")) problems.addLate(row, problem, sentence?.key);
          },
        },
      );
      await this.file.readAll(reading, (row, facts) => check.add(row, facts));
      await check.compare(joinRows(reading.signal));
      check.finish();
    });
  }

  /** Ends all work and lets go of the file; nothing is told from here on. */
  async close(): Promise<void> {
    this.steps.close();
    clearTimeout(this.timer);
    await this.file.close();
  }

  stopChecking(): void {
    this.steps.stop("indexing");
    this.steps.stop("checking");
  }

  setFilter(filter: TableFilter): TableState {
    this.filter = filter;
    this.view = undefined;
    return this.state();
  }

  /** Begins to look for a text, from the first row on; an empty one ends the search. */
  search(query: Query): TableState {
    this.steps.forget("searching");
    this.found = new Growing(Uint32Array);
    this.view = undefined;
    this.query = query.text === "" ? undefined : query;
    if (this.query !== undefined) void this.find(query, this.found);
    return this.state();
  }

  stopSearch(): void {
    this.steps.stop("searching");
  }

  state(): TableState {
    const view = this.current();
    const { problems, file, steps } = this;
    return {
      bytes: steps.bytes,
      container: file.facts?.container,
      format: file.format,
      rows: file.count,
      blank: file.blank,
      checked: problems.checked,
      work: steps.all,
      filter: this.filter,
      ...(this.query && { query: this.query }),
      problems: problems.ofRows + problems.ofSet.length,
      rules: this.words.counts(problems),
      foundInAll: this.found.length,
      found: view.found.length,
      shown: view.count,
      listed: listedOfSet(problems, this.filter).length + view.problemCount,
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
    const problems = await this.words.ofRow(row, this.problems.ofRow(number));
    const container = this.file.facts?.container;
    return rowDetails(row, problems, atMost, container === "json" || container === "jsonl");
  }

  listed(first: number, count: number): Promise<ListedProblem[]> {
    return this.turns.first(() => this.listedOf(first, count));
  }

  private async listedOf(first: number, count: number): Promise<ListedProblem[]> {
    const ofSet = listedOfSet(this.problems, this.filter);
    const shown = ofSet.slice(first, first + count);
    const start = Math.max(0, first - ofSet.length);
    const indexes = this.current().problems.subarray(start, start + count - shown.length);
    return [...shown, ...(await this.words.listed(this.problems, indexes))];
  }

  /** Where a stretch of a row stands in the file, by lines. */
  async place(number: number, range: Range): Promise<PositionRange | undefined> {
    if (!this.file.has(number)) return undefined;
    const row = await this.file.text(number);
    return placeInFile(row, range);
  }

  private foundIn(row: number): FoundProblem[] | undefined {
    return row < this.problems.checked ? this.problems.ofRow(row) : undefined;
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

  /** The view, made anew when what it is made of has grown. */
  private current(): TableView {
    const { problems, found, file } = this;
    return (this.view ??= new TableView(this.filter, {
      problems,
      rows: file.count,
      // The search may be ahead of the places.
      found: () => upTo(file.count, found.toArray()),
    }));
  }

  private async find(query: Query, found: Growing<Uint32Array>): Promise<void> {
    let matches: RowMatcher | undefined;
    await this.steps.do("searching", (reading) =>
      this.file.readAll(reading, ({ number, text }, { container, header }) => {
        if (matches === undefined) {
          const content = contentReader(container, header);
          matches = rowMatcher(query, (row) => content(row).value);
        }
        if (matches(text)) found.push(number);
      }),
    );
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

/** The numbers below `end` of a list that rises. */
function upTo(end: number, numbers: Uint32Array): Uint32Array {
  return numbers.subarray(0, lowerBound(numbers, end));
}
