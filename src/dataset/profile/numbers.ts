import { ratioText } from "../set/rules/ratio";
import type { Standing } from "./schema";

const grouped = new Intl.NumberFormat("en");

/** A number with its thousands set apart: the same in both languages. */
export function numberText(value: number): string {
  return grouped.format(value);
}

/** A part of a whole: `12 %`, `0.3 %`, `< 0.1 %`. */
export function shareText(part: number, whole: number): string {
  if (whole === 0 || part === 0) return "0 %";
  const percent = (part / whole) * 100;
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9 && part < whole) return "> 99.9 %";
  return `${percent < 10 || (percent > 99 && part < whole) ? Math.round(percent * 10) / 10 : Math.round(percent)} %`;
}

/** A size in bytes: `22.8 MB`. */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let unit = 0;
  let value = bytes;
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  return `${unit === 0 || value >= 100 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit]}`;
}

/** The values of a bar: `12`, `12–15`. */
export function binText(from: number, to: number): string {
  return to - from === 1 ? numberText(from) : `${numberText(from)}–${numberText(to - 1)}`;
}

/** The values of a bar whose values are not whole numbers: `12.3–14.5`. */
export function spanText(from: number, to: number): string {
  return `${numberText(from)}–${numberText(to)}`;
}

/** What a set has of a figure of the guide, and what the guide names. */
export function standingTexts({ figure, counts, from, to }: Standing): {
  readonly value: string;
  readonly usual: string;
} {
  if (figure === "turns" || figure === "domains") {
    const [first, second] = [counts[0]!, counts[1]!];
    const value = first === 0 || second === 0 ? `${numberText(first)}:${numberText(second)}` : ratioText(first, second);
    return { value, usual: `${to}:1 – ${from}:1` };
  }
  return { value: numberText(counts[0]!), usual: `${numberText(from)} – ${numberText(to)}` };
}
