import type { JsonObject } from "../format/format";
import { isObject } from "../row/row";
import {
  argumentsNotJson,
  firstMessage,
  hasCalls,
  isNothing,
  messagePath,
  toolsNotJson,
  type TrainerReason,
} from "./reason";

const template = "src/axolotl/prompt_strategies/chat_template.py, ChatTemplateStrategy";
const known = new Set<unknown>(["human", "user", "assistant", "gpt", "system", "tool"]);
const trained = new Set<unknown>(["assistant", "gpt"]);
// Roles of others for what Axolotl would train on if it knew them.
const unmapped = new Set<unknown>(["bot", "model", "function_call", "tool_call", "chatgpt"]);

/** What Axolotl (0.18.0, 067b021c8) does with rows; `type: chat_template`, `alpaca` or `completion`, defaults else. */
export const axolotlReasons: readonly TrainerReason[] = [
  {
    id: "axolotl/no-messages",
    effect: "stops",
    because: { en: "the list of messages is empty or null", "zh-cn": "消息列表为空或为 null" },
    source: `${template}.get_conversation_thread`,
    find: ({ object, chat }) => {
      if (chat !== undefined) return chat.messages.length === 0 ? chat.path : undefined;
      return "messages" in object && object["messages"] === null ? ["messages"] : undefined;
    },
  },
  {
    id: "axolotl/unknown-role",
    effect: "untrained",
    because: {
      en: "a role that is not in the map of roles is passed on as it is and never trained on",
      "zh-cn": "角色不在映射表中的发言会原样传给模板，而且不参与训练",
    },
    source: `${template}.transform_message; roles_to_train`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) => unmapped.has(message[chat!.role]),
        ({ role }) => role,
      ),
  },
  {
    id: "axolotl/preference-unknown-role",
    effect: "stops",
    because: {
      en: "preference data knows the roles system, user, assistant and tool only",
      "zh-cn": "偏好数据只认 system、user、assistant、tool 四种角色",
    },
    source: "src/axolotl/prompt_strategies/dpo/chat_template.py, default",
    find: ({ chat, object }) =>
      "chosen" in object
        ? firstMessage(
            chat,
            (message) => ["human", "gpt"].includes(String(message[chat!.role])),
            ({ role }) => role,
          )
        : undefined,
  },
  {
    id: "axolotl/message-without-role",
    effect: "stops",
    because: { en: "a message lacks its role", "zh-cn": "有一条消息缺少角色" },
    source: `${template}.transform_message (KeyError)`,
    find: ({ chat }) => firstMessage(chat, (message) => !(chat!.role in message)),
  },
  {
    id: "axolotl/no-assistant",
    effect: "untrained",
    because: {
      en: "only what the assistant says is trained on, and it says nothing",
      "zh-cn": "只训练助手的发言，而助手没有发言",
    },
    source: `${template}._tokenize_single_prompt (roles_to_train)`,
    find: ({ chat, object }) =>
      chat !== undefined &&
      !("chosen" in object) &&
      chat.messages.length > 0 &&
      !chat.messages.some((message) => trained.has(message[chat.role]))
        ? chat.path
        : undefined,
  },
  {
    id: "axolotl/last-turn",
    effect: "untrained",
    because: { en: "the last turn is not the assistant's", "zh-cn": "最后一次发言不是助手的" },
    source: `${template}._tokenize_single_prompt (“Last turn is not trainable”)`,
    find: ({ chat, object }) => {
      const last = (chat?.messages.length ?? 0) - 1;
      if (chat === undefined || last < 0 || "chosen" in object) return undefined;
      if (!chat.messages.some((message) => trained.has(message[chat.role]))) return undefined;
      const role = chat.messages[last]![chat.role];
      return known.has(role) && !trained.has(role) ? messagePath(chat, last) : undefined;
    },
  },
  {
    id: "axolotl/empty-turn",
    effect: "untrained",
    because: {
      en: "an empty turn is masked (“likely an empty turn”)",
      "zh-cn": "空的发言会被屏蔽（“likely an empty turn”）",
    },
    source: `${template}.find_turn`,
    find: ({ chat }) =>
      firstMessage(
        chat,
        (message) => trained.has(message[chat!.role]) && isNothing(message[chat!.content]) && !hasCalls(message),
        ({ content }) => content,
      ),
  },
  {
    id: "axolotl/arguments-not-json",
    effect: "stops",
    because: { en: "the arguments of a call are not JSON", "zh-cn": "工具调用的参数不是 JSON" },
    source: `${template}.transform_message`,
    find: argumentsNotJson,
  },
  {
    id: "axolotl/tools-not-json",
    effect: "stops",
    because: { en: "“tools” is neither a list nor JSON", "zh-cn": "“tools”既不是列表也不是 JSON" },
    source: `${template}._get_tools`,
    find: (row) => (isObject(row.object["tools"]) ? ["tools"] : toolsNotJson(row)),
  },
  {
    id: "axolotl/empty-output",
    effect: "untrained",
    because: {
      en: "a row with an empty output is kept with everything masked",
      "zh-cn": "输出为空的行会保留，但全部被屏蔽",
    },
    source: "src/axolotl/prompt_tokenizers.py, InstructionPromptTokenizingStrategy.tokenize_prompt",
    find: ({ object }) => (isAlpaca(object) && isNothing(object["output"]) ? ["output"] : undefined),
  },
  {
    id: "axolotl/empty-text",
    effect: "dropped",
    because: { en: "the text is empty", "zh-cn": "文本为空" },
    source: "src/axolotl/prompt_strategies/completion.py, CompletionPromptTokenizingStrategy",
    find: ({ object, format }) => (format?.kind === "text" && object["text"] === "" ? ["text"] : undefined),
  },
  {
    id: "axolotl/preference-field",
    effect: "stops",
    because: { en: "prompt, chosen and rejected must not be empty", "zh-cn": "prompt、chosen、rejected 均不能为空" },
    source: "src/axolotl/utils/data/rl.py, _drop_long_sequences",
    find: ({ object }) => {
      if (!("chosen" in object || "rejected" in object)) return undefined;
      const key = ["prompt", "chosen", "rejected"].find((name) => name in object && isNothing(object[name]));
      return key === undefined ? undefined : [key];
    },
  },
  {
    id: "axolotl/empty-chosen",
    effect: "changed",
    because: {
      en: "for an empty answer the template's dummy message is taken instead (“[[dummy_message]]”)",
      "zh-cn": "回答为空时，模板里的占位消息会被当成回答（“[[dummy_message]]”）",
    },
    source: "src/axolotl/prompt_strategies/dpo/chat_template.py, default",
    find: ({ object }) => {
      for (const key of ["chosen", "rejected"]) {
        const value = object[key];
        const message: unknown = Array.isArray(value) ? value.at(-1) : value;
        if (!isObject(message)) continue;
        const said = "content" in message ? "content" : "value";
        if (message[said] === "") return Array.isArray(value) ? [key, value.length - 1, said] : [key, said];
      }
      return undefined;
    },
  },
];

function isAlpaca(object: JsonObject): boolean {
  return "instruction" in object && "output" in object;
}
