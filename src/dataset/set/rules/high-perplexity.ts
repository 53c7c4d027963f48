import { tailOptions, tailReader } from "../../scores/tail-reader";
import { setRule } from "../set-rule";

export const highPerplexity = setRule({
  id: "dataset/high-perplexity",
  title: { en: "High perplexity", "zh-cn": "困惑度过高" },
  description: {
    en: "A language model finds the row more surprising than nearly all others: it may be garbled, in another language, in the wrong encoding, or no text at all. Rare names, poems and code are surprising too, so look before you drop. Shown for rows that were scored, by “Winnow: Score Perplexity”; the problem stands at the stretch that surprises most. By itself the top hundredth of the set is shown; `threshold` sets a perplexity instead.",
    "zh-cn":
      "语言模型认为这一行比几乎所有其他行都更出乎意料：可能是乱码、混入了其他语言、编码错误，或根本不是正常文本。生僻的人名、诗歌和代码同样会偏高，删除前请先看一眼。仅对用“Winnow: 计算困惑度”打过分的行提示，问题标在最出乎意料的一段上。默认提示最高的百分之一，也可用 `threshold` 指定困惑度阈值。",
  },
  guide: {
    en: "The guide drops rows of low perplexity as not fluent; it is the other way round: text that is not fluent has a high perplexity.",
    "zh-cn": "指南认为低困惑度的文本通常不够流畅而应删除，实际恰好相反：不流畅的文本困惑度高。",
  },
  evidence: [
    {
      claim: {
        en: "Web text is filtered by its perplexity under a language model of clean text: high perplexity marks what is unlike it.",
        "zh-cn": "网页语料可以用干净文本训练的语言模型按困惑度过滤：困惑度高说明与干净文本差异大。",
      },
      source: "Wenzek et al., CCNet, LREC 2020, arXiv:1911.00359",
    },
  ],
  severity: "information",
  messages: {
    beyond: {
      en: "Perplexity {perplexity}, where {share} in 100 rows stay below {bound}: garbled, in another language, or of another kind than the others?",
      "zh-cn": "困惑度 {perplexity}，而 {share}% 的行低于 {bound}：是否为乱码、其他语言，或与其他数据类型不同？",
    },
    limit: {
      en: "Perplexity {perplexity}, where {bound} is the limit: garbled, or in another language?",
      "zh-cn": "困惑度 {perplexity}，达到阈值 {bound}：是否为乱码或其他语言？",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  options: tailOptions("high", 0.99),
  start: ({ options }) => tailReader("high", options),
  examples: [
    {
      language: "en",
      text: '{"instruction": "Name the largest planet.", "output": "Jupiter is the largest planet of the solar system."}',
      problems: 0,
      options: { threshold: 500 },
      settings: { scores: [{ tokens: 16, pieces: 16, nll: 51.2 }] },
    },
    {
      language: "en",
      text: '{"instruction": "Name the largest planet.", "output": "Jpuietr lraegst isolar htep lanet smyestf hte."}',
      problems: 1,
      options: { threshold: 500 },
      settings: { scores: [{ tokens: 27, pieces: 27, nll: 189, stretch: { start: 25, end: 71 } }] },
    },
    {
      language: "zh",
      text: '{"instruction": "最大的行星是哪一颗？", "output": "木星是太阳系中最大的行星。"}',
      problems: 0,
      options: { threshold: 500 },
      settings: { scores: [{ tokens: 17, pieces: 17, nll: 61.4 }] },
    },
    {
      language: "zh",
      text: '{"instruction": "最大的行星是哪一颗？", "output": "星阳大木最是的系太行中星。"}',
      problems: 1,
      options: { threshold: 500 },
      settings: { scores: [{ tokens: 22, pieces: 22, nll: 143, stretch: { start: 11, end: 24 } }] },
    },
  ],
});
