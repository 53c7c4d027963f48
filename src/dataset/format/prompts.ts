import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format, JsonObject } from "./format";
import { chatFrame, withTools } from "./shape/chat";
import { readTextOrMessages, textOrMessages, textsOrMessages } from "./shape/text-or-messages";
import { openAiTools, withSystem } from "./shape/write-messages";

const keys = ["user_prompt", "prompt", "instruction", "question", "query"] as const;

export const prompts: Format = {
  id: "prompts",
  title: "Prompts",
  description: {
    en: "Prompts without answers: `prompt` (TRL; with `act` in prompt collections), `user_prompt` (MOSS), `instruction` (InstructionWild), `question` or `query`.",
    "zh-cn":
      "只有提示、没有回答：`prompt`（TRL；提示词合集里另有 `act`）、`user_prompt`（MOSS）、`instruction`（InstructionWild）、`question` 或 `query`。",
  },
  kind: "prompts",
  schema: z.union([
    z.looseObject({ prompt: textOrMessages, act: z.optional(z.string()) }),
    z.looseObject({ user_prompt: z.string() }),
    z.looseObject({ instruction: z.string() }),
    z.looseObject({ question: z.string() }),
    z.looseObject({ query: z.string() }),
  ]),
  example: { act: "Linux Terminal", prompt: "I want you to act as a Linux terminal. My first command is pwd" },
  matches: (row) => keyOf(row) !== undefined,
  isPlain: true,
  view: (row) => {
    const segments: Segment[] = [];
    const key = keyOf(row);
    if (key !== undefined) readTextOrMessages(row[key], [key], { role: "user", part: "instruction" }, segments, 0);
    return withTools(row, segments);
  },
  ...chatFrame,
  carries: ["act"],
  needs: ["turns"],
  write: (conversation) => {
    const turns = withSystem(conversation);
    let end = turns.length;
    while (end > 1 && turns[end - 1]!.role !== "user") end--;
    return {
      ...textsOrMessages({ prompt: { turns: turns.slice(0, end), role: "user" } }),
      ...openAiTools(conversation.tools),
    };
  },
};

function keyOf(row: JsonObject): (typeof keys)[number] | undefined {
  return keys.find((key) => key in row);
}
