import type { Cost } from "./clock";

/** The smallest of `values` that a share of at least `share` (0 to 1) of them does not exceed; NaN of none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

export const mean = (values: readonly number[]): number => sum(values) / values.length;

export function medianCost(costs: readonly Cost[]): Cost {
  return { wall: median(costs.map(({ wall }) => wall)), cpu: median(costs.map(({ cpu }) => cpu)) };
}

/** The exponent e of the best fit `time = c · size^e`: 1 is linear, 2 quadratic. */
export function exponentOf(points: readonly { readonly size: number; readonly time: number }[]): number {
  const logs = points.map(({ size, time }) => ({ x: Math.log(size), y: Math.log(Math.max(time, 1e-3)) }));
  const x = mean(logs.map((log) => log.x));
  const y = mean(logs.map((log) => log.y));
  return sum(logs.map((log) => (log.x - x) * (log.y - y))) / sum(logs.map((log) => (log.x - x) ** 2));
}
