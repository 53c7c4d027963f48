import { mainLanguage } from "../../text/language";
import type { Range } from "../../text/range";
import type { ElementName, SectionName } from "../document";
import { en } from "../lexicon/en";
import { anyOf, type Lexicon } from "../lexicon/lexicon";
import { zh } from "../lexicon/zh";
import { findOrder, findRequest } from "./orders";

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

type Patterns = Readonly<Record<Exclude<keyof Lexicon, "verbs" | "headVerbs" | "leads" | "requests">, RegExp>>;

// Longer sentences are lists or passages run together; their head tells what they are.
const longestRead = 800;

const patterns: Readonly<Record<"en" | "zh", Patterns>> = {
  en: compile(en),
  zh: compile(zh),
};

function compile(lexicon: Lexicon): Patterns {
  return {
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
    artefacts: anyOf([
      `^(?:(?:an?|the) )?(?:[\\w:-]+[ ,]+){0,10}(?:${lexicon.artefacts.join("|")})\\b`,
      `^[^。！？]{4,120}(?:${lexicon.artefacts.join("|")})[。.]?$`,
    ]),
  };
}

// Where these stand, a description of the answer is a requirement even without an order.
const demanding = new Set<SectionName>(["requirements", "steps", "outputFormat", "task", "fallback", "other"]);

/** Reads one sentence of the visible text, in small letters, with the lexicon of its language. */
export function readSentence(visible: string, range: Range, section: SectionName | undefined): Reading {
  const text = visible.slice(range.start, Math.min(range.end, range.start + longestRead));
  const language = mainLanguage(text);
  const pattern = patterns[language];
  const evidence = new Map<ElementName, Range>();
  const show = (name: ElementName, at: Range | undefined): boolean => {
    if (at) evidence.set(name, { start: range.start + at.start, end: range.start + at.end });
    return at !== undefined;
  };
  const find = (name: ElementName, match: RegExpExecArray | null): boolean =>
    show(name, match ? { start: match.index, end: match.index + match[0].length } : undefined);
  const question = pattern.question.test(text);
  const order = findOrder[language](text);
  const asked = question ? { start: 0, end: text.length } : undefined;
  const directive =
    find("goal", pattern.goal.exec(text)) || show("goal", order ?? findRequest[language](text) ?? asked);
  const asks = !question || order !== undefined;
  const obliges = asks && find("requirements", pattern.obligations.exec(text));
  if (asks && !obliges && (directive || (section && demanding.has(section))))
    find("requirements", pattern.requirements.exec(text));
  const role = pattern.role.exec(text);
  if (role && !pattern.notRole.test(text)) find("role", role);
  const fallback = pattern.fallback.exec(text);
  if (fallback && !pattern.notFallback.test(text)) find("fallback", fallback);
  find("outputFormat", pattern.outputFormat.exec(text));
  find("background", pattern.background.exec(text));
  find("examples", pattern.examples.exec(text));
  return {
    language,
    question,
    directive,
    obliges,
    elements: new Set(evidence.keys()),
    evidence,
    givenMaterial: pattern.givenMaterial.test(text),
  };
}

/** Whether a sentence describes the answer, in a prompt that orders nothing and only names what it wants. */
export function describes(visible: string, range: Range): boolean {
  const text = visible.slice(range.start, Math.min(range.end, range.start + longestRead));
  return patterns[mainLanguage(text)].requirements.test(text);
}

/** Whether a prompt that begins with this sentence asks for the thing it names ("A vintage poster of…"). */
export function namesArtefact(visible: string, range: Range): boolean {
  const text = visible.slice(range.start, Math.min(range.end, range.start + 160));
  return patterns[mainLanguage(text)].artefacts.test(text);
}
