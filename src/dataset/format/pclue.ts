import * as z from "zod/mini";
import { taskFormat, taskSchema } from "./shape/task";

const keys = { instruction: "input", output: "target" };

export const pclue = taskFormat(keys, {
  id: "pclue",
  title: "pCLUE",
  description: {
    en: "pCLUE: `input` and `target`, with the task's `type` and, for choices, `answer_choices`.",
    "zh-cn": "pCLUE：`input` 与 `target`，另有任务类型 `type`，选择题还有 `answer_choices`。",
  },
  schema: taskSchema(keys, {
    type: z.optional(z.string()),
    // Published rows have "" where there is nothing to choose from.
    answer_choices: z.optional(z.union([z.array(z.string()), z.string()])),
  }),
  example: {
    input: "这条评论是好评还是差评？\n味道不错。\n答案：",
    target: "好评",
    answer_choices: ["好评", "差评"],
    type: "classify",
  },
  carries: ["type", "answer_choices"],
});
