import { mainLanguage } from "../../text/language";
import type { Range } from "../../text/range";
import type { ElementName } from "../document";
import { en } from "../lexicon/en";
import { anyOf, type Lexicon } from "../lexicon/lexicon";
import { zh } from "../lexicon/zh";

/** What the words of one sentence say. */
export interface Reading {
  readonly language: "en" | "zh";
  readonly directive: boolean;
  readonly question: boolean;
  readonly elements: ReadonlySet<ElementName>;
  /** A requirement by words of obligation, not only by what it describes. */
  readonly obliges: boolean;
  /** It points at material given with the prompt ("the text below", 以下文本). */
  readonly givenMaterial: boolean;
  /** Where the words stand that show an element. */
  readonly evidence: ReadonlyMap<ElementName, Range>;
}

type Patterns = Readonly<Record<Exclude<keyof Lexicon, "verbs" | "headVerbs" | "leads"> | "order", RegExp>>;

// Longer sentences are lists or passages run together; their head tells what they are.
const longestRead = 800;

const patterns: Readonly<Record<"en" | "zh", Patterns>> = {
  en: compile(en, englishOrder(en)),
  zh: compile(zh, chineseOrder(zh)),
};

function compile(lexicon: Lexicon, order: RegExp): Patterns {
  return {
    order,
    role: anyOf(lexicon.role),
    notRole: anyOf(lexicon.notRole),
    notFallback: anyOf(lexicon.notFallback),
    goal: anyOf(lexicon.goal),
    question: anyOf(lexicon.question),
    obligations: anyOf(lexicon.obligations),
    requirements: anyOf(lexicon.requirements),
    outputFormat: anyOf(lexicon.outputFormat),
    background: anyOf(lexicon.background),
    fallback: anyOf(lexicon.fallback),
    examples: anyOf(lexicon.examples),
    givenMaterial: anyOf(lexicon.givenMaterial),
    artefacts: new RegExp(`^(?:(?:an?|the) )?(?:[\\w-]+[ ,]+){0,10}(?:${lexicon.artefacts.join("|")})\\b`, "iu"),
  };
}

function englishOrder({ leads, verbs }: Lexicon): RegExp {
  const lead = `(?:(?:${leads.join("|")}|\\w+ly)[ ,:]+){0,3}`;
  // "Using the comment as a guide, replace…": the order may follow one clause that begins with such a word.
  const clause = `(?:(?:using|based on|given|considering|from|with|as|for|in|on|after|before|when|if|to|at|by|during|once|while|instead|through|throughout|within) [^,\\n]{2,100}, ?)?`;
  return new RegExp(`^[\\s"'*_#>-]*${clause}${lead}(?:${verbs.join("|")})\\b(?! ?[:=])`, "iu");
}

function chineseOrder({ leads, verbs, headVerbs }: Lexicon): RegExp {
  const strong = verbs.join("|");
  const lead = `(?:(?:${leads.join("|")})[，,]?){0,3}`;
  const head = `^[\\s"'*_#>-]*${lead}`;
  // 把、将、为… put the object first: the verb follows later in the sentence.
  const objectFirst = `(?:^|[，,。；;])[\\s"'*_#>-]*${lead}(?:[把将对给为用从以向]|就(?=如何|以下)|根据|基于|针对|结合|按照)(?=[^，。！？]{1,60}(?:${strong}|成|为))`;
  return new RegExp(
    `(?:^|[，,。；;])[\\s"'*_#>-]*${lead}(?:${strong})|${head}(?:${headVerbs.join("|")})|${objectFirst}`,
    "iu",
  );
}

const sentenceElements = ["role", "requirements", "outputFormat", "background", "fallback", "examples"] as const;

/** Reads one sentence of the visible text with the lexicon of its language. */
export function readSentence(visible: string, range: Range): Reading {
  const text = visible.slice(range.start, Math.min(range.end, range.start + longestRead));
  const language = mainLanguage(text);
  const pattern = patterns[language];
  const elements = new Set<ElementName>();
  const evidence = new Map<ElementName, Range>();
  const find = (name: ElementName, match: RegExpExecArray | null): void => {
    if (match === null) return;
    elements.add(name);
    evidence.set(name, { start: range.start + match.index, end: range.start + match.index + match[0].length });
  };
  for (const name of sentenceElements) find(name, pattern[name].exec(text));
  const obligation = pattern.obligations.exec(text);
  if (!elements.has("requirements")) find("requirements", obligation);
  if (elements.has("role") && pattern.notRole.test(text)) elements.delete("role");
  if (elements.has("fallback") && pattern.notFallback.test(text)) elements.delete("fallback");
  const question = pattern.question.test(text);
  if (question && !pattern.order.test(text)) elements.delete("requirements");
  const order = pattern.order.exec(text);
  const goal = pattern.goal.exec(text);
  find("goal", goal ?? order ?? (question ? /[^]*/.exec(text) : null));
  return {
    language,
    question,
    directive: elements.has("goal"),
    obliges: obligation !== null,
    elements,
    evidence,
    givenMaterial: pattern.givenMaterial.test(text),
  };
}

/** Whether a prompt that begins with this sentence asks for the thing it names ("A vintage poster of…"). */
export function namesArtefact(visible: string, range: Range): boolean {
  const text = visible.slice(range.start, Math.min(range.end, range.start + 160));
  return patterns[mainLanguage(text)].artefacts.test(text);
}
