import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { taskSchema, taskView, writeTask } from "./shape/task";

const keys = { instruction: "instruction", input: "input", system: "system", history: "history", output: "chosen" };
const rejectedPath = ["rejected"];
const viewOfChosen = taskView(keys);

export const alpacaPreference: Format = {
  id: "alpaca-preference",
  title: "Alpaca preference",
  description: {
    en: "LLaMA-Factory's preference data in Alpaca's style: `instruction`, `input`, and the texts `chosen` and `rejected`.",
    "zh-cn": "LLaMA-Factory 的 Alpaca 式偏好数据：`instruction`、`input`，以及 `chosen` 与 `rejected` 两段文本。",
  },
  kind: "preference",
  schema: taskSchema(keys, { rejected: z.string() }),
  example: { instruction: "Name the capital of France.", input: "", chosen: "Paris.", rejected: "Lyon." },
  matches: (row) => "instruction" in row && ("chosen" in row || "rejected" in row),
  view: (row) => {
    const segments: Segment[] = viewOfChosen(row).segments.map((segment) =>
      segment.path[0] === "chosen" ? { ...segment, answer: "chosen" } : segment,
    );
    const { rejected } = row;
    if (typeof rejected !== "string") return { segments };
    const chosen = segments.find(({ answer }) => answer === "chosen");
    const turn = chosen?.turn ?? (segments.at(-1)?.turn ?? -1) + 1;
    segments.push({ turn, role: "assistant", part: "output", text: rejected, path: rejectedPath, answer: "rejected" });
    return { segments };
  },
  frame: [],
  needs: ["turns", "chosen", "rejected"],
  write: (conversation) => {
    const [chosen, rejected] = [conversation.chosen?.[0], conversation.rejected?.[0]];
    const turns = [...conversation.turns, { role: "assistant" as const, text: chosen?.text ?? "" }];
    return { ...writeTask(keys, { ...conversation, turns }), rejected: rejected?.text ?? "" };
  },
};
