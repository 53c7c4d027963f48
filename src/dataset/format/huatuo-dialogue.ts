import type { Turn } from "../row/conversation";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readScript } from "./shape/script";
import { taskSchema } from "./shape/task";

const marks = / ?<(?:(user)|bot)>: ?/g;
const paths = { instruction: ["instruction"], output: ["output"] } as const;

export const huatuoDialogue: Format = {
  id: "huatuo-dialogue",
  title: "Huatuo dialogue",
  description: {
    en: "Huatuo's liver cancer set: Alpaca's fields, with the dialogue up to the last answer in `instruction`, as `<user>:` and `<bot>:`.",
    "zh-cn":
      "华佗肝癌数据：字段与 Alpaca 相同，但 `instruction` 里是最后一次回答之前的对话，以 `<user>:`、`<bot>:` 标明说话者。",
  },
  kind: "dialogue",
  schema: taskSchema({ instruction: "instruction", input: "input", output: "output" }),
  example: {
    instruction: " <user>: 感冒要吃药吗？ <bot>: 多喝水、多休息。 <user>: 要多久才好？",
    input: "",
    output: "一般一周。",
  },
  matches: (row) => "output" in row && typeof row["instruction"] === "string" && /^\s?<user>:/.test(row["instruction"]),
  view: (row) => {
    const segments: Segment[] = [];
    const { instruction, output } = row;
    const turn = typeof instruction === "string" ? readScript(instruction, paths.instruction, marks, segments, 0) : 0;
    if (typeof output === "string") {
      segments.push({ turn, role: "assistant", part: "output", text: output, path: paths.output });
    }
    return { segments };
  },
  frame: [],
  carries: ["id"],
  needs: ["turns"],
  write: ({ turns }) => {
    const last = turns.at(-1);
    const isAnswered = last?.role === "assistant";
    return {
      instruction: (isAnswered ? turns.slice(0, -1) : turns).map(marked).join(""),
      input: "",
      output: isAnswered ? last.text : "",
    };
  },
};

function marked({ role, text }: Turn): string {
  return role === "user" ? ` <user>: ${text}` : role === "assistant" ? ` <bot>: ${text}` : "";
}
