import { slice, type Range } from "../../text/range";
import type { Sentence } from "../document";
import { chineseClaims, englishClaims } from "../lexicon/conflicts";
import { findLengthLimits, type LengthLimit } from "../analysis/length-limits";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

interface Claim {
  readonly topic: string;
  readonly value: string;
  readonly range: Range;
  readonly sentence: Sentence;
  readonly conditional: boolean;
}

// A condition makes room for both sides.
const condition = {
  en: /\b(?:if|when|whenever|unless|except|until|otherwise|depending|in case|asked|request(?:ed|s)?|either)\b/i,
  zh: /如果|假如|若|当|除非|除了|否则|的话|时候|时[，,]|要求时|根据需要|必要/,
};

// What a prompt says about steps, samples and settings holds for a part of the answer only.
const partial = new Set(["examples", "input", "background", "role", "variables", "meta"]);
const longestRead = 400;

export const conflictingRequirements = promptRule({
  id: "prompt/conflicting-requirements",
  title: { en: "Conflicting requirements", "zh-cn": "要求互相矛盾" },
  description: {
    en: "Two requirements that cannot both be met: brief and detailed, JSON only and an explanation, two languages, two lengths. The model follows one of them, and not always the same one. Keep one, or say when each of them holds.",
    "zh-cn":
      "两条要求无法同时满足：既要简短又要详细、只输出 JSON 又要解释、两种语言、两种篇幅。模型只会照其中一条去做，而且每次未必是同一条。请只保留一条，或写明各自在什么情况下适用。",
  },
  guide: {
    en: "Clear and unambiguous descriptions.",
    "zh-cn": "描述清晰明确。",
  },
  severity: "warning",
  messages: {
    conflict: {
      en: "“{second}” contradicts “{first}”. Keep one of them, or say when each holds.",
      "zh-cn": "“{second}”与“{first}”互相矛盾。请只保留一条，或写明各自适用的情况。",
    },
    other: { en: "The other requirement: “{first}”.", "zh-cn": "另一条要求：“{first}”。" },
  },
  check(document, { report }) {
    const visible = visibleText(document);
    const say = (first: Range, second: Range): void => {
      const data = { first: quote(document.text, first), second: quote(document.text, second) };
      report({ message: "conflict", data, range: second, related: [{ range: first, message: "other", data }] });
    };
    const claims = new Map<string, Claim>();
    const limits = new Map<string, LengthLimit>();
    const told = new Set<string>();
    const titles = document.blocks.filter(({ type }) => type === "heading" || type === "label");
    let title = 0;
    for (const sentence of document.sentences) {
      while (title < titles.length && titles[title]!.range.start <= sentence.range.start) {
        // Below another heading a length may belong to another part of the answer.
        limits.clear();
        title++;
      }
      if (partial.has(sentence.block.section ?? "")) continue;
      for (const claim of claimsOf(visible, sentence)) {
        const before = claims.get(claim.topic);
        if (before === undefined) claims.set(claim.topic, claim);
        else if (!told.has(claim.topic) && contradict(before, claim)) {
          told.add(claim.topic);
          say(before.range, claim.range);
        }
      }
      for (const limit of findLengthLimits(visible, sentence)) {
        const key = `${limit.unit} ${limit.of}`;
        const before = limits.get(key);
        if (before === undefined) limits.set(key, limit);
        else if (!told.has(key) && excludes(before, limit, sentence)) {
          told.add(key);
          say(before.range, limit.range);
        }
      }
    }
  },
  examples: [
    { language: "en", text: "Write a brief answer of at most 80 words. Answer in English.", problems: 0 },
    {
      language: "en",
      text: "Reply only with the corrected text. If you change a name, explain your reasoning in one sentence.",
      problems: 0,
    },
    { language: "en", text: "Answer the question in English. Always respond in French.", problems: 1 },
    {
      language: "en",
      text: "Classify the review as positive or negative. Only output the label. Then explain your reasoning.\n\n<review>{{review}}</review>",
      problems: 1,
    },
    { language: "en", text: "Write an essay of at least 800 words. Keep the essay under 300 words.", problems: 1 },
    {
      language: "en",
      text: "Summarise the reviews. Keep the summary brief, and describe every complaint in detail.\n\n<reviews>{{reviews}}</reviews>",
      problems: 1,
    },
    { language: "en", text: "Write an essay of at least 800 words and at most 300 words.", problems: 1 },
    { language: "en", text: "Write a report of 300 words to 800 words. Use exactly three bullet points.", problems: 0 },
    {
      language: "en",
      text: "Summarise the report in exactly three bullet points. Use five bullet points.\n\n<report>{{report}}</report>",
      problems: 1,
    },
    {
      language: "en",
      text: "Extract the date of the invoice. Answer in JSON. Do not answer in JSON.\n\n<invoice>{{invoice}}</invoice>",
      problems: 1,
    },
    {
      language: "en",
      text: "Extract the date. Answer in JSON. Return plain prose with no JSON.\n\n<invoice>{{invoice}}</invoice>",
      problems: 1,
    },
    {
      language: "en",
      text: "Extract the date. Answer in JSON. Do not wrap the JSON in a fence, and do not use JSON comments.\n\n<invoice>{{invoice}}</invoice>",
      problems: 0,
    },
    {
      language: "en",
      text: "Summarise the invoice. Answer in German, and answer in the language of the invoice.\n\n<invoice>{{invoice}}</invoice>",
      problems: 1,
    },
    { language: "en", text: "Keep the summary brief, then discuss all findings in detail below.", problems: 0 },
    { language: "zh", text: "请用中文回答，控制在 80 字以内。如果不确定，请说明原因。", problems: 0 },
    { language: "zh", text: "只返回标签，不要解释。\n\n<评论>{{评论}}</评论>", problems: 0 },
    {
      language: "zh",
      text: "请总结这些评论。总结要简短，同时详细说明每一条投诉。\n\n<评论>{{评论}}</评论>",
      problems: 1,
    },
    { language: "zh", text: "请用英文回答下面的问题。回答必须使用中文。\n\n问题：{{问题}}", problems: 1 },
    { language: "zh", text: "判断评论的情感。只能输出标签。请给出判断的理由。\n\n<评论>{{评论}}</评论>", problems: 1 },
    { language: "zh", text: "请写一篇作文，不少于 800 字。作文控制在 300 字以内。", problems: 1 },
    { language: "zh", text: "请写一篇作文，字数不少于800字，不超过300字。", problems: 1 },
    { language: "zh", text: "请用三个要点总结报告。请列出五个要点。\n\n<报告>{{报告}}</报告>", problems: 1 },
    { language: "zh", text: "请写一篇作文，字数不少于300字，不超过800字。", problems: 0 },
    { language: "zh", text: "请提取发票的日期。请用JSON输出。不要使用JSON。\n\n<发票>{{发票}}</发票>", problems: 1 },
    {
      language: "zh",
      text: "请提取发票的日期。请用 JSON 输出。不要输出 JSON 以外的内容。\n\n<发票>{{发票}}</发票>",
      problems: 0,
    },
  ],
});

function claimsOf(visible: string, sentence: Sentence): Claim[] {
  const text = visible.slice(sentence.range.start, Math.min(sentence.range.end, sentence.range.start + longestRead));
  const conditional = condition[sentence.language].test(text);
  const patterns = sentence.language === "zh" ? chineseClaims : englishClaims;
  const claims: Claim[] = [];
  for (const { topic, value, pattern } of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const about = match.groups?.["about"]?.toLowerCase().replace(/ies$/, "y").replace(/s$/, "");
    const [from, to] = match.indices![0]!;
    claims.push({
      topic: about === undefined ? topic : `${topic} ${about}`,
      value: value ?? match.groups!["value"]!.toLowerCase().replace(/s$/, ""),
      range: { start: sentence.range.start + from, end: sentence.range.start + to },
      sentence,
      conditional,
    });
  }
  return claims;
}

/**
 * Whether the later of two claims on one topic leaves no room for the earlier. A rule may be followed by its exception,
 * but an exception that is followed by the plain opposite stands for nothing.
 */
function contradict(earlier: Claim, later: Claim): boolean {
  if (earlier.value === later.value || later.conditional) return false;
  const theirs = later.topic === "language" && (earlier.value === "theirs" || later.value === "theirs");
  if (earlier.sentence === later.sentence && later.topic !== "extent" && !(theirs && !earlier.conditional))
    return false;
  return !earlier.conditional || (later.topic === "explanation" && later.value === "none");
}

/** Whether no length meets both limits. In one sentence only a least and a most do: "100 words to 200 words" is a span. */
function excludes(earlier: LengthLimit, later: LengthLimit, { range }: Sentence): boolean {
  if (earlier.range.start >= range.start && !(earlier.bounded && later.bounded)) return false;
  return earlier.most < later.least || later.most < earlier.least;
}

function quote(text: string, range: Range): string {
  const words = slice(text, range).replace(/\s+/g, " ");
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
