import type { JsonObject } from "../format/format";
import type { Path } from "../row/layout";
import { isObject } from "../row/row";
import {
  firstMessage,
  isJson,
  messagePath,
  toolsNotJson,
  type Chat,
  type TrainerReason,
  type TrainerRow,
} from "./reason";

const converter = "src/llamafactory/data/converter.py";
const users = new Set<unknown>(["user", "human", "observation", "tool", "tool_response"]);
const assistants = new Set<unknown>(["assistant", "gpt", "function_call", "tool_call"]);

/** What LLaMA-Factory (0.9.6.dev0, ff6d4d12e) does with rows; tags and columns as its data/README.md sets them. */
export const llamaFactoryReasons: readonly TrainerReason[] = [
  {
    id: "llama-factory/no-messages",
    effect: "dropped",
    because: { en: "it has no messages", "zh-cn": "没有消息" },
    source: `${converter}, SharegptDatasetConverter.__call__`,
    find: ({ chat }) => (chat !== undefined && spoken(chat).length === 0 ? chat.path : undefined),
  },
  {
    id: "llama-factory/role-out-of-place",
    effect: "dropped",
    because: {
      en: "user and assistant must take turns, the user first, behind at most one system message",
      "zh-cn": "除开头至多一条系统消息外，用户与助手必须交替发言，且用户在先",
    },
    source: `${converter}, SharegptDatasetConverter.__call__ (“Invalid role tag”)`,
    find: ({ chat }) => {
      if (chat === undefined || isNewer(chat)) return undefined;
      const turns = spoken(chat);
      const odd = turns.findIndex(({ message }, i) => !(i % 2 === 0 ? users : assistants).has(message[chat.role]));
      return odd < 0 ? undefined : messagePath(chat, turns[odd]!.index, chat.role);
    },
  },
  {
    id: "llama-factory/no-last-reply",
    effect: "dropped",
    because: { en: "it does not end on the assistant", "zh-cn": "没有以助手的发言结尾" },
    source: `${converter}, SharegptDatasetConverter.__call__ (“Invalid message count”)`,
    find: ({ chat, object }) => {
      if (chat === undefined || isNewer(chat) || isRanking(object)) return undefined;
      const turns = spoken(chat);
      return turns.length % 2 === 1 && users.has(turns.at(-1)!.message[chat.role])
        ? messagePath(chat, turns.at(-1)!.index)
        : undefined;
    },
  },
  {
    id: "llama-factory/preference-answer",
    effect: "dropped",
    because: {
      en: "beside messages, an answer must be one message, and beside an instruction a text",
      "zh-cn": "与消息列表搭配的回答必须是一条消息，与指令搭配的必须是文本",
    },
    source: `${converter}, SharegptDatasetConverter and AlpacaDatasetConverter; processor/pairwise.py`,
    find: ({ chat, object }) => {
      if (!isRanking(object) || (chat === undefined && !("instruction" in object))) return undefined;
      const key = (["chosen", "rejected"] as const).find((name) =>
        chat === undefined ? typeof object[name] !== "string" : !isObject(object[name]),
      );
      return key && [key];
    },
  },
  {
    id: "llama-factory/preference-ends-on-answer",
    effect: "dropped",
    because: {
      en: "the messages before the two answers must end on the user",
      "zh-cn": "两个回答之前的消息必须以用户发言结尾",
    },
    source: `${converter}, SharegptDatasetConverter.__call__ (“Invalid message count”)`,
    find: ({ chat, object }) => {
      if (chat === undefined || !isRanking(object)) return undefined;
      const turns = spoken(chat);
      return turns.length > 0 && turns.length % 2 === 0 ? messagePath(chat, turns.at(-1)!.index) : undefined;
    },
  },
  {
    id: "llama-factory/message-without-role",
    effect: "stops",
    because: { en: "a message lacks its role or its text", "zh-cn": "有一条消息缺少角色或内容" },
    source: `${converter}, SharegptDatasetConverter.__call__ (KeyError)`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) => !(chat!.role in message) || (!(chat!.content in message) && !("tool_calls" in message)),
      ),
  },
  {
    id: "llama-factory/content-not-text",
    effect: "stops",
    because: {
      en: "what is said must be a text (“Expected a string”)",
      "zh-cn": "发言内容必须是文本（“Expected a string”）",
    },
    source: "src/llamafactory/data/formatter.py, StringFormatter.apply",
    find: ({ chat }) =>
      chat === undefined || isNewer(chat)
        ? undefined
        : firstMessage(
            chat,
            (message) =>
              chat.content in message && typeof message[chat.content] !== "string" && !("tool_calls" in message),
            () => chat.content,
          ),
  },
  {
    id: "llama-factory/content-beside-calls",
    effect: "lost",
    because: {
      en: "of a message that calls tools, the text is thrown away",
      "zh-cn": "调用工具的消息里，文字会被丢弃",
    },
    source: `${converter}, OpenAIDatasetConverter.__call__`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) =>
          Array.isArray(message["tool_calls"]) &&
          message["tool_calls"].length > 0 &&
          typeof message["content"] === "string" &&
          message["content"].trim() !== "",
        () => "content",
      ),
  },
  {
    id: "llama-factory/call-not-json",
    effect: "stops",
    because: {
      en: "a function_call must be JSON with “name” and “arguments”",
      "zh-cn": "function_call 必须是带有“name”与“arguments”的 JSON",
    },
    source: "src/llamafactory/data/formatter.py, FunctionFormatter.apply",
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) => message[chat!.role] === "function_call" && !isCall(message[chat!.content]),
        () => chat!.content,
      ),
  },
  {
    id: "llama-factory/tools-not-json",
    effect: "stops",
    because: { en: "“tools” is not JSON", "zh-cn": "“tools”不是 JSON" },
    source: "src/llamafactory/data/formatter.py, ToolFormatter.apply",
    find: toolsNotJson,
  },
  {
    id: "llama-factory/output-not-text",
    effect: "dropped",
    because: { en: "the output is not a text", "zh-cn": "输出不是文本" },
    source: `${converter}, AlpacaDatasetConverter.__call__; processor/supervised.py`,
    find: ({ object }) =>
      isAlpaca(object) && !isRanking(object) && "output" in object && typeof object["output"] !== "string"
        ? ["output"]
        : undefined,
  },
  {
    id: "llama-factory/prompt-not-text",
    effect: "stops",
    because: { en: "instruction and input must be texts", "zh-cn": "指令与输入必须是文本" },
    source: `${converter}, AlpacaDatasetConverter.__call__ (join)`,
    find: ({ object }) => {
      if (!isAlpaca(object)) return undefined;
      const key = (["instruction", "input"] as const).find((name) => object[name] && typeof object[name] !== "string");
      return key && [key];
    },
  },
  {
    id: "llama-factory/history-not-pairs",
    effect: "stops",
    because: { en: "“history” must be a list of pairs", "zh-cn": "“history”必须是成对的列表" },
    source: `${converter}, AlpacaDatasetConverter.__call__ (unpacking)`,
    find: ({ object }) => {
      const { history } = object;
      if (!isAlpaca(object) || !Array.isArray(history)) return undefined;
      const odd = history.findIndex((pair: unknown) => !Array.isArray(pair) || pair.length !== 2);
      return odd < 0 ? undefined : ["history", odd];
    },
  },
  {
    id: "llama-factory/label-not-boolean",
    effect: "dropped",
    because: {
      en: "the label must be true or false, not 1 or 0 or a word",
      "zh-cn": "标签必须是 true 或 false，不能是 1、0 或文字",
    },
    source: `${converter}, isinstance(…, bool); processor/feedback.py`,
    find: ({ object }) => {
      const key = labelKey(object);
      return key !== undefined && typeof object[key] !== "boolean" ? [key] : undefined;
    },
    mended: asBoolean,
  },
  {
    id: "llama-factory/empty-good-answer",
    effect: "changed",
    because: {
      en: "an empty answer that is labelled good is learned as a bad one",
      "zh-cn": "标为“好”的空回答会被当成“坏”回答来学",
    },
    source: "src/llamafactory/data/processor/feedback.py, FeedbackDatasetProcessor._encode_data_example",
    find: ({ object, chat }) => {
      const key = labelKey(object);
      if (key === undefined || object[key] !== true) return undefined;
      if (chat === undefined) return object["output"] === "" ? ["output"] : undefined;
      const last = chat.messages.length - 1;
      return last >= 0 && chat.messages[last]![chat.content] === "" ? messagePath(chat, last, chat.content) : undefined;
    },
  },
  {
    id: "llama-factory/media-count",
    effect: "stops",
    because: {
      en: "as many marks of images, videos and sounds are needed as there are files",
      "zh-cn": "图像、视频、音频标记的数量必须与文件数量一致",
    },
    source: "src/llamafactory/data/mm_plugin.py, _validate_messages",
    find: mediaMismatch,
  },
];

/** The messages behind a system message that stands first. */
function spoken(chat: Chat): { readonly message: JsonObject; readonly index: number }[] {
  const turns = chat.messages.map((message, index) => ({ message, index }));
  return turns[0]?.message[chat.role] === "system" ? turns.slice(1) : turns;
}

/** Content parts and calls have readers of their own, which do not count turns in this way. */
function isNewer({ messages }: Chat): boolean {
  return messages.some((message) => Array.isArray(message["content"]) || "tool_calls" in message);
}

function isRanking(object: JsonObject): boolean {
  return "chosen" in object || "rejected" in object;
}

function isAlpaca(object: JsonObject): boolean {
  return "instruction" in object && ("output" in object || "input" in object) && !("instances" in object);
}

function labelKey(object: JsonObject): "kto_tag" | "label" | undefined {
  if ("kto_tag" in object) return "kto_tag";
  return "label" in object && "messages" in object ? "label" : undefined;
}

/** What a label that is no boolean was meant to be. */
export function asBoolean(value: unknown): boolean | undefined {
  if (value === 1 || value === 0) return value === 1;
  const word = typeof value === "string" ? value.trim().toLowerCase() : undefined;
  return word === "true" || word === "1" ? true : word === "false" || word === "0" ? false : undefined;
}

function isCall(value: unknown): boolean {
  if (typeof value !== "string") return false;
  // Reasoning and call markers around the call belong to the model's template.
  const text = value.replace(/<think>[^]*?<\/think>/, "").replace(/<\/?tool_call>/g, "");
  if (!isJson(text)) return false;
  const parsed: unknown = JSON.parse(text);
  const calls: readonly unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return calls.every((call) => isObject(call) && "name" in call && "arguments" in call);
}

const media = { images: "<image>", videos: "<video>", audios: "<audio>" } as const;

function mediaMismatch({ object, chat }: TrainerRow): Path | undefined {
  if (chat === undefined) return undefined;
  for (const [field, mark] of Object.entries(media)) {
    const files = object[field];
    if (!Array.isArray(files)) continue;
    let marks = 0;
    for (const message of chat.messages) {
      const text = message[chat.content];
      if (typeof text !== "string") return undefined;
      marks += text.split(mark).length - 1;
    }
    if (marks !== files.length) return [field];
  }
  return undefined;
}
