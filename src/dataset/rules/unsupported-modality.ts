import type { Range } from "../../text/range";
import { modalityPatterns, textForm, type Modality } from "../../prompt/lexicon/modalities";
import { besides, bringsMedia, firstAddress, isOnlyReference } from "../analysis/media";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import type { Row } from "../row/row";
import type { Segment } from "../row/view";
import { rowRule } from "../rule";

export const unsupportedModality = rowRule({
  id: "dataset/unsupported-modality",
  title: { en: "Images or sound asked of a text model", "zh-cn": "要求文本模型处理图像或声音" },
  description: {
    en: "The instruction asks for an image, a chart, sound or a video, or about one, and a language model can neither make nor see it; the answer is a description at best, and made up at worst. Rows that bring their images or sound along are let pass, as are tasks for text about such a thing (code that draws it, a caption, a prompt). Nothing is reported that the base model handles as configured (`model.modalities`). An input that is nothing but `[image]` or a link is reported by `dataset/dead-reference` alone.",
    "zh-cn":
      "指令要求生成或理解图像、图表、声音或视频，而语言模型既做不出也看不到，回答充其量是一段描述，更可能是编造的。自带图片或音频的数据，以及要求写相关文本（绘图代码、图片说明、提示词）的任务不作提示；所配置的基座模型支持的模态（`model.modalities`）也不作提示。输入只是 `[image]` 或链接时，仅由 `dataset/dead-reference` 报告。",
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
  severity: { instruction: "warning", dialogue: "warning", preference: "warning", prompts: "information", else: "off" },
  messages: {
    image: {
      en: "“{words}”: a language model handles no images.",
      "zh-cn": "“{words}”：语言模型无法处理图像。",
    },
    audio: {
      en: "“{words}”: a language model handles no sound.",
      "zh-cn": "“{words}”：语言模型无法处理声音。",
    },
    video: {
      en: "“{words}”: a language model handles no video.",
      "zh-cn": "“{words}”：语言模型无法处理视频。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report, settings }) {
    const chinese = (traitsOf(row) & Trait.han) !== 0;
    const supported = settings.model?.modalities;
    for (const segment of row.segments) {
      const { role, part, text } = segment;
      if (role !== "user" || part === "input" || !(english.gate.test(text) || (chinese && inChinese.gate.test(text))))
        continue;
      const request = findRequest(row, segment, chinese) ?? findGiven(row, segment);
      if (request === undefined || supported?.includes(request.modality) === true) continue;
      if (bringsMedia(row) || usesTools(row) || isOnlyReference(besides(row, segment))) return;
      report({
        message: request.modality,
        data: { words: text.slice(request.range.start, request.range.end) },
        ...row.within(segment, request.range.start, request.range.end),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
      return;
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Draw a conclusion from these facts.", "output": "It rains."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Write Python code that draws a bar chart.", "output": "import …"}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Create an image of a red square. Answer with SVG code.", "output": "A square."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Plan an app. Generate interactive progress charts.", "output": "A plan."}',
      problems: 0,
    },
    {
      language: "en",
      text: `{"instruction": "Design a logo for a sailing club.", "output": "${"The background is the sea, and the line a sail. ".repeat(10)}"}`,
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Design a logo for a sailing club.", "output": "A blue circle."}',
      problems: 1,
    },
    {
      language: "zh",
      text: `{"instruction": "请设计一张帆船俱乐部的海报。", "output": "${"蓝色的圆代表大海，白色的线条代表船帆，标题放在下方。".repeat(6)}"}`,
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Draw a picture of a house.", "output": "A house with a red roof."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Describe the photo below.", "output": "It shows a sunny beach."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Draw a picture of a house.", "output": "A house with a red roof."}',
      problems: 0,
      settings: { model: { modalities: ["text", "image"] } },
    },
    {
      language: "zh",
      text: '{"instruction": "请为一张日落照片写一句说明文字。", "output": "夕阳无限好。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请画一幅海边日落的风景画。", "output": "画面上是金色的海滩。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "请分析这张图片里的人物表情。", "output": "人物面带微笑。"}',
      problems: 1,
    },
  ],
});

interface Request {
  readonly range: Range;
  readonly modality: Modality;
}

const english = {
  gate: /\b(?:draw|paint|sketch|image|picture|photo|chart|logo|poster|infographic|illustration|screenshot|video|animat|gif\b|audio|recording|podcast|voice|plot)/i,
};
const inChinese = { gate: /画|图|照片|海报|截图|视频|短片|动画|音频|录音|语音|素描/ };

/** The patterns for one modality in one language as one, so that a text is gone through once for each. */
const requests = (["image", "audio", "video"] as const).flatMap((modality) =>
  (["en", "zh"] as const).map((language) => {
    const own = modalityPatterns.filter((entry) => entry.modality === modality && entry.language === language);
    const pattern = new RegExp(
      own.map((entry) => `(?:${entry.pattern.source})`).join("|"),
      language === "en" ? "gi" : "g",
    );
    return { modality, language, pattern };
  }),
);

/** Of what a request for each must speak. */
const things: Readonly<Record<Modality, RegExp>> = {
  image: /draw|paint|sketch|image|picture|photo|chart|logo|poster|infographic|illustration|screenshot/i,
  audio: /audio|recording|podcast|voice/i,
  video: /video|animation|gif/i,
};
const chineseThings: Readonly<Record<Modality, RegExp>> = {
  image: /[画图]|照片|海报|素描/,
  audio: /音频|录音|语音/,
  video: /视频|短片|动画|动图/,
};

// What is asked for stands at the beginning; what follows may be a long text to work on.
const longestRequest = 1200;

/** Code that is a picture, which may be asked for in another sentence. */
const drawnInCode = /\b(?:svg|ascii art|tikz|mermaid|plantuml|graphviz|matplotlib)\b|字符画/i;

/** The first request of a message that is not for words about such a thing. */
function findRequest(row: Row, segment: Segment, chinese: boolean): Request | undefined {
  const text = segment.text.slice(0, longestRequest);
  if (drawnInCode.test(text)) return undefined;
  let first: Request | undefined;
  for (const { modality, language, pattern } of requests) {
    if (language === "zh" ? !chinese || !chineseThings[modality].test(text) : !things[modality].test(text)) continue;
    for (const { index, 0: found } of text.matchAll(pattern)) {
      if (first !== undefined && first.range.start <= index) break;
      if (!isOrder(text, index, found)) continue;
      if (makes.test(found) ? isAnsweredInText(row, segment, found) : isDescribed(row, segment, index)) continue;
      first = { range: { start: index, end: index + found.length }, modality };
      break;
    }
  }
  return first;
}

/** What is said before a request, and the sentence that it stands in, decide whether it is one. */
function isOrder(text: string, index: number, found: string): boolean {
  const before = /[^.?!。？！\n]*$/.exec(text.slice(0, index))![0];
  const rest = text.slice(index + found.length);
  const sentence = before + /^[^.?!。？！\n]*/.exec(rest)![0];
  return (
    !textForm.test(sentence) &&
    !ownPicture.test(sentence) &&
    !noOrder.test(before) &&
    !noPicture.test(found) &&
    (!/^[做制设生]/.test(found) || countsOrOpens.test(before + found))
  );
}

const makes =
  /^(?:draw|paint|sketch|generate|create|produce|make|design|render|show|give|send|plot|[画绘生创制设做给输])/i;

/** A picture may be code, a chart a table, and a flow chart steps with arrows. */
function isAnsweredInText(row: Row, { turn }: Segment, found: string): boolean {
  const isChart = /chart|graph|图表|状图|线图|意图|饼图/i.test(found);
  const isDesign =
    /^(?:design|create|make|设计|创作|制作)[^]*(?:logos?|posters?|comics?|infographics?|海报|漫画)/i.test(found);
  return row.segments.some(({ role, turn: other, text }) => {
    if (role !== "assistant" || other < turn) return false;
    return (
      /```|<svg|<html/.test(text) ||
      (isDesign && isAtLength(text)) ||
      (isChart && !text.includes("![") && (text.match(/\n|->|→/g)?.length ?? 0) >= 2)
    );
  });
}

const designWords =
  /\b(?:logo|design|poster|comic|panel|colou?rs?|font|background|headline|illustration|caption)s?\b|设计|颜色|[红蓝绿黄白黑]色|标题|背景|画面|海报|漫画/i;

/** Whether an answer does in words what was asked for: a concept or the panels of a comic, and no made-up picture or refusal. */
function isAtLength(text: string): boolean {
  const enough = /\p{Script=Han}/u.test(text) ? 120 : 400;
  return (
    text.length >= enough &&
    designWords.test(text) &&
    !/!\[|https?:|\b(?:cannot|can't|unable|attached|click)\b|无法|不能|附件|点击/i.test(text)
  );
}

/** Whether the turn says in words what it is about; an address does not. */
function isDescribed(row: Row, segment: Segment, at: number): boolean {
  const { text } = segment;
  const given = (besides(row, segment) + text.slice(sentenceEnd(text, at))).trim();
  return given.length > 20 && firstAddress(given) === undefined;
}

function sentenceEnd(text: string, at: number): number {
  const end = text.slice(at).search(/[.?!。？！\n:：]/);
  return end < 0 ? text.length : at + end + 1;
}

/** A model with tools may draw or look by one of them. */
function usesTools(row: Row): boolean {
  return (
    row.view.tools !== undefined ||
    row.segments.some(({ part, text }) => part === "tool-call" && !/\bnone\b/i.test(text) && text.trim() !== "")
  );
}

/** The request is then about making, or someone else's: how to draw, a tool that draws, a person who paints. */
const noOrder =
  /\b(?:how|why|when|what|which|who|where|ways?|steps?|tips?|tools?|used|using|materials?|instructions?|tutorial|guide|process|benefits?|advantages?|cost|price|tasks?|not|never|don't|without|avoid|wants?|likes?|loves?|was|were|is|are|has|had|they|he|she|we|people|students?|artists?|to help|designer|photographer|company|GPT|AI|models?|feature\w*|that can|able to|ability to|allows?|include)\b[^.?!]{0,80}$|(?:如何|怎么|怎样|为什么|为何|是否|什么|哪些|可以用来|用于|不要|不能|无法|不得|勿|别|无需|能够|会不会|我想|喜欢|正在|曾|被|会(?!议)|如果|一起|他|她|步骤|方法|技巧)[^，。]{0,12}$/i;
const noPicture =
  /^paint (?:\w+ )?(?:rooms?|walls?|houses?|fences?|doors?|cars?|nails?|kitchens?)\b|\b(?:programs?|software|games?|systems?|tools?|interactive|buttons?|lists?|plans?|policy|lessons?)\b|^(?:制作|创作|设计|绘制|绘画|生成|做|画)[的了]/i;
/** `做`, `设计` and `生成` ask for one only with a measure word, or at the start. */
const countsOrOpens =
  /(?:张|幅|个|段|组|份|部)|^[\s“"]*(?:请|帮我|给我|为我|麻烦|你?能|可以|能否|可否|你|我|帮忙){0,3}(?:做|制作|设计|生成)/;
/** Pictures made of words. */
const ownPicture =
  /\b(?:in (?:your |the reader's )?(?:mind|head|words)|with (?:your )?words|word picture|mental|verbal|story|poem|paragraph|essay|sentences?|dialogue|imagery|metaphors?|similes?|figurative|song|lyrics|haiku)\b|文章|故事|诗|作文|句子|段落|比喻|想象|歌词|小说/i;

const given =
  /\b(?:(?:this|the (?:given|following|attached|provided|above)) (?:[\w-]+ ){0,2}(?:images?|pictures?|photos?|photographs?|paintings?|drawings?|screenshots?|videos?|video clips?|audio(?: (?:clips?|files?))?)\b|(?:the )?(?:images?|pictures?|photos?|photographs?|paintings?|drawings?|screenshots?|videos?|audio) (?:below|above|provided|given|attached|shown))/i;
// Recordings to be written down, and things to be looked at, where the verb stands far from them.
const lookedAtChinese =
  /把?(?:这|该|以下|下面|上传的?|附件中的?)这?(?:段|个|份)?(?:音频|录音|语音|视频)[^，。]{0,6}(?:转写|转换|转成|转为|翻译|识别|听写|剪辑)|(?:看看?|描述|分析|识别|观察|根据|判断|解释|说明)一?下?(?:下面|上面|以下)?(?:这|那|的|所给的?)(?:一)?(?:张|幅|段|个)?(?:图片|图像|照片|插画|漫画|海报|截图|视频|音频|录音)/;
const givenChinese =
  /(?:这|该|下面的?|以下|上面的?|所给的?|给定的?|提供的|附件中的)一?(?:张|幅|段|个)(?:图片?|图像|照片|插画|漫画|海报|截图|视频|音频|录音)(?:里|中|上|的|内|所)[^，。？]{0,12}(?:什么|谁|哪|多少|几|吗|怎|如何)/;

/** Something that the user speaks of as handed over, where there is nothing else in the turn that could be it. */
function findGiven(row: Row, segment: Segment): Request | undefined {
  const { text } = segment;
  if (text.length > 300) return undefined;
  const looked = lookedAtChinese.exec(text);
  const match = looked ?? given.exec(text) ?? givenChinese.exec(text);
  if (match === null || isDescribed(row, segment, match.index)) return undefined;
  if (looked === null && textForm.test(text)) return undefined;
  const modality = /video|视频/i.test(match[0]) ? "video" : /audio|音频|录音/i.test(match[0]) ? "audio" : "image";
  return { range: { start: match.index, end: match.index + match[0].length }, modality };
}
