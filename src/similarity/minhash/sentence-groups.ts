import { mix } from "../../text/mix";
import { Groups } from "../groups";
import { GrowingNumbers } from "../growing-numbers";
import { Pairs } from "../pairs";
import type { Steps } from "../steps";
import { chooseBanding } from "./bands";
import { bucketsOf } from "./buckets";
import type { SentenceTable } from "./sentence-table";
import { jaccard } from "./shingles";
import { MinHasher } from "./sketch";

export interface SentenceOptions {
  /** Jaccard similarity of pairs of neighbouring tokens from which two sentences are nearly the same. */
  readonly threshold: number;
  /** Places in a sentence's signature. */
  readonly size: number;
  /** With what probability a pair of sentences that just reaches the threshold may be missed. */
  readonly miss: number;
  /** Where there are more pairs than this, of texts or of sentences, they are not listed. */
  readonly mostPairs: number;
}

export interface SentenceGroups {
  /**
   * Every two texts that have a sentence in common, or nearly, with the highest similarity of two of their sentences;
   * undefined where there are too many.
   */
  readonly pairs: Pairs | undefined;
  /** How many pairs there are; where they are too many, how many had been counted when that showed. */
  readonly pairCount: number;
  /** Texts that belong together, directly or through others; each group ascending. */
  readonly groups: readonly (readonly number[])[];
  /** Texts that say a sentence that no kept text before them says, or nearly; and those without long sentences. */
  readonly kept: readonly number[];
  /** Pairs of different sentences that met in a band; the similarity of each was computed. */
  readonly candidates: number;
}

// Of the share that is done: the signatures, the bands, and the texts.
const [signed, banded] = [0.5, 0.9];

/**
 * Groups texts by the sentences that they share. Equal sentences are found exactly, by their tokens; nearly equal ones
 * by MinHash with banding, verified. The same texts give the same groups.
 */
export function* sentenceGroupingSteps(table: SentenceTable, options: SentenceOptions): Steps<SentenceGroups> {
  const { threshold, size, mostPairs } = options;
  const shinglesOf = (sentence: number) => tokenPairs(table.tokensOf(sentence));
  const signatures = new Uint32Array(table.size * size);
  const hasher = new MinHasher(size);
  for (let sentence = 0; sentence < table.size; sentence++) {
    hasher.sign(shinglesOf(sentence), signatures, sentence * size);
    yield (signed * sentence) / table.size;
  }

  const { bands, rows } = chooseBanding(threshold, size, options.miss);
  const alike = new Groups(table.size);
  const all = Array.from({ length: table.size }, (_, sentence) => sentence);
  let near: Pairs | undefined = new Pairs();
  let candidates = 0;
  const compare = (a: number, b: number, band: number): void => {
    if (near === undefined && alike.find(a) === alike.find(b)) return;
    // They have met before.
    for (let i = 0; i < band; i++) if (agree(signatures, a * size + i * rows, b * size + i * rows, rows)) return;
    candidates++;
    const score = jaccard(shinglesOf(a), shinglesOf(b));
    if (score < threshold) return;
    alike.union(a, b);
    near?.add(a, b, score);
    if (near !== undefined && near.length > mostPairs) near = undefined;
  };
  for (let band = 0; band < bands; band++) {
    for (const bucket of bucketsOf(all, signatures, size, band * rows, rows)) {
      for (let j = 1; j < bucket.length; j++) {
        for (let i = 0; i < j; i++) compare(bucket[i]!, bucket[j]!, band);
        yield signed + ((banded - signed) * band) / bands;
      }
    }
  }

  const neighbours = near && new Neighbours(table.size, near);
  const speakers = speakersOf(table);
  const groups = new Groups(table.texts);
  for (let sentence = 0; sentence < table.size; sentence++) {
    const first = speakers.of(alike.find(sentence))[0]!;
    for (const text of speakers.of(sentence)) groups.union(first, text);
  }
  const listed = neighbours && (yield* textPairs(table, speakers, neighbours, mostPairs));
  return {
    pairs: listed?.pairs,
    pairCount: listed?.count ?? mostPairs + 1,
    groups: groups.all(),
    kept: keptTexts(table, alike, neighbours),
    candidates,
  };
}

/** Hashes of 32 bits of the pairs of neighbouring tokens; of a single token, one. */
function tokenPairs(tokens: Uint32Array): Uint32Array {
  const pairs = new Uint32Array(Math.max(1, tokens.length - 1));
  for (let i = 0; i < pairs.length; i++) {
    pairs[i] = mix(Math.imul(mix(tokens[i]! + 1), 0x9e3779b1) + (tokens[i + 1] ?? -1));
  }
  return pairs;
}

function agree(signatures: Uint32Array, a: number, b: number, rows: number): boolean {
  for (let i = 0; i < rows; i++) if (signatures[a + i] !== signatures[b + i]) return false;
  return true;
}

/** Lists of numbers, by number. */
class Lists {
  constructor(
    private readonly starts: Uint32Array,
    readonly members: Uint32Array,
  ) {}

  of(number: number): Uint32Array {
    return this.members.subarray(this.starts[number]!, this.starts[number + 1]!);
  }

  startOf(number: number): number {
    return this.starts[number]!;
  }
}

/** Where each list begins whose members are `of`, one of each for a member. */
function startsOf(count: number, of: Iterable<number>): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (const number of of) starts[number + 1]!++;
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!;
  return starts;
}

/** The texts that say each sentence, ascending. */
function speakersOf(table: SentenceTable): Lists {
  const said = function* () {
    for (let text = 0; text < table.texts; text++) yield* table.sentencesOf(text);
  };
  const starts = startsOf(table.size, said());
  const members = new Uint32Array(starts.at(-1)!);
  const next = starts.slice();
  for (let text = 0; text < table.texts; text++) {
    for (const sentence of table.sentencesOf(text)) members[next[sentence]!++] = text;
  }
  return new Lists(starts, members);
}

/** The sentences that are nearly the same as each, with their scores. */
class Neighbours {
  private readonly lists: Lists;
  private readonly scores: Float64Array;

  constructor(count: number, pairs: Pairs) {
    const ends = new GrowingNumbers();
    pairs.forEach((a, b) => {
      ends.push(a);
      ends.push(b);
    });
    const starts = startsOf(count, ends.values());
    const members = new Uint32Array(ends.length);
    this.scores = new Float64Array(ends.length);
    const next = starts.slice();
    pairs.forEach((a, b, score) => {
      this.scores[next[a]!] = this.scores[next[b]!] = score;
      members[next[a]!++] = b;
      members[next[b]!++] = a;
    });
    this.lists = new Lists(starts, members);
  }

  of(sentence: number): Uint32Array {
    return this.lists.of(sentence);
  }

  forEach(sentence: number, each: (other: number, score: number) => void): void {
    const start = this.lists.startOf(sentence);
    this.of(sentence).forEach((other, i) => each(other, this.scores[start + i]!));
  }
}

/** The pairs of texts in order, until there are too many. */
function* textPairs(
  table: SentenceTable,
  speakers: Lists,
  neighbours: Neighbours,
  mostPairs: number,
): Steps<{ pairs: Pairs | undefined; count: number }> {
  const pairs = new Pairs();
  const best = new Map<number, number>();
  for (let text = 0; text < table.texts; text++) {
    best.clear();
    const offer = (sentence: number, score: number): void => {
      const others = speakers.of(sentence);
      for (let i = others.length - 1; i >= 0 && others[i]! > text; i--) {
        if ((best.get(others[i]!) ?? 0) < score) best.set(others[i]!, score);
      }
    };
    for (const sentence of table.sentencesOf(text)) {
      offer(sentence, 1);
      neighbours.forEach(sentence, offer);
    }
    if (pairs.length + best.size > mostPairs) return { pairs: undefined, count: pairs.length + best.size };
    for (const other of [...best.keys()].sort((a, b) => a - b)) pairs.add(text, other, best.get(other)!);
    yield banded + ((1 - banded) * text) / table.texts;
  }
  return { pairs, count: pairs.length };
}

/** Without `neighbours`, sentences of one group count as one. */
function keptTexts(table: SentenceTable, alike: Groups, neighbours: Neighbours | undefined): number[] {
  const said = new Uint8Array(table.size);
  const kept: number[] = [];
  for (let text = 0; text < table.texts; text++) {
    const own = table.sentencesOf(text);
    const named = neighbours === undefined ? own.map((sentence) => alike.find(sentence)) : own;
    if (own.length > 0 && named.every((sentence) => said[sentence] === 1)) continue;
    kept.push(text);
    for (const sentence of named) {
      said[sentence] = 1;
      for (const other of neighbours?.of(sentence) ?? []) said[other] = 1;
    }
  }
  return kept;
}
