import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";

export const stepwise: Format = {
  id: "stepwise",
  title: "TRL stepwise supervision",
  description: {
    en: "TRL's data for process rewards: `prompt`, the steps in `completions`, and in `labels` whether each is right.",
    "zh-cn": "TRL 用于过程奖励的数据：`prompt`、步骤列表 `completions`，以及每步对错 `labels`。",
  },
  kind: "preference",
  schema: z.looseObject({ prompt: z.string(), completions: z.array(z.string()), labels: z.array(z.boolean()) }),
  example: {
    prompt: "What is 12 times 12?",
    completions: ["12 times 10 is 120.", "The sum is 144."],
    labels: [true, true],
  },
  matches: (row) => "prompt" in row && "completions" in row && "labels" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const { prompt, completions } = row;
    if (typeof prompt === "string") {
      segments.push({ turn: 0, role: "user", part: "instruction", text: prompt, path: ["prompt"] });
    }
    if (!Array.isArray(completions)) return { segments };
    completions.forEach((text: unknown, i) => {
      if (typeof text !== "string") return;
      segments.push({ turn: 1, role: "assistant", part: "message", text, path: ["completions", i] });
    });
    return { segments };
  },
  frame: [],
  needs: ["turns"],
};
