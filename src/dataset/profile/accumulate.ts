import type { Problem, Severity } from "../../lint/problem";
import { severities } from "../../lint/problem";
import { estimateTokens } from "../../text/tokens";
import type { DatasetFacts } from "../check";
import type { FileFacts } from "../container/read-rows";
import type { Row } from "../row/row";
import { roles, type Role, type Segment } from "../row/view";
import type { RowScore } from "../scores/row-score";
import { scoredText } from "../scores/scored-text";
import type { Domains } from "../set/rules/domain-ratio";
import type { SetProblem } from "../set/run";
import { Distribution } from "./distribution";
import { rowLanguage } from "./language";
import { PerplexityCounts } from "./perplexities";
import type { Profile, ProfileDistribution } from "./schema";
import { standings } from "./standing";

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
const mostRounds = 20;
const mostSystemPrompts = 1000;
const shownSystemPrompts = 10;
const systemPromptLength = 300;
const mostDomains = 1000;

/** Makes a profile of a set, row by row, file by file; memory does not grow with the rows. */
export class ProfileAccumulator {
  private readonly files: Profile["files"] = [];
  private path = "";
  private rows = 0;
  private readonly formats = new Map<string, number>();
  private readonly rounds = new Float64Array(mostRounds + 2);
  private readonly turnsOfRole = new Float64Array(roles.length);
  private readonly rowsOfRole = new Float64Array(roles.length);
  private readonly systemPrompts = new Map<string, number>();
  private rowsWithSystemPrompt = 0;
  private allSystemPrompts = true;
  private readonly languages = new Map<string, number>();
  private readonly characters = lengths();
  private readonly tokens = lengths();
  private sampled = 0;
  private nextSample = 0;
  private stretchEnd = 1;
  private stretch = 1;
  private random = 1;
  private readonly domains = new Map<string, number>();
  private readonly rules = new Map<string, Profile["problems"]["rules"][number]>();
  private readonly severities: Record<Severity, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  private rowsWithProblems = 0;
  private readonly perplexities: PerplexityCounts | undefined;

  constructor(private readonly options: ProfileOptions = {}) {
    if (options.scores !== undefined) this.perplexities = new PerplexityCounts();
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
    if (row.object === undefined) return;
    add(this.formats, row.format?.id ?? "unknown");
    if (this.options.domains !== undefined) this.domain(row.object[this.options.domains.field]);
    const { segments } = row;
    if (segments.length === 0) return;
    this.perplexity(segments);
    this.roles(segments);
    this.lengths(segments, at);
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
    const sum = (key: "rows" | "unparsed"): number => files.reduce((all, file) => all + file[key], 0);
    const rounds = [...this.rounds].flatMap((rows, at) => (rows === 0 ? [] : [{ rounds: at, rows }]));
    const rows = sum("rows");
    const turns = {
      single: this.rounds[1]!,
      multi: rounds.reduce((all, one) => all + (one.rounds > 1 ? one.rows : 0), 0),
      none: this.rounds[0]!,
      histogram: rounds,
    };
    const domains = this.domainsFound();
    const count = (rule: string): number => this.rules.get(`dataset/${rule}`)?.problems ?? 0;
    const scaled = scale(this.languages, turns.single + turns.multi + turns.none);
    return {
      version: 1,
      files: [...files],
      rows,
      unparsed: sum("unparsed"),
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
      languages: scaled.map(([language, rows]) => ({ language, rows })),
      characters: described(this.characters, 1),
      tokens: described(this.tokens, this.characters.row.count / this.tokens.row.count),
      sampled: this.sampled,
      ...(this.perplexities && { perplexity: this.perplexities.describe(this.options.scores!.model) }),
      ...(domains !== undefined && { domains }),
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
      guide: standings({ rows, turns, ...(domains !== undefined && { domains }) }),
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

  private domain(value: unknown): void {
    if (typeof value !== "string") return;
    if (this.domains.has(value) || this.domains.size < mostDomains) add(this.domains, value);
  }

  private domainsFound(): Profile["domains"] {
    const { domains } = this.options;
    if (domains === undefined || this.domains.size === 0) return undefined;
    const values = ranked(this.domains).map(([value, rows]) => ({
      value,
      rows,
      isGeneral: domains.general.includes(value),
    }));
    return { field: domains.field, values };
  }

  private perplexity(segments: readonly Segment[]): void {
    const score = this.options.scores?.scoreOf(scoredText(segments));
    if (score !== undefined) this.perplexities!.add(score);
  }

  private roles(segments: readonly Segment[]): void {
    let rounds = 0;
    let seen = 0;
    let turn = -1;
    let role: Role | undefined;
    for (const segment of segments) {
      if (segment.part === "tools" || (segment.turn === turn && segment.role === role)) continue;
      turn = segment.turn;
      role = segment.role;
      const at = roles.indexOf(role);
      this.turnsOfRole[at]!++;
      if ((seen & (1 << at)) === 0) this.rowsOfRole[at]!++;
      seen |= 1 << at;
      if (role === "user") rounds++;
      else if (segment.part === "system") this.systemPrompt(segment.text, turn);
    }
    this.rounds[Math.min(rounds, mostRounds + 1)]!++;
  }

  private systemPrompt(text: string, turn: number): void {
    if (turn > 0 || text === "") return;
    this.rowsWithSystemPrompt++;
    const shown = text.length > systemPromptLength ? `${text.slice(0, systemPromptLength)}…` : text;
    if (this.systemPrompts.has(shown) || this.systemPrompts.size < mostSystemPrompts) add(this.systemPrompts, shown);
    else this.allSystemPrompts = false;
  }

  private lengths(segments: readonly Segment[], at: number): void {
    const { prompt, answer, row } = this.characters;
    let given = 0;
    let answered = 0;
    for (const { role, text } of segments) {
      if (role === "assistant") answered += text.length;
      else given += text.length;
    }
    prompt.add(given);
    answer.add(answered);
    row.add(given + answered);
    if (at < this.nextSample) return;
    this.sample(segments);
    this.chooseSample();
  }

  /** One row of the next stretch, any of them, as the rows of a set may take turns. */
  private chooseSample(): void {
    this.stretch = Math.max(1, Math.floor((this.stretchEnd * 2) / allSampled));
    this.random = Math.imul(this.random, 1664525) + 1013904223;
    this.nextSample = this.stretchEnd + Math.floor(((this.random >>> 0) / 0x100000000) * this.stretch);
    this.stretchEnd += this.stretch;
  }

  /** Counts what takes long; the row stands for all of its stretch. */
  private sample(segments: readonly Segment[]): void {
    const weight = this.stretch;
    this.sampled++;
    add(this.languages, rowLanguage(segments), weight);
    let given = 0;
    let answered = 0;
    for (const { role, text } of segments) {
      if (role === "assistant") answered += estimateTokens(text);
      else given += estimateTokens(text);
    }
    const { prompt, answer, row } = this.tokens;
    prompt.add(given, weight);
    answer.add(answered, weight);
    row.add(given + answered, weight);
  }
}

type Lengths = Readonly<Record<"prompt" | "answer" | "row", Distribution>>;

function lengths(): Lengths {
  return { prompt: new Distribution(), answer: new Distribution(), row: new Distribution() };
}

/** `factor`: how many rows stand behind one that was counted. */
function described({ prompt, answer, row }: Lengths, factor: number): Profile["characters"] {
  return { prompt: describe(prompt, factor), answer: describe(answer, factor), row: describe(row, factor) };
}

function describe(distribution: Distribution, factor: number): ProfileDistribution {
  const { count, total, least, most } = distribution;
  const at = (percent: number): number => distribution.quantile(percent / 100);
  return {
    total: count === 0 ? 0 : Math.round(total * factor),
    mean: count === 0 ? 0 : Math.round((total / count) * 10) / 10,
    least: count === 0 ? 0 : least,
    most,
    quantiles: { p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95), p99: at(99) },
    histogram: distribution.histogram().map((bin) => ({
      from: bin.from,
      to: bin.to,
      rows: Math.round(bin.count * factor),
    })),
  };
}

function add<Key>(counts: Map<Key, number>, key: Key, by = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function ranked<Key>(counts: ReadonlyMap<Key, number>): [Key, number][] {
  return [...counts].sort((a, b) => b[1] - a[1]);
}

/** Counts of samples as counts of all rows. */
function scale<Key>(counts: ReadonlyMap<Key, number>, rows: number): [Key, number][] {
  const sampled = [...counts.values()].reduce((all, one) => all + one, 0);
  return ranked(counts).map(([key, count]) => [key, Math.round((count * rows) / sampled)]);
}
