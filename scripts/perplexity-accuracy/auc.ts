/**
 * The area under the ROC curve: the chance that one of `high` is above one of `low`, where one that is equal counts half.
 * NaN where either is empty.
 */
export function areaUnderCurve(high: readonly number[], low: readonly number[]): number {
  const sorted = [...low].sort((a, b) => a - b);
  let sum = 0;
  for (const value of high) sum += (below(sorted, value, false) + below(sorted, value, true)) / 2;
  return sum / (high.length * low.length);
}

/** How many of the sorted values are less than `value`, or no greater where `orEqual`. */
function below(sorted: readonly number[], value: number, orEqual: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const isBelow = orEqual ? sorted[middle]! <= value : sorted[middle]! < value;
    if (isBelow) from = middle + 1;
    else to = middle;
  }
  return from;
}
