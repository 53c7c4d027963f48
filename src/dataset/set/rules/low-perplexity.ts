import { tailOptions, tailReader } from "../../scores/tail-reader";
import { setRule } from "../set-rule";

export const lowPerplexity = setRule({
  id: "dataset/low-perplexity",
  title: { en: "Low perplexity", "zh-cn": "困惑度过低" },
  description: {
    en: "A language model finds the row less surprising than nearly all others: it may be boilerplate, a loop, a list that counts on, or a text that is copied everywhere. Such rows teach little. Simple, fluent rows are predictable too, so look before you drop. Shown for rows that were scored, by “Winnow: Score Perplexity”. By itself the bottom hundredth of the set is shown; `threshold` sets a perplexity instead.",
    "zh-cn":
      "语言模型认为这一行比几乎所有其他行都更容易预测：可能是套话、循环重复、依次罗列的列表，或到处转载的文本，能学到的东西不多。简单流畅的文本同样容易预测，删除前请先看一眼。仅对用“Winnow: 计算困惑度”打过分的行提示。默认提示最低的百分之一，也可用 `threshold` 指定困惑度阈值。",
  },
  guide: {
    en: "The guide drops rows of low perplexity as not fluent; they are fluent, and say little.",
    "zh-cn": "指南认为低困惑度的文本通常不够流畅而应删除；其实它们很流畅，只是内容价值低。",
  },
  evidence: [
    {
      claim: {
        en: "Text that a model repeats in loops is the most likely one by its own measure: likelihood by itself does not tell good text.",
        "zh-cn": "模型循环重复的文本恰恰是它自己认为概率最高的文本，概率高并不代表文本质量好。",
      },
      source: "Holtzman et al., The Curious Case of Neural Text Degeneration, ICLR 2020, arXiv:1904.09751",
    },
  ],
  severity: "information",
  messages: {
    beyond: {
      en: "Perplexity {perplexity}, where {share} in 100 rows stay above {bound}: boilerplate, a loop, or copied text?",
      "zh-cn": "困惑度 {perplexity}，而 {share}% 的行高于 {bound}：是否为套话、循环重复或抄来的文本？",
    },
    limit: {
      en: "Perplexity {perplexity}, where {bound} is the limit: boilerplate, a loop, or copied text?",
      "zh-cn": "困惑度 {perplexity}，不高于阈值 {bound}：是否为套话、循环重复或抄来的文本？",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: tailOptions("low", 0.01),
  start: ({ options }) => tailReader("low", options),
  examples: [
    {
      language: "en",
      text: '{"instruction": "Describe the beach.", "output": "Warm sand, a grey sea, and two dogs that chase the foam."}',
      problems: 0,
      options: { threshold: 4 },
      settings: { scores: [{ tokens: 19, pieces: 19, nll: 74.1 }] },
    },
    {
      language: "en",
      text: '{"instruction": "Describe the beach.", "output": "The beach is the beach. The beach is the beach. The beach is the beach."}',
      problems: 1,
      options: { threshold: 4 },
      settings: { scores: [{ tokens: 24, pieces: 24, nll: 28.8 }] },
    },
    {
      language: "zh",
      text: '{"instruction": "描写海滩。", "output": "沙子温热，海是灰色的，两只狗追着浪花跑。"}',
      problems: 0,
      options: { threshold: 4 },
      settings: { scores: [{ tokens: 22, pieces: 22, nll: 97.9 }] },
    },
    {
      language: "zh",
      text: '{"instruction": "描写海滩。", "output": "海滩就是海滩。海滩就是海滩。海滩就是海滩。海滩就是海滩。"}',
      problems: 1,
      options: { threshold: 4 },
      settings: { scores: [{ tokens: 30, pieces: 30, nll: 33 }] },
    },
  ],
});
