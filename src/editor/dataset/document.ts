import { cure, type Cure, type Wanted } from "../../dataset/open/cure";
import { withLineBreaks } from "../../dataset/open/line-breaks";
import { OpenDataset, type OpenCheckOptions } from "../../dataset/open/open-dataset";
import type { LineChange } from "../../dataset/open/open-text";
import { formatsOf } from "../../dataset/configuration";
import type { Format } from "../../dataset/format/format";
import { joinRows } from "../../dataset/near/join-rows";
import { readableRow } from "../../dataset/row/readable-row";
import { preferencePair } from "../../dataset/set/preference-pair";
import type { EvaluationSet } from "../../dataset/set/evaluation-set";
import { fileBytes } from "../../dataset/source/file";
import type { ByteSource } from "../../dataset/source/source";
import type { TemplateName } from "../../prompt/model";
import type { Position } from "../../text/lines";
import { checkOptions } from "../dataset-worker/check-options";
import {
  sampleLength,
  type CheckSettings,
  type DatasetSummary,
  type LineSample,
  type OpenParams,
  type PairRows,
  type PositionRange,
  type ProblemDetails,
  type RowView,
} from "../dataset-worker/documents-protocol";
import { outlook, targets, write } from "./conversion";
import type { ConversionOutlook, ConversionTarget } from "../dataset-worker/conversion-protocol";
import type { EvaluationSets } from "../dataset-worker/evaluation-sets";
import type { ModelChoice, NotScored, ScoreSummary, WordNats } from "../dataset-worker/scores-protocol";
import type { Emit, RequestContext } from "../dataset-worker/serve";
import { orProblem, type Scores } from "../scores/text-scorer";
import { problemsIn } from "./problem-details";
import { rowAt } from "./row-view";
import { scoreRows, surpriseIn } from "./scored-rows";
import { severest, ShownProblems } from "./shown-problems";
import { TextSlices } from "./text-slices";

/** How many problems of a file are shown: VS Code takes 1,000, and one may be needed to say that there are more. */
const mostShown = 999;

/** How long the thread works before it looks whether there is something else to do, in milliseconds. */
const slice = 10;

/** How long the first problems of a big file wait for more, in milliseconds. */
const pause = 400;

/** A dataset that is open in an editor: follows its changes, checks it bit by bit and tells what it finds. */
export class ServedDocument {
  private readonly loading = new AbortController();
  private readonly slices = new TextSlices();
  private readonly shown = new ShownProblems();
  private dataset: OpenDataset | undefined;
  private version: number;
  private check: CheckSettings;
  private evaluation: readonly EvaluationSet[] = [];
  /** The settings by which the rows are being checked. */
  private applied = "";
  private timer: NodeJS.Immediate | NodeJS.Timeout | undefined;
  private lastTold = 0;
  private wholeTook = 0;

  constructor(
    private readonly params: OpenParams,
    private readonly emit: Emit,
    private readonly sets: EvaluationSets,
  ) {
    this.version = params.version;
    this.check = params.check;
  }

  /** Reads the text; false where it is not the document's. Rejects as reading does. */
  async read(onProgress: (done: number) => void): Promise<boolean> {
    const { name, lineBreak, from } = this.params;
    const { signal } = this.loading;
    const source: ByteSource = "path" in from ? withLineBreaks(fileBytes(from.path), lineBreak) : this.slices;
    try {
      const { check } = this;
      const [dataset, evaluation] = await Promise.all([
        OpenDataset.read(source, { name, signal, onProgress }, this.options()),
        this.sets.read(check.evaluation, check.configuration),
      ]);
      if (signal.aborted || ("path" in from && !isSame(dataset, from.lines, from.samples))) return false;
      this.dataset = dataset;
      if (this.check === check) this.evaluation = evaluation;
      this.apply();
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }

  slice(text: string, last: boolean): void {
    this.slices.add(text, last);
  }

  change(version: number, changes: readonly LineChange[], lines: number, sample: LineSample): void {
    this.version = version;
    // What is being read may have the change already.
    if (this.dataset === undefined) return this.loading.abort();
    const rows = this.dataset.rows.length;
    const [first] = this.dataset.edit(changes);
    // Another text altogether may hold its rows in another way; a first row that is being typed does not.
    const isNew = first?.removed === rows && first.inserted > 1;
    if ((isNew && this.isOther) || !isSame(this.dataset, lines, [sample])) this.lose();
    else this.goOn();
  }

  /** Looks again how the text holds its rows. */
  saved(): void {
    if (this.isOther) this.lose();
  }

  private get isOther(): boolean {
    const { dataset } = this;
    return dataset !== undefined && dataset.detect(this.params.name) !== dataset.container;
  }

  private lose(): void {
    this.close();
    this.emit("document/lost", { document: this.params.document });
  }

  /** Has everything checked anew as is now configured, once the evaluation files have been read; but for the same, nothing. */
  configure(check: CheckSettings): void {
    this.check = check;
    void this.sets.read(check.evaluation, check.configuration).then((evaluation) => {
      const isSame = JSON.stringify(check) === this.applied && isSameList(evaluation, this.evaluation);
      // Something else may have been configured meanwhile.
      if (this.check !== check || isSame) return;
      this.evaluation = evaluation;
      this.attempt(() => this.apply());
    });
  }

  private apply(): void {
    if (this.dataset === undefined) return;
    this.applied = JSON.stringify(this.check);
    this.dataset.configure(this.options());
    this.goOn();
  }

  /** Leaves the rows unchecked that are still to be checked. */
  stop(): void {
    this.dataset?.stop();
    if (this.dataset !== undefined) this.goOn();
  }

  close(): void {
    this.loading.abort();
    this.slices.add("", true);
    this.dataset = undefined;
    clearImmediate(this.timer as NodeJS.Immediate);
    clearTimeout(this.timer as NodeJS.Timeout);
  }

  /** The problems that touch a range; undefined where another version is asked about. */
  problems(version: number, range: PositionRange): ProblemDetails[] | undefined {
    const dataset = this.at(version);
    return dataset && problemsIn(dataset, range);
  }

  cure(version: number, wanted: Wanted): Cure | undefined {
    const dataset = this.at(version);
    return dataset && cure(dataset, wanted);
  }

  row(version: number, position: Position, atMost: number, template?: TemplateName): RowView | undefined {
    const dataset = this.at(version);
    return dataset && rowAt(dataset, position, atMost, template);
  }

  /** Has a language model score its rows, or those that touch a range; undefined where it is closed meanwhile. Rejects when the signal comes. */
  async score(
    version: number,
    scores: Scores,
    model: ModelChoice,
    context: RequestContext,
    range?: PositionRange,
  ): Promise<ScoreSummary | NotScored | undefined> {
    const dataset = this.at(version);
    if (dataset === undefined) return undefined;
    const closed = this.loading.signal;
    const signal = AbortSignal.any([context.signal, closed]);
    try {
      const summary = await orProblem(scoreRows(dataset, scores, model, { ...context, signal }, range));
      if (this.dataset === dataset) this.goOn();
      return summary;
    } catch (error) {
      if (closed.aborted) return undefined;
      throw error;
    }
  }

  /** How surprising each word is of the rows that touch a range. Rejects when the signal comes. */
  async surprise(
    version: number,
    scores: Scores,
    model: ModelChoice,
    range: PositionRange,
    signal: AbortSignal,
  ): Promise<WordNats[] | NotScored | undefined> {
    const dataset = this.at(version);
    return dataset && orProblem(surpriseIn(dataset, scores, model, range, signal));
  }

  targets(version: number): ConversionTarget[] | undefined {
    const dataset = this.at(version);
    return dataset && targets(dataset, this.formats, this.check.locale);
  }

  /** Rejects when the signal comes. */
  async outlook(version: number, format: string, context: RequestContext): Promise<ConversionOutlook | undefined> {
    const dataset = this.at(version);
    const to = this.formats.find(({ id }) => id === format);
    if (dataset === undefined || to === undefined) return undefined;
    return outlook(dataset, to, this.check.locale, context);
  }

  /** Rejects as writing does, and when the signal comes. */
  async write(version: number, format: string, path: string | undefined, context: RequestContext) {
    const dataset = this.at(version);
    const to = this.formats.find(({ id }) => id === format);
    if (dataset === undefined || to === undefined) return undefined;
    return { bytes: await write(dataset, to, path, context) };
  }

  /** What rows say, as text to read; undefined for rows that are not there. */
  texts(version: number, rows: readonly number[]): string[] | undefined {
    const dataset = this.at(version);
    if (dataset === undefined || rows.some((row) => row >= dataset.rows.length)) return undefined;
    return rows.map((row) => readableRow(dataset.row(row), this.check.locale));
  }

  /** Two rows as one of the preference format that is nearest to theirs; undefined where they have no two answers. */
  pair(version: number, { chosen, rejected }: PairRows): string | undefined {
    const dataset = this.at(version);
    if (dataset === undefined || Math.max(chosen, rejected) >= dataset.rows.length) return undefined;
    return preferencePair(dataset.row(chosen), dataset.row(rejected), this.formats);
  }

  /** Every format there is, the user's own before the public ones. */
  private get formats(): readonly Format[] {
    return formatsOf(this.check.configuration);
  }

  private at(version: number): OpenDataset | undefined {
    return version === this.version ? this.dataset : undefined;
  }

  private options(): OpenCheckOptions {
    const { settings, ...options } = checkOptions(this.check, (message) => this.emit("log", { message }));
    return { ...options, settings: { ...settings, evaluation: this.evaluation } };
  }

  /** Does work on the document that nobody waits for. Where it throws, the document is given up, and that is told. */
  attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.close();
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.emit("document/failed", { document: this.params.document, reason });
    }
  }

  /** Checks what is to be checked, in slices between which the thread hears what else it is asked. */
  private goOn(): void {
    clearImmediate(this.timer as NodeJS.Immediate);
    clearTimeout(this.timer as NodeJS.Timeout);
    this.timer = setImmediate(() => this.attempt(() => this.checkRows()));
  }

  private checkRows(): void {
    const dataset = this.dataset!;
    const until = performance.now() + slice;
    if (dataset.checkRows(() => performance.now() > until)) {
      this.tell();
      // While someone types, it waits about as long as it takes.
      if (!dataset.isSettled) this.timer = setTimeout(() => this.attempt(() => this.checkWhole()), this.wholeTook);
    } else {
      if (performance.now() - this.lastTold > pause) this.tell();
      this.timer = setImmediate(() => this.attempt(() => this.checkRows()));
    }
  }

  private checkWhole(): void {
    const began = performance.now();
    const dataset = this.dataset!;
    dataset.checkWhole();
    this.wholeTook = performance.now() - began;
    this.tell();
    if (dataset.needsComparison) void this.compare(dataset);
  }

  /** Finds which rows are alike, on other threads where they are many, and goes on. */
  private async compare(dataset: OpenDataset): Promise<void> {
    const { signal } = this.loading;
    try {
      await dataset.compare(joinRows(signal));
      if (!signal.aborted) this.goOn();
    } catch (error) {
      if (!signal.aborted) this.emit("log", { message: String(error) });
    }
  }

  private tell(): void {
    const dataset = this.dataset!;
    const { counts, shown } = severest(dataset, mostShown);
    const { places, added } = this.shown.next(dataset, shown);
    const { document } = this.params;
    const summary = summaryOf(dataset, counts);
    const remaining = dataset.isSettled ? 0 : Math.max(1, dataset.remaining);
    const { version } = this;
    this.emit("document/checked", { document, version, summary, remaining, places, added }, [
      places.buffer as ArrayBuffer,
    ]);
    this.lastTold = performance.now();
  }
}

function isSame(dataset: OpenDataset, lines: number, samples: readonly LineSample[]): boolean {
  return (
    dataset.lines === lines && samples.every(({ line, beginning }) => dataset.lineAt(line, sampleLength) === beginning)
  );
}

function isSameList<Value>(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

function summaryOf(dataset: OpenDataset, problems: DatasetSummary["problems"]): DatasetSummary {
  let rows = 0;
  let unchecked = 0;
  let unparsed = 0;
  dataset.rows.forEach(({ checked }, i) => {
    if (!dataset.isBlank(i)) rows++;
    if (checked === undefined) unchecked++;
    else if (!checked.parses) unparsed++;
  });
  const { container, kind } = dataset;
  const format = dataset.format && { id: dataset.format.id, title: dataset.format.title };
  return { container, format, kind, rows, unchecked, unparsed, problems };
}
