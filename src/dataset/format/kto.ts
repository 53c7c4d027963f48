import * as z from "zod/mini";
import type { Format } from "./format";
import { chatFrame, chatView, openAiMessage, toolsSchema } from "./shape/chat";
import { labelFrame, withLabel } from "./shape/label";
import { mediaFields } from "./shape/media";
import { messageFrame } from "./shape/message-list";
import { openAiMessages, openAiTools, withSystem } from "./shape/write-messages";

const view = chatView({ list: "messages", role: "role", content: "content" });

export const kto: Format = {
  id: "kto",
  title: "KTO",
  description: {
    en: "`messages`, and in `label` whether the answer is a good one; LLaMA-Factory and ms-swift read it.",
    "zh-cn": "`messages` 加上 `label`：回答是好是坏；LLaMA-Factory 与 ms-swift 可以读取。",
  },
  kind: "preference",
  schema: z.looseObject({ messages: z.array(openAiMessage), label: z.boolean(), tools: toolsSchema }),
  example: {
    messages: [
      { role: "user", content: "What is the capital of France?" },
      { role: "assistant", content: "Paris." },
    ],
    label: true,
  },
  matches: (row) => "messages" in row && "label" in row && !isClass(row["label"]),
  view: (row) => withLabel(row["label"], view(row)),
  frame: [...chatFrame.frame, ...labelFrame],
  inner: messageFrame,
  carries: mediaFields,
  needs: ["turns", "answer", "label"],
  write: (conversation) => ({
    messages: openAiMessages(withSystem(conversation)),
    ...openAiTools(conversation.tools),
    label: conversation.label,
  }),
};

/** Whether a label names one of several classes, as ms-swift's classification sets have it; 0 and 1 may be meant for no and yes. */
function isClass(label: unknown): boolean {
  return Array.isArray(label) || (typeof label === "number" && label !== 0 && label !== 1);
}
