import type { Domains } from "../set/rules/domain-ratio";
import { add, ranked, scaled } from "./counts";
import { Distribution } from "./distribution";
import type { RowMeasures, TextMeasures } from "./measure";
import { PerplexityCounts } from "./perplexities";
import type { Figures, ProfileDistribution } from "./schema";
import { standings } from "./standing";

export interface FigureOptions {
  /** The field that tells what domain a row is of, and its values that stand for general rows. */
  readonly domains?: Domains | undefined;
  /** What people call the model whose scores of rows are known. */
  readonly model?: string | undefined;
}

const mostRounds = 20;
const mostDomains = 1000;

/** Adds up what is measured of the rows of a set; memory does not grow with the rows. */
export class FigureCounts {
  private rows = 0;
  private readonly rounds = new Float64Array(mostRounds + 2);
  private readonly languages = new Map<string, number>();
  private readonly characters = distributions();
  private readonly tokens = distributions();
  private sampled = 0;
  private readonly domains = new Map<string, number>();
  private readonly perplexities: PerplexityCounts | undefined;

  constructor(private readonly options: FigureOptions = {}) {
    if (options.model !== undefined) this.perplexities = new PerplexityCounts();
  }

  /** A row; undefined for one that holds no object. */
  add(measures: RowMeasures | undefined): void {
    this.rows++;
    if (measures === undefined) return;
    this.domain(measures.domain);
    if (measures.texts !== undefined) this.texts(measures.texts);
  }

  figures(): Figures {
    const { rows, rounds } = this;
    const histogram = [...rounds].flatMap((count, at) => (count === 0 ? [] : [{ rounds: at, rows: count }]));
    const turns = {
      single: rounds[1]!,
      multi: histogram.reduce((all, one) => all + (one.rounds > 1 ? one.rows : 0), 0),
      none: rounds[0]!,
      histogram,
    };
    const domains = this.domainsFound();
    const talks = turns.single + turns.multi + turns.none;
    return {
      rows,
      turns,
      languages: scaled(this.languages, talks).map(([language, count]) => ({ language, rows: count })),
      characters: described(this.characters, 1),
      tokens: described(this.tokens, this.characters.row.count / this.tokens.row.count),
      sampled: this.sampled,
      ...(this.perplexities && { perplexity: this.perplexities.describe(this.options.model!) }),
      ...(domains !== undefined && { domains }),
      guide: standings({ rows, turns, ...(domains !== undefined && { domains }) }),
    };
  }

  private texts({ rounds, characters, sample, score }: TextMeasures): void {
    this.rounds[Math.min(rounds, mostRounds + 1)]!++;
    addLengths(this.characters, characters);
    if (score !== undefined) this.perplexities?.add(score);
    if (sample === undefined) return;
    this.sampled++;
    add(this.languages, sample.language, sample.weight);
    addLengths(this.tokens, sample.tokens, sample.weight);
  }

  private domain(value: unknown): void {
    if (typeof value !== "string") return;
    if (this.domains.has(value) || this.domains.size < mostDomains) add(this.domains, value);
  }

  private domainsFound(): Figures["domains"] {
    const { domains } = this.options;
    if (domains === undefined || this.domains.size === 0) return undefined;
    const values = ranked(this.domains).map(([value, rows]) => ({
      value,
      rows,
      isGeneral: domains.general.includes(value),
    }));
    return { field: domains.field, values };
  }
}

type Distributions = Readonly<Record<"prompt" | "answer" | "row", Distribution>>;

function distributions(): Distributions {
  return { prompt: new Distribution(), answer: new Distribution(), row: new Distribution() };
}

function addLengths(
  to: Distributions,
  { prompt, answer }: { readonly prompt: number; readonly answer: number },
  weight = 1,
): void {
  to.prompt.add(prompt, weight);
  to.answer.add(answer, weight);
  to.row.add(prompt + answer, weight);
}

/** `factor`: how many rows stand behind one that was counted. */
function described({ prompt, answer, row }: Distributions, factor: number): Figures["characters"] {
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
