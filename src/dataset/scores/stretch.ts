import type { Range } from "../../text/range";

/** Each token of a text that was predicted: where it begins and ends, in UTF-16 units, and its nats; three numbers a token. */
export type TokenNats = readonly number[];

export type Tail = "high" | "low";

/**
 * The stretch whose nats are most above a level, all in all, or below it: the one with the largest sum of differences.
 * Undefined where no token is on that side. `level`: nats a token.
 */
export function stretchOf(tokens: TokenNats, tail: Tail, level: number): Range | undefined {
  const sign = tail === "high" ? 1 : -1;
  let best: Range | undefined;
  let most = 0;
  let sum = 0;
  let start = 0;
  for (let i = 0; i < tokens.length; i += 3) {
    if (sum <= 0) {
      sum = 0;
      start = tokens[i]!;
    }
    sum += sign * (tokens[i + 2]! - level);
    if (sum <= most) continue;
    most = sum;
    best = { start, end: tokens[i + 1]! };
  }
  return best;
}
