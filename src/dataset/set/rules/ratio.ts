/** A ratio as people write it: `8:1`, `3.5:1`, and `1:2` where the second leads. */
export function ratioText(first: number, second: number): string {
  if (first === 0 || second === 0) return `${first}:${second}`;
  const short = (value: number): string => String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
  return first >= second ? `${short(first / second)}:1` : `1:${short(second / first)}`;
}
