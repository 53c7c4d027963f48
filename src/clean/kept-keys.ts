import type { Point, RowKeys } from "../dataset/set/row-keys";
import { GrowingNumbers } from "../similarity/growing-numbers";

// Before a row's points: its number, its flags, how many rounds it has, and the lengths of prompt and answer.
const headNumbers = 5;
const pointNumbers = 4;

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
    const start = this.starts.at(place);
    const end = place + 1 < this.count ? this.starts.at(place + 1) : this.numbers.length;
    const head = (i: number): number => this.numbers.at(start + i);
    const beginnings: Point[] = [];
    const own = start + headNumbers;
    for (let at = own + pointNumbers; at < end; at += pointNumbers) beginnings.push(this.pointAt(at));
    return {
      ...this.pointAt(own),
      beginnings,
      isEmpty: (head(1) & flags.isEmpty) !== 0,
      hasPrompt: (head(1) & flags.hasPrompt) !== 0,
      hasAnswer: (head(1) & flags.hasAnswer) !== 0,
      rounds: head(2),
      promptLength: head(3),
      answerLength: head(4),
      sentences: [],
    };
  }

  private addPoint({ askedLow, askedHigh, wholeLow, wholeHigh }: Point): void {
    for (const number of [askedLow, askedHigh, wholeLow, wholeHigh]) this.numbers.push(number);
  }

  private pointAt(at: number): Point {
    // Hashes are signed.
    const number = (i: number): number => this.numbers.at(at + i) | 0;
    return { askedLow: number(0), askedHigh: number(1), wholeLow: number(2), wholeHigh: number(3), said: 0 };
  }
}
