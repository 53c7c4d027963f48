import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readAnswers } from "./shape/answers";
import { openAiMessage, toolsSchema, withTools } from "./shape/chat";
import { isObject, messageFrame, readMessages } from "./shape/message-list";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

const keys = { role: "role", content: "content" } as const;
const paths = {
  input: ["input", "messages"],
  chosen: ["preferred_output"],
  rejected: ["non_preferred_output"],
} as const;

export const openAiPreference: Format = {
  id: "openai-preference",
  title: "OpenAI preference",
  description: {
    en: "OpenAI's preference data: `input` with its `messages`, and the messages `preferred_output` and `non_preferred_output`.",
    "zh-cn": "OpenAI 的偏好数据：`input` 里有 `messages`，另有消息列表 `preferred_output` 与 `non_preferred_output`。",
  },
  kind: "preference",
  schema: z.looseObject({
    input: z.looseObject({ messages: z.array(openAiMessage), tools: toolsSchema }),
    preferred_output: z.array(openAiMessage),
    non_preferred_output: z.array(openAiMessage),
  }),
  example: {
    input: { messages: [{ role: "user", content: "What is the capital of France?" }] },
    preferred_output: [{ role: "assistant", content: "Paris." }],
    non_preferred_output: [{ role: "assistant", content: "Lyon." }],
  },
  matches: (row) => "preferred_output" in row || "non_preferred_output" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const input = isObject(row["input"]) ? row["input"] : {};
    const turn = readMessages(input["messages"], paths.input, keys, segments);
    const answers = { chosen: row["preferred_output"], rejected: row["non_preferred_output"] };
    readAnswers(answers, paths, keys, segments, turn);
    return withTools(input, segments);
  },
  frame: [],
  // The tools stand beside the messages.
  inner: [...messageFrame, "tools"],
  needs: ["turns", "chosen", "rejected"],
  write: (conversation) => ({
    input: { messages: openAiMessages(withSystem(conversation)), ...openAiTools(conversation.tools) },
    preferred_output: openAiMessages(conversation.chosen ?? []),
    non_preferred_output: openAiMessages(conversation.rejected ?? []),
  }),
};
