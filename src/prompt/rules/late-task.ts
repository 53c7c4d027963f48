import * as z from "zod/mini";
import { described } from "../../lint/described";
import type { Locale } from "../../lint/locale";
import { slice, type Range, type TextEdit } from "../../text/range";
import { RangeSet } from "../../text/range-set";
import { countScripts, lengthInWords } from "../../text/script";
import { splitSentences } from "../../text/sentences";
import type { Block, PromptDocument, SectionName, Sentence } from "../document";
import { insertAtTop } from "../edits/insertion";
import { picture } from "../lexicon/tasks";
import { isReadable, quotable } from "../analysis/places";
import { promptRule } from "../rule";

export const lateTask = promptRule({
  id: "prompt/late-task",
  title: { en: "Late task", "zh-cn": "任务靠后" },
  description: {
    en: "The task comes first, then context, material and examples: a model that knows what it is reading for reads better. The rule speaks when more than `sentences` sentences, `words` words or `hanCharacters` Han characters stand before the first word of what is asked; a role does not count.",
    "zh-cn":
      "先说任务，再给上下文、材料和示例：模型知道为什么而读，才能读得更准。当第一次提出任务之前已有超过 `sentences` 句话、`words` 个英文词或 `hanCharacters` 个汉字时，本规则会提示；角色设定不计算在内。",
  },
  guide: {
    en: "Order matters: in general, tell the model at the start of the prompt what task it is to perform, and only then give context and examples; this helps it to produce better content.",
    "zh-cn":
      "顺序很重要：一般而言，在prompt开始时告诉模型希望它执行的任务，然后再给出上下文信息和示例，可以帮助产生更高质量的输出。",
  },
  evidence: [
    {
      claim: {
        en: "Models use best what stands at the very beginning or the very end of a long context, and worst what stands in its middle.",
        "zh-cn": "对于长上下文，模型利用开头和末尾的信息最好，利用中间的信息最差。",
      },
      source: "Liu et al., Lost in the Middle: How Language Models Use Long Contexts, TACL 2024, arXiv:2307.03172",
    },
  ],
  severity: { transform: "warning", question: "warning", else: "information" },
  options: z.strictObject({
    sentences: z
      ._default(z.int().check(z.nonnegative()), 2)
      .check(
        described({ en: "How many sentences may stand before the task.", "zh-cn": "任务之前最多可以有多少个句子。" }),
      ),
    words: z._default(z.int().check(z.nonnegative()), 60).check(
      described({
        en: "How many English words may stand before the task.",
        "zh-cn": "任务之前最多可以有多少个英文单词。",
      }),
    ),
    hanCharacters: z._default(z.int().check(z.nonnegative()), 100).check(
      described({
        en: "How many Han characters may stand before the task.",
        "zh-cn": "任务之前最多可以有多少个汉字。",
      }),
    ),
  }),
  messages: {
    late: {
      en: "The task “{task}” comes only after {length} of other text. State it at the top.",
      "zh-cn": "任务“{task}”前面已有 {length}的其他内容。请把任务放到开头。",
    },
    move: { en: "Move the task to the top", "zh-cn": "把任务移到开头" },
  },
  check(document, { report, options, locale }) {
    if (!isReadable(document)) return;
    const task = firstTask(document);
    if (task === undefined) return;
    const before = textBefore(document, task);
    if (before.sentences <= options.sentences && before.words <= options.words && before.han <= options.hanCharacters)
      return;
    const request = withLead(document.text, task);
    const sentence = headline(document.text, request, task.language);
    report({
      message: "late",
      data: { task: quotable(document.text, task.range), length: said(before, locale) },
      range: task.range,
      fixes: [{ title: "move", edits: [insertAtTop(document, sentence), removal(document.text, request)] }],
    });
  },
  examples: [
    {
      language: "en",
      text: "Write a reply to the customer below. She ordered a lamp in May. It arrived broken. She has written twice since.",
      problems: 0,
    },
    {
      language: "en",
      text: "You are a travel agent. You know the Alps well. Plan a week of hiking for a family with two small children.",
      problems: 0,
    },
    {
      language: "en",
      text: "We sell lamps by mail. A customer was sent one in May. It arrived broken, and she has written twice since.\n\nWrite a reply that offers her a new lamp.",
      problems: 1,
      fixed:
        "Write a reply that offers her a new lamp.\n\nWe sell lamps by mail. A customer was sent one in May. It arrived broken, and she has written twice since.",
    },
    {
      language: "en",
      text: "<report>\nSales grew by nine percent. The new branch opened in March. Two posts in the workshop are still vacant.\n</report>\n\nSummarise the report above in one sentence.",
      problems: 1,
      fixed:
        "Summarise the report below in one sentence.\n\n<report>\nSales grew by nine percent. The new branch opened in March. Two posts in the workshop are still vacant.\n</report>",
    },
    {
      language: "zh",
      text: "请给下面这位顾客写一封回信。她五月订了一盏台灯。收到时灯罩已经碎了。她之后又来信两次。",
      problems: 0,
    },
    {
      language: "zh",
      text: "你是一名旅行顾问。你熟悉云南的路线。请为带两个孩子的家庭安排一周的行程。",
      problems: 0,
    },
    {
      language: "zh",
      text: "我们公司网上卖台灯。一位顾客五月下了单。收到时灯罩已经碎了，她又来信两次。\n\n请写一封回信，答应给她换一盏新的。",
      problems: 1,
      fixed:
        "请写一封回信，答应给她换一盏新的。\n\n我们公司网上卖台灯。一位顾客五月下了单。收到时灯罩已经碎了，她又来信两次。",
    },
    {
      language: "zh",
      text: "<报告>\n销售额增长了百分之九。新门店三月开业。车间还有两个岗位空缺。\n</报告>\n\n请用一句话概括上面的报告。",
      problems: 1,
      fixed:
        "请用一句话概括下面的报告。\n\n<报告>\n销售额增长了百分之九。新门店三月开业。车间还有两个岗位空缺。\n</报告>",
    },
  ],
});

interface Amount {
  readonly sentences: number;
  readonly words: number;
  readonly han: number;
}

/** The sentence that first says what to do, if it is plainly the task and not just the first order among others. */
function firstTask(document: PromptDocument): Sentence | undefined {
  const { text, sentences, elements, task } = document;
  if (task === undefined || task.block.section === "role" || lengthInWords(countScripts(text, task.range)) < 3)
    return undefined;
  if (namesThing(document) || asksReader(document)) return undefined;
  const first = sentences.find(
    (sentence) =>
      sentence.directive ||
      roleWithPurpose.test(slice(text, sentence.range)) ||
      asking.has(sentence.block.section ?? "other") ||
      elements.goal[0]?.range.start === sentence.range.start,
  );
  return first === task ? task : undefined;
}

/** A question that a conversation ends with ("What would you prefer?") is none about what stands before it. */
function asksReader({ text, kind, task }: PromptDocument): boolean {
  return (
    kind === "question" && /^(?:what|which|how|would|do|are) (?:would |do |are )?you\b/i.test(slice(text, task!.range))
  );
}

/** A prompt for something new that opens by naming it ("Studio photo of…") asks for it there. */
function namesThing({ text, blocks, kind }: PromptDocument): boolean {
  const head = blocks.find(({ type }) => type !== "heading" && type !== "rule" && type !== "comment");
  if (head?.type !== "paragraph") return false;
  const opening = slice(text, { start: head.content.start, end: Math.min(head.content.end, head.content.start + 100) });
  const named = opening.split(/[.!?。！？\n]/, 1)[0]!;
  return !statement.test(named) && (kind === "generate" || picture.test(named));
}

// "You are a writer creating posts for…" states the task with the role.
const roleWithPurpose = /\byou(?:['’]re| are)\b[^.!?\n]{0,80}\b(?:\w+ing|to \w+)\b/i;
const asking = new Set<SectionName>(["task", "steps", "requirements", "outputFormat", "fallback"]);

/** How much background, material and examples stand before the task in its message. */
function textBefore(document: PromptDocument, task: Sentence): Amount {
  const { text, blocks, sentences, materials, examples } = document;
  const shown = new RangeSet([...materials, ...examples].map(({ range }) => range));
  const own = new Map(sentences.map((sentence) => [sentence.range.start, sentence]));
  const total = { sentences: 0, words: 0, han: 0 };
  for (const block of blocks) {
    if (block.range.start >= task.range.start) break;
    if (block.range.start < task.message.content.start || unread.has(block.type)) continue;
    const range = { start: block.content.start, end: Math.min(block.content.end, task.range.start) };
    for (const sentence of splitSentences(text, range)) {
      const said = own.get(sentence.start);
      if (!shown.has(sentence.start) && !(said && tellsFacts(text, said))) continue;
      const { words, han } = countScripts(text, sentence);
      if (words + han === 0) continue;
      // The items of a list are parts of one sentence.
      if (block.type !== "item") total.sentences++;
      total.words += words;
      total.han += han;
    }
  }
  return total;
}

const unread = new Set<Block["type"]>(["heading", "rule", "comment", "tag"]);
const factual = new Set<SectionName>(["background", "input", "examples", "question"]);
// A statement has a verb; what a picture shows, or a title, has none.
const statement =
  /\b(?:is|are|was|were|has|have|had|will|would|can|could|does?|did|i|we|he|she|they|it|there)\b|['’](?:s|re|ve|m|ll)\b|\p{Script=Han}/iu;
const addressed = /\byou(?:r|['’]re)?\b|[你您]/i;

/** A sentence that informs about the case; one about the model, or with a condition on the answer, does not. */
function tellsFacts(text: string, { range, block, elements }: Sentence): boolean {
  if (block.section !== undefined && factual.has(block.section)) return true;
  if (block.section !== undefined || elements.has("role") || block.type === "item") return false;
  if (elements.has("background")) return true;
  const words = slice(text, range);
  return elements.size === 0 && statement.test(words) && !addressed.test(words);
}

/** How much stands before the task, by the measure in which it is most. */
function said({ sentences, words, han }: Amount, locale: Locale): string {
  const zh = locale === "zh-cn";
  if (sentences > 1) return zh ? `${sentences} 句话` : `${sentences} sentences`;
  if (han > words) return zh ? `${han} 个汉字` : `${han} Han characters`;
  return zh ? `${words} 个英文词` : `${words} words`;
}

/** The task with the words that lead to it on its line, as in "From the talk above, answer: …". */
function withLead(text: string, { range, block }: Sentence): Range {
  const line = Math.max(text.lastIndexOf("\n", range.start - 1) + 1, block.content.start);
  return /[:：]\s*$/.test(text.slice(line, range.start)) ? { start: line, end: range.end } : range;
}

/** The task as it reads at the top: what it calls "above" is below it there. */
function headline(text: string, range: Range, language: "en" | "zh"): string {
  return slice(text, range)
    .replace(/\s*[:：]$/, language === "zh" ? "。" : ".")
    .replace(/\babove\b/g, "below")
    .replace(/\b(?:the )?preceding\b/g, "the following")
    .replace(/上面|上述|上文|以上/g, (word) => ({ 上面: "下面", 上述: "下述", 上文: "下文" })[word] ?? "以下");
}

/** Takes the sentence out, with the space or the empty line that it would leave. */
function removal(text: string, range: Range): TextEdit {
  let { start, end } = range;
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--;
  const headsLine = start === 0 || text[start - 1] === "\n";
  while (headsLine && end < text.length && /[ \t]/.test(text[end]!)) end++;
  const endsLine = end >= text.length || /[\r\n]/.test(text[end]!);
  if (headsLine && endsLine) {
    while (start > 0 && /\s/.test(text[start - 1]!)) start--;
  }
  return { range: { start, end }, text: "" };
}
