import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readAnswers } from "./shape/answers";
import { chatFrame, readAside, shareGptMessage, toolsSchema, withTools } from "./shape/chat";
import { mediaFields } from "./shape/media";
import { isObject, readMessages } from "./shape/message-list";
import { shareGptMessages, toolsText } from "./shape/write-messages";

const keys = { role: "from", content: "value" } as const;
const paths = { list: ["conversations"], chosen: ["chosen"], rejected: ["rejected"] } as const;

export const shareGptPreference: Format = {
  id: "sharegpt-preference",
  title: "LLaMA-Factory DPO",
  description: {
    en: "LLaMA-Factory's preference data: `conversations` up to the question, and the messages `chosen` and `rejected`.",
    "zh-cn": "LLaMA-Factory 的偏好数据：`conversations` 到提问为止，另有 `chosen` 与 `rejected` 两条消息。",
  },
  kind: "preference",
  schema: z.looseObject({
    conversations: z.array(shareGptMessage),
    chosen: shareGptMessage,
    rejected: shareGptMessage,
    system: z.optional(z.string()),
    tools: toolsSchema,
  }),
  example: {
    conversations: [{ from: "human", value: "What is the capital of France?" }],
    chosen: { from: "gpt", value: "Paris." },
    rejected: { from: "gpt", value: "Lyon." },
  },
  matches: (row) => "conversations" in row && ("chosen" in row || "rejected" in row),
  view: (row) => {
    const segments: Segment[] = [];
    const turn = readMessages(row["conversations"], paths.list, keys, segments, readAside(row, segments));
    const { chosen, rejected } = row;
    const answers = {
      chosen: isObject(chosen) ? chosen : undefined,
      rejected: isObject(rejected) ? rejected : undefined,
    };
    readAnswers(answers, paths, keys, segments, turn);
    return withTools(row, segments);
  },
  ...chatFrame,
  carries: ["id", ...mediaFields],
  needs: ["turns", "chosen", "rejected"],
  write: ({ system, tools, turns, chosen, rejected }) => ({
    conversations: shareGptMessages(turns),
    chosen: shareGptMessages(chosen ?? [])[0],
    rejected: shareGptMessages(rejected ?? [])[0],
    ...(system !== undefined && { system }),
    ...toolsText(tools),
  }),
};
