import { LcsCounter } from "./lcs";

/** How much of a reference a candidate has, each from 0 to 1. */
export interface RougeScore {
  /** Matches over the candidate's tokens (or n-grams). */
  readonly precision: number;
  /** Matches over the reference's tokens (or n-grams). */
  readonly recall: number;
  /** The harmonic mean of the two; 0 where both are. */
  readonly fMeasure: number;
}

/**
 * ROUGE-N: n-grams that both texts have, counted with repetitions (Lin, "ROUGE: A Package for Automatic Evaluation of
 * Summaries", 2004). Tokens as a tokeniser gives them; `n` ≥ 1. A side without an n-gram scores 0.
 */
export function rougeN(reference: readonly string[], candidate: readonly string[], n: number): RougeScore {
  const wanted = ngramCounts(reference, n);
  const given = ngramCounts(candidate, n);
  let matches = 0;
  for (const [gram, count] of given) matches += Math.min(count, wanted.get(gram) ?? 0);
  const ngrams = (tokens: readonly string[]) => Math.max(0, tokens.length - n + 1);
  return score(matches, ngrams(reference), ngrams(candidate));
}

/** ROUGE-L: the longest common subsequence of the two texts' tokens (Lin, 2004). A side without a token scores 0. */
export function rougeL(reference: readonly string[], candidate: readonly string[]): RougeScore {
  const [first, second, vocabulary] = numbered(reference, candidate);
  const lcs = new LcsCounter(vocabulary);
  lcs.setFirst(first, 0, first.length);
  return score(lcs.with(second, 0, second.length), reference.length, candidate.length);
}

/**
 * Summary-level ROUGE-L: for each sentence of the reference, the union of its longest common subsequences with all
 * sentences of the candidate; a token counts no more often than either text has it (Lin, 2004, section 3.2, as
 * `rouge_score` computes it, ties broken as there). Each text is given as its sentences' tokens.
 */
export function rougeLsum(
  reference: readonly (readonly string[])[],
  candidate: readonly (readonly string[])[],
): RougeScore {
  const length = (sentences: readonly (readonly string[])[]) => sentences.reduce((sum, { length: n }) => sum + n, 0);
  const left = [ngramCounts(reference.flat(), 1), ngramCounts(candidate.flat(), 1)];
  let hits = 0;
  for (const sentence of reference) {
    const union = new Set(candidate.flatMap((other) => lcsPlaces(sentence, other)));
    for (const place of [...union].sort((a, b) => a - b)) {
      const token = sentence[place]!;
      if (left.some((counts) => (counts.get(token) ?? 0) === 0)) continue;
      hits++;
      for (const counts of left) counts.set(token, counts.get(token)! - 1);
    }
  }
  return score(hits, length(reference), length(candidate));
}

function score(matches: number, reference: number, candidate: number): RougeScore {
  const precision = candidate === 0 ? 0 : matches / candidate;
  const recall = reference === 0 ? 0 : matches / reference;
  const fMeasure = precision + recall > 0 ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, fMeasure };
}

function ngramCounts(tokens: readonly string[], n: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i + n <= tokens.length; i++) {
    const gram = tokens.slice(i, i + n).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function numbered(a: readonly string[], b: readonly string[]): [Uint32Array, Uint32Array, number] {
  const numbers = new Map<string, number>();
  const encode = (tokens: readonly string[]): Uint32Array =>
    Uint32Array.from(tokens, (token) => {
      const known = numbers.get(token);
      if (known === undefined) numbers.set(token, numbers.size);
      return known ?? numbers.size - 1;
    });
  return [encode(a), encode(b), numbers.size];
}

/** The places in `reference` of one longest common subsequence; of several, the one that `rouge_score` takes. */
function lcsPlaces(reference: readonly string[], candidate: readonly string[]): number[] {
  const columns = candidate.length + 1;
  const table = new Uint32Array((reference.length + 1) * columns);
  for (let i = 1; i <= reference.length; i++) {
    for (let j = 1; j <= candidate.length; j++) {
      const at = i * columns + j;
      table[at] =
        reference[i - 1] === candidate[j - 1]
          ? table[at - columns - 1]! + 1
          : Math.max(table[at - columns]!, table[at - 1]!);
    }
  }
  const places: number[] = [];
  let i = reference.length;
  let j = candidate.length;
  while (i > 0 && j > 0) {
    if (reference[i - 1] === candidate[j - 1]) {
      places.push(i - 1);
      i--;
      j--;
    } else if (table[i * columns + j - 1]! > table[(i - 1) * columns + j]!) j--;
    else i--;
  }
  return places.reverse();
}
