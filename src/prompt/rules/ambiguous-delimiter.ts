import { slice, type TextEdit } from "../../text/range";
import type { Delimiter, PromptDocument } from "../document";
import { earlyFences, earlyTags, earlyTripleQuotes, freeTagName, type EarlyEnd } from "../analysis/nesting";
import { quotable } from "../analysis/places";
import { findQuotation } from "../analysis/quotation";
import { promptRule } from "../rule";

export const ambiguousDelimiter = promptRule({
  id: "prompt/ambiguous-delimiter",
  title: { en: "Delimiter that occurs in the material", "zh-cn": "材料中含有分隔符本身" },
  description: {
    en: "A delimiter marks material off only if the material does not hold it. A fence around text with a fence in it, `</text>` inside `<text>`, quotes inside the same quotes: they end at the first closing mark, and the rest of the material reads as instructions. Choose a longer fence, another tag or the other quotes.",
    "zh-cn":
      "只有材料里不出现的分隔符才分得清边界。代码围栏里又有代码围栏，`<文本>` 里出现 `</文本>`，引号里用了同样的引号：分隔会在第一个结束标记处终止，余下的材料就成了指令。请改用更长的围栏、别的标签或另一种引号。",
  },
  guide: {
    en: "Use delimiters to show the different parts of the input clearly.",
    "zh-cn": "使用分隔符清晰地表示输入的不同部分。",
  },
  evidence: [
    {
      claim: {
        en: "A fence is closed by the first line with a fence at least as long; a longer one can hold a shorter one.",
        "zh-cn": "围栏由第一行长度不短于它的围栏结束；更长的围栏可以容纳较短的围栏。",
      },
      source: "CommonMark Spec 0.31.2, 4.5 Fenced code blocks",
    },
  ],
  severity: "warning",
  messages: {
    fence: {
      en: "This fence ends at the first {mark} inside it, not at the last. Make the outer fence longer.",
      "zh-cn": "这个围栏会在内部的第一个 {mark} 处结束，而不是最后一个。请把外层围栏加长。",
    },
    tag: {
      en: "<{mark}> ends at the first </{mark}>, but another one follows. Use a tag that does not occur in the material.",
      "zh-cn": "<{mark}> 会在第一个 </{mark}> 处结束，而后面还有一个。请换用材料中没有的标签。",
    },
    quotes: {
      en: "The quote contains the same quotation marks ({words}), so it seems to end there. Use different marks for one of them.",
      "zh-cn": "引文里用了同样的引号（{words}），看上去到那里就结束了。请让内外两层用不同的引号。",
    },
    straight: {
      en: "The quoted text contains straight quotes ({words}), so it seems to end there. Use a tag instead.",
      "zh-cn": "引用的文本里又有直引号（{words}），看上去到那里就结束了。请改用标签来分隔。",
    },
    triple: {
      en: "The text between {mark} marks contains {mark}, so it seems to end there. Use a tag instead.",
      "zh-cn": "两个 {mark} 之间的文本里又有 {mark}，看上去到那里就结束了。请改用标签来分隔。",
    },
    end: { en: "It was meant to end here.", "zh-cn": "本应在这里结束。" },
    lengthen: { en: "Lengthen the outer fence", "zh-cn": "加长外层围栏" },
    rename: { en: "Rename the outer tag to <{name}>", "zh-cn": "把外层标签改为 <{name}>" },
    inner: { en: "Use {open}{close} for the inner quote", "zh-cn": "内层引号改为{open}{close}" },
    wrap: { en: "Wrap in <{name}>…</{name}> instead", "zh-cn": "改用 <{name}>…</{name}> 包起来" },
  },
  check(document, { report }) {
    const { text } = document;
    const name = freeTagName(document);
    for (const { delimiter, last } of earlyFences(document)) {
      const { mark } = delimiter;
      report({
        message: "fence",
        data: { mark },
        range: delimiter.open,
        related: [{ range: last, message: "end" }],
        fixes: [{ title: "lengthen", edits: lengthened(document, { delimiter, last }) }],
      });
    }
    for (const { delimiter, last } of earlyTags(document)) {
      report({
        message: "tag",
        data: { mark: delimiter.mark, name },
        range: delimiter.open,
        related: [{ range: last, message: "end" }],
        fixes: [
          {
            title: "rename",
            edits: [
              { range: delimiter.open, text: `<${name}>` },
              { range: last, text: `</${name}>` },
            ],
          },
        ],
      });
    }
    for (const { delimiter, last } of earlyTripleQuotes(document)) {
      report({
        message: "triple",
        data: { mark: delimiter.mark, name },
        range: delimiter.open,
        related: [{ range: last, message: "end" }],
        fixes: [
          {
            title: "wrap",
            edits: [
              { range: delimiter.open, text: `<${name}>` },
              { range: last, text: `</${name}>` },
            ],
          },
        ],
      });
    }
    for (const { outer, inner } of findQuotation(document).nested) {
      const [open, close] = innerQuotes[slice(text, outer.open)]!;
      report({
        message: "quotes",
        data: { words: quotable(text, { start: inner.open.start, end: inner.close.end }, 20), open, close },
        range: { start: outer.open.start, end: outer.close.end },
        fixes: [
          {
            title: "inner",
            edits: [
              { range: inner.open, text: open },
              { range: inner.close, text: close },
            ],
          },
        ],
      });
    }
    for (const [first, second] of brokenQuotes(document)) {
      const range = { start: first.open.start, end: second.close!.end };
      report({
        message: "straight",
        data: { words: quotable(text, { start: first.close!.start, end: second.open.end }, 20), name },
        range,
        fixes: [
          {
            title: "wrap",
            edits: [
              { range: first.open, text: `<${name}>` },
              { range: second.close!, text: `</${name}>` },
            ],
          },
        ],
      });
    }
  },
  examples: [
    {
      language: "en",
      text: "Correct the spelling of the text.\n\n````\nRun this:\n```sh\nnpm instal\n```\n````",
      problems: 0,
    },
    { language: "en", text: "Translate into German:\n\n<text>\nHe said “see <b>below</b>”.\n</text>", problems: 0 },
    {
      language: "en",
      text: "Correct the spelling of this page.\n\n```markdown\n# Setup\n\n```sh\nnpm instal\n```\n\nThen start it.\n```",
      problems: 1,
      fixed:
        "Correct the spelling of this page.\n\n````markdown\n# Setup\n\n```sh\nnpm instal\n```\n\nThen start it.\n````",
    },
    {
      language: "en",
      text: "Explain the markup below.\n\n<text>\nClose it with </text> at the end.\n</text>",
      problems: 1,
      fixed: "Explain the markup below.\n\n<input>\nClose it with </text> at the end.\n</input>",
    },
    {
      language: "en",
      text: 'Translate "He said "hello" and left" into French.',
      problems: 1,
      fixed: 'Translate <text>He said "hello" and left</text> into French.',
    },
    {
      language: "en",
      text: 'Explain the code.\n\n"""\ndef f():\n    """Return one."""\n    return 1\n"""',
      problems: 1,
      fixed: 'Explain the code.\n\n<text>\ndef f():\n    """Return one."""\n    return 1\n</text>',
    },
    {
      language: "en",
      text: 'Compare both texts.\n\n"""\nCats sleep by day.\n"""\n\n"""\nDogs sleep by night.\n"""',
      problems: 0,
    },
    { language: "zh", text: "请把“他说‘你好’，然后走了”译成英文。", problems: 0 },
    { language: "zh", text: "请概括下文。\n\n<文章>\n标签<b>很重要</b>。\n</文章>", problems: 0 },
    {
      language: "zh",
      text: "请把“他说“你好”，然后走了”译成英文。",
      problems: 1,
      fixed: "请把“他说‘你好’，然后走了”译成英文。",
    },
    {
      language: "zh",
      text: '请把下文译成英文。\n\n"""\n注释要写成：\n"""\n返回一\n"""',
      problems: 1,
      fixed: '请把下文译成英文。\n\n<文本>\n注释要写成：\n"""\n返回一\n</文本>',
    },
    {
      language: "zh",
      text: "请改正下文的错别字。\n\n```markdown\n# 安装\n\n```sh\nnpm install\n```\n\n然后起动。\n```",
      problems: 1,
      fixed: "请改正下文的错别字。\n\n````markdown\n# 安装\n\n```sh\nnpm install\n```\n\n然后起动。\n````",
    },
  ],
});

const innerQuotes: Readonly<Record<string, readonly [string, string]>> = {
  "“": ["‘", "’"],
  "「": ["『", "』"],
  "『": ["「", "」"],
};

/** The outer fence one character longer than any of its kind. */
function lengthened({ text }: PromptDocument, { delimiter, last }: EarlyEnd): TextEdit[] {
  const character = delimiter.mark[0]!;
  let longest = 2;
  for (const { length } of text.match(/`{3,}|~{3,}/g) ?? []) longest = Math.max(longest, length);
  const mark = character.repeat(longest + 1);
  return [delimiter.open, last].map((range) => {
    const start = range.start + slice(text, range).indexOf(character);
    const { length } = /^(?:`+|~+)/.exec(text.slice(start, range.end))![0];
    return { range: { start, end: start + length }, text: mark };
  });
}

/** Two straight quotes with a word between them that touches both: `"He said "hello" and left"`. */
function brokenQuotes({ text, delimiters }: PromptDocument): [Delimiter, Delimiter][] {
  const quotes = delimiters.filter(({ type, mark }) => type === "quotes" && mark === '"');
  const found: [Delimiter, Delimiter][] = [];
  for (let i = 0; i + 1 < quotes.length; i++) {
    const [first, second] = [quotes[i]!, quotes[i + 1]!];
    const between = text.slice(first.close!.end, second.open.start);
    if (between.length > 60 || !/^[^\s,.;:]/.test(between) || !/[^\s(]$/.test(between) || /\n/.test(between)) continue;
    const leadsIn = /[\w,] $/.test(slice(text, first.content)) && /^[ ,.!?]/.test(slice(text, second.content));
    if (leadsIn && /[\s(:]$|^$/.test(text.slice(Math.max(0, first.open.start - 1), first.open.start)))
      found.push([first, second]);
  }
  return found;
}
