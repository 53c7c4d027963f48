import * as z from "zod/mini";
import { described } from "../../lint/described";
import type { SetReader, SetReport } from "../set/set-rule";
import { natsAPiece, type RowScores } from "./row-score";
import type { Tail } from "./stretch";

// More say nothing of a sum of numbers of single precision.
const mostDigits = 9;
// Of fewer rows no quantile is known.
const fewestRows = 100;
/** A text of fewer pieces is surprising, or not, by chance. */
export const fewestPieces = 12;

const thresholds = {
  high: described({
    en: "The perplexity from which on a row is shown, whatever the others have.",
    "zh-cn": "困惑度达到此值的行都会提示，与其他行无关。",
  }),
  low: described({
    en: "The perplexity up to which a row is shown, whatever the others have.",
    "zh-cn": "困惑度不高于此值的行都会提示，与其他行无关。",
  }),
} as const;

/** The options of a rule for one tail of the perplexities. `usual`: the quantile without options. */
export function tailOptions(tail: Tail, usual: number) {
  return z.strictObject({
    quantile: z._default(z.number().check(z.gte(0), z.lte(1)), usual).check(
      described({
        en: "The share of rows below which the perplexity counts as usual, or above which; not used with a threshold.",
        "zh-cn": "以该分位数作为界限；设定了阈值时不使用。",
      }),
    ),
    threshold: z.optional(z.number().check(z.positive())).check(thresholds[tail]),
  });
}

export interface TailOptions {
  readonly quantile: number;
  readonly threshold?: number | undefined;
}

type TailMessage = "beyond" | "limit" | "drop";

/** Finds the rows that lie in one tail of the perplexities. */
export function tailReader(tail: Tail, options: TailOptions): SetReader<TailMessage> {
  return {
    score(scores, report) {
      const bound = boundOf(scores, tail, options);
      if (bound !== undefined) reportBeyond(scores, tail, bound, options, report);
    },
  };
}

/** The nats a piece between the tail and the other rows; undefined where nothing can be said: of few rows, or of rows that are all alike. */
export function boundOf(scores: RowScores, tail: Tail, { quantile, threshold }: TailOptions): number | undefined {
  if (threshold !== undefined) return Math.log(threshold);
  const nats = Float64Array.from(judged(scores), ([, own]) => own).sort();
  if (nats.length < fewestRows) return undefined;
  if (tail === "high") nats.reverse();
  const share = tail === "high" ? 1 - quantile : quantile;
  let beyond = Math.max(1, Math.floor(share * nats.length + 1e-9));
  // Rows that are the same would all be shown, however many they are.
  while (beyond > 0 && nats[beyond - 1] === nats[beyond]) beyond--;
  const [least, usual] = [nats[beyond - 1], nats[beyond]];
  if (least === undefined || usual === undefined) return least;
  // Between the two, so that what is said of the bound is true of the row that lies next to it.
  const between = (least + usual) / 2;
  return between === usual ? least : between;
}

function reportBeyond(
  scores: RowScores,
  tail: Tail,
  bound: number,
  { quantile, threshold }: TailOptions,
  report: SetReport<TailMessage>,
): void {
  const share = String(Number((100 * (tail === "high" ? quantile : 1 - quantile)).toFixed(2)));
  for (const [row, nats] of judged(scores)) {
    if (tail === "high" ? nats < bound : nats > bound) continue;
    const data = { ...perplexityTexts(nats, bound), share };
    const message = threshold === undefined ? "beyond" : "limit";
    const { stretch } = scores[row]!;
    report({ message, data, row, ...(stretch === undefined ? { compared: "all" } : { stretch }), drop: "drop" });
  }
}

/** The rows whose score says something, with their nats a piece. */
function* judged(scores: RowScores): Generator<readonly [row: number, nats: number]> {
  for (const [row, score] of scores.entries()) {
    if (score === undefined || score.pieces < fewestPieces) continue;
    yield [row, natsAPiece(score)!];
  }
}

/** A row's perplexity and the bound to three digits, or to as many as tell the two apart. */
export function perplexityTexts(nats: number, bound: number): { readonly perplexity: string; readonly bound: string } {
  const to = (digits: number) => ({ perplexity: perplexityText(nats, digits), bound: perplexityText(bound, digits) });
  for (let digits = 3; digits <= mostDigits; digits++) {
    const texts = to(digits);
    if (texts.perplexity !== texts.bound) return texts;
  }
  return to(3);
}

/** A perplexity to so many digits, and never to fewer than it has before the point. */
function perplexityText(nats: number, digits: number): string {
  const value = Math.exp(nats);
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(value)));
  return value >= 1000
    ? value.toLocaleString("en", { maximumFractionDigits: Math.min(decimals, 20) })
    : Number(value.toPrecision(digits)).toString();
}
