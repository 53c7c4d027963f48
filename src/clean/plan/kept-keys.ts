import type { Point, RowKeys } from "../../dataset/set/row-keys";
import { GrowingNumbers } from "../../similarity/growing-numbers";

// Before a row's points: its number, its flags, how many rounds it has, and the lengths of prompt and answer.
const headNumbers = 5;
const pointNumbers = 4;

const none: readonly never[] = [];
const flags = { isEmpty: 1, hasPrompt: 2, hasAnswer: 4 } as const;

/**
 * What rules for whole sets need of rows, without their sentences and domains: 40 bytes a row, and 16 for each place
 * where a dialogue could have ended before.
 */
export class KeptKeys {
  private readonly numbers = new GrowingNumbers();
  private readonly starts = new GrowingNumbers();

  get count(): number {
    return this.starts.length;
  }

  add(row: number, keys: RowKeys): void {
    this.starts.push(this.numbers.length);
    const { isEmpty, hasPrompt, hasAnswer, rounds, promptLength, answerLength, beginnings } = keys;
    const set =
      Number(isEmpty) * flags.isEmpty + Number(hasPrompt) * flags.hasPrompt + Number(hasAnswer) * flags.hasAnswer;
    for (const number of [row, set, rounds, promptLength, answerLength]) this.numbers.push(number);
    this.addPoint(keys);
    for (const point of beginnings) this.addPoint(point);
  }

  /** The number of the row that came at a place. */
  rowAt(place: number): number {
    return this.numbers.at(this.starts.at(place));
  }

  /** The keys of the row that came at a place. */
  at(place: number): RowKeys {
    const { numbers, starts } = this;
    const start = starts.at(place);
    const end = place + 1 < starts.length ? starts.at(place + 1) : numbers.length;
    const own = start + headNumbers;
    const set = numbers.at(start + 1);
    // Written out, as this is done for each row and rule.
    return {
      askedLow: numbers.at(own) | 0,
      askedHigh: numbers.at(own + 1) | 0,
      wholeLow: numbers.at(own + 2) | 0,
      wholeHigh: numbers.at(own + 3) | 0,
      said: 0,
      sentences: none,
      beginnings: end === own + pointNumbers ? none : this.pointsFrom(own + pointNumbers, end),
      rounds: numbers.at(start + 2),
      isEmpty: (set & flags.isEmpty) !== 0,
      hasPrompt: (set & flags.hasPrompt) !== 0,
      hasAnswer: (set & flags.hasAnswer) !== 0,
      promptLength: numbers.at(start + 3),
      answerLength: numbers.at(start + 4),
    };
  }

  private addPoint({ askedLow, askedHigh, wholeLow, wholeHigh }: Point): void {
    for (const number of [askedLow, askedHigh, wholeLow, wholeHigh]) this.numbers.push(number);
  }

  private pointsFrom(start: number, end: number): Point[] {
    const points: Point[] = [];
    // Hashes are signed.
    const number = (at: number): number => this.numbers.at(at) | 0;
    for (let at = start; at < end; at += pointNumbers) {
      points.push({
        askedLow: number(at),
        askedHigh: number(at + 1),
        wholeLow: number(at + 2),
        wholeHigh: number(at + 3),
        said: 0,
      });
    }
    return points;
  }
}
