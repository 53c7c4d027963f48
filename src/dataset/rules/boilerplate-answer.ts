import type { Range } from "../../text/range";
import { traitsOf } from "../analysis/row-traits";
import { Trait } from "../analysis/traits";
import { rowRule } from "../rule";

export const boilerplateAnswer = rowRule({
  id: "dataset/boilerplate-answer",
  title: { en: "Boilerplate answer", "zh-cn": "套话回答" },
  description: {
    en: "An answer that another assistant's phrases give away (“As an AI language model, …”, “作为一个人工智能语言模型……”), or that refuses (“I'm sorry, but I cannot …”, “很抱歉，我无法……”). Sets that were written by a model are full of them, and a model trained on them refuses what it could do. Answers to questions about the assistant itself, and rejected answers, are not reported. In a set that is to teach refusing, switch the rule off.",
    "zh-cn":
      "带有其他助手口头禅的回答（“As an AI language model, …”、“作为一个人工智能语言模型……”），或者拒答（“I'm sorry, but I cannot …”、“很抱歉，我无法……”）。由模型生成的数据中这类回答很多，用它们训练的模型会拒绝本来能做的事。询问助手身份的问题以及偏好数据中被拒绝的回答不作提示。如果数据本来就是教模型拒答的，请关闭本规则。",
  },
  evidence: [
    {
      claim: {
        en: "Conversations with refusals and phrases such as “As a language model” were filtered out, so that the model does not refuse what it need not.",
        "zh-cn": "含有拒答和“As a language model”等套话的对话被过滤掉，以免模型无故拒绝。",
      },
      source: "Hartford, Uncensored Models (2023); the filters of FastChat's and WizardLM's data cleaning",
    },
  ],
  severity: { instruction: "information", dialogue: "information", preference: "information", else: "off" },
  messages: {
    assistant: {
      en: "“{words}” is another assistant's phrase. Rewrite the answer without it, or drop the row.",
      "zh-cn": "“{words}”是其他助手的套话，请改写回答或删除这一行。",
    },
    refusal: {
      en: "The answer refuses (“{words}”). Keep it only if the model is to learn that.",
      "zh-cn": "这是拒答（“{words}”）。除非就是要让模型学会拒绝，否则请删除。",
    },
    drop: { en: "Drop this row", "zh-cn": "删除这一行" },
  },
  check(row, { report }) {
    if (row.view.label === false) return;
    const traits = traitsOf(row);
    for (const segment of row.segments) {
      const { role, part, text, answer, turn } = segment;
      if (role !== "assistant" || answer === "rejected" || (part !== "output" && part !== "message")) continue;
      const found = boilerplate(text, traits);
      if (found === undefined) continue;
      const asked = row.segments.filter((other) => other.role === "user" && other.turn < turn).at(-1)?.text ?? "";
      if (aboutAssistant.test(asked)) continue;
      const { message, range } = found;
      report({
        message,
        data: { words: text.slice(range.start, range.end) },
        ...row.within(segment, range.start, range.end),
        fixes: [{ title: "drop", edits: [row.removal] }],
      });
    }
  },
  examples: [
    { language: "en", text: '{"instruction": "Who are you?", "output": "As an AI assistant, I help."}', problems: 0 },
    { language: "en", text: '{"instruction": "Apologize.", "output": "I am sorry that I was late."}', problems: 0 },
    {
      language: "en",
      text: '{"instruction": "Is tea good?", "output": "As an AI language model, I have no taste, but many like it."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Name a lawyer.", "output": "I\'m sorry, but I cannot help with that."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Make a poster.", "output": "Unable to perform this task, as it asks for a picture."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Make a poster.", "output": "This kind of request cannot be fulfilled by a GPT model."}',
      problems: 1,
    },
    {
      language: "en",
      text: '{"instruction": "Rewrite: one man did it.", "output": "This task cannot be completed by one man."}',
      problems: 0,
    },
    {
      language: "zh",
      text: '{"instruction": "做一张海报。", "output": "无法完成该任务，因为它需要绘图。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "做一张海报。", "output": "此类请求无法由语言模型完成。"}',
      problems: 1,
    },
    { language: "zh", text: '{"instruction": "写一封道歉信。", "output": "很抱歉，我迟到了。"}', problems: 0 },
    {
      language: "zh",
      text: '{"instruction": "茶好喝吗？", "output": "作为一个人工智能语言模型，我没有味觉，但很多人喜欢。"}',
      problems: 1,
    },
    {
      language: "zh",
      text: '{"instruction": "推荐一位律师。", "output": "对不起，我无法提供这方面的信息。"}',
      problems: 1,
    },
  ],
});

interface Boilerplate {
  readonly message: "assistant" | "refusal";
  readonly range: Range;
}

const assistantEnglish =
  /\b(?:(?:as|being) an? (?:(?:large |artificial intelligence |AI |text-based |virtual )*(?:language model|AI|artificial intelligence)(?: (?:language )?model| assistant| chatbot)?)\b(?=,| (?:I|my)\b)(?!, (?:I go by|my name|I am called))|(?:I am|I'm|I’m) (?:just |only )?an? (?:AI |large |artificial intelligence )*language model\b(?=,? (?:and|so) (?:I |my )|, (?:I )?(?:do|can|am not)))/gi;
const refusalEnglish =
  /^\W{0,3}(?:(?:(?:I'm|I am|I’m|we're|we are) (?:very |really |so |deeply )?(?:sorry|afraid)|sorry|unfortunately|I apologi[sz]e|my apologies)[,.]?(?: for (?:the|any) [a-z ]{1,30}[,.]?)?(?: but| however,?| that)? ?(?:as an AI[a-z ]{0,30}, )?(?:(?:I|we) (?:cannot|can't|can’t|can not|am unable|am not able|'m unable|'m not able|’m not able|don't have|do not have)|it(?:'s| is) not (?:possible|appropriate)|this is not something)\b(?! (?:to )?(?:attend|make it|come|join|meet|participate|accept|be there))|(?:I|we) (?:cannot|can't|can’t|can not|am unable to|am not able to|'m unable to|'m not able to) (?:fulfil|fulfill|assist|help|provide|comply|answer|complete|generate|create|access|do that|support|engage|offer|give)\b)/i;
const assistantChinese =
  /(?:作为|身为)(?:一个|一款|一名|一种)?(?:由[^，。]{1,15}(?:开发|训练)的)?(?:大型|大规模)?(?:人工智能|AI|语言模型|智能助手)(?:语言模型|模型|助手|机器人|程序|系统)?(?:，|,|我)|我(?:只)?是(?:一个|一款)?(?:大型|AI|人工智能)?语言模型(?=[，,。]?(?:我)?(?:并)?(?:没有|无法|不|无))/gi;
const refusalChinese =
  /^[“"\s]{0,3}(?:(?:很|非常|十分|真的)?(?:抱歉|对不起|遗憾|不好意思)[，,。！!]?(?:但是?|不过)?(?:，)?(?:作为[^，。]{1,20}，)?我?(?:们)?(?:目前|暂时|现在|并)?(?:无法|不能|不会|没有办法|没办法|没有能力|不可以|不便)(?!参加|出席|到场|接受|前往|赴约|去)|我(?:无法|不能)(?:回答|提供|协助|帮助|完成|满足|生成|访问|执行))/;

// Without a subject, or with the task as one: “Unable to perform this task as it requires …”, “This cannot be fulfilled by a model”.
const taskEnglish =
  /^\W{0,3}(?:(?:unable|not able) to (?:perform|fulfil|fulfill|complete|carry out|execute|do|process) (?:this|the|that|such|your) (?:task|request|instruction|prompt|action)s?\b|(?:this|the|such) (?:(?:type|kind|sort) of |an? )?(?:task|request|instruction|prompt|action)s? (?:cannot|can't|can’t|can not) be (?:fulfilled|performed|completed|carried out|executed|processed|done|answered) by (?:an? |this |the )?(?:(?:large |text-based |text )*(?:language|GPT\S*|AI|text)[ -]?(?:language )?(?:models?|assistants?)|AI|GPT\S*|chatbots?)\b)/i;
const taskChinese =
  /^[“"\s]{0,3}(?:无法|不能)(?:执行|完成|处理|满足)(?:这个|该|此|这一|此类|这类)?(?:任务|请求|指令|操作)(?=[，,。]|因为|由于)|^[“"\s]{0,3}(?:这|该|此)(?:类|种|个|项|一)?(?:任务|请求|指令)(?:无法|不能)(?:由|被)(?:[^，。]{0,6})(?:语言模型|GPT|AI|人工智能|模型)[^，。]{0,6}(?:完成|执行|处理|满足)/;

/** The first tell-tale phrase of an answer: a refusal opens it, an assistant's phrase may stand anywhere. */
function boilerplate(text: string, traits: number): Boilerplate | undefined {
  const chinese = (traits & Trait.han) !== 0;
  if (openings[text.charCodeAt(0)] === 1) {
    const refusal =
      refusalEnglish.exec(text) ??
      taskEnglish.exec(text) ??
      (chinese ? (refusalChinese.exec(text) ?? taskChinese.exec(text)) : null);
    if (refusal !== null) return { message: "refusal", range: { start: 0, end: refusal[0].length } };
  }
  const english = (traits & Trait.language) !== 0 && text.includes("language model");
  const phrase =
    first(text, english || opensAsAi.test(text) ? assistantEnglish : undefined) ??
    first(text, chinese && mayBeChinese.test(text) ? assistantChinese : undefined);
  return phrase && { message: "assistant", range: phrase };
}

// Looked at first, since nearly every answer begins otherwise.
const openings = new Uint8Array(1 << 16);
for (const opening of "INSTUMWinstumw \n\"“'‘很非十真抱对遗不我无这该此") openings[opening.charCodeAt(0)] = 1;
const opensAsAi = /^\s{0,3}As an? (?:AI|art)/;
const mayBeChinese = /语言模型|[作身]为.{0,20}(?:人工智能|AI|智能助手)/;

function first(text: string, pattern: RegExp | undefined): Range | undefined {
  if (pattern === undefined) return undefined;
  for (const { index, 0: found } of text.matchAll(pattern)) return { start: index, end: index + found.length };
  return undefined;
}

const aboutAssistant =
  /\byou(?:r|'re)?\b[^.?!]{0,40}\b(?:name|called|created?|made|built|developed?|trained?|organi[sz]ation|company|GPT\S*|models?)\b|\b(?:call|name|made|created|built|behind) you\b|\b(?:are you|who (?:are|made|created) you|your (?:name|purpose|creator|feelings|opinion)|you (?:an? )?(?:AI|chatbot|robot|human)|introduce yourself|language models?|chatgpt|gpt-?\d|chatbots?|AI assistant)\b|你是(?:谁|什么|不是|一个|人|机器)|你叫|你的(?:名字|身份|开发|创造|训练|功能)|介绍(?:一下)?(?:你|自己)|语言模型|聊天机器人|谁(?:开发|创造|训练)了?你|人工智能助手/i;
