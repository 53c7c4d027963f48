import type { JsonObject } from "../format/format";
import type { Path } from "../row/layout";
import { firstMessage, hasCalls, messagePath, type Chat, type TrainerReason, type TrainerRow } from "./reason";

const core = "swift/dataset/preprocessor/core.py";
const base = "swift/template/base.py";
const users = new Set<unknown>(["user", "human"]);
const assistants = new Set<unknown>(["assistant", "gpt", "bot"]);
const known = new Set<unknown>([
  ...["system", "user", "human", "assistant", "gpt", "bot", "tool_call", "tool_response", "tool"],
  ...["function_call", "function-call", "function_response", "function-response", "observation", "observations"],
]);
// The names under which ms-swift takes a column for its own.
const aliases: Readonly<Record<string, readonly string[]>> = {
  query: ["query", "prompt", "input", "instruction", "question", "problem"],
  response: [
    ...["response", "answer", "output", "targets", "target", "answer_key", "answers", "solution"],
    ...["text", "completion", "content"],
  ],
};

/** What ms-swift (4.6.0.dev0, 3602360a5) does with rows, not strict and with columns mapped by name, as by default. */
export const msSwiftReasons: readonly TrainerReason[] = [
  {
    id: "ms-swift/no-messages",
    effect: "dropped",
    because: { en: "it has no messages", "zh-cn": "没有消息" },
    source: `${core}, MessagesPreprocessor.preprocess`,
    find: ({ chat, object }) => {
      if (chat !== undefined) return chat.messages.length === 0 ? chat.path : undefined;
      return "messages" in object && object["messages"] === null ? ["messages"] : undefined;
    },
  },
  {
    id: "ms-swift/unknown-role",
    effect: "dropped",
    because: { en: "it does not know this role", "zh-cn": "不认识这个角色" },
    source: `${core}, RowPreprocessor._check_messages`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) => !known.has(message[chat!.role]),
        ({ role }) => role,
      ),
  },
  {
    id: "ms-swift/no-content",
    effect: "dropped",
    because: { en: "a message has no content, or null", "zh-cn": "有一条消息没有内容，或者内容为 null" },
    source: `${core}, RowPreprocessor._check_messages`,
    find: ({ chat }) => firstMessage(chat, (message) => message[chat!.content] == null && !hasCalls(message)),
  },
  {
    id: "ms-swift/system-behind",
    effect: "dropped",
    because: { en: "the system's message must be the first", "zh-cn": "系统消息必须是第一条" },
    source: `${base}, Template._swift_encode (assert)`,
    find: ({ chat }) => firstMessage(chat, (message, i) => i > 0 && message[chat!.role] === "system"),
  },
  {
    id: "ms-swift/only-system",
    effect: "dropped",
    because: { en: "there is nothing but the system's message", "zh-cn": "除系统消息外没有其他内容" },
    source: `${base}, Template._swift_encode (assert)`,
    find: ({ chat }) =>
      chat?.messages.length === 1 && chat.messages[0]![chat.role] === "system" ? messagePath(chat, 0) : undefined,
  },
  {
    id: "ms-swift/rejected-response",
    effect: "dropped",
    because: {
      en: "“rejected_response” is null, or the same as the answer",
      "zh-cn": "“rejected_response”为 null，或者与回答相同",
    },
    source: `${core}, RowPreprocessor._check_rejected_response`,
    find: ({ object, chat }) => {
      const rejected = object["rejected_response"];
      if (!("rejected_response" in object)) return undefined;
      const isSame = typeof rejected === "string" && rejected === chat?.messages.at(-1)?.[chat.content];
      return rejected === null || isSame ? ["rejected_response"] : undefined;
    },
  },
  {
    id: "ms-swift/preference-fields",
    effect: "dropped",
    because: {
      en: "it reads preference data as messages with rejected_response or rejected_messages, not as chosen and rejected",
      "zh-cn": "它要求偏好数据写成 messages 加 rejected_response 或 rejected_messages，不读 chosen 与 rejected",
    },
    source: `${core}, AutoPreprocessor; ${base}, Template (“inputs.rejected is None”)`,
    // Of a file in such a format, the first row speaks for all.
    find: ({ object, isFirst }) =>
      isFirst && "chosen" in object && "rejected" in object && !("rejected_response" in object) ? [] : undefined,
  },
  {
    id: "ms-swift/columns-collide",
    effect: "lost",
    because: {
      en: "two columns have names that it takes for one of its own, and then it reads neither",
      "zh-cn": "有两列的名称都会被当成它的同一列，结果两列都不读取",
    },
    source: `${core}, RowPreprocessor.safe_rename_columns`,
    find: (row) => (row.isFirst ? collision(row) : undefined),
  },
  {
    id: "ms-swift/no-response",
    effect: "untrained",
    because: {
      en: "without a response, the row is kept and nothing is trained",
      "zh-cn": "没有回答的行会保留，但不参与训练",
    },
    source: `${core}, ResponsePreprocessor.preprocess`,
    find: ({ object, format, chat }) => {
      if (chat !== undefined || format?.kind !== "instruction") return undefined;
      const key = aliases["response"]!.find((name) => name in object);
      return key !== undefined && object[key] === null ? [key] : undefined;
    },
  },
  {
    id: "ms-swift/message-list-answer",
    effect: "dropped",
    because: {
      en: "prompt and completion must be texts, not lists of messages",
      "zh-cn": "prompt 与 completion 必须是文本，不能是消息列表",
    },
    source: `${core}, ResponsePreprocessor.preprocess; swift/template/template_inputs.py`,
    find: ({ object }) =>
      Array.isArray(object["prompt"]) && Array.isArray(object["completion"]) ? ["completion"] : undefined,
  },
  {
    id: "ms-swift/kto-last-turn",
    effect: "stops",
    because: { en: "data for KTO must end on the assistant", "zh-cn": "KTO 数据必须以助手的发言结尾" },
    source: "swift/pipelines/train/kto.py",
    find: ({ chat, object }) => {
      if (chat === undefined || !("label" in object)) return undefined;
      const last = chat.messages.length - 1;
      return last >= 0 && !assistants.has(chat.messages[last]![chat.role]) ? messagePath(chat, last) : undefined;
    },
  },
  {
    id: "ms-swift/kto-label",
    effect: "stops",
    because: { en: "the label must be true or false", "zh-cn": "标签必须是 true 或 false" },
    source: "swift/pipelines/train/kto.py (sum of labels)",
    find: ({ chat, object }) =>
      chat !== undefined && (object["label"] === null || typeof object["label"] === "string") ? ["label"] : undefined,
  },
  {
    id: "ms-swift/assistant-first",
    effect: "changed",
    because: {
      en: "it puts an empty user's turn before the assistant's",
      "zh-cn": "它会在助手的发言前插入一条空的用户发言",
    },
    source: `${base}, Template._get_std_messages`,
    find: ({ chat }) => {
      if (chat === undefined) return undefined;
      const first = chat.messages.findIndex((message) => message[chat.role] !== "system");
      return first >= 0 && chat.messages.length > first + 1 && assistants.has(chat.messages[first]![chat.role])
        ? messagePath(chat, first)
        : undefined;
    },
  },
  {
    id: "ms-swift/joined-turns",
    effect: "changed",
    because: {
      en: "it joins two turns of one speaker with nothing between them",
      "zh-cn": "它会把同一方的两次发言直接拼在一起，中间没有分隔",
    },
    source: `${base}, Template._swift_prepare_inputs`,
    find: ({ chat }) =>
      firstMessage(chat, (message, i, messages) => i > 0 && sameSpeaker(chat!, messages[i - 1]!, message)),
  },
  {
    id: "ms-swift/last-turn",
    effect: "untrained",
    because: { en: "the last turn is not the assistant's", "zh-cn": "最后一次发言不是助手的" },
    source: `${base}, Template._get_std_messages (“inference”)`,
    find: ({ chat, object, format }) => {
      if (chat === undefined || "label" in object || "chosen" in object || format?.kind === "prompts") return undefined;
      const last = chat.messages.length - 1;
      return last >= 0 && users.has(chat.messages[last]![chat.role]) ? messagePath(chat, last) : undefined;
    },
  },
];

function sameSpeaker({ role }: Chat, before: JsonObject, message: JsonObject): boolean {
  return [users, assistants].some((names) => names.has(before[role]) && names.has(message[role])) && !hasCalls(before);
}

/** The second of two columns that are taken for one, where neither has its very name. */
function collision({ object, chat }: TrainerRow): Path | undefined {
  if (chat !== undefined || "conversation" in object || ("instruction" in object && "input" in object))
    return undefined;
  for (const [own, names] of Object.entries(aliases)) {
    const columns = names.filter((name) => name in object);
    if (columns.length > 1 && !columns.includes(own)) return [columns[1]!];
  }
  return undefined;
}
