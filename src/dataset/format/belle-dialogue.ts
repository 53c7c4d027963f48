import type { Turn } from "../row/conversation";
import type { Segment } from "../row/view";
import type { Format, JsonObject } from "./format";
import { readScript } from "./shape/script";
import { taskSchema } from "./shape/task";

const marks = /(?:^|\n)(?:(Human)|Assistant)[:：]/g;
const paths = { instruction: ["instruction"], input: ["input"], output: ["output"] } as const;

export const belleDialogue: Format = {
  id: "belle-dialogue",
  title: "BELLE multi-turn chat",
  description: {
    en: "BELLE's multi-turn chat: Alpaca's fields, with the whole dialogue up to the last answer in `instruction`, as `Human:` and `Assistant:`.",
    "zh-cn":
      "BELLE 多轮对话：字段与 Alpaca 相同，但 `instruction` 里是最后一次回答之前的整段对话，以 `Human:`、`Assistant:` 标明说话者。",
  },
  kind: "dialogue",
  schema: taskSchema({ instruction: "instruction", input: "input", output: "output" }),
  example: {
    instruction: "Human:你好\nAssistant:你好！\nHuman:法国的首都是哪里？\nAssistant:",
    input: "",
    output: "巴黎。",
  },
  matches: (row) => "output" in row && isDialogue(row["instruction"]),
  view: (row) => {
    const segments: Segment[] = [];
    const turn = readInstruction(row, segments);
    const { output } = row;
    if (typeof output === "string") {
      segments.push({ turn, role: "assistant", part: "output", text: output, path: paths.output });
    }
    return { segments };
  },
  frame: [],
  needs: ["turns"],
  write: ({ turns }) => {
    const last = turns.at(-1);
    const isAnswered = last?.role === "assistant";
    return {
      instruction: (isAnswered ? turns.slice(0, -1) : turns).map(marked).join("") + "Assistant:",
      input: "",
      output: isAnswered ? last.text : "",
    };
  },
};

// Both marks: a text that only quotes one is no dialogue.
function isDialogue(instruction: unknown): boolean {
  return (
    typeof instruction === "string" &&
    /^Human[:：]/.test(instruction) &&
    /\nAssistant[:：]\s*$/.test(instruction.slice(-20))
  );
}

function readInstruction({ instruction, input }: JsonObject, into: Segment[]): number {
  if (typeof instruction !== "string") return 0;
  const turn = readScript(instruction, paths.instruction, marks, into, 0);
  if (typeof input === "string" && input !== "") {
    into.push({ turn: Math.max(0, turn - 1), role: "user", part: "input", text: input, path: paths.input });
  }
  return turn;
}

function marked({ role, text }: Turn): string {
  return role === "user" ? `Human:${text}\n` : role === "assistant" ? `Assistant:${text}\n` : "";
}
