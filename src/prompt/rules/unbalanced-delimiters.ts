import { slice, trimmed, type Range } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import type { Delimiter, PromptDocument } from "../document";
import { earlyFences, earlyTripleQuotes } from "../analysis/nesting";
import { isInCodeSpan } from "../analysis/code-spans";
import { findFenceEnd } from "../analysis/fence-end";
import { blockAt, messageEnd } from "../analysis/places";
import { closingQuotes, findQuotation, mayCloseStraight } from "../analysis/quotation";
import { promptRule } from "../rule";
import { findUnbalancedTags } from "../analysis/tag-balance";

export const unbalancedDelimiters = promptRule({
  id: "prompt/unbalanced-delimiters",
  title: { en: "Unbalanced delimiters", "zh-cn": "分隔符不成对" },
  description: {
    en: "A fence, tag or quote that is opened and not closed, or closed and not opened, leaves it open where the material ends and the instructions go on: the model may take one for the other. Close it, or take the stray mark out.",
    "zh-cn":
      "代码围栏、标签或引号只有开头没有结尾，或者只有结尾没有开头，就看不出材料到哪里为止、指令从哪里继续，模型可能把两者弄混。请补上另一半，或删去多余的标记。",
  },
  guide: {
    en: "Use delimiters to show the different parts of the input clearly.",
    "zh-cn": "使用分隔符清晰地表示输入的不同部分。",
  },
  evidence: [
    {
      claim: {
        en: "A fence that is never closed runs to the end of the document.",
        "zh-cn": "没有结束的围栏会一直延伸到文档末尾。",
      },
      source: "CommonMark Spec 0.31.2, 4.5 Fenced code blocks",
    },
  ],
  severity: "warning",
  messages: {
    open: {
      en: "{mark} is opened here but never closed. Close it where this part ends.",
      "zh-cn": "{mark} 在这里打开，却没有关闭。请在这一部分结束处补上。",
    },
    stray: {
      en: "{mark} has nothing to close. Remove it, or add the opening mark where this part begins.",
      "zh-cn": "{mark} 没有对应的开头，或是重复的结尾。请删去，或在这一部分开头处补上。",
    },
    near: {
      en: "{mark} has nothing to close, and {other} is never closed. Give both the same name.",
      "zh-cn": "{mark} 没有对应的开头，而 {other} 没有关闭。请把两处的名称改成一致。",
    },
    slash: {
      en: "{mark} is opened twice and never closed. Add the slash to the second one.",
      "zh-cn": "{mark} 打开了两次却没有关闭，第二个缺少斜杠。",
    },
    close: { en: "Close it with {close}", "zh-cn": "补上 {close}" },
    change: { en: "Change to {close}", "zh-cn": "改为 {close}" },
    remove: { en: "Take out {mark}", "zh-cn": "删去 {mark}" },
  },
  check(document, { report }) {
    const { text } = document;
    for (const delimiter of openMarks(document)) {
      const { mark, open } = delimiter;
      const end = messageEnd(document, open.start);
      if (slice(text, { start: open.end, end }).trim() === "" && !/[\p{L}\p{N}]/u.test(slice(text, open))) {
        const removed = { start: trimmed(text, { start: 0, end: open.start }).end, end: open.end };
        report({
          message: "stray",
          data: { mark },
          range: open,
          fixes: [{ title: "remove", edits: [{ range: removed, text: "" }] }],
        });
        continue;
      }
      const fence = delimiter.type === "fence";
      const lineBreak = fence || /^[ \t]*\r?\n/.test(text.slice(open.end)) ? "\n" : "";
      const info = slice(text, open)
        .trim()
        .replace(/^[`~]+/, "");
      const close = fence ? findFenceEnd(text, { start: open.end, end }, info) : { offset: end, certain: false };
      report({
        message: "open",
        data: { mark, close: mark },
        range: open,
        fixes: [
          {
            title: "close",
            preferred: close.certain,
            edits: [{ range: { start: close.offset, end: close.offset }, text: `${lineBreak}${mark}` }],
          },
        ],
      });
    }
    for (const { fault, range, mark, close, other, edit } of findUnbalancedTags(document)) {
      const title = fault === "stray" ? "remove" : fault === "open" ? "close" : "change";
      report({ message: fault, data: { mark, close, other }, range, fixes: [{ title, edits: [edit] }] });
    }
    reportQuotes(document, report);
  },
  examples: [
    { language: "en", text: "Explain what this does.\n\n```js\nlet x = 1;\n```", problems: 0 },
    {
      language: "en",
      text: "Fill in the form.\n\nName: <name>\nCity: <city>\nIt's 6' tall and 5\" wide.",
      problems: 0,
    },
    {
      language: "en",
      text: "Explain what this does.\n\n```js\nlet x = 1;\n",
      problems: 1,
      fixed: "Explain what this does.\n\n```js\nlet x = 1;\n```\n",
    },
    {
      language: "en",
      text: 'Extract the fields.\n\n```json\n{"a": 1}\nReturn JSON like the above for every record.',
      problems: 1,
      fixed: 'Extract the fields.\n\n```json\n{"a": 1}\n```\nReturn JSON like the above for every record.',
    },
    {
      language: "en",
      text: "Summarize the report in two sentences.\n\n<report>\nSales rose by 4% in May.\n</reports>",
      problems: 1,
      fixed: "Summarize the report in two sentences.\n\n<report>\nSales rose by 4% in May.\n</report>",
    },
    {
      language: "en",
      text: "Translate the sentence into Arabic: “The beautiful ones are not yet born",
      problems: 1,
      fixed: "Translate the sentence into Arabic: “The beautiful ones are not yet born”",
    },
    { language: "zh", text: "请概括下文。\n\n<文章>\n五月销量上升了百分之四。\n</文章>", problems: 0 },
    { language: "zh", text: "请把“你好”译成英文，再把「再见」译成法文。", problems: 0 },
    {
      language: "zh",
      text: "请解释这段代码。\n\n```js\nlet x = 1;\n\n请用三句话说明，不要改写代码。",
      problems: 1,
      fixed: "请解释这段代码。\n\n```js\nlet x = 1;\n```\n\n请用三句话说明，不要改写代码。",
    },
    {
      language: "zh",
      text: "请概括下文。\n\n五月销量上升了百分之四。\n</文章>\n\n不超过二十个字。",
      problems: 1,
      fixed: "请概括下文。\n\n五月销量上升了百分之四。\n\n不超过二十个字。",
    },
    {
      language: "zh",
      text: "请判断下面这句话的情感：“这家店的服务让人失望。",
      problems: 1,
      fixed: "请判断下面这句话的情感：“这家店的服务让人失望。”",
    },
  ],
});

type Reporter = Parameters<typeof unbalancedDelimiters.check>[1]["report"];

/** Fences and triple quotes that are never closed, without those that hold their own mark and end early. */
function openMarks(document: PromptDocument): Delimiter[] {
  const { text } = document;
  const early = new Set(earlyFences(document).map(({ last }) => last.start));
  const held = new RangeSet(
    earlyTripleQuotes(document).map(({ delimiter, last }) => ({ ...delimiter.open, end: last.end })),
  );
  const isOpen = ({ type, open, mark }: Delimiter): boolean => {
    // "…```" at the end of a line closes it for a reader, if not for a parser.
    if (type === "fence") return !early.has(open.start) && !text.slice(open.end).includes(mark);
    return (
      type === "triple-quotes" &&
      !held.has(open.start) &&
      !isSpokenOf(text, open) &&
      !/=\s*$/.test(text.slice(Math.max(0, open.start - 8), open.start))
    );
  };
  return document.delimiters.filter((delimiter) => delimiter.close === undefined && isOpen(delimiter));
}

/** True for a mark that the text only names: "delimited by \"\"\"". */
function isSpokenOf(text: string, { start, end }: Range): boolean {
  const named = /(?:\b(?:by|with|in|using|between)|用|以|由|被)[ ]?["'`(（]?$/i.test(
    text.slice(Math.max(0, start - 12), start),
  );
  return named || isInCodeSpan(text, start) || /^[`.,，。)）]/.test(text.slice(end, end + 1));
}

/** Examples, and what stands inside material that is marked off. */
function othersWords({ examples, materials }: PromptDocument): RangeSet {
  const inside = materials.filter(({ delimited, slot }) => delimited && !slot).map(({ range }) => range);
  return new RangeSet([
    ...examples.map(({ range }) => range),
    ...inside.map(({ start, end }) => ({ start: start + 1, end })),
  ]);
}

function reportQuotes(document: PromptDocument, report: Reporter): void {
  const { text } = document;
  const { unclosed, unopened } = findQuotation(document);
  const others = othersWords(document);
  for (const range of unclosed) {
    const block = blockAt(document, range.start);
    if (block === undefined || others.has(range.start) || mayCloseStraight(document, range)) continue;
    const mark = slice(text, range);
    const close = closingQuotes[mark]!;
    const { end } = trimmed(text, block.range);
    report({
      message: "open",
      data: { mark, close },
      range,
      fixes: [{ title: "close", edits: [{ range: { start: end, end }, text: close }] }],
    });
  }
  for (const range of unopened) {
    if (others.has(range.start) || mayCloseStraight(document, range)) continue;
    report({
      message: "stray",
      data: { mark: slice(text, range) },
      range,
      fixes: [{ title: "remove", edits: [{ range, text: "" }] }],
    });
  }
}
