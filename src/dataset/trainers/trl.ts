import type { JsonObject } from "../format/format";
import { isObject } from "../row/row";
import { asBoolean } from "./llama-factory";
import { toolsNotJson, type TrainerReason } from "./reason";

const sft = "trl/trainer/sft_trainer.py, SFTTrainer._prepare_dataset";
const dpo = "trl/trainer/dpo_trainer.py, DPOTrainer._prepare_dataset";
const fields = ["text", "messages", "prompt", "conversations", "chosen", "input_ids"] as const;

/** What TRL (1.10.0.dev0, f2cd57710) does with rows when no `formatting_func` is given. */
export const trlReasons: readonly TrainerReason[] = [
  {
    id: "trl/no-known-field",
    effect: "stops",
    because: {
      en: "TRL reads text, messages, conversations, prompt and completion, or chosen and rejected; for other fields it needs a formatting_func",
      "zh-cn":
        "TRL 只读 text、messages、conversations、prompt 与 completion，或 chosen 与 rejected；其他字段需要 formatting_func",
    },
    source: sft,
    // Of a file in such a format, the first row speaks for all.
    find: ({ object, isFirst, format }) =>
      !fields.some((key) => key in object) && (isFirst || format === undefined) ? [] : undefined,
  },
  {
    id: "trl/no-completion",
    effect: "stops",
    because: {
      en: "a row with “prompt” must have “completion”, or “chosen” and “rejected”, too",
      "zh-cn": "有“prompt”的行还必须有“completion”，或者“chosen”与“rejected”",
    },
    source: sft,
    find: ({ object, format }) =>
      "prompt" in object &&
      format?.kind !== "prompts" &&
      !["completion", "chosen", "rejected"].some((key) => key in object)
        ? ["prompt"]
        : undefined,
  },
  {
    id: "trl/empty-list",
    effect: "stops",
    because: { en: "the list of messages is empty (IndexError)", "zh-cn": "消息列表为空（IndexError）" },
    source: "trl/data_utils.py, is_conversational",
    find: ({ object }) => {
      const lists = ["messages", "conversations", "prompt", "completion", "chosen", "rejected"];
      const key = lists.find((name) => Array.isArray(object[name]) && object[name].length === 0);
      return key === undefined ? undefined : [key];
    },
  },
  {
    id: "trl/null-text",
    effect: "stops",
    because: { en: "the text is null", "zh-cn": "文本为 null" },
    source: `${sft}, add_eos`,
    find: ({ object }) => {
      const key = ["text", "completion", "chosen", "rejected"].find((name) => object[name] === null);
      return key === undefined ? undefined : [key];
    },
  },
  {
    id: "trl/mixed-prompt-and-answer",
    effect: "stops",
    because: {
      en: "prompt and answers must all be texts, or all lists of messages",
      "zh-cn": "提示与回答必须同为文本，或者同为消息列表",
    },
    source: `${sft}; ${dpo}`,
    find: ({ object }) => {
      const given = ["prompt", "completion", "chosen", "rejected"].filter((key) => object[key] != null);
      const odd = given.find((key) => Array.isArray(object[key]) !== Array.isArray(object[given[0]!]));
      return "prompt" in object && odd !== undefined ? [odd] : undefined;
    },
  },
  {
    id: "trl/preference-side-missing",
    effect: "stops",
    because: {
      en: "a preference row needs both “chosen” and “rejected”",
      "zh-cn": "偏好数据必须同时有“chosen”与“rejected”",
    },
    source: dpo,
    find: ({ object }) => ("chosen" in object === "rejected" in object ? undefined : []),
  },
  {
    id: "trl/preference-from-value",
    effect: "stops",
    because: {
      en: "preference data is not converted from “from” and “value” to “role” and “content”",
      "zh-cn": "偏好数据中的“from”“value”不会被转换为“role”“content”",
    },
    source: dpo,
    find: ({ object }) => {
      const key = ["chosen", "rejected"].find((name) => {
        const value = object[name];
        const message: unknown = Array.isArray(value) ? value[0] : value;
        return isObject(message) && "from" in message;
      });
      return key === undefined ? undefined : [key];
    },
  },
  {
    id: "trl/preference-message",
    effect: "stops",
    because: {
      en: "an answer must be a text or a list of messages, not one message",
      "zh-cn": "回答必须是文本或消息列表，不能是单条消息",
    },
    source: dpo,
    find: ({ object }) => {
      const key = ["chosen", "rejected"].find((name) => isObject(object[name]) && !("from" in object[name]));
      return key === undefined ? undefined : [key];
    },
  },
  {
    id: "trl/label",
    effect: "stops",
    because: { en: "the label must be true or false", "zh-cn": "标签必须是 true 或 false" },
    source: "trl/trainer/kto_trainer.py, KTO data collator",
    find: ({ object }) =>
      isUnpaired(object) && typeof object["label"] !== "boolean" && typeof object["label"] !== "number"
        ? ["label"]
        : undefined,
    mended: asBoolean,
  },
  {
    id: "trl/tools-not-json",
    effect: "stops",
    because: { en: "“tools” is not JSON", "zh-cn": "“tools”不是 JSON" },
    source: `${sft}, tokenize_fn`,
    find: toolsNotJson,
  },
];

function isUnpaired(object: JsonObject): boolean {
  return "label" in object && "prompt" in object && "completion" in object;
}
