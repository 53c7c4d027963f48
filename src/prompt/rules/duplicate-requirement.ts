import { slice, type Range } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import type { Block, PromptDocument, Sentence } from "../document";
import { promptRule } from "../rule";

// Words that add weight and no meaning: "please", "make sure that you always"; 请、务必、一定要.
const fillers = {
  en: /\b(?:please|kindly|also|always|just|simply|again|remember to|(?:be|make) sure (?:to|that you|you)|ensure that you|you (?:must|should|will|need to|have to|are to)|i want you to|any|the|an?|your)\b/g,
  zh: /请|务必|一定要?|必须|应该|应当|需要|你要|你|您|也|再次|注意|记住|记得|始终|要|的|地|任何/g,
};
const leastWords = 3;
// What speaks of the part at hand is another requirement in every part.
const local =
  /\b(?:this|these|that) (?:section|step|part|field|one|stage|phase|column|module|page)s?\b|该|本[节段部步章]|这[一个]?[节段部步]/i;

export const duplicateRequirement = promptRule({
  id: "prompt/duplicate-requirement",
  title: { en: "Duplicate requirement", "zh-cn": "重复的要求" },
  description: {
    en: "The same requirement twice costs tokens and tells the model nothing new; when one of the two is edited later, they contradict each other. A task that is repeated at the end is meant and is not reported.",
    "zh-cn":
      "同一条要求写了两遍，既多占 token，也没有给模型新的信息；以后只改其中一处，就会自相矛盾。在末尾有意重复的任务不会报告。",
  },
  severity: "hint",
  messages: {
    same: {
      en: "“{words}” repeats “{first}” above. Delete one of them.",
      "zh-cn": "“{words}”与上文的“{first}”是同一条要求。请删去其中一条。",
    },
    first: { en: "Said here first.", "zh-cn": "首次出现在这里。" },
    remove: { en: "Delete the repetition", "zh-cn": "删去重复的要求" },
  },
  check(document, { report }) {
    const seen = new Map<string, Sentence>();
    const titles = document.blocks.filter((block) => opensPart(document, block));
    let title = 0;
    for (const sentence of document.sentences) {
      while (title < titles.length && titles[title]!.range.start < sentence.range.start) {
        seen.clear();
        title++;
      }
      if (!isRequirement(document, sentence)) continue;
      const key = meaningOf(document, sentence);
      if (key === undefined) continue;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, sentence);
        continue;
      }
      report({
        message: "same",
        data: { words: quote(document.text, sentence.range), first: quote(document.text, first.range) },
        range: sentence.range,
        related: [{ range: first.range, message: "first" }],
        fixes: [{ title: "remove", preferred: true, edits: [{ range: withItsSpace(document, sentence), text: "" }] }],
      });
    }
  },
  examples: [
    { language: "en", text: "Write in plain English. Do not use jargon.", problems: 0 },
    {
      language: "en",
      text: "## Summary\n\n- Use at most three sentences.\n\n## Risks\n\n- Use at most three sentences.",
      problems: 0,
    },
    {
      language: "en",
      text: "Review the code below. Do not rewrite the code. Name the line of each bug. Please do not rewrite the code.",
      problems: 1,
      fixed: "Review the code below. Do not rewrite the code. Name the line of each bug.",
    },
    {
      language: "en",
      text: "Translate the manual into German.\n- Keep all product names in English.\n- Use metric units only.\n- Always keep all product names in English.\n",
      problems: 1,
    },
    { language: "zh", text: "请翻译下面的说明。专有名词保留英文。单位使用公制。", problems: 0 },
    {
      language: "zh",
      text: "## 摘要\n\n- 不超过三句话，不用术语。\n\n## 风险\n\n- 不超过三句话，不用术语。",
      problems: 0,
    },
    {
      language: "zh",
      text: "请审查下面的代码。不要改写代码。指出每个错误所在的行。请务必不要改写代码。",
      problems: 1,
      fixed: "请审查下面的代码。不要改写代码。指出每个错误所在的行。",
    },
    {
      language: "zh",
      text: "你是一名翻译。请把说明翻译成英文。\n- 必须保留所有产品编号\n- 单位使用公制\n- 保留所有产品编号\n",
      problems: 1,
      fixed: "你是一名翻译。请把说明翻译成英文。\n- 必须保留所有产品编号\n- 单位使用公制\n",
    },
  ],
});

/** Whether a part of its own begins here, in which a requirement of another part has to be said again. */
function opensPart({ text }: PromptDocument, { type, range }: Block): boolean {
  if (type === "heading" || type === "label" || type === "rule") return true;
  return type !== "fence" && /[:：][*_]*\s*$/.test(text.slice(Math.max(range.start, range.end - 6), range.end));
}

function isRequirement({ text, repeatedTask }: PromptDocument, sentence: Sentence): boolean {
  if (sentence === repeatedTask) return false;
  // What follows in a list item speaks of that item; a quoted line is data.
  if (sentence.block.type === "item" && sentence.range.start > sentence.block.content.start) return false;
  if (/["“”'—–-]/.test(text.slice(Math.max(0, sentence.range.start - 1), sentence.range.start + 1))) return false;
  const { section, type } = sentence.block;
  if (section === "variables" || section === "input" || section === "examples" || section === "meta") return false;
  return (sentence.elements.has("requirements") || sentence.directive) && type !== "heading";
}

/** The words without marks, case and filler, and with what they speak of; undefined where too few are left. */
function meaningOf({ text }: PromptDocument, { range, language }: Sentence): string | undefined {
  const said = slice(text, range);
  if (local.test(said) || /\.{3}|…/.test(said)) return undefined;
  const words = said
    .toLowerCase()
    .replace(fillers[language], "")
    .replace(/[\s\p{P}]+/gu, " ")
    .trim();
  return lengthInWords(countScripts(words)) < leastWords ? undefined : words;
}

/** The sentence with the space that sets it off; the whole line with its mark where it stands alone in its block. */
function withItsSpace({ text }: PromptDocument, { range, block }: Sentence): Range {
  const alone = range.start <= block.content.start && range.end >= block.content.end;
  let { start, end } = alone ? block.range : range;
  if (alone) {
    while (end < text.length && /[ \t]/.test(text[end]!)) end++;
    if (text[end] === "\r") end++;
    if (text[end] === "\n") return { start: lineStart(text, start), end: end + 1 };
  }
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--;
  // The last line goes with the break before it.
  if (alone && text[start - 1] === "\n") start -= text[start - 2] === "\r" ? 2 : 1;
  return { start, end };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function quote(text: string, range: Range): string {
  const words = slice(text, range).replace(/\s+/g, " ");
  return words.length > 50 ? `${words.slice(0, 49)}…` : words;
}
