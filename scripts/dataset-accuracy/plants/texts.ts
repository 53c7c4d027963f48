import { answerOf, line, promptOf, someText, withText, withValue } from "../edits";
import { asWindows } from "../misread";
import type { Plant, PlantContext } from "../plant";
import type { Random } from "../random";
import type { CleanRow, RealFile } from "../real-files";
import { hasOutputs, outputOf } from "./turns";

const languages = ["en", "zh"] as const;
type Language = (typeof languages)[number];

const isAnswered = ({ kind }: RealFile): boolean => kind === "instruction" || kind === "dialogue";
const hasTools = ({ view, object }: CleanRow): boolean =>
  view.tools !== undefined || "tools" in object || view.segments.some(({ part }) => part.startsWith("tool"));
// Sets of one domain, in which the answers of two rows have much in common.
const isGeneral = (file: RealFile): boolean => isAlpaca(file) && !/doctor|huatuo|law|covid/.test(file.name);
const isAlpaca = ({ format }: RealFile): boolean => format?.id === "alpaca";

function asked(row: CleanRow): string {
  return row.view.segments.flatMap(({ role, text }) => (role === "user" || role === "system" ? [text] : [])).join("\n");
}

function isAbout(row: CleanRow, words: RegExp): boolean {
  return words.test(asked(row));
}

/** A plant for each of the two languages. */
function inBoth(of: (language: Language) => Plant): Plant[] {
  return languages.map((language) => ({ ...of(language), language }));
}

/** Puts something else in the place of the last answer. */
function answering(
  rule: string,
  way: string,
  change: (text: string, context: PlantContext, row: CleanRow) => string | undefined,
  language?: Language,
): Plant {
  return {
    rule: `dataset/${rule}`,
    way,
    ...(language && { language }),
    fits: isAnswered,
    plant: (row, context) => {
      const answer = answerOf(row);
      const next = answer && change(answer.text, context, row);
      return next === undefined ? undefined : { lines: [line(withText(row.object, answer!, next))] };
    },
  };
}

/** Puts words into some text of the row, between two of its words. */
function inserting(rule: string, way: string, words: (random: Random) => string, language?: Language): Plant {
  return {
    rule: `dataset/${rule}`,
    way,
    ...(language && { language }),
    plant: (row, { random }) => {
      const segment = someText(row, random, 20);
      if (segment === undefined) return undefined;
      const { text } = segment;
      const places = [...text.matchAll(/[ \n，。；]/g)].map(({ index }) => index + 1);
      const at = places.length === 0 ? text.length : random.pick(places);
      return { lines: [line(withText(row.object, segment, `${text.slice(0, at)}${words(random)} ${text.slice(at)}`))] };
    },
  };
}

const letters = "abcdefghijklmnopqrstuvwxyz";
const digits = "0123456789";

function some(random: Random, alphabet: string, length: number): string {
  return Array.from({ length }, () => random.pick([...alphabet])).join("");
}

const aboutText = /html|web|code|program|script|encod|character|latex|math|代码|网页|编码|字符|程序|公式|标签/i;

const garbled: Plant[] = [
  answering(
    "garbled-text",
    "an apostrophe read in the wrong encoding",
    (text) => (text.includes("'") ? text.replace("'", "â€™") : undefined),
    "en",
  ),
  inserting(
    "garbled-text",
    "an accented word read in the wrong encoding",
    (random) => asWindows(random.pick(["café", "naïve", "Müller", "São Paulo", "façade", "30 °C", "“so”", "€50"])),
    "en",
  ),
  answering("garbled-text", "the answer in UTF-8 read as Windows-1252", (text) => asWindows(text.slice(0, 400)), "zh"),
  answering(
    "garbled-text",
    "the answer in UTF-8 read as Latin-1",
    (text) => Buffer.from(text.slice(0, 400)).toString("latin1"),
    "zh",
  ),
  answering(
    "garbled-text",
    "the answer in UTF-8 read as GBK",
    (text) => new TextDecoder("gbk").decode(Buffer.from(text.slice(0, 300))).replaceAll("\ufffd", "?"),
    "zh",
  ),
  inserting("garbled-text", "what is left of it", (random) =>
    random.pick(["锟斤拷", "锟斤拷锟斤拷", "烫烫烫烫", "ï¿½"]),
  ),
  inserting("garbled-text", "a control character", (random) =>
    random.pick(["\x00", "\x08", "\x0b", "\x1b", "\x7f", "\x03\x01"]),
  ),
  inserting("garbled-text", "a LaTeX command that lost its backslash", (random) =>
    random.pick(["$\frac{1}{2}$", "$\times$", "$\beta$", "\text{m}", "$\theta$"]),
  ),
];

const markup: Plant[] = [
  answering("markup-residue", "paragraphs and breaks", (text, { random }, row) => {
    if (isAbout(row, aboutText) || aboutText.test(text)) return undefined;
    const tag = random.pick(["p", "div", "span", "li", "strong"]);
    return `<${tag}>${text.replaceAll("\n", "<br>")}</${tag}>`;
  }),
  answering("markup-residue", "a tag with attributes", (text, { random }, row) => {
    if (isAbout(row, aboutText) || aboutText.test(text)) return undefined;
    const tag = random.pick(['<p class="text">', '<a href="/more">', '<span style="color:red">', '<td width="20">']);
    return `${tag}${text}</${tag.slice(1).split(" ")[0]!}>`;
  }),
  answering("markup-residue", "entities", (text, { random }, row) => {
    if (isAbout(row, aboutText) || aboutText.test(text) || text.length < 10) return undefined;
    const at = random.below(text.length);
    return `${text.slice(0, at)}${random.pick(["&nbsp;", "&amp;", "&quot;", "&ldquo;", "&#39;", "&lt;", "&mdash;"])}${text.slice(at)}`;
  }),
];

const talk =
  /dialog|conversation|chat|interview|script|role|human|对话|聊天|访谈|角色|客服|问答|剧本|模板|template|token/i;

const leaks: Plant[] = [
  answering("template-leak", "an end token behind the answer", (text, { random }) =>
    text.includes("```")
      ? undefined
      : `${text}${random.pick(["<|im_end|>", "</s>", "<|endoftext|>", "<|eot_id|>", "<end_of_turn>", "<｜end▁of▁sentence｜>"])}`,
  ),
  answering("template-leak", "the next turn behind the answer", (text, { random, others }, row) => {
    const next = others[0] && promptOf(others[0])?.text;
    if (!next || talk.test(asked(row)) || text.includes("```")) return undefined;
    return `${text}${random.pick(["\n\nHuman: ", "\nHuman:", "<|im_end|>\n<|im_start|>user\n", "\n\n### Instruction:\n", "\nUSER: "])}${next}`;
  }),
  answering("template-leak", "the speaker's label before the answer", (text, { random }, row) =>
    talk.test(asked(row))
      ? undefined
      : `${random.pick(["Assistant: ", "ASSISTANT: ", "### Response:\n### Instruction:\n", "Belle: "])}${text}`,
  ),
  {
    rule: "dataset/template-leak",
    way: "markers around the instruction",
    plant: (row, { random }) => {
      const prompt = promptOf(row);
      if (prompt === undefined || talk.test(prompt.text) || prompt.text.includes("```")) return undefined;
      const [before, after] = random.pick([
        ["[INST] ", " [/INST]"],
        ["<|im_start|>user\n", "<|im_end|>"],
        ["### Instruction:\n", "\n\n### Response:"],
        ["<reserved_106>", "<reserved_107>"],
        ["[Round 1]\n\n问：", "\n\n答："],
        ["<|user|>\n", "\n<|assistant|>"],
      ] as const);
      return { lines: [line(withText(row.object, prompt, before + prompt.text + after))] };
    },
  },
];

const itself = /\b(?:you|your|ai|assistant|model|chatbot|gpt)\b|你|您|人工智能|模型|助手|机器人/i;
const phrases: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "As an AI language model, I do not have personal opinions, but here is what is known. ",
    "As a large language model, I cannot browse the web. ",
    "As an AI assistant, I don't have feelings. ",
    "I'm sorry, but I cannot help with that. ",
    "I apologize, but I am unable to provide that information. ",
    "Unfortunately, I don't have access to current data. ",
    "I'm sorry, but as an AI language model I can't do this. ",
    "I cannot provide an answer to this question. ",
  ],
  zh: [
    "作为一个人工智能语言模型，我没有个人观点。",
    "作为AI助手，我无法访问互联网。",
    "作为一名人工智能助手，我没有情感。",
    "很抱歉，我无法回答这个问题。",
    "对不起，我不能提供这方面的信息。",
    "抱歉，作为一个AI语言模型，我无法完成这个任务。",
    "我是一个AI语言模型，没有实际的经历。",
    "非常抱歉，我目前无法满足您的要求。",
  ],
};

const boilerplate = inBoth((language) =>
  answering(
    "boilerplate-answer",
    "an assistant's phrase before the answer",
    (text, { random }, row) => (itself.test(asked(row)) ? undefined : random.pick(phrases[language]) + text),
    language,
  ),
);

const references = [
  "https://www.nytimes.com/2021/04/20/books/the-night-sun.html",
  "www.example.org/reports/annual-2020.pdf",
  "[image]",
  "<image>",
  "[Image of a mountain lake]",
  "![photo](https://i.imgur.com/XzrAxTc.jpg)",
  "[图片]",
  "（图片：海边的日落）",
  "painting.jpg",
  "<img src='cat.png'>",
];
const works: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Summarize the article.",
    "Describe what you see.",
    "Translate this text into French.",
    "What is the main idea?",
  ],
  zh: ["请总结这篇文章。", "请描述其中的内容。", "请把它翻译成英文。", "这里讲了什么？"],
};

const dead: Plant[] = inBoth((language) => ({
  rule: "dataset/dead-reference",
  way: "a reference for an input",
  fits: isAlpaca,
  plant: (row, { random }) => {
    if (!("input" in row.object)) return undefined;
    const object = withValue(row.object, ["instruction"], random.pick(works[language]));
    return { lines: [line(withValue(object, ["input"], random.pick(references)))] };
  },
})).concat(
  inBoth((language) => ({
    rule: "dataset/dead-reference",
    way: "a task and a link",
    fits: isAnswered,
    plant: (row, { random }) => {
      const prompt = promptOf(row);
      if (prompt === undefined || hasTools(row) || row.view.segments.filter(({ role }) => role === "user").length > 1)
        return undefined;
      const link = `https://${some(random, letters, 8)}.com/news/${some(random, digits, 5)}`;
      const task =
        language === "en"
          ? random.pick(["Summarize this article: ", "Translate the text at ", "Describe the picture below. "])
          : random.pick(["请总结这篇文章：", "请翻译以下网页的内容：", "请阅读并分析："]);
      return { lines: [line(withText(row.object, prompt, task + link))] };
    },
  })),
);

const pictures: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "Draw a picture of a lighthouse at night.",
    "Generate an image of a cat wearing a hat.",
    "Please create a poster for the school fair.",
    "Design a logo for a bakery called Crumb.",
    "Describe the attached photo in one sentence.",
    "What is the person doing in this image?",
    "Transcribe the attached audio recording.",
    "Create a short video about recycling.",
    "Plot a bar chart of the monthly rainfall.",
    "Look at the picture below and name the animals.",
    "Can you paint me a portrait of my dog?",
    "Make an infographic on water use.",
  ],
  zh: [
    "请画一幅海边日落的风景画。",
    "生成一张小猫戴帽子的图片。",
    "请为学校的集市设计一张海报。",
    "请描述这张照片里的场景。",
    "这张图片里的人在做什么？",
    "请把这段录音转写成文字。",
    "制作一段关于垃圾分类的短视频。",
    "请绘制每月降雨量的柱状图。",
    "看看下面这张图片，说出有哪些动物。",
    "给我画一只可爱的小狗。",
    "请分析这段视频的内容。",
    "帮我生成一张公司宣传插画。",
  ],
};

const modality = inBoth((language) => ({
  rule: "dataset/unsupported-modality",
  way: "a request for pictures or sound",
  fits: isAnswered,
  plant: (row, { random }) => {
    const users = row.view.segments.filter(({ role }) => role === "user");
    if (users.length !== 1 || hasTools(row) || answerOf(row)?.text.includes("```")) return undefined;
    return { lines: [line(withText(row.object, users[0]!, random.pick(pictures[language])))] };
  },
}));

function luhn(body: string): string {
  let sum = 0;
  for (const [i, digit] of [...body].reverse().entries()) {
    const twice = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += twice > 9 ? twice - 9 : twice;
  }
  return `${body}${(10 - (sum % 10)) % 10}`;
}

function identityCard(random: Random): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const day = String(1 + random.below(28)).padStart(2, "0");
  const month = String(1 + random.below(12)).padStart(2, "0");
  const body = `${random.pick(["110108", "310115", "440305", "510104", "350203"])}${1951 + random.below(50)}${month}${day}${random.pick(["013", "274", "518", "906"])}`;
  return body + "10X98765432"[[...body].reduce((sum, digit, i) => sum + Number(digit) * weights[i]!, 0) % 11]!;
}

const names = [
  "lena.hoffmann",
  "wang_xiaoming83",
  "m.okafor77",
  "carlos.vega",
  "liuyang0417",
  "p.nowak",
  "zhanghui.bj",
];
const aboutData =
  /random|regex|valid|fake|sample|format|phone|mail|contact|card|generate|随机|正则|虚构|示例|验证|格式|邮箱|电话|号码/i;

/** Personal data in a sentence, in rows that are not about such data. */
function telling(way: string, language: Language, words: (random: Random) => string): Plant {
  const plant = inserting("pii", way, words, language);
  return { ...plant, plant: (row, context) => (isAbout(row, aboutData) ? undefined : plant.plant(row, context)) };
}

const personal: Plant[] = [
  ...languages.flatMap((language) => [
    telling(
      "a mail address",
      language,
      (random) =>
        `${random.pick(names)}@${random.pick(["gmail.com", "qq.com", "163.com", "outlook.com", "yahoo.com"])}`,
    ),
    telling("a Chinese mobile phone", language, (random) => {
      const number = `1${random.pick(["39", "58", "77", "86"])}${random.pick(["0748", "2861", "9157"])}${random.pick(["2615", "8093", "4170"])}`;
      return random.pick([
        number,
        `${number.slice(0, 3)} ${number.slice(3, 7)} ${number.slice(7)}`,
        `+86 ${number}`,
        `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`,
      ]);
    }),
    telling("an identity card", language, identityCard),
    telling("a bank card", language, (random) => {
      const number = luhn(
        `${random.pick(["621226", "622848", "436742", "524094"])}${some(random, "1379", 4)}${some(random, "02468", 5)}`,
      );
      const grouped = number.replace(/(\d{4})(?=\d)/g, "$1 ");
      return random.pick([grouped, language === "en" ? `card number ${number}` : `银行卡号${number}`]);
    }),
  ]),
  telling("a phone abroad", "en", (random) =>
    random.pick(["+44 7911 203946", "(415) 629-3847", "212-738-4906", "+49 171 8394057", "+33 6 39 84 17 52"]),
  ),
];

const mixed = `${letters}${letters.toUpperCase()}${digits}`;

const secrets: Plant[] = [
  inserting("secret", "a key of an issuer", (random) =>
    random.pick([
      `sk-${some(random, mixed, 48)}`,
      `sk-ant-api03-${some(random, mixed, 80)}`,
      `AKIA${some(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}`,
      `AIza${some(random, mixed, 35)}`,
      `hf_${some(random, mixed, 34)}`,
      `glpat-${some(random, mixed, 20)}`,
      `xoxb-${some(random, digits, 11)}-${some(random, mixed, 24)}`,
      `LTAI${some(random, mixed, 20)}`,
    ]),
  ),
  inserting(
    "secret",
    "a password in an address",
    (random) =>
      `${random.pick(["postgres", "mysql", "redis", "mongodb"])}://app:${some(random, mixed, 12)}@db.internal:5432/main`,
  ),
  inserting(
    "secret",
    "a private key",
    (random) =>
      `-----BEGIN RSA PRIVATE KEY-----\n${Array.from({ length: 6 }, () => some(random, mixed, 64)).join("\n")}\n-----END RSA PRIVATE KEY-----`,
  ),
];

const foreign: Readonly<Record<Language, readonly string[]>> = {
  en: [
    "这是一个很好的问题，答案取决于具体情况，一般来说需要综合考虑时间、成本和人员等多方面的因素。",
    "首先要明确目标，然后制定计划，最后按照计划一步一步地执行，并在过程中不断调整。",
    "Das hängt von vielen Dingen ab, vor allem aber davon, wie viel Zeit und Geld für die Aufgabe zur Verfügung stehen, außerdem müssen alle Beteiligten früh gefragt werden.",
    "これは状況によって異なりますが、一般的には時間と費用の両方を考える必要があります。まず目標をはっきりさせましょう。",
    "Это зависит от многих обстоятельств, прежде всего от того, сколько времени и денег можно потратить на эту задачу.",
  ],
  zh: [
    "That depends on many things, above all on how much time and money can be spent on the task, and everyone involved should be asked early.",
    "First decide what you want to achieve, then make a plan, and follow it step by step while you keep adjusting it.",
    "これは状況によって異なりますが、一般的にはじかんとひようのりょうほうをかんがえるひつようがあります。まずもくひょうをはっきりさせましょう。",
    "Это зависит от многих обстоятельств, прежде всего от того, сколько времени и денег можно потратить на эту задачу.",
  ],
};
const ofLanguages =
  /translat|language|english|chinese|french|spanish|german|italian|japanese|korean|russian|latin|word|lyric|haiku|phrase|翻译|译|英|中文|汉语|语|单词|拼音|歌|诗|词/i;

const other = inBoth((language) =>
  answering(
    "wrong-language",
    "the answer in another language",
    (_, { random }, row) =>
      ofLanguages.test(asked(row)) || aboutText.test(asked(row)) || (language === "zh" && /[a-z]{3}/.test(asked(row)))
        ? undefined
        : random.pick(foreign[language]),
    language,
  ),
);

const wantsMore =
  /song|lyric|poem|repeat|list|pattern|times|table|code|schedule|script|歌|诗|重复|表|代码|循环|日程|列|遍|词/i;

function sentences(text: string, language: Language): string[] {
  const parts = text.match(language === "en" ? /[^.!?\n]+[.!?]+\s*/g : /[^。！？\n]+[。！？]/g) ?? [];
  return parts.filter((part) => part.length > (language === "en" ? 24 : 8) && part.length < 200);
}

const loops: Plant[] = languages.flatMap((language) => [
  answering(
    "repetition",
    "the last sentence again and again",
    (text, { random }, row) => {
      const last = sentences(text, language).at(-1);
      if (last === undefined || wantsMore.test(asked(row)) || /```|\t|\|/.test(text)) return undefined;
      const looped = text.trimEnd() + (language === "en" ? ` ${last.trim()}` : last).repeat(5 + random.below(8));
      return random.chance(0.5) ? looped : looped.slice(0, looped.length - random.below(last.length));
    },
    language,
  ),
  answering(
    "repetition",
    "a line again and again, numbered",
    (text, { random }, row) => {
      const one = sentences(text, language)[0]?.trim();
      if (one === undefined || wantsMore.test(asked(row)) || /```|\t|\|/.test(text)) return undefined;
      const lines = Array.from({ length: 6 + random.below(6) }, (_, i) => `${i + 2}. ${one}`);
      return `1. ${one}\n${lines.join("\n")}`;
    },
    language,
  ),
  answering(
    "repetition",
    "a few words again and again",
    (text, { random }, row) => {
      const words =
        language === "en"
          ? ["and then and ", "of the world of ", "the same as "]
          : ["非法抵押、", "以及相关的", "并且进一步"];
      if (wantsMore.test(asked(row)) || text.length < 150 || /```|\t|\|/.test(text)) return undefined;
      return `${text.slice(0, 120)} ${random.pick(words).repeat(20 + random.below(20))}`;
    },
    language,
  ),
]);

const irrelevant = inBoth((language) => ({
  rule: "dataset/irrelevant-answer",
  way: "the answer of another row",
  fits: isGeneral,
  plant: (row, { random, others }) => {
    if (!("input" in row.object)) return undefined;
    const texts = others
      .map((other) => outputOf(other)?.text ?? "")
      .filter((text) => text.length > (language === "en" ? 160 : 80));
    const isPlain = (text: string): boolean => !/```|[{}|]/.test(text);
    const plain = texts.filter(isPlain);
    if (plain.length < 4) return undefined;
    const task =
      language === "en"
        ? random.pick(["Summarize the passage.", "What are the key points of this article?"])
        : random.pick(["请概括下文。", "请总结这篇文章的要点。"]);
    let object = withValue(row.object, ["instruction"], task);
    object = withValue(object, ["input"], `${plain[0]!}\n${plain[1]!}`.slice(0, 1500));
    return { lines: [line(withValue(object, ["output"], plain[2]!.slice(0, 400)))] };
  },
}));

const listed = ["Globex", "dumb", "虚假宣传", "某某公司"];

const flagged: Plant = {
  ...inserting("flagged-words", "a word of a list", (random) =>
    random.pick(["Globex", "GLOBEX", "dumb", "虚假宣传", "某某公司"]),
  ),
  options: { words: listed },
};

const long: Plant = {
  rule: "dataset/length-outlier",
  way: "an answer a hundred times as long",
  fits: hasOutputs,
  around: 240,
  plant: (row, { others }) => {
    const output = outputOf(row);
    if (output === undefined) return undefined;
    const text = others.map((other) => outputOf(other)?.text ?? "").join("\n\n");
    return text.length < 20_000 ? undefined : { lines: [line(withText(row.object, output, text.slice(0, 60_000)))] };
  },
};

export const textPlants: readonly Plant[] = [
  ...modality,
  ...dead,
  ...personal,
  ...secrets,
  flagged,
  ...other,
  ...garbled,
  ...loops,
  long,
  ...markup,
  ...leaks,
  ...boilerplate,
  ...irrelevant,
];
