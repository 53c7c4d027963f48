import { slice } from "../../text/range";
import { insertAtEnd, insertAtTop, slot, writingLanguage } from "../edits/insertion";
import { picture } from "../lexicon/tasks";
import { headRange, isReadable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

// A sentence that informs has a verb; what only names a picture or a product has none.
const statement =
  /\b(?:is|are|was|were|am|has|have|had|will|would|can|could|does?|did)\b|['’](?:s|re|ve|m|ll)\b|\p{Script=Han}/iu;

// Who points at material, or leads to it with a colon, wants something done with it.
const pointing = /以下|下面|下列|给定|上述|上文|^(?:简|概|解|重)|[:：]\s*$|\b(?:following|below|above)\b/i;
const wishes = /\b(?:wants?|wanna|tasks?|needs?|please|goals?|asked?)\b|任务|需要|想要|希望|要求/i;

const purpose =
  /\byou(?:['’]re| are)\b[^!?\n]{0,200}\b(?:that|who) (?:assists?|helps?|supports?|guides?|provides?|creates?|writes?|answers?|turns?|generates?)\b/i;

/** A question without its mark, or a blank to be filled, asks by itself. */
function isOpen(words: string): boolean {
  return /[?？]|_{2,}|[（(]\s*[)）]|几|多少|什么|哪|吗|何|怎|请|如何/.test(words);
}

export const missingGoal = promptRule({
  id: "prompt/missing-goal",
  asksFor: "goal",
  title: { en: "Missing goal", "zh-cn": "缺少目标" },
  description: {
    en: "A prompt says what the model is to do or to produce: an order, a request or a direct question. Without one the model guesses.",
    "zh-cn": "提示词要说明希望模型完成什么、输出什么：一个指令、一个请求或一个直接的问题。没有目标，模型只能猜。",
  },
  guide: {
    en: "Goal: your need, what the model is to do and to put out (required).",
    "zh-cn": "目标：你的需求，需要大模型完成、输出什么内容（必填）。",
  },
  severity: "warning",
  messages: {
    missing: {
      en: "The prompt does not say what the model should do. State the task in one sentence.",
      "zh-cn": "这里没有说明要模型做什么。请用一句话写明任务。",
    },
    top: { en: "Insert a goal at the top", "zh-cn": "在开头插入目标" },
    end: { en: "Insert a goal at the end", "zh-cn": "在末尾插入目标" },
  },
  check(document, { report }) {
    if (!isReadable(document)) return;
    if (document.elements.goal.length > 0 || document.task !== undefined) return;
    const first = document.sentences.find(({ elements }) => !elements.has("role")) ?? document.sentences[0];
    // Nothing to read yet; a thing that is named is asked for; examples are there to be gone on from.
    if (first === undefined || document.elements.examples.length > 0) return;
    // "If no date is given, ask for it" and "an assistant that helps students" say what to do in passing.
    const words = visibleText(document);
    if (document.sentences.some(({ elements }) => elements.has("fallback")) || purpose.test(words)) return;
    const opening = slice(words, { start: first.range.start, end: Math.min(first.range.end, first.range.start + 100) });
    if (!statement.test(opening) || pointing.test(opening) || wishes.test(words) || picture.test(words)) return;
    // A long quotation may well hold the request.
    if (
      isOpen(words) ||
      document.masks.some(({ reason, range }) => reason === "quoted" && range.end - range.start > 80)
    )
      return;
    const task = slot(document, { en: "describe the task", zh: "具体任务" });
    const line = writingLanguage(document) === "zh" ? `你的任务是${task}。` : `Your task is to ${task}.`;
    report({
      message: "missing",
      range: headRange(document),
      fixes: [
        { title: "top", edits: [insertAtTop(document, line)] },
        { title: "end", edits: [insertAtEnd(document, line)] },
      ],
    });
  },
  examples: [
    { language: "en", text: "Summarise the text below in two sentences.\n\n<text>{{text}}</text>", problems: 0 },
    { language: "en", text: "Why is the sky blue at noon and red in the evening?", problems: 0 },
    {
      language: "en",
      text: "The narrator was six then. His sister was half his age.",
      problems: 1,
      fixed: "Your task is to [describe the task].\n\nThe narrator was six then. His sister was half his age.",
    },
    {
      language: "en",
      text: "You are a careful accountant.\n\nOur company has closed the year with {{profit}}.",
      problems: 1,
      fixed:
        "Your task is to [describe the task].\n\nYou are a careful accountant.\n\nOur company has closed the year with {{profit}}.",
    },
    { language: "zh", text: "请用两句话概括下面的文章。\n\n<文章>{{文章}}</文章>", problems: 0 },
    { language: "zh", text: "为什么中午的天空是蓝色的，傍晚却是红色的？", problems: 0 },
    {
      language: "zh",
      text: "这是去年的会议记录。当时一共有十二个人参加。",
      problems: 1,
      fixed: "你的任务是【填写具体任务】。\n\n这是去年的会议记录。当时一共有十二个人参加。",
    },
    {
      language: "zh",
      text: "你是一名细心的会计。公司去年的利润比前年少了一成。",
      problems: 1,
      fixed: "你的任务是【填写具体任务】。\n\n你是一名细心的会计。公司去年的利润比前年少了一成。",
    },
  ],
});
