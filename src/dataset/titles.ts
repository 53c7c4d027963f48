import type { Localized } from "../lint/locale";
import type { DatasetKind } from "./format/format";

/** What the kinds of datasets are called where people see them. */
export const datasetKindTitles: Readonly<Record<DatasetKind, Localized>> = {
  instruction: { en: "instructions with answers", "zh-cn": "指令与回答" },
  dialogue: { en: "dialogues", "zh-cn": "对话" },
  preference: { en: "preferences", "zh-cn": "偏好数据" },
  text: { en: "plain text", "zh-cn": "纯文本" },
  prompts: { en: "prompts without answers", "zh-cn": "无回答的提示" },
};
