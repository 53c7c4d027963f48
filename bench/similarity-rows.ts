import { readFileSync } from "node:fs";
import path from "node:path";
import { rougeL } from "../src/similarity/rouge";
import { wordTokens } from "../src/similarity/tokenize";
import { jsonRows } from "./corpus";

/** Numbers by chance, the same for the same seed (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1, without 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let hash = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    hash ^= hash + Math.imul(hash ^ (hash >>> 7), hash | 61);
    return ((hash ^ (hash >>> 14)) >>> 0) / 0x100000000;
  }

  /** A whole number from 0 up to `count`, without `count`. */
  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  of<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)]!;
  }
}

/** A row that was made from another by a few changes. */
export interface Plant {
  readonly from: number;
  readonly row: number;
}

export interface MadeTexts {
  readonly texts: readonly string[];
  readonly plants: readonly Plant[];
}

/** The texts of one field in some datasets of a folder; rows that lack it are left out. */
export function fieldTexts(folder: string, files: readonly string[], field: string): string[] {
  const rows = files.flatMap((file) => jsonRows(readFileSync(path.join(folder, file), "utf8")).flat());
  return rows.map((row) => row[field]).filter((text): text is string => typeof text === "string" && text.trim() !== "");
}

const plantedShare = 0.1;
// Two texts that are crossed stand among so many, in the order of their lengths.
const crossingReach = 500;

/**
 * As many rows as wanted from real ones. Nine in ten are two real texts of about the same length crossed, place by place
 * a word (of Chinese, a character) of the one or of the other; so lengths and words are as frequent as in the real
 * texts. One in ten is an earlier row with up to two fifths of its words left out, put in or replaced.
 */
export function crossedTexts(real: readonly string[], count: number, seed = 1): MadeTexts {
  const chance = new Chance(seed);
  const units = real.map(unitsOf).sort((a, b) => a.length - b.length);
  const texts: string[] = [];
  const plants: Plant[] = [];
  for (let row = 0; row < count; row++) {
    if (row > 0 && chance.next() < plantedShare) {
      const from = chance.below(row);
      texts.push(
        changed(unitsOf(texts[from]!), chance.next() * 0.4, () => chance.of(chance.of(units)), chance).join(""),
      );
      plants.push({ from, row });
    } else {
      const from = chance.below(Math.max(1, units.length - crossingReach));
      const reach = Math.min(crossingReach, units.length);
      texts.push(crossed(units[from + chance.below(reach)]!, units[from + chance.below(reach)]!, chance).join(""));
    }
  }
  return { texts, plants };
}

/**
 * Documents of real sentences, as tokens with blanks between: nine in ten are two to eight sentences drawn by chance;
 * one in ten is an earlier document with up to a tenth of its tokens changed, each of which makes other shingles of five.
 */
export function sentenceDocuments(real: readonly string[], count: number, seed = 1): MadeTexts {
  const chance = new Chance(seed);
  const sentences = [...new Set(real.flatMap((text) => text.split(/(?<=[.!?。！？])\s*|\n+/)))]
    .map((sentence) => wordTokens(sentence))
    .filter(({ length }) => length >= 5 && length < 80);
  const texts: string[] = [];
  const plants: Plant[] = [];
  for (let row = 0; row < count; row++) {
    if (row > 0 && chance.next() < plantedShare) {
      const from = chance.below(row);
      const another = (): string => chance.of(chance.of(sentences));
      texts.push(changed(texts[from]!.split(" "), chance.next() * 0.1, another, chance).join(" "));
      plants.push({ from, row });
    } else {
      texts.push(Array.from({ length: 2 + chance.below(7) }, () => chance.of(sentences).join(" ")).join(" "));
    }
  }
  return { texts, plants };
}

/** The planted rows whose ROUGE-L with their origin reaches `threshold`. */
export function nearPlants({ texts, plants }: MadeTexts, threshold: number): Plant[] {
  return plants.filter(
    ({ from, row }) => rougeL(wordTokens(texts[from]!), wordTokens(texts[row]!)).fMeasure >= threshold,
  );
}

/** Words with the blanks behind them; of Chinese, characters. */
function unitsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[^\s\p{Script=Han}]+\s*|^\s+/gu) ?? [];
}

function crossed(one: readonly string[], other: readonly string[], chance: Chance): string[] {
  const longer = one.length > other.length ? one : other;
  return longer.map((unit, i) => (chance.next() < 0.5 ? one[i] : other[i]) ?? unit);
}

/** `units` of which each is changed with the probability `share`: left out, replaced, or another put in behind it. */
function changed(units: readonly string[], share: number, another: () => string, chance: Chance): string[] {
  return units.flatMap((unit) => {
    if (chance.next() >= share) return [unit];
    return [[], [another()], [unit, another()]][chance.below(3)]!;
  });
}
