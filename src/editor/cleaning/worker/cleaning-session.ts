import { setImmediate } from "node:timers/promises";
import { version } from "../../../../package.json";
import {
  countsOf,
  idleSteps,
  planCleaning,
  reportOf,
  warningsOf,
  writeCleaned,
  type CleaningPlan,
  type CleaningReport,
} from "../../../clean";
import { ChangeList, type Change } from "../../../clean/plan/changes";
import { documentEdits } from "../../../clean/write/document-edits";
import { rejectedLine } from "../../../clean/write/rejected-line";
import type { PlanOptions } from "../../../clean/plan/plan";
import { dropsBlankLines, type Recipe } from "../../../clean/recipe/recipe";
import type { OpenDataset } from "../../../dataset/open/open-dataset";
import type { Row } from "../../../dataset/row/row";
import { cleaningPage } from "../../../report/cleaning-page";
import type {
  ChangeFilter,
  CleaningCounts,
  CleaningEdits,
  CleaningFiles,
  CleaningPlanned,
  ShownChange,
} from "../../dataset-worker/cleaning-protocol";
import type { RequestContext } from "../../dataset-worker/serve";
import type { RowSource } from "../../row-source/row-source";
import { leavingOut, stepTitle } from "./recipe-choice";
import { said, shownChange, shownText } from "./shown-text";

/** How a dataset is read; what a plan is told besides its recipe. */
export type SessionOptions = Omit<PlanOptions, "signal" | "onProgress" | "join" | "score" | "model">;

interface Planned {
  readonly plan: CleaningPlan;
  /** The recipe as it was chosen, with the steps that are left out. */
  readonly recipe: Recipe;
  readonly titles: readonly string[];
  /** What steps lack to find anything, by their numbers. */
  readonly needs: ReadonlyMap<number, string>;
  readonly changes: ChangeList;
}

/** One dataset that is to be cleaned: holds its plan, and which rows are spared. */
export class CleaningSession {
  private planned: Planned | undefined;
  /** Places in the list of changes that the filter lets through. */
  private listed: Uint32Array = new Uint32Array();
  private readonly spared = new Set<number>();
  private filtering = new AbortController();
  /** Until what is being written is there, or nothing of it. */
  private writing: Promise<void> = Promise.resolve();

  constructor(
    readonly source: RowSource,
    private readonly options: SessionOptions,
  ) {}

  /** Makes the plan, or makes it anew without some steps; rows that were spared stay so. Rejects as reading does. */
  async plan(
    recipe: Recipe,
    without: readonly number[],
    how: Pick<PlanOptions, "join" | "score" | "model">,
    { signal, progress }: RequestContext,
  ): Promise<CleaningPlanned> {
    const began = performance.now();
    const { source, options } = this;
    const { locale } = options;
    const bytes = await source.find({ signal, onShare: () => undefined });
    const plan = await planCleaning(() => source.bytes(), leavingOut(recipe, without), {
      ...options,
      ...how,
      signal,
      onProgress: ({ reading, readings, bytes: read }) =>
        progress({ done: reading * bytes + read, total: readings * bytes }),
    });
    const changes = new ChangeList(plan, (row) => source.lengthOf(row));
    const listed = changes.places("risk");
    // What has come meanwhile is heard now: who has cancelled goes on with the plan of before.
    await setImmediate();
    signal.throwIfAborted();
    this.filtering.abort();
    for (const row of this.spared) plan.decisions.spare(row);
    const titles = recipe.steps.map((step) => stepTitle(step, locale));
    const idle = idleSteps(recipe, options.settings);
    const needs = new Map(idle.map(({ step, needs: what }) => [step, what[locale]]));
    this.planned = { plan, recipe, titles, needs, changes };
    this.listed = listed;
    return {
      ...this.counts(),
      recipe: recipe.name,
      changes: changes.count,
      blank: dropsBlankLines(plan.recipe) ? plan.blank : 0,
      milliseconds: performance.now() - began,
    };
  }

  /** Lists the changes that a filter lets through; gives how many those are. Rejects when another filter begins. */
  async filter({ text, step, order }: ChangeFilter): Promise<number> {
    this.filtering.abort();
    this.filtering = new AbortController();
    const { changes } = this.now();
    const places = changes.places(order, step);
    this.listed = text === "" ? places : await this.having(text.toLowerCase(), places, this.filtering.signal);
    return this.listed.length;
  }

  /** The changes `first` and following of those that are listed. */
  async changes(first: number, count: number): Promise<ShownChange[]> {
    const { changes } = this.now();
    const shown: ShownChange[] = [];
    for (const place of this.listed.slice(first, first + count)) shown.push(await this.shown(changes.at(place), false));
    return shown;
  }

  /** What becomes of a row. */
  change(row: number, isWhole: boolean): Promise<ShownChange> {
    const change = this.now().changes.changeOf(row);
    if (change === undefined) throw new Error(`Row ${row + 1} stays as it is.`);
    return this.shown(change, isWhole);
  }

  /** Leaves a row as it is, or all that are listed, or no longer. */
  spare(row: number | "listed", isSpared: boolean): CleaningCounts {
    const { changes, plan } = this.now();
    const rows = row === "listed" ? [...this.listed].map((place) => changes.at(place).row) : [row];
    for (const each of rows) {
      if (!plan.decisions.spare(each, isSpared)) continue;
      if (isSpared) this.spared.add(each);
      else this.spared.delete(each);
    }
    return this.counts();
  }

  /** The edits that carry the plan out; undefined where the document's rows are others than those of the plan. */
  async edits(dataset: OpenDataset, signal: AbortSignal): Promise<CleaningEdits | undefined> {
    const { plan } = this.now();
    const lines: string[] = [];
    let [rows, same] = [0, true];
    await this.source.read({ signal, onShare: () => undefined }, ({ number, text }) => {
      rows++;
      same &&= dataset.rows[number]?.text === text;
      const why = plan.decisions.rejection(number);
      if (why !== undefined) lines.push(rejectedLine(number, why, Buffer.from(text)));
    });
    const own = dataset.rows.filter((_, row) => !dataset.isBlank(row)).length;
    if (!same || own !== rows) return undefined;
    const { rejected, changed } = plan.decisions;
    return {
      changes: documentEdits(dataset, plan),
      dropped: rejected,
      changed,
      rejected: lines,
      pairs: [...plan.decisions.pairTexts()],
    };
  }

  /** Carries the plan out into new files. Rejects as `writeCleaned` does. */
  write(files: CleaningFiles, context: RequestContext): Promise<CleaningReport> {
    const writing = this.writeTo(files, context);
    this.writing = writing.then(
      () => undefined,
      () => undefined,
    );
    return writing;
  }

  private async writeTo(
    { clean, rejected, pairs, report: page }: CleaningFiles,
    { signal, progress }: RequestContext,
  ): Promise<CleaningReport> {
    const { plan } = this.now();
    const { name, locale } = this.options;
    const total = await this.source.find({ signal, onShare: () => undefined });
    let report: CleaningReport | undefined;
    const onProgress = (done: number): void => progress({ done, total });
    const targets = { clean, rejected, pairs, replace: false };
    await writeCleaned(
      plan,
      () => this.source.bytes(),
      targets,
      { name, signal, onProgress },
      (written) => {
        report = reportOf(plan, version, name, written);
        return Promise.resolve([{ path: page, text: cleaningPage(report, name, { locale }) }]);
      },
    );
    return report!;
  }

  /** Lets go of the dataset, once a writing that was cancelled has left nothing behind. */
  async close(): Promise<void> {
    this.filtering.abort();
    await this.writing;
    await this.source.close();
  }

  private now(): Planned {
    if (this.planned === undefined) throw new Error("Nothing has been planned.");
    return this.planned;
  }

  private counts(): CleaningCounts {
    const { plan, recipe, titles, needs, changes } = this.now();
    const { locale } = this.options;
    const { rows, kept, rejected, changed, unparsed, steps } = countsOf(plan);
    const shown = steps.map(({ found, dropped, changed: altered, left }, i) => {
      const { action } = recipe.steps[i]!;
      return { title: titles[i]!, action, found, dropped, changed: altered, left, needs: needs.get(i) };
    });
    const spared = [...this.spared].filter((row) => changes.changeOf(row) !== undefined).length;
    const named = steps.map((step, i) => ({ ...step, what: titles[i]! }));
    const warnings = warningsOf({ rows, kept, unparsed, steps: named }, locale);
    return { rows, kept, rejected, changed, unparsed, spared, warnings, steps: shown };
  }

  /** The places of changes that have a text: in the row, as it was or is, in the reason, or in the name of a step. */
  private async having(wanted: string, places: Uint32Array, signal: AbortSignal): Promise<Uint32Array> {
    const { changes, titles } = this.now();
    const has = (...texts: readonly (string | undefined)[]): boolean =>
      texts.some((text) => text?.toLowerCase().includes(wanted));
    const hits = new Set<number>();
    const open = new Map<number, Change>();
    for (const place of places) {
      const change = changes.at(place);
      const names = change.steps.map((step) => titles[step]);
      if (has(change.reason, change.rule, change.text, ...names)) hits.add(change.row);
      else open.set(change.row, change);
    }
    await this.source.read(
      { signal, onShare: () => undefined },
      (row) => {
        if (has(said(row), row.text)) hits.add(row.number);
      },
      (row) => open.has(row),
    );
    signal.throwIfAborted();
    return places.filter((place) => hits.has(changes.at(place).row));
  }

  /** What is shown of a row: what it says, or how that differs from what it said, or from what the row beside it says. */
  private async compared(
    own: Row,
    text: string | undefined,
    beside: number | undefined,
  ): Promise<readonly [before: Row, after: Row | undefined]> {
    if (text !== undefined) return [own, await this.source.rowWith(own.number, text)];
    return beside === undefined ? [own, undefined] : [await this.source.row(beside), own];
  }

  private async shown(change: Change, isWhole: boolean): Promise<ShownChange> {
    const { plan, titles } = this.now();
    const { row, step, steps, action, reason, text } = change;
    const own = await this.source.row(row);
    const beside = plan.decisions.besides(row);
    const [before, after] = await this.compared(own, text, beside);
    const names = steps.flatMap((each) => titles[each] ?? []);
    return {
      row,
      step,
      titles: reason === undefined ? names : names.slice(-1),
      action,
      reason,
      isSpared: plan.decisions.isSpared(row),
      canSpare: plan.decisions.canSpare(row),
      beside,
      ...(after === undefined ? shownText(before, isWhole) : shownChange(before, after, isWhole)),
    };
  }
}
