import * as z from "zod/mini";
import type { Format } from "./format";
import { chatFrame, chatView, shareGptMessage, toolsSchema } from "./shape/chat";
import { labelFrame, withLabel } from "./shape/label";
import { mediaFields } from "./shape/media";
import { messageFrame } from "./shape/message-list";
import { shareGptMessages, toolsText } from "./shape/write-messages";

const view = chatView({ list: "conversations", role: "from", content: "value" });

export const shareGptKto: Format = {
  id: "sharegpt-kto",
  title: "KTO, ShareGPT style",
  description: {
    en: "LLaMA-Factory's KTO data: ShareGPT's `conversations`, and in `kto_tag` whether the answer is a good one.",
    "zh-cn": "LLaMA-Factory 的 KTO 数据：ShareGPT 的 `conversations` 加上 `kto_tag`：回答是好是坏。",
  },
  kind: "preference",
  schema: z.looseObject({
    conversations: z.array(shareGptMessage),
    kto_tag: z.boolean(),
    system: z.optional(z.string()),
    tools: toolsSchema,
  }),
  example: {
    conversations: [
      { from: "human", value: "What is the capital of France?" },
      { from: "gpt", value: "Lyon." },
    ],
    kto_tag: false,
  },
  matches: (row) => "conversations" in row && "kto_tag" in row,
  view: (row) => withLabel(row["kto_tag"], view(row)),
  frame: [...chatFrame.frame, ...labelFrame],
  inner: messageFrame,
  carries: ["id", ...mediaFields],
  needs: ["turns", "answer", "label"],
  write: ({ system, tools, turns, label }) => ({
    conversations: shareGptMessages(turns),
    ...(system !== undefined && { system }),
    ...toolsText(tools),
    kto_tag: label,
  }),
};
