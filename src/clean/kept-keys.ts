import type { RowKeys } from "../dataset/set/row-keys";
import { GrowingNumbers } from "../similarity/growing-numbers";

const numbersOfRow = 5;

/** What tells whether rows are the same or are asked the same, of millions of them: 20 bytes a row. */
export class KeptKeys {
  private readonly numbers = new GrowingNumbers();

  add({ askedLow, askedHigh, wholeLow, wholeHigh, isEmpty, hasPrompt, hasAnswer }: RowKeys): void {
    const flags = (isEmpty ? 1 : 0) | (hasPrompt ? 2 : 0) | (hasAnswer ? 4 : 0);
    for (const number of [askedLow, askedHigh, wholeLow, wholeHigh, flags]) this.numbers.push(number);
  }

  /** The keys of the row that came at `place`, without beginnings, sentences and lengths. */
  at(place: number): RowKeys {
    const [askedLow, askedHigh, wholeLow, wholeHigh, flags] = Array.from({ length: numbersOfRow }, (_, i) =>
      this.numbers.at(place * numbersOfRow + i),
    ) as [number, number, number, number, number];
    return {
      ...{ askedLow: askedLow | 0, askedHigh: askedHigh | 0, wholeLow: wholeLow | 0, wholeHigh: wholeHigh | 0 },
      ...{ isEmpty: (flags & 1) !== 0, hasPrompt: (flags & 2) !== 0, hasAnswer: (flags & 4) !== 0 },
      ...{ said: 0, beginnings: [], sentences: [], rounds: 0, promptLength: 0, answerLength: 0 },
    };
  }
}
