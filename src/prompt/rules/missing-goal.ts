import { promptRule } from "../rule";
import { headRange } from "../places";

export const missingGoal = promptRule({
  id: "prompt/missing-goal",
  title: { en: "Missing goal", "zh-cn": "缺少目标" },
  description: {
    en: "A prompt says what the model is to do or to produce: an order, a request or a direct question. Without one the model guesses.",
    "zh-cn": "提示词要说明希望模型完成什么、输出什么：一个指令、一个请求或一个直接的问题。没有目标，模型只能猜。",
  },
  guide: {
    en: "Goal: what you need the model to do, what it is to put out (required).",
    "zh-cn": "目标：你的需求，需要大模型完成、输出什么内容（必填）。",
  },
  severity: "warning",
  messages: {
    missing: {
      en: "Nothing here says what the model is to do. State the task in one sentence.",
      "zh-cn": "这里没有说明要模型做什么。请用一句话写明任务。",
    },
    insert: { en: "Insert a goal", "zh-cn": "插入目标" },
  },
  check(document, { report }) {
    if (document.elements.goal.length > 0) return;
    const at = document.text.length;
    const line = document.language === "en" ? "Your task is to [what to do or to produce]." : "你的任务是【要完成或输出的内容】。";
    report({
      message: "missing",
      range: headRange(document),
      fixes: [{ title: "insert", edits: [{ range: { start: at, end: at }, text: `\n\n${line}\n` }] }],
    });
  },
  examples: [
    { language: "en", text: "Summarise the text below in two sentences.\n\n<text>{{text}}</text>", problems: 0 },
    { language: "en", text: "The narrator was six then. His sister was half his age.", problems: 1 },
    { language: "zh", text: "请用两句话概括下面的文章。\n\n<文章>{{文章}}</文章>", problems: 0 },
    { language: "zh", text: "这是去年的会议记录。当时一共有十二个人参加。", problems: 1 },
  ],
});
