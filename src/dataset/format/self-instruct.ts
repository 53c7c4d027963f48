import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { isObject } from "./shape/message-list";
import { roundsOf } from "./shape/task";

export const selfInstruct: Format = {
  id: "self-instruct",
  title: "Self-Instruct seeds",
  description: {
    en: "Self-Instruct's seed tasks, and BELLE's Chinese ones: `instruction` and `instances`, each with `input` and `output`.",
    "zh-cn":
      "Self-Instruct 的种子任务，以及 BELLE 的中文种子任务：`instruction` 与 `instances`，每个实例有 `input` 与 `output`。",
  },
  kind: "instruction",
  schema: z.looseObject({
    instruction: z.string(),
    instances: z.array(z.looseObject({ input: z.string(), output: z.string() })),
    is_classification: z.optional(z.boolean()),
  }),
  example: {
    id: "seed_task_0",
    name: "capital",
    instruction: "Name the capital of the country.",
    instances: [{ input: "France", output: "Paris" }],
    is_classification: false,
  },
  matches: (row) => "instances" in row && "instruction" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const { instruction, instances } = row;
    if (typeof instruction === "string") {
      segments.push({ turn: 0, role: "user", part: "instruction", text: instruction, path: ["instruction"] });
    }
    if (!Array.isArray(instances)) return { segments };
    instances.forEach((instance: unknown, i) => {
      if (!isObject(instance)) return;
      const { input, output } = instance;
      if (typeof input === "string" && input !== "") {
        segments.push({ turn: 2 * i, role: "user", part: "input", text: input, path: ["instances", i, "input"] });
      }
      if (typeof output === "string") {
        const path = ["instances", i, "output"];
        segments.push({ turn: 2 * i + 1, role: "assistant", part: "output", text: output, path });
      }
    });
    return { segments };
  },
  frame: [],
  carries: ["id", "name", "is_classification"],
  needs: ["turns"],
  write: ({ turns }) => {
    const round = roundsOf(turns)[0];
    return {
      instruction: round?.asked.instruction ?? round?.asked.text ?? "",
      instances: [{ input: round?.asked.input ?? "", output: round?.answered ?? "" }],
    };
  },
};
