/**
 * The words by which one language shows the parts of a prompt. Every entry is the source of a regular expression,
 * matched against one sentence in small letters in which quotes and variables are blanked out; none may nest repetition.
 */
export interface Lexicon {
  /** A persona, identity, job or point of view given to the model. */
  readonly role: readonly string[];
  /** Talk of a role that is not the model's. */
  readonly notRole: readonly string[];
  /** Phrases that announce the task whatever verb follows. */
  readonly goal: readonly string[];
  /** What makes a request of the verb that follows ("could you", 你需要). */
  readonly requests: readonly string[];
  /** Verbs that make an order when they lead a clause. */
  readonly verbs: readonly string[];
  /** Verbs that do so only at the very head of the sentence. */
  readonly headVerbs: readonly string[];
  /** What may stand before the verb of an order. */
  readonly leads: readonly string[];
  /** A direct question to the model. */
  readonly question: readonly string[];
  /** Words of obligation, which make a requirement of any sentence to the model. */
  readonly obligations: readonly string[];
  /** A condition on the answer beyond the act itself, when the sentence asks for something. */
  readonly requirements: readonly string[];
  /** The structure of the answer. */
  readonly outputFormat: readonly string[];
  /** The situation, the audience, what will be given. */
  readonly background: readonly string[];
  /** What to do when the task cannot be done as assumed. */
  readonly fallback: readonly string[];
  /** Conditions that are part of the task itself ("output true if…"). */
  readonly notFallback: readonly string[];
  /** Words that announce an example of the answer. */
  readonly examples: readonly string[];
  /** The request points at material that is given with it. */
  readonly givenMaterial: readonly string[];
  /** Things that a noun phrase at the head of a prompt asks for ("A vintage poster of…"). */
  readonly artefacts: readonly string[];
}

/** A text in each language that prompts are written in. */
export interface Wording {
  readonly en: string;
  readonly zh: string;
}

/**
 * One expression that matches any of `sources` in text in small letters. Without the `i` flag, which costs several times
 * the time; capitals in the sources are made small.
 */
export function anyOf(sources: readonly string[]): RegExp {
  if (sources.length === 0) return /(?!)/;
  const small = sources.map((source) => source.replace(/\\[pP]\{[^}]*\}|\\u[\dA-Fa-f]{4}|\\.|[A-Z]/g, toSmall));
  return new RegExp(small.map((source) => `(?:${source})`).join("|"), small.some(isUnicode) ? "u" : "");
}

function toSmall(part: string): string {
  return part.length === 1 ? part.toLowerCase() : part;
}

function isUnicode(source: string): boolean {
  return source.includes("\\p{");
}

/** `text` in small letters, every offset unchanged: the few letters whose small form is longer stay as they are. */
export function inSmallLetters(text: string): string {
  const small = text.toLowerCase();
  return small.length === text.length ? small : text.replace(/[A-Z\u00C0-\u00D6\u00D8-\u00DE]/g, toSmall);
}
