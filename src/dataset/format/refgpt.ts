import * as z from "zod/mini";
import type { Segment } from "../row/view";
import type { Format } from "./format";
import { readScript } from "./shape/script";

const marks = /(?:^|\n)(?:([Hh]uman|HUMAN|用户)|[Aa]ssistant|ASSISTANT|助手)(?:[(（][^)）\n]{0,10}[)）])?[:：] ?/g;
const paths = { reference: ["reference"], dialogue: ["dialogue"] } as const;

export const refGpt: Format = {
  id: "refgpt",
  title: "RefGPT",
  description: {
    en: "RefGPT and RedGPT: a `reference` text, and a `dialogue` about it in one text, as `Human:` and `Assistant:`.",
    "zh-cn":
      "RefGPT 与 RedGPT：参考文本 `reference`，以及围绕它的对话 `dialogue`，整段对话在一个文本里，以 `Human:`、`Assistant:` 标明说话者。",
  },
  kind: "dialogue",
  schema: z.looseObject({ reference: z.string(), dialogue: z.string() }),
  example: {
    reference: "Paris is the capital of France.",
    dialogue: "Human: What is the capital of France?\nAssistant: Paris.",
  },
  matches: (row) => "reference" in row && "dialogue" in row,
  view: (row) => {
    const segments: Segment[] = [];
    const { reference, dialogue } = row;
    if (typeof dialogue === "string") readScript(dialogue, paths.dialogue, marks, segments, 0);
    if (typeof reference === "string" && reference !== "") {
      const at = segments.findIndex(({ role }) => role === "user");
      const turn = segments[at]?.turn ?? 0;
      const first = segments[at];
      if (first !== undefined) segments[at] = { ...first, part: "instruction" };
      segments.splice(at + 1, 0, { turn, role: "user", part: "input", text: reference, path: paths.reference });
    }
    return { segments };
  },
  frame: [],
  needs: ["turns", "answer"],
  write: ({ turns }) => {
    const reference = turns[0]?.input ?? "";
    const said = turns.flatMap((turn, i) => {
      const text = i === 0 ? (turn.instruction ?? turn.text) : turn.text;
      return turn.role === "user" ? [`Human: ${text}`] : turn.role === "assistant" ? [`Assistant: ${text}`] : [];
    });
    return { reference, dialogue: said.join("\n") };
  },
};
