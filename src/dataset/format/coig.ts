import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { firstMessage } from "./shape/chat";
import { readRounds, roundsOf } from "./shape/task";

export const coig: Format = {
  id: "coig",
  title: "COIG",
  description: {
    en: "COIG: `instruction`, which may be empty, and `conversations`, a list of rounds with `question` and `answer`.",
    "zh-cn": "COIG：`instruction`（可以为空）与 `conversations`，后者是由 `question`、`answer` 组成的轮次列表。",
  },
  kind: "dialogue",
  schema: z.looseObject({
    instruction: z.optional(z.string()),
    conversations: z.array(z.looseObject({ question: z.string(), answer: z.string() })),
  }),
  example: {
    instruction: "请简短回答。",
    conversations: [{ question: "法国的首都是哪里？", answer: "巴黎。" }],
  },
  matches: (row) => "conversations" in row && "question" in (firstMessage(row["conversations"]) ?? {}),
  view: (row) => {
    const segments: Segment[] = [];
    const { instruction } = row;
    readRounds(row["conversations"], ["conversations"], segments, 0, ["question", "answer"]);
    if (typeof instruction === "string" && instruction !== "") {
      const first = segments[0];
      if (first?.role === "user") segments[0] = { ...first, part: "input" };
      segments.unshift({ turn: 0, role: "user", part: "instruction", text: instruction, path: ["instruction"] });
    }
    return { segments };
  },
  frame: [],
  needs: ["turns"],
  write: ({ turns }) => ({
    instruction: turns[0]?.instruction ?? "",
    conversations: roundsOf(turns).map(({ asked, answered }, i) => ({
      question: i === 0 ? (asked.input ?? asked.text) : asked.text,
      answer: answered,
    })),
  }),
};
