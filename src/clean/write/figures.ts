import { DatasetCheck } from "../../dataset/check";
import type { FileBeginning, RowText } from "../../dataset/container/read-rows";
import { FigureCounts } from "../../dataset/profile/figure-counts";
import { measured } from "../../dataset/profile/measure";
import { RowSample } from "../../dataset/profile/row-sample";
import type { Figures } from "../../dataset/profile/schema";
import type { Row } from "../../dataset/row/row";
import { domainsOf, type Domains } from "../../dataset/set/rules/domain-ratio";
import { rewritten } from "../../dataset/container/row-text";
import type { CleaningPlan } from "../plan/plan";
import { ratioRules, type Recipe } from "../recipe/recipe";

// Of more rows, some stand for all where languages and tokens are told: it would take as long as all of the cleaning.
const allSampled = 4000;

/** The set before and after a cleaning. */
export interface CleaningFigures {
  readonly before: Figures;
  readonly after: Figures;
}

/**
 * Counts the set as it was and as a plan leaves it, in one reading: a row that stays as it is gets measured once, and the
 * same rows stand for others on both sides, so that what differs is what was cleaned. Memory does not grow with the rows.
 */
export class BeforeAndAfter {
  private readonly check: DatasetCheck;
  private readonly before: FigureCounts;
  private readonly after: FigureCounts;
  // Of rows that stay and of those that go, so that what is after is never more than what was before.
  private readonly samples = { stays: new RowSample(allSampled), goes: new RowSample(allSampled) };
  private readonly seen = { stays: 0, goes: 0 };
  private readonly domains: Domains | undefined;

  constructor(private readonly plan: CleaningPlan) {
    this.domains = domainsIn(plan.recipe);
    const options = { domains: this.domains, model: plan.scores?.model };
    this.before = new FigureCounts(options);
    this.after = new FigureCounts(options);
    this.check = new DatasetCheck(plan.reading, { row: (row) => this.count(row) });
  }

  /** The file's next row, as it was. */
  add(row: RowText, file: FileBeginning): void {
    this.check.add(row, file);
  }

  /** To be called behind the last row. */
  finish(): CleaningFigures {
    this.check.finish();
    return { before: this.before.figures(), after: this.after.figures() };
  }

  private count(row: Row): void {
    if (row.isBlank) return;
    const { decisions, scores } = this.plan;
    const { number, segments } = row;
    const side = decisions.rejection(number) === undefined ? "stays" : "goes";
    const weight = segments.length === 0 ? 0 : this.samples[side].weightOf(this.seen[side]++);
    const options = { domains: this.domains, weight, score: scores?.rows[number] };
    const measures = measured(row, options);
    this.before.add(measures);
    if (side === "goes") return;
    const text = decisions.text(number);
    this.after.add(text === undefined ? measures : measured(this.check.rowOf(rewritten(row.source, text)), options));
  }
}

/** How domains are told apart by the step that has them in proportion; undefined where there is none. */
function domainsIn({ steps }: Recipe): Domains | undefined {
  const step = steps.find(({ rule, ratio }) => ratio === "domains" || rule === ratioRules.domains);
  return step && domainsOf(step.options);
}
