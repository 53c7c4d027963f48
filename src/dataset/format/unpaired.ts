import * as z from "zod/mini";
import type { Format } from "./format";
import { promptCompletion } from "./prompt-completion";
import { labelFrame, withLabel } from "./shape/label";
import { messageFrame } from "./shape/message-list";
import { textOrMessages } from "./shape/text-or-messages";

export const unpaired: Format = {
  id: "unpaired",
  title: "TRL unpaired preference",
  description: {
    en: "TRL's data for KTO: `prompt` and `completion`, and in `label` whether the completion is a good one.",
    "zh-cn": "TRL 用于 KTO 的数据：`prompt` 与 `completion`，`label` 表示补全是好是坏。",
  },
  kind: "preference",
  schema: z.looseObject({ prompt: textOrMessages, completion: textOrMessages, label: z.boolean() }),
  example: { prompt: "The capital of France is", completion: " Lyon.", label: false },
  matches: (row) => "prompt" in row && "completion" in row && "label" in row,
  view: (row) => withLabel(row["label"], promptCompletion.view(row)),
  frame: [...promptCompletion.frame, ...labelFrame],
  inner: messageFrame,
  needs: ["turns", "answer", "label"],
  write: (conversation) => ({ ...promptCompletion.write!(conversation), label: conversation.label }),
};
