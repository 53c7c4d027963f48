import type { Localized } from "../lint/locale";
import type { TokenizerName } from "../similarity/tokenize";
import type { DatasetKind } from "./format/format";
import type { ComparedField } from "./near/compared-text";
import type { Part, Role } from "./row/view";

/** What the kinds of datasets are called where people see them. */
export const datasetKindTitles: Readonly<Record<DatasetKind, Localized>> = {
  instruction: { en: "instructions with answers", "zh-cn": "指令与回答" },
  dialogue: { en: "dialogues", "zh-cn": "对话" },
  preference: { en: "preferences", "zh-cn": "偏好数据" },
  text: { en: "plain text", "zh-cn": "纯文本" },
  prompts: { en: "prompts without answers", "zh-cn": "无回答的提示" },
};

/** What speakers are called where people see them. */
export const roleTitles: Readonly<Record<Role, Localized>> = {
  system: { en: "System", "zh-cn": "系统" },
  user: { en: "User", "zh-cn": "用户" },
  assistant: { en: "Assistant", "zh-cn": "助手" },
  tool: { en: "Tool", "zh-cn": "工具" },
};

/** What the parts of a turn are called that are not plainly what the speaker says. */
export const partTitles: Readonly<Partial<Record<Part, Localized>>> = {
  input: { en: "input", "zh-cn": "输入" },
  thought: { en: "thought", "zh-cn": "思考" },
  "tool-call": { en: "tool call", "zh-cn": "工具调用" },
  "tool-result": { en: "result", "zh-cn": "返回结果" },
  tools: { en: "tools", "zh-cn": "可用工具" },
  text: { en: "text", "zh-cn": "文本" },
};

/** What the two answers of a preference row are called. */
export const answerTitles: Readonly<Record<"chosen" | "rejected", Localized>> = {
  chosen: { en: "chosen", "zh-cn": "较好的回答" },
  rejected: { en: "rejected", "zh-cn": "较差的回答" },
};

/** What can be compared of rows, inside a sentence. */
export const fieldTitles: Readonly<Record<ComparedField, Localized>> = {
  instruction: { en: "instructions", "zh-cn": "指令" },
  input: { en: "inputs", "zh-cn": "输入" },
  output: { en: "answers", "zh-cn": "回答" },
  prompt: { en: "what the user says", "zh-cn": "用户所说的内容" },
  text: { en: "texts", "zh-cn": "文本" },
  all: { en: "all that is said", "zh-cn": "全部对话内容" },
};

/** By what texts are compared, inside a sentence. */
export const tokenizerTitles: Readonly<Record<TokenizerName, Localized>> = {
  words: { en: "words and Han characters", "zh-cn": "单词和汉字" },
  "rouge-score": { en: "the tokens of rouge-score", "zh-cn": " rouge-score 的词元" },
};
