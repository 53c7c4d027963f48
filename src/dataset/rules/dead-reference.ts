import { besides, bringsMedia, firstAddress, isOnlyReference } from "../analysis/media";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import { rowRule } from "../rule";

export const deadReference = rowRule({
  id: "dataset/dead-reference",
  title: { en: "Reference that leads nowhere", "zh-cn": "模型打不开的引用" },
  description: {
    en: "What the row is to work on is only pointed at: a link, a picture's file name, `[image]` or `<image>`, which the model never gets to see. The answer is then made up, and the model learns to make things up. Put the text itself there, or drop the row. Rows that bring their images, videos or sound in a field of their own are let pass, and so are tasks about the address itself.",
    "zh-cn":
      "这一行只给出了处理对象的引用：链接、图片文件名、`[image]` 或 `<image>`，模型根本看不到内容，回答只能编造，于是也学会了编造。请放入内容本身，或者删除这一行。另有字段提供图片、视频或音频的数据，以及针对网址本身的任务不作提示。",
  },
  guide: {
    en: "Leave out instructions that a language model cannot handle, such as those about images, pictures and graphics.",
    "zh-cn": "排除一些无法被语言模型处理的指令，比如涉及图像、图片、图形的指令。",
  },
  severity: { instruction: "warning", dialogue: "warning", preference: "warning", prompts: "information", else: "off" },
  messages: {
    input: {
      en: "The input is only a reference (“{reference}”), which the model cannot open.",
      "zh-cn": "输入只是一个引用（“{reference}”），模型无法打开。",
    },
    message: {
      en: "The task needs what stands behind this link, which the model cannot open.",
      "zh-cn": "这项任务需要链接背后的内容，而模型无法打开链接。",
    },
    media: {
      en: "“{reference}” stands for something that the row does not bring along.",
      "zh-cn": "“{reference}”所指的内容并不在这一行数据中。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    if ((traitsOf(row) & (Trait.address | Trait.bracket | Trait.lessThan | Trait.wide)) === 0) return;
    for (const segment of row.segments) {
      const { role, part, text } = segment;
      if (role !== "user") continue;
      if (part === "input") {
        if (!isOnlyReference(text) || aboutAddress.test(besides(row, segment)) || bringsMedia(row)) continue;
        report({
          message: "input",
          data: { reference: shortened(text.trim()) },
          ...row.within(segment),
          fixes: [{ title: "drop", edits: [row.removal] }],
        });
        return;
      }
      const place = text.length <= longestMessage ? deadPlace(text) : undefined;
      if (place === undefined || besides(row, segment).length > 200) continue;
      if (bringsMedia(row) || row.view.tools !== undefined) continue;
      report({
        message: place.message,
        data: { reference: text.slice(place.start, place.end) },
        ...row.within(segment, place.start, place.end),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
      return;
    }
  },
  examples: [
    {
      language: "en",
      text: '{"instruction": "Which protocol does this URL use?", "input": "https://example.org/a", "output": "HTTPS."}',
      problems: 0,
    },
    {
      language: "en",
      text: '{"instruction": "Summarize the article.", "input": "https://example.org/news/1", "output": "It says …"}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Describe the painting.", "input": "[image of a painting]", "output": "A sunlit meadow."}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"messages": [{"role": "user", "content": "<image>图里是什么？"}, {"role": "assistant", "content": "一只猫。"}], "images": ["cat.jpg"]}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "总结下文。", "input": "杭州位于浙江。", "output": "杭州在浙江。"}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "请描述图片内容。", "input": "[图片]", "output": "一片金色的麦田。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "请总结这篇文章：https://example.org/news/1", "input": "", "output": "文章讲了……"}',
      problems: 1,
    },
  ],
});

const longestMessage = 700;

interface DeadPlace {
  readonly message: "message" | "media";
  readonly start: number;
  readonly end: number;
}

/** Where a message points at what it needs and does not hold. */
function deadPlace(text: string): DeadPlace | undefined {
  const token = mediaToken.exec(text);
  if (token !== null) return { message: "media", start: token.index, end: token.index + token[0].length };
  const address = firstAddress(text);
  if (address === undefined) return undefined;
  const rest = text.slice(0, address.start) + text.slice(address.end);
  if (rest.length > 120 || !needsContent.test(rest) || aboutAddress.test(rest)) return undefined;
  return { message: "message", ...address };
}

const mediaToken = /<(?:image|video|audio)>|\[(?:image|图片|照片|视频|语音)\]/i;
const needsContent =
  /\b(?:summar\w+|translate|read|analy[sz]e|describe|review|watch|listen|look at|paraphrase|rewrite|explain (?:the|this)|article|what (?:is|does) (?:this|the) (?:article|page|text|post|video))\b|总结|概括|归纳|翻译|阅读|分析|摘要|改写|这篇|描述|看一?下/i;
const aboutAddress =
  /\b(?:urls?|domains?|hyperlinks?|html|markdown|code|script|program|function|python|javascript|parse|valid\w*|shorten|encode|decode|cit(?:e|ation)|bibliograph\w*|protocol|scrap\w+|crawl\w*|fetch|download|request|qr|home ?page|type of (?:an? |the )?(?:given )?website|(?:create|make|insert|add) an? (?:hyper)?link|tweet|share|phishing|safe|file ?names?|extension|path)\b|网址|域名|链接格式|代码|爬虫|爬取|脚本|函数|文件名|扩展名|二维码/i;

function shortened(text: string): string {
  return text.length > 50 ? `${text.slice(0, 50)}…` : text;
}
