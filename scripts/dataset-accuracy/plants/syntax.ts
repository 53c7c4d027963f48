import { line, someText, withText } from "../edits";
import type { Plant, Planted } from "../plant";
import type { Random } from "../random";
import type { CleanRow } from "../real-files";

const rule = "dataset/json-syntax";

/** A way that damages the row's line; undefined where there is nothing to damage. */
function damage(way: string, change: (text: string, random: Random, row: CleanRow) => Damaged | undefined): Plant {
  return {
    rule,
    way,
    plant: (row, { random }): Planted | undefined => {
      const damaged = change(line(row.object), random, row);
      return damaged && { lines: [damaged.text], ...(damaged.place !== undefined && { place: damaged.place }) };
    },
  };
}

interface Damaged {
  readonly text: string;
  readonly place?: number;
}

function replaced(text: string, at: number, length: number, next: string): Damaged {
  return { text: text.slice(0, at) + next + text.slice(at + length), place: at };
}

/** The offset of one of the places where `pattern` matches. */
function placeOf(pattern: RegExp, text: string, random: Random): RegExpExecArray | undefined {
  const found = [...text.matchAll(pattern)];
  return found.length === 0 ? undefined : random.pick(found);
}

/** Marks between strings; the strings themselves are passed over. */
function outside(text: string, pattern: RegExp, random: Random): number | undefined {
  const hidden = text.replace(/"(?:[^"\\]|\\.)*"/g, (string) => `"${"\u0001".repeat(string.length - 2)}"`);
  return placeOf(pattern, hidden, random)?.index;
}

const at = (text: string, index: number | undefined, length: number, next: string): Damaged | undefined =>
  index === undefined ? undefined : replaced(text, index, length, next);

export const syntaxPlants: readonly Plant[] = [
  damage("cut off inside", (text, random) => {
    const cut = 2 + random.below(text.length - 3);
    return { text: text.slice(0, cut) };
  }),
  damage("no closing brace", (text) => ({ text: text.slice(0, -1), place: text.length - 2 })),
  damage("two closing braces", (text) => ({ text: `${text}}`, place: text.length })),
  damage("no comma", (text, random) => at(text, outside(text, /,/g, random), 1, "")),
  damage("comma before the end", (text, random) => at(text, outside(text, /[}\]]/g, random), 0, ",")),
  damage("two commas", (text, random) => at(text, outside(text, /,/g, random), 0, ",")),
  damage("no colon", (text, random) => at(text, outside(text, /:/g, random), 1, "")),
  damage("full-width colon", (text, random) => at(text, outside(text, /:/g, random), 1, "：")),
  damage("full-width comma", (text, random) => at(text, outside(text, /,/g, random), 1, "，")),
  damage("curly quotation marks", (text, random) => {
    const key = placeOf(/"\w+"(?=:)/g, text, random);
    return key && replaced(text, key.index, key[0].length, `“${key[0].slice(1, -1)}”`);
  }),
  damage("key without quotation marks", (text, random) => {
    const key = placeOf(/"\w+"(?=:)/g, text, random);
    return key && replaced(text, key.index, key[0].length, key[0].slice(1, -1));
  }),
  damage("Python's quotation marks", (text, random) => {
    const key = placeOf(/"\w+"(?=:)/g, text, random);
    return key && replaced(text, key.index, key[0].length, `'${key[0].slice(1, -1)}'`);
  }),
  damage("a value of Python's", (text, random) => {
    const closing = outside(text, /\}/g, random);
    const word = random.pick(["None", "True", "False", "NaN", "undefined", "-Infinity"]);
    return closing === undefined
      ? undefined
      : { ...replaced(text, closing, 0, `, "checked": ${word}`), place: closing + 13 };
  }),
  damage("a quotation mark inside a text", (_, random, row) => {
    const segment = someText(row, random, 20);
    if (segment === undefined) return undefined;
    const middle = 4 + random.below(segment.text.length - 8);
    const marked = `${segment.text.slice(0, middle)}\u0002${segment.text.slice(middle)}`;
    const text = line(withText(row.object, segment, marked));
    const mark = text.indexOf("\\u0002");
    return mark < 0 ? undefined : { text: text.replace("\\u0002", '"') };
  }),
  damage("a backslash inside a text", (_, random, row) => {
    const segment = someText(row, random, 20);
    if (segment === undefined) return undefined;
    const text = line(withText(row.object, segment, `${segment.text.slice(0, 6)}\u0002${segment.text.slice(6)}`));
    const mark = text.indexOf("\\u0002");
    const escape = random.pick(["\\x", "\\ ", "\\d", "\\u12G4", "\\'", "\\，"]);
    return mark < 0 ? undefined : replaced(text.replace("\\u0002", ""), mark, 0, escape);
  }),
  damage("a tab inside a text", (_, random, row) => {
    const segment = someText(row, random, 20);
    if (segment === undefined) return undefined;
    const text = line(withText(row.object, segment, `${segment.text.slice(0, 6)}\u0002${segment.text.slice(6)}`));
    const mark = text.indexOf("\\u0002");
    return mark < 0 ? undefined : replaced(text, mark, 6, random.pick(["\t", "\u0007", "\u001b"]));
  }),
  damage("a comment", (text, random) => ({
    text: `${text} ${random.pick(["// checked", "# 已检查", "/* ok */"])}`,
    place: text.length + 1,
  })),
  {
    rule,
    way: "two rows on a line",
    plant: (row, { others, random }) => {
      const text = line(row.object);
      const other = random.pick(others);
      return { lines: [`${text}${random.pick(["", " ", ", "])}${line(other.object)}`], place: text.length };
    },
  },
];
