import type { Range } from "../../text/range";

/** A text that says the same again and again. */
export interface Loop {
  /** From the first repetition to the last; the first time it is said is not in it. */
  readonly range: Range;
  /** What is repeated. */
  readonly unit: string;
  /** How many times it stands there. */
  readonly count: number;
}

// Shorter texts have no room for a loop; a Han character says as much as three letters.
const shortest = 160;
const shortestHan = 48;
// From here on it is also looked for what is said again in the middle.
const long = 480;
const probeLength = 12;
// Lists and questions that are alike have shorter stretches in common.
const enoughAlike = 32;
const enoughHanAlike = 16;

/**
 * The loop of a text: the same stretch to its end, or lines or sentences that come again and again and make up most of
 * it. Where nothing is repeated this takes one search, or two for a long text.
 */
export function findLoop(text: string, mayBeHan: boolean): Loop | undefined {
  const { length } = text;
  if (length < (mayBeHan ? shortestHan : shortest)) return undefined;
  const enough = mayBeHan ? enoughHanAlike : enoughAlike;
  const last = length - probeLength;
  if (!comesBefore(text, last, enough) && (length < long || !comesBefore(text, length >> 1, enough))) return undefined;
  return tailLoop(text, text.slice(last)) ?? unitLoop(text);
}

/** Whether what stands at `at` stands before it too: twice, or with `enough` units around it alike. */
function comesBefore(text: string, at: number, enough: number): boolean {
  const probe = text.slice(at, at + probeLength);
  const before = text.indexOf(probe);
  if (before === at) return false;
  if (text.indexOf(probe, before + 1) < at) return true;
  let alike = probeLength;
  for (let i = 1; i <= before && text.charCodeAt(before - i) === text.charCodeAt(at - i); i++) alike++;
  for (let i = probeLength; text.charCodeAt(before + i) === text.charCodeAt(at + i); i++) alike++;
  return alike >= enough;
}

/** Whether some of what is repeated are words. */
function hasWords(unit: string): boolean {
  return /[a-z]{2}|[\u00c0-\u024f\u0370-\u10ff\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]/i.test(unit);
}

/** The same stretch again and again up to the end, which may cut the last one short. */
function tailLoop(text: string, tail: string): Loop | undefined {
  const last = text.length - probeLength;
  const before = text.lastIndexOf(tail, last - 1);
  if (before < 0) return undefined;
  const period = last - before;
  let start = last;
  while (start >= period && text.charCodeAt(start - 1) === text.charCodeAt(start - 1 - period)) start--;
  // `start` is now where the second stretch begins; better, it begins with a sentence, if there is one.
  const sentence = /[.!?。！？；\n]\s*/.exec(text.slice(start, start + period));
  if (sentence !== null) start += (sentence.index + sentence[0].length) % period;
  const repeated = text.length - start;
  // The last one may lack the space that parts the others.
  const count = Math.floor((repeated + 1) / period) + 1;
  const unit = text.slice(start - period, start);
  const enough = period < 12 ? 8 : period < 40 ? 4 : 3;
  return count >= enough && repeated >= 40 && hasWords(unit) && !/^(.)\1*$/s.test(unit)
    ? { range: { start, end: text.length }, unit, count }
    : undefined;
}

interface Unit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

// What numbers a line or a step.
const numbering = /^[\s>*•·-]*(?:(?:step |第)?[\d一二三四五六七八九十]{1,3}(?:[.):、：步章点]|\b))?[\s*.)]*/i;

/** Lines and sentences that come again, their numbers and marks aside. */
function unitLoop(text: string): Loop | undefined {
  const places = new Map<string, Unit[]>();
  let whole = 0;
  for (const unit of unitsOf(text)) {
    const key = unit.text
      .replace(numbering, "")
      .toLowerCase()
      .replace(/[\s\p{P}\p{S}]+/gu, "");
    whole += key.length;
    if (key.length < (/[\u4e00-\u9fff]/.test(key) ? 6 : 12)) continue;
    const list = places.get(key);
    if (list === undefined) places.set(key, [unit]);
    else list.push(unit);
  }
  let again = 0;
  let most: Unit[] = [];
  let start = text.length;
  let end = 0;
  for (const [key, units] of places) {
    if (units.length < 3) continue;
    again += key.length * (units.length - 1);
    if (units.length > most.length) most = units;
    start = Math.min(start, units[1]!.start);
    end = Math.max(end, units.at(-1)!.end);
  }
  return again * 2 >= whole ? { range: { start, end }, unit: most[0]!.text.trim(), count: most.length } : undefined;
}

function* unitsOf(text: string): Generator<Unit> {
  for (const { index, 0: found } of text.matchAll(/[^\n.!?。！？；]+[.!?。！？；]*/g)) {
    yield { text: found, start: index, end: index + found.length };
  }
}
