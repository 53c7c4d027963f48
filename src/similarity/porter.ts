/** One ending and what stands in its place where the stem before it satisfies the step's condition. */
type Ending = readonly [ending: string, replacement: string, condition?: (stem: string, word: string) => boolean];

/**
 * Porter's stemmer ("An algorithm for suffix stripping", 1980) with the departures that `rouge_score` has through NLTK:
 * a list of irregular words, short words in -ies and -ied, final y, and the endings -bli, -fulli and -logi.
 */
export function porterStem(word: string): string {
  const irregular = irregularStems.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length <= 2) return word;
  const steps = [plural, pastOrGerund, finalY, doubleSuffix, icFulNess, lastSuffix, finalE, finalDoubleL];
  return steps.reduce((stem, step) => step(stem), word);
}

const irregularStems = new Map<string, string>(
  Object.entries({
    sky: ["sky", "skies"],
    die: ["dying"],
    lie: ["lying"],
    tie: ["tying"],
    news: ["news"],
    inning: ["innings", "inning"],
    outing: ["outings", "outing"],
    canning: ["cannings", "canning"],
    howe: ["howe"],
    proceed: ["proceed"],
    exceed: ["exceed"],
    succeed: ["succeed"],
  }).flatMap(([stem, words]) => words.map((word): [string, string] => [word, stem])),
);

function isConsonant(word: string, at: number): boolean {
  const letter = word[at]!;
  if ("aeiou".includes(letter)) return false;
  return letter !== "y" || at === 0 || !isConsonant(word, at - 1);
}

/** Porter's m: how many times vowels are followed by consonants. */
function measure(stem: string): number {
  let count = 0;
  for (let i = 1; i < stem.length; i++) if (!isConsonant(stem, i - 1) && isConsonant(stem, i)) count++;
  return count;
}

function hasVowel(stem: string): boolean {
  for (let i = 0; i < stem.length; i++) if (!isConsonant(stem, i)) return true;
  return false;
}

/** Porter's *o: consonant, vowel, consonant at the end, the last none of w, x, y; or a word of vowel and consonant. */
function endsShort(word: string): boolean {
  const last = word.length - 1;
  if (last === 1) return !isConsonant(word, 0) && isConsonant(word, 1);
  if (last < 1 || "wxy".includes(word[last]!)) return false;
  return isConsonant(word, last - 2) && !isConsonant(word, last - 1) && isConsonant(word, last);
}

function endsDouble(word: string): boolean {
  const last = word.length - 1;
  return last > 0 && word[last] === word[last - 1] && isConsonant(word, last);
}

const measured = (stem: string): boolean => measure(stem) > 0;
const long = (stem: string): boolean => measure(stem) > 1;

/** Replaces the first of the endings that the word has, where its condition holds; no later one is tried. */
function replaceEnding(word: string, endings: readonly Ending[], condition: (stem: string) => boolean): string {
  for (const [ending, replacement, own] of endings) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, word.length - ending.length);
    return (own ?? condition)(stem, word) ? stem + replacement : word;
  }
  return word;
}

function plural(word: string): string {
  if (word.endsWith("ies") && word.length === 4) return word.slice(0, -1);
  return replaceEnding(
    word,
    [
      ["sses", "ss"],
      ["ies", "i"],
      ["ss", "ss"],
      ["s", ""],
    ],
    () => true,
  );
}

function pastOrGerund(word: string): string {
  if (word.endsWith("ied")) return word.slice(0, word.length === 4 ? -1 : -2);
  if (word.endsWith("eed")) return measured(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const ending = ["ed", "ing"].find((one) => word.endsWith(one) && hasVowel(word.slice(0, word.length - one.length)));
  if (ending === undefined) return word;
  const stem = word.slice(0, word.length - ending.length);
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble(stem)) return /[lsz]$/.test(stem) ? stem : stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

function finalY(word: string): string {
  return replaceEnding(word, [["y", "i"]], (stem) => stem.length > 1 && isConsonant(stem, stem.length - 1));
}

const doubleSuffixes: readonly Ending[] = [
  ["ational", "ate"],
  ["tional", "tion"],
  ["enci", "ence"],
  ["anci", "ance"],
  ["izer", "ize"],
  ["bli", "ble"],
  ["alli", "al"],
  ["entli", "ent"],
  ["eli", "e"],
  ["ousli", "ous"],
  ["ization", "ize"],
  ["ation", "ate"],
  ["ator", "ate"],
  ["alism", "al"],
  ["iveness", "ive"],
  ["fulness", "ful"],
  ["ousness", "ous"],
  ["aliti", "al"],
  ["iviti", "ive"],
  ["biliti", "ble"],
  ["fulli", "ful"],
  // The l belongs to what is measured.
  ["logi", "log", (_stem, word) => measured(word.slice(0, -3))],
];

function doubleSuffix(word: string): string {
  if (word.endsWith("alli") && measured(word.slice(0, -4))) return doubleSuffix(word.slice(0, -2));
  return replaceEnding(word, doubleSuffixes, measured);
}

function icFulNess(word: string): string {
  return replaceEnding(
    word,
    [
      ["icate", "ic"],
      ["ative", ""],
      ["alize", "al"],
      ["iciti", "ic"],
      ["ical", "ic"],
      ["ful", ""],
      ["ness", ""],
    ],
    measured,
  );
}

const lastSuffixes: readonly Ending[] = [
  ..."al ance ence er ic able ible ant ement ment ent".split(" ").map((ending): Ending => [ending, ""]),
  ["ion", "", (stem) => long(stem) && /[st]$/.test(stem)],
  ..."ou ism ate iti ous ive ize".split(" ").map((ending): Ending => [ending, ""]),
];

function lastSuffix(word: string): string {
  return replaceEnding(word, lastSuffixes, long);
}

function finalE(word: string): string {
  if (!word.endsWith("e")) return word;
  const stem = word.slice(0, -1);
  return long(stem) || (measure(stem) === 1 && !endsShort(stem)) ? stem : word;
}

function finalDoubleL(word: string): string {
  return word.endsWith("ll") && long(word.slice(0, -1)) ? word.slice(0, -1) : word;
}
