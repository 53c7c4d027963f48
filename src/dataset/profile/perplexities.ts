import { natsAPiece, type RowScore } from "../scores/row-score";
import { fewestPieces } from "../scores/tail-reader";
import type { ProfilePerplexity } from "./schema";

type Bins = NonNullable<ProfilePerplexity["distribution"]>["histogram"];

// As the series E192 has them: three digits, 1.2 % from each to the next.
const binsPerDecade = 192;
const decades = 12;
const binCount = binsPerDecade * decades;
// How many bins a bar may be made of, so that each decade has whole bars.
const stepsOfBars = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 192];

/** How perplexities of rows are distributed, in memory that does not grow with them: 40 kB. */
export class PerplexityCounts {
  private readonly counts = new Float64Array(binCount);
  // In nats, as rules compare them, so that a cut at an edge drops exactly the rows beyond it.
  private readonly bounds = Float64Array.from({ length: binCount }, (_, bin) => Math.log(edgeOf(bin)));
  private scored = 0;
  private judged = 0;
  private least = Infinity;
  private most = 0;

  add(score: RowScore): void {
    const nats = natsAPiece(score);
    if (nats === undefined) return;
    this.scored++;
    if (score.pieces < fewestPieces) return;
    this.judged++;
    this.counts[this.binOf(nats)]!++;
    if (nats < this.least) this.least = nats;
    if (nats > this.most) this.most = nats;
  }

  /** `model`: what people call it. */
  describe(model: string): ProfilePerplexity {
    const { scored, judged } = this;
    if (judged === 0) return { model, scored, judged };
    const at = (percent: number): number => this.quantile(percent / 100);
    const distribution = {
      least: perplexityOf(this.least),
      most: perplexityOf(this.most),
      quantiles: { p1: at(1), p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95), p99: at(99) },
      histogram: [...this.counts].flatMap((rows, bin) =>
        rows === 0 ? [] : [{ from: edgeOf(bin), to: edgeOf(bin + 1), rows }],
      ),
    };
    return { model, scored, judged, distribution };
  }

  private binOf(nats: number): number {
    let bin = Math.min(binCount - 1, Math.max(0, Math.floor((nats / Math.LN10) * binsPerDecade)));
    // Edges are rounded.
    while (bin > 0 && nats < this.bounds[bin]!) bin--;
    while (bin < binCount - 1 && nats >= this.bounds[bin + 1]!) bin++;
    return bin;
  }

  private quantile(share: number): number {
    let seen = 0;
    const bin = this.counts.findIndex((rows) => rows > 0 && (seen += rows) >= share * this.judged);
    const middle = ((bin + 0.5) / binsPerDecade) * Math.LN10;
    return perplexityOf(Math.min(this.most, Math.max(this.least, middle)));
  }
}

/** The bars of a histogram, no more than `most` where it spans fewer decades; each is made of as many bins as the others. */
export function perplexityBars(histogram: Bins, most: number): Bins {
  const [first, last] = [binAt(histogram[0]!.from), binAt(histogram.at(-1)!.to)];
  const barsBy = (step: number): number => Math.ceil(last / step) - Math.floor(first / step);
  const step = stepsOfBars.find((one) => barsBy(one) <= most) ?? binsPerDecade;
  const start = Math.floor(first / step);
  const rows = new Float64Array(barsBy(step));
  for (const bin of histogram) rows[Math.floor(binAt(bin.from) / step) - start]! += bin.rows;
  return Array.from(rows, (count, i) => ({
    from: edgeOf((start + i) * step),
    to: edgeOf((start + i + 1) * step),
    rows: count,
  }));
}

/** The rows of another histogram, of which none lies beyond the bars, in the same bars. */
export function perplexityBarsAs(bars: Bins, histogram: Bins): Bins {
  const start = binAt(bars[0]!.from);
  const step = binAt(bars[0]!.to) - start;
  const rows = new Float64Array(bars.length);
  for (const bin of histogram) rows[Math.floor((binAt(bin.from) - start) / step)]! += bin.rows;
  return bars.map(({ from, to }, i) => ({ from, to, rows: rows[i]! }));
}

/** A place at which a set can be cut: all rows up to `value` are below it. */
export interface Cut {
  readonly value: number;
  /** Rows. */
  readonly below: number;
}

/** Every place at which the rows behind `bars` can be cut, and the rows be counted without an error, in ascending order. */
export function cutsWithin(bars: Bins, histogram: Bins): Cut[] {
  const rows = new Map(histogram.map((bin) => [bin.to, bin.rows]));
  const cuts: Cut[] = [];
  let below = 0;
  for (let bin = binAt(bars[0]!.from); bin <= binAt(bars.at(-1)!.to); bin++) {
    const value = edgeOf(bin);
    below += rows.get(value) ?? 0;
    cuts.push({ value, below });
  }
  return cuts;
}

/** Where a bin begins: a number of three digits. */
function edgeOf(bin: number): number {
  return rounded(10 ** (bin / binsPerDecade));
}

/** The bin that begins at an edge. */
function binAt(edge: number): number {
  return Math.round(Math.log10(edge) * binsPerDecade);
}

function perplexityOf(nats: number): number {
  return Math.min(rounded(Math.exp(nats)), edgeOf(binCount));
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
