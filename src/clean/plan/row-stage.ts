import { DatasetCheck } from "../../dataset/check";
import { rewritten } from "../../dataset/container/row-text";
import { languageOfRow } from "../../dataset/analysis/row-language";
import type { Row } from "../../dataset/row/row";
import { rowKeys } from "../../dataset/set/row-keys";
import { applyFixes } from "../../lint/fixes";
import { localize, type Locale, type Localized } from "../../lint/locale";
import type { Problem } from "../../lint/problem";
import type { Decisions } from "./decisions";
import { KeptKeys } from "./kept-keys";
import type { LeftRows } from "./left-rows";
import type { NumberedStep } from "./stages";

const syntax = "dataset/json-syntax";

const words = {
  language: { en: "The row is in {language}, not in {wanted}.", "zh-cn": "此行的语言为 {language}，而非 {wanted}。" },
  unparsed: { en: "The row does not parse.", "zh-cn": "无法解析此行。" },
} satisfies Record<string, Localized>;

/** What a reading by steps that look at single rows has seen. */
export interface RowStageFacts {
  readonly rows: number;
  readonly blank: number;
}

/**
 * Does steps that look at single rows, each row through all of them, and rejects rows that still do not parse behind
 * them. `keepsKeys`: whether the keys of the rows that stay are wanted by later stages.
 */
export async function runRowStage(
  left: LeftRows,
  decisions: Decisions,
  steps: readonly NumberedStep[],
  keepsKeys: boolean,
): Promise<RowStageFacts> {
  let [rows, blank] = [0, 0];
  const keys = keepsKeys ? new KeptKeys() : undefined;
  const check: DatasetCheck = new DatasetCheck(left.checkOptions(steps, [syntax]), {
    row: (row, problems) => {
      if (row.isBlank) return void blank++;
      rows++;
      const staying = new RowSteps(check, decisions, left.options.locale, row, problems).run(steps);
      if (staying?.object !== undefined) keys?.add(staying.number, rowKeys(staying));
    },
  });
  await left.read((row, file) => check.add(row, file));
  const { format, kind } = check.finish();
  [left.format, left.kind] = [format, kind];
  left.changed(keys);
  return { rows, blank };
}

/** One row on its way through the steps. */
class RowSteps {
  constructor(
    private readonly check: DatasetCheck,
    private readonly decisions: Decisions,
    private readonly locale: Locale,
    private row: Row,
    private problems: readonly Problem[],
  ) {}

  /** The row as it is behind the steps; undefined where it goes. */
  run(steps: readonly NumberedStep[]): Row | undefined {
    if (this.row.content.error !== undefined) this.decisions.markUnreadable(this.row.number);
    for (const numbered of steps) if (!this.stays(numbered)) return undefined;
    if (this.row.content.error === undefined) return this.row;
    const reason = this.problems.find(({ rule }) => rule === syntax)?.message ?? localize(words.unparsed, this.locale);
    this.decisions.reject(this.row.number, { step: -1, rule: syntax, reason });
    return undefined;
  }

  /** Whether the row is still there behind a step. */
  private stays({ number, step: { rule, languages, action } }: NumberedStep): boolean {
    const own = (one: Problem): boolean => one.rule === rule && one.ofFile !== true;
    const found = languages === undefined ? this.problems.filter(own) : this.inOther(languages);
    if (found.length === 0) return true;
    this.decisions.find(number);
    if (action === "drop") {
      const reason = found[0]!.message;
      this.decisions.reject(this.row.number, { step: number, rule: rule ?? "languages", reason });
      return false;
    }
    if (action !== "flag") this.mend(number, found);
    return true;
  }

  /** The row's language as a problem, where it is none of those that stay. */
  private inOther(languages: readonly string[]): Pick<Problem, "message" | "fixes">[] {
    const language = languageOfRow(this.row.segments);
    if (language === undefined || languages.includes(language)) return [];
    const message = localize(words.language, this.locale, { language, wanted: languages.join(", ") });
    return [{ message, fixes: [] }];
  }

  /** Applies the fixes that leave the row there, hide nothing that is lost, and do not cross each other. */
  private mend(step: number, found: readonly Pick<Problem, "message" | "fixes">[]): void {
    // Of a row beyond the limit only the beginning is there, which would take the whole row's place.
    if (this.row.content.error?.reason === "too-long") return;
    const { removal } = this.row.source.place;
    const mends = (problem: Problem): Problem => ({
      ...problem,
      fixes: problem.fixes.filter(
        ({ edits, hidesLoss }) =>
          hidesLoss !== true &&
          edits.every(({ range, text }) => text !== "" || range.start !== removal.start || range.end !== removal.end),
      ),
    });
    const { text } = applyFixes(this.row.text, (found as readonly Problem[]).map(mends));
    if (text === this.row.text) return;
    this.decisions.change(this.row.number, step, text);
    this.row = this.check.rowOf(rewritten(this.row.source, text));
    this.problems = this.check.problemsOf(this.row);
  }
}
