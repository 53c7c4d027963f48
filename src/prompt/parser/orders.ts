import type { Range } from "../../text/range";
import { en } from "../lexicon/en";
import { anyOf, type Lexicon } from "../lexicon/lexicon";
import { zh } from "../lexicon/zh";

/** Finds an order ("carefully summarise…", 将…翻译成…) or request ("could you list…", 你需要分析…) in one sentence. */
export type OrderFinder = (sentence: string) => Range | undefined;

// The verbs are looked up in a set: as one alternation they take a third of a second to compile.
export const findOrder: Readonly<Record<"en" | "zh", OrderFinder>> = { en: englishOrders(en), zh: chineseOrders(zh) };
export const findRequest: Readonly<Record<"en" | "zh", OrderFinder>> = {
  en: englishRequests(en),
  zh: chineseRequests(zh),
};

const longestOpening = 3;

function sticky(source: string): RegExp {
  return new RegExp(source, "y");
}

/** Where `pattern` (sticky) ends when it matches at `at`; `at` itself when it does not. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function englishOrders({ verbs, leads }: Lexicon): OrderFinder {
  const known = new Set(verbs);
  const marks = sticky("[\\s\"'*_#>-]{0,20}");
  const lead = sticky(`(?:${leads.join("|")}|\\w+ly)[ ,:]+`);
  // "Using the comment as a guide, replace…": the order may follow one clause that begins with such a word.
  const clause = sticky(
    "(?:using|based on|given|considering|from|with|as|for|in|on|after|before|when|if|to|at|by|during|once|while|instead|through|throughout|within) [^,\\n]{2,100}, ?",
  );
  return (sentence) => {
    const start = skip(marks, sentence, 0);
    for (const head of new Set([start, skip(clause, sentence, start)])) {
      let at = head;
      for (let i = 0; i <= longestOpening; i++) {
        const end = verbAt(known, sentence, at);
        if (end > at && !/^ ?[:=]/.test(sentence.slice(end, end + 2))) return { start: head, end };
        const next = skip(lead, sentence, at);
        if (next === at) break;
        at = next;
      }
    }
    return undefined;
  };
}

const word = sticky("[a-z]+(?:-[a-z]+)?");

/** Where the verb at `at` ends; `at` when no verb stands there. */
function verbAt(verbs: ReadonlySet<string>, text: string, at: number): number {
  const end = skip(word, text, at);
  const found = text.slice(at, end);
  if (verbs.has(found)) return end;
  const hyphen = found.indexOf("-");
  return hyphen > 0 && verbs.has(found.slice(0, hyphen)) ? at + hyphen : at;
}

function englishRequests({ verbs, requests }: Lexicon): OrderFinder {
  const known = new Set(verbs);
  const prefix = new RegExp(anyOf(requests).source, "g");
  return (sentence) => {
    prefix.lastIndex = 0;
    for (let match = prefix.exec(sentence); match !== null; match = prefix.exec(sentence)) {
      const at = match.index + match[0].length;
      const end = verbAt(known, sentence, at);
      if (end > at) return { start: match.index, end };
    }
    return undefined;
  };
}

function chineseOrders({ verbs, headVerbs, leads }: Lexicon): OrderFinder {
  const known = new Set(verbs);
  const marks = sticky("[\\s\"'*_#>-]{0,20}");
  const lead = sticky(`(?:${leads.join("|")})[，,]?`);
  const head = sticky(`(?:${headVerbs.join("|")})`);
  // 把、将、为… put the object first: the verb follows later in the clause.
  const objectFirst = sticky("[把将对给为用从向]|就(?=如何|以下)|根据|基于|针对|结合|按照");
  // "以提高…" behind a comma says what for, at the head it says how.
  const objectAtHead = sticky("以(?!及|下|上)");
  return (sentence) => {
    for (let clause = 0; clause >= 0; clause = nextClause(sentence, clause)) {
      let at = skip(marks, sentence, clause);
      for (let i = 0; i <= longestOpening; i++) {
        const verb = chineseVerbAt(known, sentence, at) || (clause === 0 ? skip(head, sentence, at) - at : 0);
        if (verb > 0) return { start: clause, end: at + verb };
        const object = Math.max(skip(objectFirst, sentence, at), clause === 0 ? skip(objectAtHead, sentence, at) : at);
        const end = object > at ? verbWithin(known, sentence, object + 1, 60, "，。！？") : -1;
        if (end > 0) return { start: clause, end };
        const next = skip(lead, sentence, at);
        if (next === at) break;
        at = next;
      }
    }
    return undefined;
  };
}

function chineseRequests({ verbs, requests }: Lexicon): OrderFinder {
  const known = new Set(verbs);
  const prefix = new RegExp(anyOf(requests).source, "g");
  return (sentence) => {
    prefix.lastIndex = 0;
    for (let match = prefix.exec(sentence); match !== null; match = prefix.exec(sentence)) {
      const end = verbWithin(known, sentence, match.index + match[0].length, 12, "，。；？");
      if (end > 0) return { start: match.index, end };
    }
    return undefined;
  };
}

function nextClause(sentence: string, from: number): number {
  for (let i = from; i < sentence.length - 1; i++) if ("，,。；;".includes(sentence[i]!)) return i + 1;
  return -1;
}

/** The length of the verb that stands at `at`, 0 if none does. */
function chineseVerbAt(verbs: ReadonlySet<string>, text: string, at: number): number {
  for (let length = 2; length <= 4; length++) if (verbs.has(text.slice(at, at + length))) return length;
  return 0;
}

/** Where the first verb ends that begins within `reach` characters of `from`, before any of `stops`; -1 if none. */
function verbWithin(verbs: ReadonlySet<string>, text: string, from: number, reach: number, stops: string): number {
  for (let at = from; at < Math.min(text.length, from + reach); at++) {
    if (stops.includes(text[at]!)) return -1;
    const length = chineseVerbAt(verbs, text, at);
    if (length > 0) return at + length;
    if (reach > 12 && (text[at] === "成" || text[at] === "为")) return at + 1;
  }
  return -1;
}
