import { binText } from "../dataset/profile/numbers";
import { nextEdge } from "../dataset/profile/distribution";
import type { ProfileDistribution } from "../dataset/profile/schema";
import type { HistogramDrawing } from "./plotting";

type Bins = ProfileDistribution["histogram"];

/** What the bars of several histograms have in common, so that they can be compared at a glance. */
export interface SharedAxis {
  readonly edges: readonly number[];
}

/** The axis for histograms: every edge of a bar at equal distances, as bars grow with their values. */
export function sharedAxis(histograms: readonly Bins[]): SharedAxis {
  const bins = histograms.flat();
  const end = Math.max(...bins.map(({ to }) => to));
  const edges = [Math.min(...bins.map(({ from }) => from))];
  while (edges.at(-1)! < end) edges.push(nextEdge(edges.at(-1)!));
  return { edges };
}

export interface HistogramTexts {
  readonly label: string;
  /** What is said of one bar, by its values and its rows. */
  readonly bar: (values: string, rows: readonly number[]) => string;
  readonly marks: readonly { readonly value: number; readonly label: string }[];
}

/** A bar of one or several histograms, with the rows that each has in it. */
export interface JoinedBin {
  readonly from: number;
  readonly to: number;
  readonly rows: readonly number[];
}

/** The bars of histograms whose edges are the same, in their order. */
export function joinedBins(histograms: readonly Bins[]): JoinedBin[] {
  const ends = new Map(histograms.flat().map(({ from, to }) => [from, to]));
  const rows = histograms.map((bins) => new Map(bins.map((bin) => [bin.from, bin.rows])));
  return [...ends]
    .sort(([a], [b]) => a - b)
    .map(([from, to]) => ({ from, to, rows: rows.map((own) => own.get(from) ?? 0) }));
}

/** A histogram as it is drawn. */
export function histogramDrawing(
  bins: readonly JoinedBin[],
  { edges }: SharedAxis,
  { label, bar, marks }: HistogramTexts,
): HistogramDrawing {
  return {
    label,
    bars: bins.map(({ from, to, rows }) => ({
      from: edges.indexOf(from),
      to: edges.indexOf(to),
      heights: rows,
      label: bar(binText(from, to), rows),
    })),
    range: [0, Math.max(1, edges.length - 1)],
    ticks: ticksOf(edges).map((edge) => ({
      at: edges.indexOf(edge),
      label: edge < 1024 ? String(edge) : shortText((edge / 1024) * 1000),
    })),
    marks: marks.map(({ value, label: name }) => ({ at: placeOf(value, edges), label: name })),
    heightText: shortText,
  };
}

/** Powers of two, as many as have room: those by which context lengths are known. */
function ticksOf(edges: readonly number[]): number[] {
  const powers = edges.filter((edge) => edge > 0 && Number.isInteger(Math.log2(edge)));
  const step = Math.ceil(powers.length / 6);
  return powers.filter((_, i) => i % step === 0);
}

/** Where a value stands between the edges. */
function placeOf(value: number, edges: readonly number[]): number {
  const next = edges.findIndex((edge) => edge > value);
  if (next <= 0) return next < 0 ? edges.length - 1 : 0;
  const [from, to] = [edges[next - 1]!, edges[next]!];
  // A value that has a bar of its own stands in its middle.
  return to - from === 1 ? next - 0.5 : next - 1 + (value - from) / (to - from);
}

/** A number in few characters: `512`, `1.5k`, `2M`. */
export function shortText(value: number): string {
  const [divided, unit] = value >= 1e6 ? [value / 1e6, "M"] : value >= 1000 ? [value / 1000, "k"] : [value, ""];
  return `${Math.round(divided * 10) / 10}${unit}`;
}
