import { readLongSentences } from "../../text/long-sentences";
import type { Range } from "../../text/range";
import { wordsIn } from "../../text/script";
import type { Row } from "../row/row";
import type { Segment, View } from "../row/view";

/** Whether a text of a row is one that the model is to say one day, and not a prompt or a rejected answer. */
function isLearnt({ role, part, answer, trained }: Segment): boolean {
  if (answer === "rejected" || trained === false) return false;
  return part === "text" || (role === "assistant" && (part === "output" || part === "message"));
}

/** The keys of the long sentences of a row that the model is to learn. */
export class RowSentences {
  // Filled anew for each row: a list that grows costs more than finding what it holds.
  private static found = new Float64Array(1 << 8);
  length = 0;

  /**
   * Adds those of a segment; none of a text that is one sentence and no more: an answer that stands by itself, such as
   * a label, is meant to come again. Nor those that introduce what follows. One row is to be read at a time.
   */
  add(segment: Segment, { label }: Pick<View, "label">): void {
    if (label === false || !isLearnt(segment)) return;
    const before = this.length;
    reading = this;
    readText = segment.text;
    if (readLongSentences(segment.text, note) < 2) this.length = before;
  }

  keys(): readonly number[] {
    if (this.length === 0) return none;
    const keys = new Array<number>(this.length);
    for (let i = 0; i < keys.length; i++) keys[i] = RowSentences.found[i]!;
    return keys;
  }

  note(key: number): void {
    const { found } = RowSentences;
    if (this.length === found.length) {
      RowSentences.found = new Float64Array(found.length * 2);
      RowSentences.found.set(found);
    }
    RowSentences.found[this.length++] = key;
  }
}

const none: readonly number[] = [];
let reading = new RowSentences();
let readText = "";
const note = (key: number, _: number, end: number): void => {
  if (!endsInColon(readText, end)) reading.note(key);
};

function endsInColon(words: string, end: number): boolean {
  let last = end - 1;
  while (words.charCodeAt(last) === asterisk) last--;
  const mark = words.charCodeAt(last);
  return mark === colon || mark === wideColon;
}

const [asterisk, colon, wideColon] = [0x2a, 0x3a, 0xff1a];

/** A sentence of a row, in units of its segment's text. */
export interface RowSentence extends Range {
  readonly segment: Segment;
}

/** The first sentence of a row with a key. */
export function findSentence({ segments }: Row, key: number): RowSentence | undefined {
  for (const segment of segments) {
    if (!isLearnt(segment)) continue;
    let found: RowSentence | undefined;
    readLongSentences(segment.text, (own, start, end) => {
      if (own === key) found ??= { segment, start, end };
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What goes when a sentence is deleted, with the white space that parted it; undefined where no words would remain. */
export function sentenceRemoval({ segment: { text }, start, end }: RowSentence): Range | undefined {
  const whole = { start: 0, end: text.length };
  if (wordsIn(text, whole) === wordsIn(text, { start, end })) return undefined;
  const before = text.slice(0, start).trimEnd().length;
  const behind = text.length - text.slice(end).trimStart().length;
  const line = /^[^\S\n\r]+(?=\S)/.exec(text.slice(end, behind + 1));
  if (before === 0) return { start, end: behind };
  // At a line's beginning, what follows in the line moves up to it.
  const beginsLine = /[\n\r]/.test(text.slice(before, start));
  return beginsLine && line !== null ? { start, end: end + line[0].length } : { start: before, end };
}
