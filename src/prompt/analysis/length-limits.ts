import type { Range } from "../../text/range";
import type { Sentence } from "../document";

/** A length that one sentence asks of the answer or of a part of it. */
export interface LengthLimit {
  readonly least: number;
  readonly most: number;
  readonly unit: "words" | "characters" | "sentences" | "paragraphs";
  /** The part of the answer that it speaks of, "" for the whole. */
  readonly of: string;
  readonly range: Range;
}

const english =
  /\b(?:(?<least>at least|no (?:less|fewer) than|(?:a )?minimum(?: of)?|over|more than)|(?<most>at most|up to|no (?:more|longer) than|under|below|(?:less|fewer) than|(?:a )?max(?:imum)?(?: of)?|within|limit(?:ed)? to|not exceed(?:ing)?)|exactly|about|around|approximately|roughly|in)?[ -]?(?<n>\d[\d,]{0,6})(?: ?(?:-|–|to) ?(?<m>\d[\d,]{0,6}))?[ -]?(?<unit>words?|characters?|sentences?|paragraphs?)\b(?: (?<or>or (?:less|fewer|more)))?/i;
const chinese =
  /(?:(?<least>不少于|至少|不低于|超过|多于|最少)|(?<most>不超过|不得超过|不要超过|最多|不多于|少于|控制在|限制在|限))?(?:约|大约)? ?(?<n>\d{1,6})(?: ?(?:-|–|—|~|～|到|至) ?(?<m>\d{1,6}))? ?个?(?<unit>字符|字|句话?|段)(?<or>以内|以下|之内|内|以上|左右)?/u;
const perPart =
  /\b(?:each|every|per|apiece|any|first|last|another|one of|segments?|lines?|column|chunks?|wrap)\b|每|各|首段|末段|第[一二三\d]|任何|其中|引用|原文/i;
const parts =
  /\b(?:titles?|headlines?|headings?|subject lines?|summar(?:y|ies)|abstracts?|introductions?|conclusions?|sections?|paragraphs?|bios?|captions?|descriptions?|meta|hooks?|quotes?|overviews?|bullets?|keywords?|excerpts?|explanations?|names?|tweets?|notes?|comments?|essays?|articles?|stor(?:y|ies)|posts?|emails?|letters?|reports?|pitch|script)\b|标题|摘要|简介|开头|结尾|引言|正文|结论|描述|段落|评论|注释|文案|邮件|作文|文章|故事|报告/gi;

/** The first length that a sentence states, with whether it is a least, a most or a measure with some play. */
export function findLengthLimit(visible: string, { range, block, language }: Sentence): LengthLimit | undefined {
  const text = visible.slice(range.start, Math.min(range.end, range.start + 400));
  const match = (language === "zh" ? chinese : english).exec(text);
  if (match === null || perPart.test(text)) return undefined;
  const groups = match.groups!;
  const rest = text.slice(0, match.index) + " ".repeat(match[0].length) + text.slice(match.index + match[0].length);
  const named = new Set(
    [...rest.matchAll(parts)].map(([word]) => word.toLowerCase().replace(/ies$/, "y").replace(/s$/, "")),
  );
  // Under a label, in a list or under a heading of its own, a length belongs to that part.
  const labelled = /[:：]/.test(text.slice(0, match.index)) || (block.section === "outputFormat" && named.size === 0);
  if (
    named.size > 1 ||
    labelled ||
    block.type === "label" ||
    (block.type === "item" && block.section !== "requirements")
  )
    return undefined;
  const n = Number(groups["n"]!.replace(/,/g, ""));
  const m = groups["m"] === undefined ? undefined : Number(groups["m"].replace(/,/g, ""));
  const atLeast = groups["least"] !== undefined || /more|以上/.test(groups["or"] ?? "");
  const atMost = groups["most"] !== undefined || /less|fewer|内|以下/.test(groups["or"] ?? "");
  return {
    least: atLeast ? n : atMost ? 0 : n * 0.8,
    most: atLeast ? Infinity : (m ?? n) * (atMost ? 1 : 1.25),
    unit: unitOf(groups["unit"]!),
    of: [...named][0] ?? "",
    range: { start: range.start + match.index, end: range.start + match.index + match[0].length },
  };
}

function unitOf(unit: string): LengthLimit["unit"] {
  if (/^(?:char|字)/i.test(unit)) return "characters";
  if (/^(?:sent|句)/i.test(unit)) return "sentences";
  return /^(?:para|段)/i.test(unit) ? "paragraphs" : "words";
}
