import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readAnswers, readForks } from "./shape/answers";
import { chatFrame, toolsSchema, withTools } from "./shape/chat";
import { isObject } from "./shape/message-list";
import { readTextOrMessages, textOrMessages, textsOrMessages } from "./shape/text-or-messages";
import { openAiTools, withSystem } from "./shape/write-messages";

const keys = { role: "role", content: "content" } as const;
const paths = { prompt: ["prompt"], chosen: ["chosen"], rejected: ["rejected"] } as const;

export const preference: Format = {
  id: "preference",
  title: "TRL preference",
  description: {
    en: "TRL's `prompt`, `chosen` and `rejected`, texts or lists of messages; without `prompt`, or with whole conversations in `chosen` and `rejected` (UltraFeedback, Firefly), the prompt is what they share.",
    "zh-cn":
      "TRL 的 `prompt`、`chosen`、`rejected`，均为文本或均为消息列表；没有 `prompt`，或者 `chosen` 与 `rejected` 是完整对话时（UltraFeedback、Firefly），二者相同的开头就是提示。",
  },
  kind: "preference",
  schema: z.looseObject({
    prompt: z.optional(textOrMessages),
    chosen: textOrMessages,
    rejected: textOrMessages,
    tools: toolsSchema,
  }),
  example: { prompt: "Name the capital of France.", chosen: "Paris.", rejected: "Lyon." },
  matches: (row) => "chosen" in row && "rejected" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const { chosen, rejected, prompt } = row;
    if (beginsWithPrompt(chosen) && beginsWithPrompt(rejected)) {
      readForks({ chosen, rejected }, paths, keys, segments, 0);
    } else {
      const turn = readTextOrMessages(prompt, paths.prompt, { role: "user", part: "instruction" }, segments, 0);
      readAnswers({ chosen, rejected }, paths, keys, segments, turn);
    }
    return withTools(row, segments);
  },
  ...chatFrame,
  needs: ["turns", "chosen", "rejected"],
  write: (conversation) => {
    const turns = withSystem(conversation);
    const { chosen = [], rejected = [], tools } = conversation;
    const fields = textsOrMessages({
      prompt: { turns, role: "user" },
      chosen: { turns: chosen, role: "assistant" },
      rejected: { turns: rejected, role: "assistant" },
    });
    return { ...fields, ...openAiTools(tools) };
  },
};

/** Whether an answer is a conversation of its own, which begins with what was asked. */
function beginsWithPrompt(list: unknown): list is readonly unknown[] {
  if (!Array.isArray(list) || !isObject(list[0])) return false;
  return list[0]["role"] === "user" || list[0]["role"] === "system";
}
