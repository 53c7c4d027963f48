import { mix } from "./mix";
import { isSpace } from "./range";

/** Told of a sentence: a key of 53 bits that is the same for the same words, and where it stands. */
export type OnSentence = (key: number, start: number, end: number) => void;

// Seven spaces part eight words; twelve characters of a script without spaces say as much.
const ofSpace = 12;
const ofCharacter = 7;
const enough = 84;

// What a unit is, in 16 bits: a letter its small letter, any other a number below all letters. Above them: what it counts.
const code = 0;
const lineBreak = 1;
const wideEnd = 2;
const narrowEnd = 3;
const fullStop = 4;
const closer = 5;
const gap = 6;
const firstLetter = 48;
const firstCharacter = 0x2e80;
const signs = signsOfUnits();

// A copy of the text is read: that is faster than asking the text for its units.
const room = 1 << 16;
const copy = Buffer.allocUnsafeSlow(room * 2);
const unitsOfCopy = new Uint16Array(copy.buffer, copy.byteOffset, room);

/**
 * Calls `each` with every sentence of a text that has eight words or twelve Han characters and more; gives how many
 * sentences there are in all. Sentences end at their marks and at line breaks; case, and the marks and the white space
 * around a sentence, do not count for its key. Lines of code and of tables are passed over. Takes about 3 ns a unit.
 */
export function readLongSentences(text: string, each: OnSentence): number {
  const units = unitsOf(text);
  let count = 0;
  let from = 0;
  let begin = behindGaps(units, 0);
  let isCode = false;
  low = high = size = 0;
  for (let i = hashed(units, begin); i <= text.length; i = hashed(units, i)) {
    const sign = signs[units[i]!]!;
    const end = sign === lineBreak ? i : sign === wideEnd ? behindMarks(units, i) : narrowlyEnds(units, begin, i);
    if (end < 0) {
      if (sign === code) isCode = true;
      i++;
      continue;
    }
    if (low !== 0) count++;
    if (size >= enough && !isCode) {
      if (kindOf(units[i - 1]!) < firstLetter) hashToLastLetter(units, begin, i);
      each(key(), behindSpaces(text, from), beforeSpaces(text, end));
    }
    from = end;
    i = begin = behindGaps(units, sign === lineBreak ? end + 1 : end);
    low = high = size = 0;
    isCode = false;
  }
  return count;
}

// Of the sentence that is being read. What is below is a function of its own, since it must stay compiled.
let low = 0;
let high = 0;
let size = 0;

/** Reads units from `at` on; gives the first that is not hashed. */
function hashed(units: Uint16Array, at: number): number {
  let [first, second, weight] = [low, high, size];
  let i = at;
  for (let sign = signs[units[i]!]!; sign >= closer; sign = signs[units[++i]!]!) {
    first = Math.imul(first ^ sign, 0x1e3779b1);
    second = Math.imul(second ^ sign, 0x5f356495);
    weight += sign >>> 16;
  }
  low = first;
  high = second;
  size = weight;
  return i;
}

/** Reads a sentence again without what stands behind its last letter, as what stands before its first does not count either. */
function hashToLastLetter(units: Uint16Array, begin: number, end: number): void {
  let last = end - 1;
  while (last > begin && kindOf(units[last]!) < firstLetter) last--;
  low = high = 0;
  for (let i = begin; i <= last; i++) {
    const sign = signs[units[i]!]!;
    if (sign < closer) continue;
    low = Math.imul(low ^ sign, 0x1e3779b1);
    high = Math.imul(high ^ sign, 0x5f356495);
  }
}

/** What tells the sentence that has been read from others. */
function key(): number {
  const mixed = mix(low);
  return (mix(high ^ mixed) >>> 11) * 0x100000000 + (mixed >>> 0);
}

/** The units of a text with a line break behind them. */
function unitsOf(text: string): Uint16Array {
  const { length } = text;
  const isLong = length >= room;
  const bytes = isLong ? Buffer.allocUnsafeSlow((length + 1) * 2) : copy;
  const units = isLong ? new Uint16Array(bytes.buffer, bytes.byteOffset, length + 1) : unitsOfCopy;
  bytes.write(text, 0, "ucs2");
  units[length] = 10;
  return units;
}

/** The first unit from `at` on that is a letter or may end a sentence. */
function behindGaps(units: Uint16Array, at: number): number {
  let i = at;
  for (let sign = kindOf(units[i]!); sign >= closer && sign < firstLetter; sign = kindOf(units[i]!)) i++;
  return i;
}

/** Where the sentence ends whose mark stands at `at`: behind the marks, closing quotes and brackets that follow. */
function behindMarks(units: Uint16Array, at: number): number {
  let end = at + 1;
  for (let sign = kindOf(units[end]!); sign >= wideEnd && sign <= closer; sign = kindOf(units[end]!)) end++;
  return end;
}

/** The same for a mark that also stands inside words and behind short forms; -1 where it ends no sentence. */
function narrowlyEnds(units: Uint16Array, begin: number, at: number): number {
  if (signs[units[at]!] === code) return -1;
  const end = behindMarks(units, at);
  const next = units[end]!;
  if (!isSpace(next) && next < firstCharacter) return -1;
  if (units[at] !== 46) return end;
  let start = at;
  while (start > begin && at - start < 4 && kindOf(units[start - 1]!) >= firstLetter) start--;
  const first = units[start]!;
  const length = at - start;
  // The number of a list's item; "Dr." and "U."; "e.g."
  const isNumber = start === begin && length < 4 && first >= 48 && first <= 57;
  const isShort = length < 3 && first >= 65 && first <= 90;
  const isOneOfMany = length === 1 && start > begin && units[start - 1] === 46;
  return isNumber || isShort || isOneOfMany ? -1 : end;
}

/** What a unit is, without what it counts. */
function kindOf(unit: number): number {
  return signs[unit]! & 0xffff;
}

function behindSpaces(text: string, from: number): number {
  let start = from;
  while (isSpace(text.charCodeAt(start))) start++;
  return start;
}

function beforeSpaces(text: string, from: number): number {
  let end = from;
  while (isSpace(text.charCodeAt(end - 1))) end--;
  return end;
}

function signsOfUnits(): Int32Array {
  const table = new Int32Array(1 << 16).fill(gap);
  const fill = (first: number, end: number, weight = 0): void => {
    for (let unit = first; unit < end; unit++) table[unit] = (weight << 16) | unit;
  };
  const set = (marks: string, sign: number): void => {
    for (const mark of marks) table[mark.charCodeAt(0)] = sign;
  };
  fill(firstLetter, 58);
  fill(97, 123);
  for (let unit = 97; unit < 123; unit++) table[unit - 32] = unit;
  fill(0xc0, 0x2000);
  for (let unit = 0xc0; unit < 0x590; unit++) table[unit] = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  // Kana, Han and Hangul, their letters of full width too.
  fill(0x3005, 0x3008, ofCharacter);
  fill(0x3041, 0x30fb, ofCharacter);
  fill(0x30fc, 0xd7a4, ofCharacter);
  fill(0xf900, 0xfb00, ofCharacter);
  fill(0xff10, 0xff1a);
  fill(0xff21, 0xff3b);
  fill(0xff41, 0xff5b);
  set("_", 95);
  // An apostrophe is a part of its word, however it is written.
  set("'’", 96);
  set(" \u00a0", (ofSpace << 16) | gap);
  set("×÷", gap);
  set('"”」』）)】]》*', closer);
  set("{}<>=|\\`", code);
  set("\n\r\u2028\u2029", lineBreak);
  set("。！？．｡؟।", wideEnd);
  set("!?", narrowEnd);
  set(".", fullStop);
  return table;
}
