import { stat } from "node:fs/promises";
import { DatasetCheck } from "../../../dataset/check";
import { openRows, type OpenRows } from "../../../dataset/container/open-rows";
import { readRows, type FileFacts, type RowText } from "../../../dataset/container/read-rows";
import { RowIndex } from "../../../dataset/container/row-index";
import { documentedDatasetRules } from "../../../dataset/documented-rules";
import { FileCheck, sampleSize } from "../../../dataset/file-check";
import type { OpenCheckOptions } from "../../../dataset/open/open-dataset";
import { contentReader, type ContentReader } from "../../../dataset/row/read-content";
import type { Row } from "../../../dataset/row/row";
import { setRules } from "../../../dataset/set/rules";
import { placed, type SetProblem } from "../../../dataset/set/run";
import { fileBytes, isSameStamp } from "../../../dataset/source/file";
import { FileError } from "../../../dataset/source/file-error";
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
import { FoundProblems, type FoundProblem } from "./found-problems";
import { Growing } from "./growing";
import { inTurns } from "./in-turns";
import { longRowCells, rowCells } from "./row-cells";
import { rowDetails } from "./row-details";
import { rowMatcher, type Query } from "./row-match";
import { suppressedBy } from "./suppressed";
import { lowerBound, TableView } from "./table-view";

const betweenStates = 100;
// A longer row is not read before it is selected.
const longRow = 1 << 22;

const setRuleIds = new Set(setRules.map(({ id }) => id));

interface Reading {
  readonly content: ContentReader;
  readonly as: FileCheck;
}

/** One dataset that is open in a table: reads the file step by step and answers what the table asks. */
export class TableSession {
  private readonly index = new RowIndex();
  private opened: Promise<OpenRows> | undefined;
  private readonly isSuppressed: ReturnType<typeof suppressedBy>;
  private readonly work = new Map<TableWork["step"], TableWork>();
  private bytes = 0;
  private problems = new FoundProblems();
  private checked = 0;
  private checking = new AbortController();
  private found = new Growing(new Uint32Array());
  private searching: AbortController | undefined;
  private query: Query | undefined;
  private filter: TableFilter = noFilter;
  private view: TableView | undefined;
  /** How rows are read by what the first of them say; undefined until enough of those have been found. */
  private reading: Reading | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string,
    private readonly options: OpenCheckOptions,
    private readonly onState: (state: TableState) => void,
  ) {
    this.isSuppressed = suppressedBy(options.suppressions ?? []);
  }

  /** Finds and then checks the rows; `state` tells how that goes. */
  async run(): Promise<void> {
    const { signal } = this.checking;
    const isIndexed = await this.do("indexing", signal, async (onProgress) => {
      const options = { name: this.path, signal, onProgress, index: this.index };
      await readRows(inTurns(fileBytes(this.path, (stamp) => (this.index.stamp = stamp))), options, () => undefined);
    });
    if (!isIndexed) return;
    await this.readingOfRows();
    await this.check();
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
    await this.do("checking", signal, async (onProgress) => {
      await this.readAgain({ signal, onProgress }, (row, facts) => check.add(row, facts));
      check.finish();
    });
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
    this.found = new Growing(new Uint32Array());
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
    const { problems, index, work } = this;
    return {
      bytes: this.bytes,
      container: index.file?.container,
      format: this.reading?.as.format?.title,
      rows: Math.max(0, index.count - this.firstRow),
      checked: this.checked,
      work: [...work.values()],
      filter: this.filter,
      ...(this.query && { query: this.query }),
      problems: problems.ofRows + problems.ofSet.length,
      rules: this.ruleCounts(),
      found: view.found.length,
      shown: view.count,
      listed: this.listedOfSet().length + view.problemCount,
    };
  }

  async rows(first: number, count: number): Promise<TableRow[]> {
    const view = this.current();
    const end = Math.min(view.count, first + count);
    const rows: TableRow[] = [];
    for (let i = first; i < end; i++) rows.push(await this.cells(view.rowAt(i)));
    return rows;
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

  async details(number: number, atMost: number): Promise<RowDetails | undefined> {
    if (!this.index.has(number)) return undefined;
    const row = await this.row(number);
    const problems = this.problemsOf(row, this.problems.ofRow(number));
    const container = this.index.file?.container;
    return rowDetails(row, problems, atMost, container === "json" || container === "jsonl");
  }

  async listed(first: number, count: number): Promise<ListedProblem[]> {
    const ofSet = this.listedOfSet();
    const indexes = this.current().problems;
    const listed = ofSet.slice(first, first + count).map((problem) => listedProblem(problem, undefined));
    const start = Math.max(0, first - ofSet.length);
    let row: Row | undefined;
    for (const index of indexes.subarray(start, start + count - listed.length)) {
      const found = this.problems.at(index);
      if (found.kept === undefined && row?.number !== found.row) row = await this.row(found.row);
      const problem = found.kept ?? this.ownProblems(row!)[found.nth!];
      // The file has changed since: what was found is all that is known.
      listed.push(listedProblem(problem ?? { ...found, message: "" }, found.row));
    }
    return listed;
  }

  /** Where a stretch of a row stands in the file, by lines. */
  async place(number: number, range: Range): Promise<PositionRange | undefined> {
    if (!this.index.has(number)) return undefined;
    const row = await this.source(number);
    return { start: positionIn(row, range.start), end: positionIn(row, range.end) };
  }

  private get firstRow(): number {
    const container = this.index.file?.container;
    return container === "csv" || container === "tsv" ? 1 : 0;
  }

  private async cells(number: number): Promise<TableRow> {
    const problems = number < this.checked ? this.problems.ofRow(number) : undefined;
    const bytes = this.lengthOf(number);
    return bytes > longRow ? longRowCells(number, bytes, problems) : rowCells(await this.row(number), problems);
  }

  /** About how many bytes a row has. */
  private lengthOf(row: number): number {
    const { index } = this;
    const end = index.endOf(row)?.byteEnd ?? (index.has(row + 1) ? index.startOf(row + 1) : 0);
    return end - index.startOf(row);
  }

  private async row(number: number): Promise<Row> {
    const { as } = await this.readingOfRows();
    return as.row(await this.source(number));
  }

  private async source(number: number): Promise<RowText> {
    this.opened ??= openRows(this.path, this.index);
    return (await this.opened).row(number);
  }

  /** Reads the rows from the first on, if the file is still the one in which they were found. */
  private async readAgain(
    options: { readonly signal: AbortSignal; readonly onProgress: (bytes: number) => void },
    onRow: (row: RowText, file: FileFacts) => void,
  ): Promise<void> {
    const { path, index } = this;
    const bytes = fileBytes(path, (stamp) => {
      if (index.stamp !== undefined && !isSameStamp(stamp, index.stamp)) throw new FileError("changed");
    });
    await readRows(inTurns(bytes), { ...options, name: path }, onRow);
  }

  /** It may change while fewer rows than a sample have been found. */
  private async readingOfRows(): Promise<Reading> {
    if (this.reading !== undefined) return this.reading;
    const { index, firstRow } = this;
    const end = Math.min(index.count, firstRow + sampleSize);
    const sample: RowText[] = [];
    for (let i = firstRow; i < end; i++) sample.push(await this.source(i));
    const content = contentReader(index.file!.container, firstRow === 0 ? undefined : (await this.source(0)).text);
    const reading = { content, as: new FileCheck(sample, content, this.options) };
    const isWhole = sample.length === sampleSize || this.work.get("indexing")?.state === "done";
    if (isWhole) this.reading = reading;
    return reading;
  }

  private ownProblems(row: Row): readonly Problem[] {
    const found = this.reading?.as.check(row) ?? [];
    return found.filter((problem) => !this.isSuppressed(problem, row.text));
  }

  private problemsOf(row: Row, found: readonly FoundProblem[]): Problem[] {
    if (found.length === 0) return [];
    const own = this.ownProblems(row);
    return found.flatMap(({ kept, nth }) => {
      if (kept === undefined) return own[nth!] ?? [];
      return placed({ row: row.number, problem: kept, actions: [] }, row);
    });
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
    const { problems, found, index, firstRow } = this;
    return (this.view ??= new TableView(this.filter, {
      problems,
      rows: index.count,
      first: firstRow,
      found: () => found.slice(),
    }));
  }

  private async find(query: Query): Promise<void> {
    const controller = new AbortController();
    this.searching = controller;
    const { signal } = controller;
    const { found, firstRow } = this;
    const { content } = await this.readingOfRows();
    const matches = rowMatcher(query, (text) => content(text).value);
    await this.do("searching", signal, async (onProgress) => {
      await this.readAgain({ signal, onProgress }, ({ number, text }) => {
        if (number >= firstRow && matches(text)) found.push(number);
      });
    });
  }

  /** Does one step of the work and tells how it goes; true when it came to its end. */
  private async do(
    step: TableWork["step"],
    signal: AbortSignal,
    run: (onProgress: (bytes: number) => void) => Promise<void>,
  ): Promise<boolean> {
    const tell = (work: Omit<TableWork, "step" | "total">): void => {
      // Of a search that another has taken the place of, nothing is told.
      if (step === "searching" && this.searching?.signal !== signal && work.state !== "stopped") return;
      const total = step === "indexing" ? this.bytes : (this.index.file?.bytes ?? this.bytes);
      this.work.set(step, { step, total, ...work });
      this.changed();
    };
    let done = 0;
    try {
      this.bytes = (await stat(this.path)).size;
      tell({ state: "running", done });
      await run((bytes) => tell({ state: "running", done: (done = bytes) }));
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

function failureOf(error: unknown): NonNullable<TableWork["error"]> {
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
