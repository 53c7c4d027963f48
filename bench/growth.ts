import { lintPrompt } from "../src/prompt/lint";
import { timed } from "./clock";
import { options } from "./linting";
import { hostilePieces, prose } from "./repeats";
import { exponentOf, median } from "./statistics";

/** How the time grows with the length of one document. */
export interface Growth {
  readonly name: string;
  /** A document that is there to make a linter slow, not one that people write. */
  readonly hostile: boolean;
  /** Characters, and milliseconds of CPU time. */
  readonly points: readonly { readonly size: number; readonly time: number }[];
  readonly exponent: number;
  /** What was thrown, where linting did not end as it must. */
  readonly error?: string;
}

const proseSizes = [10_000, 32_000, 100_000, 320_000, 1_000_000];
const hostileSizes = [10_000, 100_000, 1_000_000];
const enough = 50;
const tooLong = 10_000;

/** Measures documents of repeated prompts, and of pieces chosen to make regular expressions and pairing slow. */
export function measureGrowth(prompts: readonly string[]): Growth[] {
  const documents = Object.entries(prose(prompts)).map(([name, piece]) => growthOf(name, piece, false));
  const hostile = Object.entries(hostilePieces).map(([name, piece]) => growthOf(name, piece, true));
  return [...documents, ...hostile.sort((a, b) => rank(b) - rank(a))];
}

const rank = ({ error, exponent }: Growth): number => (error === undefined ? exponent : Infinity);

function growthOf(name: string, piece: string, hostile: boolean): Growth {
  const points: { size: number; time: number }[] = [];
  try {
    for (const size of hostile ? hostileSizes : proseSizes) {
      const time = timeOf(piece.repeat(Math.ceil(size / piece.length)).slice(0, size));
      points.push({ size, time });
      if (time > tooLong) break;
    }
  } catch (error) {
    return { name, hostile, points, exponent: exponentOf(points), error: String(error) };
  }
  return { name, hostile, points, exponent: exponentOf(points) };
}

/** The median of as many runs as fill 50 ms, at most 9; what compiles at first is left out where there are several. */
function timeOf(text: string): number {
  const times: number[] = [];
  for (let total = 0; times.length === 0 || (total < enough && times.length < 9); total += times.at(-1)!)
    times.push(timed(() => lintPrompt(text, options)).cpu);
  return median(times.length > 1 ? times.slice(1) : times);
}
