import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { chatFrame, toolsSchema, withTools } from "./shape/chat";
import { promptAndAnswer, readTextOrMessages, textOrMessages, textsOrMessages } from "./shape/text-or-messages";
import { openAiTools, withSystem } from "./shape/write-messages";

export const promptCompletion: Format = {
  id: "prompt-completion",
  title: "Prompt and completion",
  description: {
    en: "TRL's `prompt` and `completion`, both texts or both lists of messages; OpenAI's older fine-tuning files too.",
    "zh-cn": "TRL 的 `prompt` 与 `completion`，同为文本或同为消息列表；OpenAI 旧的微调文件也是如此。",
  },
  kind: "instruction",
  schema: z.looseObject({ prompt: textOrMessages, completion: textOrMessages, tools: toolsSchema }),
  example: { prompt: "The capital of France is", completion: " Paris." },
  matches: (row) => "prompt" in row && "completion" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const user = { role: "user", part: "instruction" } as const;
    const turn = readTextOrMessages(row["prompt"], ["prompt"], user, segments, 0);
    readTextOrMessages(row["completion"], ["completion"], { role: "assistant", part: "output" }, segments, turn);
    return withTools(row, segments);
  },
  ...chatFrame,
  needs: ["turns", "answer"],
  write: (conversation) => {
    const { prompt, answer } = promptAndAnswer(withSystem(conversation));
    return {
      ...textsOrMessages({
        prompt: { turns: prompt, role: "user" },
        completion: { turns: answer, role: "assistant" },
      }),
      ...openAiTools(conversation.tools),
    };
  },
};
