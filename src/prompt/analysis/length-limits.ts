import type { Range } from "../../text/range";
import type { Sentence } from "../document";

/** A length, or a number of bullet points, that one sentence asks of the answer or of a part of it. */
export interface LengthLimit {
  readonly least: number;
  readonly most: number;
  /** Stated as a least or a most, not as a measure. */
  readonly bounded: boolean;
  readonly unit: "words" | "characters" | "sentences" | "paragraphs" | "points";
  /** The part of the answer that it speaks of, "" for the whole. */
  readonly of: string;
  readonly range: Range;
}

const english =
  /\b(?:(?<least>at least|no (?:less|fewer) than|(?:a )?minimum(?: of)?|over|more than)|(?<most>at most|up to|no (?:more|longer) than|under|below|(?:less|fewer) than|(?:a )?max(?:imum)?(?: of)?|within|limit(?:ed)? to|not exceed(?:ing)?)|exactly|about|around|approximately|roughly|in)?[ -]?(?<n>\d[\d,]{0,6})(?: ?(?:-|–|to) ?(?<m>\d[\d,]{0,6}))?[ -]?(?<unit>words?|characters?|sentences?|paragraphs?)\b(?: (?<or>or (?:less|fewer|more)))?/gi;
const chinese =
  /(?:(?<least>不少于|至少|不低于|超过|多于|最少)|(?<most>不超过|不得超过|不要超过|最多|不多于|少于|控制在|限制在|限))?(?:约|大约)? ?(?<n>\d{1,6})(?: ?(?:-|–|—|~|～|到|至) ?(?<m>\d{1,6}))? ?个?(?<unit>字符|字|句话?|段)(?<or>以内|以下|之内|内|以上|左右)?/gu;
const perPart =
  /\b(?:each|every|per|apiece|any|first|last|another|one of|segments?|lines?|column|chunks?|wrap)\b|每|各|首段|末段|第[一二三\d]|任何|其中|引用|原文/i;
const parts =
  /\b(?:titles?|headlines?|headings?|subject lines?|summar(?:y|ies)|abstracts?|intro(?:duction)?s?|conclusions?|sections?|paragraphs?|bios?|captions?|descriptions?|meta|hooks?|quotes?|overviews?|bullets?|keywords?|excerpts?|explanations?|names?|tweets?|notes?|comments?|essays?|articles?|stor(?:y|ies)|posts?|emails?|letters?|reports?|pitch|script)\b|标题|摘要|简介|开头|结尾|引言|正文|结论|描述|段落|评论|注释|文案|邮件|作文|文章|故事|报告/gi;

// "Two bullet points on the risks" are a part of the answer.
const points = {
  en: /\b(?:use|in|into|as|with|exactly|precisely|return|write|give|list|output|provide|produce) (?:exactly |precisely |only )?(?<n>[1-9]\d?|two|three|four|five|six|seven|eight|nine|ten) (?:short |concise |brief )?(?:bullet points|bullets)(?=\s*[.,;!]|\s*$| only\b)/i,
  zh: /(?:用|以|分成?|分为|列出|写出?|给出|输出|返回|恰好|正好|只)(?:恰好|正好)?(?<n>[1-9]\d?|[两二三四五六七八九十])[个条]要点(?=来?(?:总结|概括|归纳|说明|回答)|[，。；！]|\s*$)/u,
};
const furtherPoints = /\b(?:add|then|another|also|end|start)\b|再|另|然后|最后|开头/i;
const numerals = ["", "", "two二两", "three三", "four四", "five五", "six六", "seven七", "eight八", "nine九", "ten十"];

/** The lengths that a sentence states, in order, and whether each is a least, a most or a measure with some play. */
export function findLengthLimits(visible: string, sentence: Sentence): LengthLimit[] {
  const { range, block, language } = sentence;
  const text = visible.slice(range.start, Math.min(range.end, range.start + 400));
  const matches = [...text.matchAll(language === "zh" ? chinese : english)];
  const count = points[language].exec(text);
  const first = Math.min(matches[0]?.index ?? Infinity, count?.index ?? Infinity);
  // Under a label, in a list or under a heading of its own, a length belongs to that part.
  if (first === Infinity || perPart.test(text) || /[:：]/.test(text.slice(0, first)) || block.type === "label")
    return [];
  if (block.type === "item" && block.section !== "requirements") return [];
  const found: LengthLimit[] = count === null || furtherPoints.test(text) ? [] : [pointsOf(count, range.start)];
  const of = partsIn(text, matches);
  if (of.length > 1 || (of.length === 0 && block.section === "outputFormat")) return found;
  return [...matches.map((match) => limitOf(match, range.start, of[0] ?? "")), ...found];
}

/** The parts of an answer that `text` names outside the lengths themselves, each once and in the singular. */
function partsIn(text: string, lengths: readonly RegExpExecArray[]): string[] {
  let rest = text;
  for (const { index, 0: length } of lengths)
    rest = rest.slice(0, index) + " ".repeat(length.length) + rest.slice(index + length.length);
  const singular = (word: string): string => word.toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
  return [...new Set([...rest.matchAll(parts)].map(([word]) => singular(word)))];
}

function limitOf(match: RegExpExecArray, start: number, of: string): LengthLimit {
  const groups = match.groups!;
  const n = Number(groups["n"]!.replace(/,/g, ""));
  const m = groups["m"] === undefined ? undefined : Number(groups["m"].replace(/,/g, ""));
  const atLeast = groups["least"] !== undefined || /more|以上/.test(groups["or"] ?? "");
  const atMost = groups["most"] !== undefined || /less|fewer|内|以下/.test(groups["or"] ?? "");
  return {
    least: atLeast ? n : atMost ? 0 : n * 0.8,
    most: atLeast ? Infinity : (m ?? n) * (atMost ? 1 : 1.25),
    bounded: atLeast || atMost,
    unit: unitOf(groups["unit"]!),
    of,
    range: { start: start + match.index, end: start + match.index + match[0].length },
  };
}

function pointsOf(match: RegExpExecArray, start: number): LengthLimit {
  const words = match.groups!["n"]!.toLowerCase();
  const n = /\d/.test(words) ? Number(words) : numerals.findIndex((numeral) => numeral.includes(words));
  const range = { start: start + match.index, end: start + match.index + match[0].length };
  return { least: n, most: n, bounded: false, unit: "points", of: "", range };
}

function unitOf(unit: string): LengthLimit["unit"] {
  if (/^(?:char|字)/i.test(unit)) return "characters";
  if (/^(?:sent|句)/i.test(unit)) return "sentences";
  return /^(?:para|段)/i.test(unit) ? "paragraphs" : "words";
}
