import type { Range } from "../../text/range";
import type { PromptDocument, Sentence } from "../document";
import { modalityPatterns, textForm, type Modality } from "../lexicon/modalities";
import { quotable } from "../analysis/places";
import { promptRule } from "../rule";
import { visibleText } from "../analysis/visible";

export const unsupportedModality = promptRule({
  id: "prompt/unsupported-modality",
  title: { en: "Images or sound asked of a text model", "zh-cn": "要求文本模型处理图像或声音" },
  description: {
    en: "The prompt asks for an image, a chart, sound or a video, or about one, while the base model as configured (`model.modalities`) neither reads nor makes it. It will pretend, or refuse. Ask for text instead: a description, a table, code that draws the chart. The rule is silent unless the modalities are configured.",
    "zh-cn":
      "提示词要求生成或理解图像、图表、声音或视频，而所配置的基座模型（`model.modalities`）并不支持。模型要么假装能做，要么拒绝。请改为要求文本：一段描述、一张表格，或绘制图表的代码。没有配置模态时，本规则不作检查。",
  },
  guide: {
    en: "Leave out instructions that a language model cannot handle, such as those about images, pictures and graphics.",
    "zh-cn": "排除一些无法被语言模型处理的指令，比如涉及图像、图片、图形的指令。",
  },
  evidence: [
    {
      claim: {
        en: "Instructions with words such as image, picture or graph were filtered out of generated training sets, because language models cannot process them.",
        "zh-cn": "在自动生成的训练集中，含有图像、图片、图形等词的指令因语言模型无法处理而被滤除。",
      },
      source:
        "Wang et al., Self-Instruct: Aligning Language Models with Self-Generated Instructions, ACL 2023, arXiv:2212.10560",
    },
  ],
  severity: "warning",
  messages: {
    image: {
      en: "“{words}”: the configured model handles no images. Ask for text, such as a description, a table or code that draws it.",
      "zh-cn": "“{words}”：所配置的模型不支持图像。请改为要求文本，例如描述、表格或绘图代码。",
    },
    audio: {
      en: "“{words}”: the configured model handles no sound. Ask for text, such as a script, or give a transcript.",
      "zh-cn": "“{words}”：所配置的模型不支持声音。请改为要求文本，例如讲稿，或给出转写的文字。",
    },
    video: {
      en: "“{words}”: the configured model handles no video. Ask for text, such as a script, or give a transcript.",
      "zh-cn": "“{words}”：所配置的模型不支持视频。请改为要求文本，例如脚本，或给出字幕文字。",
    },
  },
  check(document, { report, settings }) {
    const supported = settings.model?.modalities;
    if (supported === undefined) return;
    for (const { range, modality } of findRequests(document))
      if (!supported.includes(modality))
        report({ message: modality, data: { words: quotable(document.text, range, 40) }, range });
  },
  examples: [
    {
      language: "en",
      text: "Write Python code that draws a bar chart of monthly sales.",
      problems: 0,
      settings: { model: { modalities: ["text"] } },
    },
    {
      language: "en",
      text: "Describe this image in one sentence.",
      problems: 0,
      settings: { model: { modalities: ["text", "image"] } },
    },
    {
      language: "en",
      text: "Draw a picture of a lighthouse at night.",
      problems: 1,
      settings: { model: { modalities: ["text"] } },
    },
    {
      language: "en",
      text: "Transcribe the attached audio recording.",
      problems: 1,
      settings: { model: { modalities: ["text", "image"] } },
    },
    {
      language: "zh",
      text: "请写一段用 matplotlib 绘制柱状图的代码。",
      problems: 0,
      settings: { model: { modalities: ["text"] } },
    },
    { language: "zh", text: "请画一幅日落时的海边风景画。", problems: 0 },
    {
      language: "zh",
      text: "请画一幅日落时的海边风景画。",
      problems: 1,
      settings: { model: { modalities: ["text"] } },
    },
    {
      language: "zh",
      text: "请分析这张图片里的人物表情。",
      problems: 1,
      settings: { model: { modalities: ["text", "audio"] } },
    },
  ],
});

interface Request {
  readonly range: Range;
  readonly modality: Modality;
}

const program =
  /\b(?:apps?|applications?|websites?|web ?pages?|landing pages?|games?|html5?|css|javascript|components?|program|script|codebase)\b|应用|网站|网页|小程序|程序|代码/i;

/** The first request of each sentence that is not for a text about such a thing. */
function findRequests(document: PromptDocument): Request[] {
  const visible = visibleText(document);
  const { task } = document;
  // Pictures in a program that is to be written are the program's.
  if (task && program.test(wordsOf(task, visible))) return [];
  const requests = document.sentences.map((sentence) => {
    const words = wordsOf(sentence, visible);
    return textForm.test(words) ? undefined : firstRequest(sentence, words);
  });
  return requests.filter((request) => request !== undefined);
}

/** What a sentence says, as far as one reads before it must have come to the point. */
function wordsOf({ range }: Sentence, visible: string): string {
  return visible.slice(range.start, Math.min(range.end, range.start + 1000));
}

function firstRequest({ range, language }: Sentence, words: string): Request | undefined {
  let first: Request | undefined;
  for (const { modality, language: own, pattern } of modalityPatterns) {
    if (own !== language) continue;
    for (const { index, 0: found } of words.matchAll(pattern)) {
      const start = range.start + index;
      if (first !== undefined && first.range.start <= start) break;
      if (refusal.test(words.slice(Math.max(0, index - 30), index))) continue;
      first = { range: { start, end: start + found.length }, modality };
      break;
    }
  }
  return first;
}

const refusal =
  /\b(?:not?|never|don't|without|avoid)\W+(?:\w+\W+){0,2}$|(?:不要|不能|无法|不得|勿|别|无需)[^，。]{0,4}$/i;
