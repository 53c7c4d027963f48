import * as z from "zod/mini";
import type { Format } from "./format";
import { labelFrame, withLabel } from "./shape/label";
import { mediaFields } from "./shape/media";
import { taskSchema, taskView, writeTask } from "./shape/task";

const keys = { instruction: "instruction", input: "input", output: "output", system: "system", history: "history" };
const view = taskView(keys);

export const alpacaKto: Format = {
  id: "alpaca-kto",
  title: "KTO, Alpaca style",
  description: {
    en: "LLaMA-Factory's KTO data: Alpaca's fields, and in `kto_tag` whether the answer is a good one.",
    "zh-cn": "LLaMA-Factory 的 KTO 数据：Alpaca 的字段加上 `kto_tag`：回答是好是坏。",
  },
  kind: "preference",
  schema: taskSchema(keys, { kto_tag: z.boolean() }),
  example: { instruction: "Name the capital of France.", input: "", output: "Lyon.", kto_tag: false },
  matches: (row) => "instruction" in row && "kto_tag" in row,
  view: (row) => withLabel(row["kto_tag"], view(row)),
  frame: labelFrame,
  carries: mediaFields,
  needs: ["turns", "answer", "label"],
  write: (conversation) => ({ ...writeTask(keys, conversation), kto_tag: conversation.label }),
};
