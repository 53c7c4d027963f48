import type { JsonObject } from "../format/format";
import { isObject } from "../row/row";
import { firstMessage, hasCalls, messagePath, type TrainerReason } from "./reason";

const cookbook = "openai/openai-cookbook, examples/Chat_finetuning_data_prep.ipynb, “Format error checks”";
const schema = "openai/openai-openapi, FineTuneChatRequestInput";
const roles = new Set<unknown>(["system", "developer", "user", "assistant", "tool", "function"]);
const keys = new Set([
  ...["role", "content", "name", "function_call", "weight", "tool_calls", "tool_call_id", "refusal", "audio"],
]);

/** What OpenAI's fine-tuning refuses, by its published schema and the checks of its cookbook, without those it outgrew. */
export const openAiReasons: readonly TrainerReason[] = [
  {
    id: "openai/no-messages",
    effect: "refused",
    because: {
      en: "a row needs “messages” that are not empty, or “input” with two outputs for preferences",
      "zh-cn": "每一行都要有非空的“messages”；偏好数据要有“input”和两个输出",
    },
    source: `${cookbook} (missing_messages_list); ${schema}`,
    find: ({ object, chat, isFirst, format }) => {
      if (chat?.path[0] === "messages") return chat.messages.length === 0 ? chat.path : undefined;
      const other = "preferred_output" in object || ("prompt" in object && "completion" in object);
      // Of a file in another format, the first row speaks for all.
      return other || (!isFirst && format !== undefined && !("messages" in object)) ? undefined : [];
    },
  },
  {
    id: "openai/message-key",
    effect: "refused",
    because: {
      en: "a message needs “role”, and “content” unless it calls a tool",
      "zh-cn": "每条消息都要有“role”；除调用工具外还要有“content”",
    },
    source: `${cookbook} (message_missing_key)`,
    find: ({ chat }) =>
      chat?.role === "role"
        ? firstMessage(chat, (message) => !("role" in message) || (!("content" in message) && !hasCalls(message)))
        : undefined,
  },
  {
    id: "openai/unknown-key",
    effect: "refused",
    because: { en: "a message has a key that OpenAI does not know", "zh-cn": "消息里有 OpenAI 不认识的键" },
    source: `${cookbook} (message_unrecognized_key)`,
    find: ({ chat }) => {
      if (chat?.role !== "role") return undefined;
      for (const [i, message] of chat.messages.entries()) {
        const odd = Object.keys(message).find((key) => !keys.has(key));
        if (odd !== undefined) return messagePath(chat, i, odd);
      }
      return undefined;
    },
  },
  {
    id: "openai/unknown-role",
    effect: "refused",
    because: {
      en: "roles are system, developer, user, assistant, tool and function",
      "zh-cn": "角色只能是 system、developer、user、assistant、tool、function",
    },
    source: `${cookbook} (unrecognized_role); ${schema}`,
    find: ({ chat }) =>
      chat?.role === "role"
        ? firstMessage(
            chat,
            (message) => "role" in message && !roles.has(message["role"]),
            ({ role }) => role,
          )
        : undefined,
  },
  {
    id: "openai/empty-content",
    effect: "refused",
    because: { en: "a message has no content", "zh-cn": "有一条消息没有内容" },
    source: `${cookbook} (missing_content)`,
    find: ({ chat }) =>
      chat?.role === "role"
        ? firstMessage(
            chat,
            (message) =>
              "content" in message &&
              (message["content"] === "" || message["content"] === null) &&
              !hasCalls(message) &&
              !("refusal" in message),
            () => "content",
          )
        : undefined,
  },
  {
    id: "openai/no-assistant",
    effect: "refused",
    because: { en: "there is no assistant's message", "zh-cn": "没有助手的消息" },
    source: `${cookbook} (example_missing_assistant_message)`,
    find: ({ chat }) =>
      chat?.role === "role" &&
      chat.messages.length > 0 &&
      !chat.messages.some((message) => message["role"] === "assistant")
        ? chat.path
        : undefined,
  },
  {
    id: "openai/tool-without-call",
    effect: "refused",
    because: {
      en: "a tool's message must follow one with “tool_calls”",
      "zh-cn": "工具消息必须跟在带有“tool_calls”的消息之后",
    },
    source: "OpenAI API reference, Chat completions, messages with role “tool”",
    find: ({ chat }) =>
      chat?.role === "role"
        ? firstMessage(
            chat,
            (message, i, messages) =>
              message["role"] === "tool" &&
              !(i > 0 && (messages[i - 1]!["role"] === "tool" || hasCalls(messages[i - 1]!))),
          )
        : undefined,
  },
  {
    id: "openai/weight",
    effect: "refused",
    because: { en: "“weight” must be 0 or 1", "zh-cn": "“weight”只能是 0 或 1" },
    source: `${schema} (weight)`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        ({ weight }) => weight !== undefined && weight !== 0 && weight !== 1,
        () => "weight",
      ),
  },
  {
    id: "openai/all-weights-zero",
    effect: "untrained",
    because: { en: "every assistant's message has weight 0", "zh-cn": "助手的每条消息权重都是 0" },
    source: `${schema} (weight)`,
    find: ({ chat }) => {
      const answers = chat?.messages.filter((message) => message["role"] === "assistant") ?? [];
      return answers.length > 0 && answers.every(({ weight }) => weight === 0) ? chat!.path : undefined;
    },
  },
  {
    id: "openai/preference-output",
    effect: "refused",
    because: {
      en: "each preferred and non-preferred output is one message of the assistant's",
      "zh-cn": "preferred_output 与 non_preferred_output 各为一条助手消息",
    },
    source: "OpenAI, Direct preference optimization guide",
    find: ({ object }) => {
      if (!("preferred_output" in object)) return undefined;
      const key = ["preferred_output", "non_preferred_output"].find((name) => !isOneAnswer(object[name]));
      return key === undefined ? undefined : key in object ? [key] : [];
    },
  },
];

function isOneAnswer(value: unknown): boolean {
  const message: unknown = Array.isArray(value) && value.length === 1 ? value[0] : undefined;
  return isObject(message) && (message as JsonObject)["role"] === "assistant";
}
