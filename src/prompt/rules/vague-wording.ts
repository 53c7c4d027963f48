import { slice, type Range, type TextEdit } from "../../text/range";
import type { PromptDocument, Sentence } from "../document";
import { slot } from "../edits/insertion";
import { vagueChinese, vagueEnglish, type Vagueness, type VagueWording } from "../lexicon/vague";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

interface Finding {
  readonly kind: Vagueness;
  readonly language: "en" | "zh";
  readonly range: Range;
}

const asking = new Set(["task", "requirements", "outputFormat", "steps"]);
const selfDescription = /^you (?:are|help|assist|specialize|specialise|excel|enable|combine)\b/i;
const silentSections = new Set(["role", "background", "examples", "input", "question", "variables", "meta"]);
// Among so many conditions one more "proper" makes no difference to the answer.
const longPrompt = 1500;
// "I will give you some code" speaks of what the author does, not of the answer.
const theirOwn = {
  en: /\b(?:i|we|users?|they|he|she)(?:['’]ll| will| would| can| may| might| could|['’]ve| have)?(?: \w+){0,2} ?$/i,
  zh: /(?:^|[，。；,])[^，。；,你您]{0,4}(?:我们?|用户|客户|他们?|她|它)(?:会|将|要|来|想|可以|可能|需要|已|有|在)?(?:为|给|向)?[你您]?[^，。；,你您]{0,24}$/,
};

// "such as A, B, etc." and "(A, B, etc.)" show what is meant, and 包括A、B等 is how a Chinese list ends.
const givesSamples = {
  en: /\b(?:e\.g|i\.e|such as|for example|for instance|like|any(?:thing)?|whether|not?|never|without|avoid)\b|\([^)]*$/i,
  zh: /如|像|包括|包含|涉及|任何|是否|不要|不得|避免|[（(][^）)]*$/,
};

const mostListed = 20;

export const vagueWording = promptRule({
  id: "prompt/vague-wording",
  title: { en: "Vague wording", "zh-cn": "措辞模糊" },
  description: {
    en: "Words such as “some”, “etc.” or “proper” leave the model to guess how many, what else or by which measure. A number, the whole list or a criterion that can be checked gives the answer you had in mind. In a prompt of more than 1,500 tokens, words without a measure (“proper”, “clean”) are let pass.",
    "zh-cn":
      "“一些”“等等”“合适的”这类词让模型去猜：要多少、还包括什么、按什么标准。换成数量、完整的列举或可以核对的标准，才能得到想要的答案。超过 1500 个 token 的提示词中，“合适”“优质”这类缺少标准的词不再提示。",
  },
  guide: {
    en: "Add as many qualifiers as possible: tell the model what it can and cannot do, and say exactly what the context, purpose, result, length, format, form and style are.",
    "zh-cn":
      "加入尽可能多的限定词，告知模型能干什么、不能干什么，具体说明上下文、目的、结果、长度、格式、样式、风格等。",
  },
  severity: "information",
  messages: {
    amount: {
      en: "“{words}” does not say how many. Give a number or a range.",
      "zh-cn": "“{words}”没有说明数量。请给出具体数量或范围。",
    },
    open: {
      en: "“{words}” leaves the list open. List everything, or say how to choose the rest.",
      "zh-cn": "“{words}”没有把范围说完。请列全，或说明其余各项按什么来定。",
    },
    measure: {
      en: "“{words}” can mean anything. Give a criterion that can be checked.",
      "zh-cn": "“{words}”没有给出标准。请写明可以核对的标准。",
    },
    choice: {
      en: "“{words}” leaves the choice to the model. Say what you want, or how to choose.",
      "zh-cn": "“{words}”把选择完全留给了模型。请写明你要的结果，或选择的依据。",
    },
    again: { en: "“{words}” is used here too.", "zh-cn": "这里也用了“{words}”。" },
    more: {
      en: "“{words}” is used in {count} more places from here on.",
      "zh-cn": "从这里起还有 {count} 处用了“{words}”。",
    },
    number: { en: "Replace “{words}” with a number", "zh-cn": "把“{words}”改为具体数量" },
    slot: { en: "Replace “{words}” with a slot to fill in", "zh-cn": "把“{words}”改为待填写的内容" },
    remove: { en: "Remove “{words}”", "zh-cn": "删去“{words}”" },
  },
  check(document, { report }) {
    for (const findings of byWords(document, findVague(document))) {
      const first = findings[0]!;
      const words = slice(document.text, first.range).replace(/^[,，、\s]+/, "");
      const replaceBy = (text: string): TextEdit[] => findings.map(({ range }) => ({ range, text }));
      const number = numberFor(words);
      report({
        message: first.kind,
        data: { words },
        range: first.range,
        fixes: [
          ...(number === undefined ? [] : [{ title: "number" as const, edits: replaceBy(number) }]),
          { title: "slot", edits: replaceBy(slotText(document, first, words)) },
          ...(first.kind === "open" ? [{ title: "remove" as const, edits: replaceBy("") }] : []),
        ],
        related: related(findings.slice(1), words),
      });
    }
  },
  examples: [
    {
      language: "en",
      text: "List 5 indoor activities for children aged 6 to 8. Give each a title and two sentences.",
      problems: 0,
    },
    { language: "en", text: "I will give you some code and a few comments. Find every unused variable.", problems: 0 },
    {
      language: "en",
      text: "Suggest a few indoor activities for children aged 6 to 8.",
      problems: 1,
      fixed: "Suggest 3 indoor activities for children aged 6 to 8.",
    },
    {
      language: "en",
      text: "Write a README for this library. Cover installation, usage, licence, etc.",
      problems: 1,
      fixed: "Write a README for this library. Cover installation, usage, licence, and [what else].",
    },
    {
      language: "en",
      text: "Write a letter to {{name}}. Mention the date, the place, etc.",
      problems: 1,
      fixed: "Write a letter to {{name}}. Mention the date, the place, and [what else].",
    },
    {
      language: "en",
      text: "Review the essay and list spelling mistakes, clumsy phrases etc. Keep the list brief.",
      problems: 1,
      fixed: "Review the essay and list spelling mistakes, clumsy phrases, and [what else]. Keep the list brief.",
    },
    {
      language: "en",
      text: "Write an upload form in plain JavaScript with proper error handling. Build an intuitive interface.",
      problems: 2,
    },
    { language: "zh", text: "请列出 5 个适合 6 到 8 岁儿童的室内活动，每个活动用两句话介绍。", problems: 0 },
    { language: "zh", text: "我会给你一些代码和几个问题。请逐一回答，每个回答不超过 100 字。", problems: 0 },
    {
      language: "zh",
      text: "请推荐几个适合 6 到 8 岁儿童的室内活动。",
      problems: 1,
      fixed: "请推荐 3 个适合 6 到 8 岁儿童的室内活动。",
    },
    { language: "zh", text: "请为这款保温杯写一篇高质量的产品介绍，并配上合适的标题。", problems: 2 },
    {
      language: "zh",
      text: "请为这次团建拟一份预算，涵盖场地、交通、餐饮等。",
      problems: 1,
      fixed: "请为这次团建拟一份预算，涵盖场地、交通、餐饮和【填写其余各项】。",
    },
    {
      language: "zh",
      text: "请从订单中提取姓名、电话等等信息。",
      problems: 1,
      fixed: "请从订单中提取姓名、电话和【填写其余各项】。",
    },
  ],
});

/** The other places of the same words: each of the first, and how many there are beyond. */
function related(others: readonly Finding[], words: string) {
  const listed = others.slice(0, mostListed);
  const rest = others.slice(mostListed);
  return [
    ...listed.map(({ range }) => ({ range, message: "again" as const, data: { words } })),
    ...rest.slice(0, 1).map(({ range }) => ({ range, message: "more" as const, data: { words, count: rest.length } })),
  ];
}

/** Findings of the same words together, so that a habit is reported once. */
function byWords(document: PromptDocument, findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const words = slice(document.text, finding.range).toLowerCase();
    const group = groups.get(words);
    if (group) group.push(finding);
    else groups.set(words, [finding]);
  }
  return [...groups.values()];
}

function findVague(document: PromptDocument): Finding[] {
  const visible = visibleText(document);
  const findings: Finding[] = [];
  for (const sentence of document.sentences) {
    if (!asksForSomething(sentence)) continue;
    const text = slice(visible, sentence.range);
    if (selfDescription.test(text)) continue;
    const wordings = sentence.language === "zh" ? vagueChinese : vagueEnglish;
    const measured = document.tokens <= longPrompt && setsCondition(sentence);
    const found = wordings
      .filter(({ kind }) => kind !== "measure" || measured)
      .flatMap((wording) => findWording(text, wording, sentence));
    for (const finding of found.sort((a, b) => a.range.start - b.range.start))
      if (finding.range.start >= (findings.at(-1)?.range.end ?? 0)) findings.push(finding);
  }
  return findings;
}

function asksForSomething({ block, elements, directive }: Sentence): boolean {
  if (silentSections.has(block.section ?? "")) return false;
  return directive || !(elements.has("role") || elements.has("background"));
}

/** What only describes, as a picture is described, names no condition that an answer could miss. */
function setsCondition({ block, elements, directive }: Sentence): boolean {
  return (
    directive || elements.has("requirements") || elements.has("outputFormat") || asking.has(block.section ?? "other")
  );
}

function findWording(
  text: string,
  { kind, pattern }: VagueWording,
  { language, range, directive, block }: Sentence,
): Finding[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [start, end] = match.indices!.groups!["word"]!;
    if (kind === "open" && !directive && !asking.has(block.section ?? "")) return [];
    if (kind === "open" && givesSamples[language].test(text.slice(Math.max(0, start - 200), start))) return [];
    if (theirOwn[language].test(text.slice(Math.max(0, match.index - 60), match.index))) return [];
    // The full stop of "etc." ends the sentence too where the next one begins.
    const stop = /\.$/.test(text.slice(start, end)) && /^\s+[A-Z“"'([]/.test(text.slice(end, end + 40)) ? 1 : 0;
    return [{ kind, language, range: { start: range.start + start, end: range.start + end - stop } }];
  });
}

/** A usual amount in place of the vague one; undefined where the words are no amount that a number could replace. */
function numberFor(words: string): string | undefined {
  if (/^(?:a couple of|a few|some|several|multiple|various|an? .*|lots of)$/i.test(words))
    return /^a couple of$/i.test(words) ? "2" : /^a few$/i.test(words) ? "3" : "5";
  const measured = /^(?:几|若干|多)([个条种点篇份句段首项款本部])$/.exec(words);
  return measured ? ` 3 ${measured[1]}` : undefined;
}

function slotText(document: PromptDocument, { kind }: Finding, words: string): string {
  const joined = (text: string): string => (document.language === "zh" ? `和${text}` : `, and ${text}`);
  if (kind === "amount") {
    const measure = /[个条种点篇份句段首项款本部]$/.exec(words)?.[0] ?? "";
    return slot(document, { en: "how many", zh: "数量" }) + measure;
  }
  if (kind === "open") return joined(slot(document, { en: "what else", zh: "其余各项" }));
  if (kind === "choice") return slot(document, { en: "what to choose by", zh: "选择的依据" });
  return slot(document, { en: "the criterion", zh: "具体标准" });
}
