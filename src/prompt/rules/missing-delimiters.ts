import { slice, trimmed, type Range, type TextEdit } from "../../text/range";
import { countScripts, lengthInWords } from "../../text/script";
import type { Material, PromptDocument } from "../document";
import { freeTagName } from "../analysis/nesting";
import { firstLine, isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";

export const missingDelimiters = promptRule({
  id: "prompt/missing-delimiters",
  title: { en: "Missing delimiters", "zh-cn": "缺少分隔符" },
  description: {
    en: "Material to work on is marked off from the instructions, by a tag, a fence, quotes or a heading. Where it runs on from them, the model may take a sentence of the material for an order, or an order for material.",
    "zh-cn":
      "要处理的材料应当用标签、代码围栏、引号或标题与指令分开。若与指令连在一起，模型可能把材料里的话当成指令，或把指令当成材料。",
  },
  guide: {
    en: "Use delimiters to show the different parts of the input clearly.",
    "zh-cn": "使用分隔符清晰地表示输入的不同部分。",
  },
  evidence: [
    {
      claim: {
        en: "“Use delimiters” is one of 26 principles found to improve answers.",
        "zh-cn": "“使用分隔符”是被验证能改善回答的 26 条原则之一。",
      },
      source:
        "Bsharat, Myrzakhan and Shen, Principled Instructions Are All You Need for Questioning LLaMA-1/2, GPT-3.5/4, 2023, arXiv:2312.16171",
    },
  ],
  severity: { transform: "warning", else: "information" },
  messages: {
    text: {
      en: "“{words}” is material, but nothing separates it from the instructions. Put it in a tag or a fence.",
      "zh-cn": "“{words}”是要处理的材料，却没有与指令分开。请放进标签或代码围栏里。",
    },
    slot: {
      en: "“{words}” will hold text, but nothing separates it from the instructions. Put it in a tag or a fence.",
      "zh-cn": "“{words}”会填入一段文本，却没有与指令分开。请放进标签或代码围栏里。",
    },
    also: { en: "This is not separated from the instructions either.", "zh-cn": "这里也没有与指令分开。" },
    tag: { en: "Wrap in <{name}>…</{name}>", "zh-cn": "用 <{name}>…</{name}> 包起来" },
    fence: { en: "Wrap in a fence", "zh-cn": "用代码围栏包起来" },
  },
  check(document, { report }) {
    if (!isReadable(document)) return;
    // Without a request there is nothing to keep the material apart from.
    if (document.elements.goal.length === 0) return;
    const bare = document.materials.filter((material) => !material.delimited && isPlainlyMaterial(document, material));
    const first = bare[0];
    if (first === undefined) return;
    const name = freeTagName(document);
    const fence = freeFence(document.text);
    report({
      message: first.slot ? "slot" : "text",
      data: { words: quotable(document.text, first.range, 30), name },
      range: firstLine(document.text, first.range),
      related: bare.slice(1).map(({ range }) => ({ range: firstLine(document.text, range), message: "also" })),
      fixes: [
        { title: "tag", edits: bare.flatMap((material) => inTag(document, material, name)) },
        ...(bare.some((material) => isInline(document.text, material))
          ? []
          : [
              {
                title: "fence" as const,
                edits: bare.flatMap(({ range }) => inLines(document.text, range, fence, fence)),
              },
            ]),
      ],
    });
  },
  examples: [
    {
      language: "en",
      text: "Translate the text into French.\n\n<text>\nThe library opens at nine. Children under six need no card.\n</text>",
      problems: 0,
    },
    {
      language: "en",
      text: 'Correct the sentence: "Their going to there house with they\'re dog tomorrow."',
      problems: 0,
    },
    {
      language: "en",
      text: "Translate the following text into French: The library opens at nine and children under six need no card.",
      problems: 1,
      fixed:
        "Translate the following text into French:\n<text>\nThe library opens at nine and children under six need no card.\n</text>",
    },
    {
      language: "en",
      text: "Summarise the article in two sentences.\n\n{{article}}",
      problems: 1,
      fixed: "Summarise the article in two sentences.\n\n<text>\n{{article}}\n</text>",
    },
    {
      language: "zh",
      text: "请把文本翻译成英语。\n\n<文本>\n图书馆九点开门，六岁以下的儿童不用办卡。\n</文本>",
      problems: 0,
    },
    { language: "zh", text: "请修改这个病句：“通过这次活动，使我们受到了很大的教育。”", problems: 0 },
    {
      language: "zh",
      text: "请将以下内容翻译成英语：图书馆九点开门，六岁以下的儿童不用办卡。",
      problems: 1,
      fixed: "请将以下内容翻译成英语：\n<文本>\n图书馆九点开门，六岁以下的儿童不用办卡。\n</文本>",
    },
    {
      language: "zh",
      text: "请用两句话概括下面的文章。\n\n{{文章}}",
      problems: 1,
      fixed: "请用两句话概括下面的文章。\n\n<文本>\n{{文章}}\n</文本>",
    },
  ],
});

/** Whether a reviewer would take it for material too: only its place tells, so what could be instruction is left alone. */
function isPlainlyMaterial(document: PromptDocument, { range, slot }: Material): boolean {
  // An agent's working instructions are long, and headings part a prompt well enough.
  if (document.kind === "agent" || document.blocks.some((block) => block.type === "heading")) return false;
  return slot ? isFilledIn(document, range) : isPassage(document.text, range);
}

/** A slot in running text; one that a line declares, or that stands in the shape of the answer, is none to wrap. */
function isFilledIn({ text, blocks, variables }: PromptDocument, range: Range): boolean {
  const section = blocks.find((block) => block.range.end > range.start)?.section;
  const declared = /^["'`*]*[ \t]*(?:[:：=→]|->|-[ \t])/.test(text.slice(range.end, range.end + 6));
  const choice = variables.some((variable) => variable.range.start === range.start && /[/|]/.test(variable.name));
  return !declared && !choice && section !== "outputFormat" && section !== "examples" && section !== "variables";
}

const addressed =
  /^(?:i (?:will|am|want|need)\b|i['’](?:ll|m)\b|you\b|your\b|use\b|ensure\b|please\b|make sure\b|this (?:prompt|agent)\b|我(?:会|将|想|需要|希望)|你|您|请)/i;

/** A passage of several words that does not speak to the model. */
function isPassage(text: string, range: Range): boolean {
  const words = slice(text, trimmed(text, range));
  if (lengthInWords(countScripts(words)) < 5 || addressed.test(words)) return false;
  // The tail of a sentence that a line break cut, or names in a row.
  const firstWords = words.slice(0, 80);
  return (
    !(/^[a-z]/.test(words) && !/[=();{}_]/.test(firstWords)) && !/^(?:[^,，、。.!?\n]{1,24}[,，、]){4}/.test(words)
  );
}

/** A fence longer than any in the text. */
function freeFence(text: string): string {
  let longest = 2;
  for (const { length } of text.match(/`{3,}/g) ?? []) longest = Math.max(longest, length);
  return "`".repeat(longest + 1);
}

/** A slot within a sentence stays there, with the tag around it; all else gets lines of its own. */
function inTag({ text }: PromptDocument, material: Material, name: string): TextEdit[] {
  const { start, end } = material.range;
  if (!isInline(text, material)) return inLines(text, material.range, `<${name}>`, `</${name}>`);
  return [
    { range: { start, end: start }, text: `<${name}>` },
    { range: { start: end, end }, text: `</${name}>` },
  ];
}

/** Whether words of the author's own sentence stand around a slot on its line. */
function isInline(text: string, { range, slot }: Material): boolean {
  if (!slot || slice(text, range).includes("\n")) return false;
  const before = text.slice(text.lastIndexOf("\n", range.start - 1) + 1, range.start);
  const after = text.slice(range.end, lineEnd(text, range.end));
  return (before.trim() !== "" && !/[:：]\s*$/.test(before)) || after.trim() !== "";
}

/** Puts `open` and `close` on lines of their own around the material. */
function inLines(text: string, material: Range, open: string, close: string): TextEdit[] {
  const range = trimmed(text, material);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text.slice(text.lastIndexOf("\n", range.start - 1) + 1, range.start);
  const after = text.slice(range.end, lineEnd(text, range.end));
  const headsLine = before.trim() === "";
  const start = range.start - (headsLine ? before.length : /[ \t]*$/.exec(before)![0].length);
  const end = range.end + /^[ \t]*/.exec(after)![0].length;
  return [
    {
      range: { start, end: range.start },
      text: `${headsLine ? "" : newline}${open}${newline}${headsLine ? before : ""}`,
    },
    { range: { start: range.end, end }, text: `${newline}${close}${after.trim() === "" ? "" : newline}` },
  ];
}

function lineEnd(text: string, from: number): number {
  const end = text.slice(from).search(/\r?\n/);
  return end < 0 ? text.length : from + end;
}
