// Values below 128 have a bin each; above, every doubling is cut into 64, so that a quantile is off by less than 1 %.
const exact = 128;
const subBits = 6;
const binCount = exact + (31 - 7) * (1 << subBits);

/** One bar of a histogram: values from `from` up to, and without, `to`. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** How whole numbers are distributed, in memory that does not grow with them: 13 kB. */
export class Distribution {
  private readonly bins = new Float64Array(binCount);
  count = 0;
  total = 0;
  least = Infinity;
  most = 0;

  /** `weight`: how many values this one stands for. */
  add(value: number, weight = 1): void {
    this.bins[binOf(value)]! += weight;
    this.count += weight;
    this.total += value * weight;
    if (value < this.least) this.least = value;
    if (value > this.most) this.most = value;
  }

  /** The value below which the share `share` (0 to 1) of all values lies; 0 where there are none. */
  quantile(share: number): number {
    const wanted = share * this.count;
    let seen = 0;
    for (let bin = 0; bin < binCount; bin++) {
      seen += this.bins[bin]!;
      if (seen < wanted || seen === 0) continue;
      const middle = (startOf(bin) + startOf(bin + 1) - 1) / 2;
      return Math.min(this.most, Math.max(this.least, Math.round(middle)));
    }
    return this.most;
  }

  /** Bars that grow with the values: 0, 1, 2, 3, 4 to 5, 6 to 7, 8 to 11, 12 to 15…; none beyond the values there are. */
  histogram(): Bin[] {
    const bars: Bin[] = [];
    if (this.count === 0) return bars;
    let bin = 0;
    for (let from = 0; from <= this.most;) {
      const to = nextEdge(from);
      let count = 0;
      for (; bin < binCount && startOf(bin) < to; bin++) count += this.bins[bin]!;
      if (bars.length > 0 || count > 0) bars.push({ from, to, count });
      from = to;
    }
    return bars;
  }
}

function binOf(value: number): number {
  if (value < exact) return value;
  const octave = 31 - Math.clz32(value);
  return exact + ((octave - 7) << subBits) + ((value >>> (octave - subBits)) & ((1 << subBits) - 1));
}

/** The least value of a bin. */
function startOf(bin: number): number {
  if (bin < exact) return bin;
  const octave = 7 + ((bin - exact) >> subBits);
  return 2 ** octave + ((bin - exact) & ((1 << subBits) - 1)) * 2 ** (octave - subBits);
}

/** Where the next bar of a histogram begins: two to each doubling. */
export function nextEdge(edge: number): number {
  if (edge < 4) return edge + 1;
  const power = 2 ** Math.floor(Math.log2(edge));
  return edge === power ? power * 1.5 : power * 2;
}
