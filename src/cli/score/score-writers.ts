import { localize, type Locale, type Localized } from "../../lint/locale";
import { natsAPiece } from "../../dataset/scores/row-score";
import { fewestPieces } from "../../dataset/scores/tail-reader";
import type { TextResult } from "../../perplexity/score-texts";
import { printable } from "../../text/printable";
import { failureText } from "./failure-text";

/** Takes the results of rows, in no order, and prints them. */
export interface ScoreWriter {
  add(place: number, result: TextResult): void;
  /** A row that was not scored, with the reason in a sentence. */
  fail(place: number, reason: string): void;
  /** To be called when all rows have been. */
  end(): void;
}

/** Perplexity; null where nothing was predicted. */
function perplexityOf({ tokens, nll }: { readonly tokens: number; readonly nll: number }): number | null {
  return tokens === 0 ? null : Math.exp(nll / tokens);
}

const piece = 256;

/** A line of JSON a row, in the file's order, as soon as all rows before it are known. `rows` are 0-based numbers. */
export function jsonLines(rows: readonly number[], out: (text: string) => void, locale: Locale): ScoreWriter {
  const lines = new Array<string | undefined>(rows.length);
  let next = 0;
  let ready: string[] = [];
  const write = (): void => {
    if (ready.length > 0) out(ready.join(""));
    ready = [];
  };
  const put = (place: number, score: object): void => {
    lines[place] = `${JSON.stringify({ row: rows[place]! + 1, ...score })}\n`;
    for (let line; (line = lines[next]) !== undefined; next++) {
      ready.push(line);
      lines[next] = undefined;
    }
    if (ready.length >= piece) write();
  };
  const fail = (place: number, error: string): void => put(place, { tokens: 0, nll: null, ppl: null, error });
  return {
    add: (place, result) => {
      if ("failure" in result) return fail(place, failureText(result.failure, locale));
      const { tokens, nll, places } = result;
      put(place, { tokens, nll, ppl: perplexityOf(result), ...(places && { tokenNll: triples(places) }) });
    },
    fail,
    end: write,
  };
}

function triples(numbers: readonly number[]): number[][] {
  return Array.from({ length: numbers.length / 3 }, (_, i) => numbers.slice(3 * i, 3 * i + 3));
}

const words = {
  summary: {
    en: "{rows} row{plural} scored, {tokens} tokens. Perplexity: {all} over all tokens; by piece, rows from {low} to {high}, half of them below {median}.",
    "zh-cn":
      "已打分 {rows} 行，共 {tokens} 个 token。总体困惑度 {all}；各行（按字词片段）{low} 至 {high}，中位数 {median}。",
  },
  nothing: { en: "There is nothing to score.", "zh-cn": "没有可打分的内容。" },
  highest: {
    en: "The most surprising rows (garbled, another language, rare):",
    "zh-cn": "困惑度最高的行（乱码、其他语言、罕见内容）：",
  },
  lowest: {
    en: "The least surprising rows (boilerplate, loops, copies):",
    "zh-cn": "困惑度最低的行（套话、循环、照抄）：",
  },
  failed: {
    en: "{count} row{plural} could not be scored; the first, row {row}: {reason}",
    "zh-cn": "{count} 行无法打分；其中第一行（第 {row} 行）：{reason}",
  },
} satisfies Record<string, Localized>;

const shownRows = 10;
const shownLength = 60;

/** The two tails, and how the rows are spread between them. */
export class PrettyScores implements ScoreWriter {
  /** By piece, as the rules have it. */
  private readonly scored: { readonly place: number; readonly perplexity: number; readonly pieces: number }[] = [];
  private readonly failed: { readonly place: number; readonly reason: string }[] = [];
  private tokens = 0;
  private nll = 0;

  constructor(
    private readonly rows: readonly number[],
    private readonly texts: readonly (string | undefined)[],
    private readonly out: (text: string) => void,
    private readonly locale: Locale,
  ) {}

  add(place: number, result: TextResult): void {
    if ("failure" in result) return this.fail(place, failureText(result.failure, this.locale));
    const nats = natsAPiece(result);
    if (nats === undefined) return;
    this.scored.push({ place, perplexity: Math.exp(nats), pieces: result.pieces });
    this.tokens += result.tokens;
    this.nll += result.nll;
  }

  fail(place: number, reason: string): void {
    this.failed.push({ place, reason });
  }

  end(): void {
    const { scored, failed, locale } = this;
    const say = (message: Localized, data: Record<string, string | number> = {}) => localize(message, locale, data);
    scored.sort((a, b) => a.perplexity - b.perplexity);
    const lines: string[] = [];
    if (scored.length === 0) lines.push(say(words.nothing));
    else {
      const value = (at: number): string => figure(scored[at]!.perplexity);
      const all = figure(Math.exp(this.nll / this.tokens));
      const spread = { low: value(0), median: value(scored.length >> 1), high: value(scored.length - 1), all };
      const counts = {
        rows: scored.length.toLocaleString("en"),
        plural: scored.length === 1 ? "" : "s",
        tokens: this.tokens.toLocaleString("en"),
      };
      lines.push(say(words.summary, { ...spread, ...counts }));
      // A text of a few pieces is surprising, or not, by chance; and no row stands in both lists.
      const judged = scored.filter(({ pieces }) => pieces >= fewestPieces);
      const [low, high] = [judged.slice(0, Math.min(shownRows, judged.length >> 1)), judged.slice(judged.length >> 1)];
      if (high.length > 0) lines.push("", say(words.highest), ...this.listed(high.slice(-shownRows).reverse()));
      if (low.length > 0) lines.push("", say(words.lowest), ...this.listed(low));
    }
    const [first] = failed.sort((a, b) => a.place - b.place);
    if (first !== undefined) {
      const plural = failed.length === 1 ? "" : "s";
      const data = { count: failed.length, plural, row: this.rows[first.place]! + 1, reason: printable(first.reason) };
      lines.push("", say(words.failed, data));
    }
    this.out(`${lines.join("\n")}\n`);
  }

  private listed(some: PrettyScores["scored"]): string[] {
    const number = (place: number): string => String(this.rows[place]! + 1);
    const width = Math.max(...some.map(({ place }) => number(place).length));
    return some.map(({ place, perplexity: value }) => {
      const text = printable(this.texts[place]!.slice(0, shownLength).replace(/\s+/g, " "));
      return `  ${number(place).padStart(width)}  ${figure(value).padStart(9)}  ${text}`;
    });
  }
}

function figure(value: number): string {
  return value >= 1e6 ? value.toExponential(2) : String(Number(value.toPrecision(4)));
}
