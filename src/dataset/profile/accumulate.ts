import type { Problem, Severity } from "../../lint/problem";
import { severities } from "../../lint/problem";
import type { DatasetFacts } from "../check";
import type { FileFacts } from "../container/read-rows";
import type { Row } from "../row/row";
import { roles, type Segment } from "../row/view";
import type { RowScore } from "../scores/row-score";
import { scoredText } from "../scores/scored-text";
import type { Domains } from "../set/rules/domain-ratio";
import type { SetProblem } from "../set/run";
import { add, ranked } from "./counts";
import { FigureCounts } from "./figure-counts";
import { measured, turnsOf } from "./measure";
import { RowSample } from "./row-sample";
import type { Profile } from "./schema";

export interface ProfileOptions {
  /** The field that tells what domain a row is of, and its values that stand for general rows. */
  readonly domains?: Domains | undefined;
  /** What a language model has made of texts before; no model is run for a profile. */
  readonly scores?: KnownScores | undefined;
}

/** Scores of texts that are known. */
export interface KnownScores {
  /** What people call the model. */
  readonly model: string;
  /** The score of a row's `scoredText`; undefined where it is not known. */
  readonly scoreOf: (text: string) => RowScore | undefined;
}

// Estimating tokens takes ten times as long as reading: of large sets, some rows stand for all.
const allSampled = 60_000;
const mostSystemPrompts = 1000;
const shownSystemPrompts = 10;
const systemPromptLength = 300;

/** Makes a profile of a set, row by row, file by file; memory does not grow with the rows. */
export class ProfileAccumulator {
  private readonly files: Profile["files"] = [];
  private path = "";
  private rows = 0;
  private readonly formats = new Map<string, number>();
  private readonly turnsOfRole = new Float64Array(roles.length);
  private readonly rowsOfRole = new Float64Array(roles.length);
  private readonly systemPrompts = new Map<string, number>();
  private rowsWithSystemPrompt = 0;
  private allSystemPrompts = true;
  private readonly sample = new RowSample(allSampled);
  private readonly figures: FigureCounts;
  private readonly rules = new Map<string, Profile["problems"]["rules"][number]>();
  private readonly severities: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  private rowsWithProblems = 0;

  constructor(private readonly options: ProfileOptions = {}) {
    this.figures = new FigureCounts({ domains: options.domains, model: options.scores?.model });
  }

  /** What comes now is of the file at `path`, as people are to read it. */
  beginFile(path: string): void {
    this.path = path;
  }

  /** A row with what is wrong with it. */
  row(row: Row, problems: readonly Problem[]): void {
    if (problems.length > 0) this.rowsWithProblems++;
    for (const problem of problems) this.problem(problem, row.number);
    if (row.isBlank) return;
    const at = this.rows++;
    const { segments } = row;
    const { domains, scores } = this.options;
    const texts = segments.length > 0 && {
      weight: this.sample.weightOf(at),
      score: scores?.scoreOf(scoredText(segments)),
    };
    this.figures.add(measured(row, { domains, weight: 0, ...texts }));
    if (row.object === undefined) return;
    add(this.formats, row.format?.id ?? "unknown");
    this.roles(segments);
  }

  /** A problem of the set, or one that later rows showed. */
  set({ problem, row }: SetProblem): void {
    this.problem(problem, row);
  }

  endFile({ container, bytes }: FileFacts, { format, kind, rows, unparsed }: DatasetFacts): void {
    this.files.push({ path: this.path, bytes, container, format: format?.id ?? "unknown", kind, rows, unparsed });
  }

  profile(): Profile {
    const { files } = this;
    const { rows, turns, guide, ...figures } = this.figures.figures();
    const count = (rule: string): number => this.rules.get(`dataset/${rule}`)?.problems ?? 0;
    return {
      version: 1,
      files: [...files],
      rows,
      unparsed: files.reduce((all, { unparsed }) => all + unparsed, 0),
      formats: ranked(this.formats).map(([format, rows]) => ({ format, rows })),
      turns,
      roles: roles.flatMap((role, at) =>
        this.turnsOfRole[at] === 0 ? [] : [{ role, turns: this.turnsOfRole[at]!, rows: this.rowsOfRole[at]! }],
      ),
      systemPrompts: {
        rows: this.rowsWithSystemPrompt,
        distinct: this.systemPrompts.size,
        isComplete: this.allSystemPrompts,
        most: ranked(this.systemPrompts)
          .slice(0, shownSystemPrompts)
          .map(([text, rows]) => ({ text, rows })),
      },
      ...figures,
      duplicates: {
        exact: count("exact-duplicate"),
        conflicting: count("conflicting-outputs"),
        beginnings: count("prefix-dialogue"),
      },
      problems: {
        total: severities.reduce((all, severity) => all + this.severities[severity], 0),
        rows: this.rowsWithProblems,
        severities: { ...this.severities },
        rules: [...this.rules.values()].sort(
          (a, b) =>
            severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
            b.problems - a.problems ||
            a.rule.localeCompare(b.rule),
        ),
      },
      guide,
    };
  }

  private problem({ rule, severity }: Problem, row: number | undefined): void {
    this.severities[severity]++;
    const known = this.rules.get(rule);
    if (known !== undefined) known.problems++;
    else {
      const first = row === undefined ? {} : { first: { path: this.path, row: row + 1 } };
      this.rules.set(rule, { rule, severity, problems: 1, ...first });
    }
  }

  private roles(segments: readonly Segment[]): void {
    let seen = 0;
    for (const { role, part, text, turn } of turnsOf(segments)) {
      const at = roles.indexOf(role);
      this.turnsOfRole[at]!++;
      if ((seen & (1 << at)) === 0) this.rowsOfRole[at]!++;
      seen |= 1 << at;
      if (part === "system") this.systemPrompt(text, turn);
    }
  }

  private systemPrompt(text: string, turn: number): void {
    if (turn > 0 || text === "") return;
    this.rowsWithSystemPrompt++;
    const shown = text.length > systemPromptLength ? `${text.slice(0, systemPromptLength)}…` : text;
    if (this.systemPrompts.has(shown) || this.systemPrompts.size < mostSystemPrompts) add(this.systemPrompts, shown);
    else this.allSystemPrompts = false;
  }
}
