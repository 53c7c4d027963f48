import * as z from "zod/mini";
import type { Conversation, Turn } from "../row/conversation";
import type { Part, Role, Segment } from "../row/view";
import type { Format, JsonObject } from "./format";
import { isObject } from "./shape/message-list";
import { unmarked } from "./shape/script";

const turnSchema = z.looseObject({
  Human: z.string(),
  "Inner Thoughts": z.optional(z.string()),
  Commands: z.optional(z.string()),
  "Tool Responses": z.optional(z.string()),
  MOSS: z.string(),
});

interface Field {
  readonly key: string;
  readonly role: Role;
  readonly part: Part;
  readonly head: RegExp;
  readonly end: RegExp;
}

// In the order in which they follow one another; each value begins with its mark and ends with its token.
const fields: readonly Field[] = [
  { key: "Human", role: "user", part: "message", head: /^<\|Human\|>: ?/, end: /<eoh>\s*$/ },
  { key: "Inner Thoughts", role: "assistant", part: "thought", head: /^<\|Inner Thoughts\|>: ?/, end: /<eot>\s*$/ },
  { key: "Commands", role: "assistant", part: "tool-call", head: /^<\|Commands\|>: ?/, end: /<eoc>\s*$/ },
  { key: "Tool Responses", role: "tool", part: "tool-result", head: /^<\|Results\|>:[ \n]?/, end: /<eor>\s*$/ },
  { key: "MOSS", role: "assistant", part: "message", head: /^<\|MOSS\|>: ?/, end: /<eom>\s*$/ },
];

export const moss: Format = {
  id: "moss",
  title: "MOSS",
  description: {
    en: "MOSS: `chat` with `turn_1`, `turn_2`…, each of `Human`, `Inner Thoughts`, `Commands`, `Tool Responses` and `MOSS`; one object a file, or one a line.",
    "zh-cn":
      "MOSS：`chat` 里是 `turn_1`、`turn_2`……，每轮有 `Human`、`Inner Thoughts`、`Commands`、`Tool Responses`、`MOSS`；一个文件一个对象，或一行一个。",
  },
  kind: "dialogue",
  schema: z.looseObject({
    meta_instruction: z.optional(z.string()),
    num_turns: z.optional(z.number()),
    chat: z.record(z.string(), turnSchema),
  }),
  example: {
    conversation_id: 1,
    meta_instruction: "You are an AI assistant whose name is MOSS.",
    num_turns: 1,
    chat: {
      turn_1: {
        Human: "<|Human|>: What is 12 times 12?<eoh>\n",
        "Inner Thoughts": "<|Inner Thoughts|>: A calculator will do.<eot>\n",
        Commands: '<|Commands|>: Calculate("12*12")<eoc>\n',
        "Tool Responses": "<|Results|>:\nCalculate(\"12*12\") => '144'\n<eor>\n",
        MOSS: "<|MOSS|>: 144.<eom>\n",
      },
    },
    category: "tool",
  },
  matches: (row) => "chat" in row && ("num_turns" in row || "meta_instruction" in row || isChat(row["chat"])),
  view: (row) => {
    const segments: Segment[] = [];
    let turn = 0;
    const instruction = row["meta_instruction"];
    if (typeof instruction === "string" && instruction !== "") {
      const path = ["meta_instruction"];
      segments.push({ turn: turn++, role: "system", part: "system", text: instruction, path });
    }
    const chat = row["chat"];
    if (isObject(chat)) for (const name of Object.keys(chat)) turn = readTurn(chat[name], name, segments, turn);
    return { segments };
  },
  frame: ["num_turns"],
  inner: fields.map(({ key }) => key),
  carries: ["conversation_id", "category"],
  needs: ["turns"],
  write: writeChat,
};

function isChat(chat: unknown): boolean {
  return isObject(chat) && "turn_1" in chat;
}

function readTurn(value: unknown, name: string, into: Segment[], turn: number): number {
  if (!isObject(value)) return turn;
  let last: Role | undefined;
  for (const { key, role, part, head, end } of fields) {
    const written = value[key];
    if (typeof written !== "string") continue;
    const { text, start } = unmarked(written, head, end);
    if (part !== "message" && isUnused(text)) continue;
    if (last !== undefined && last !== role) turn++;
    last = role;
    into.push({ turn, role, part, text, path: ["chat", name, key], start });
  }
  return last === undefined ? turn : turn + 1;
}

function isUnused(text: string): boolean {
  return /^\s*(?:None[.。]?)?\s*$/.test(text);
}

function writeChat({ system, turns }: Conversation): JsonObject {
  const rounds: Turn[][] = [];
  for (const turn of turns) {
    if (turn.role === "user") rounds.push([turn]);
    else rounds.at(-1)?.push(turn);
  }
  const chat = Object.fromEntries(rounds.map((round, i) => [`turn_${i + 1}`, writeTurn(round)]));
  return { meta_instruction: system ?? "", num_turns: rounds.length, chat };
}

function writeTurn(round: readonly Turn[]): JsonObject {
  const [asked] = round;
  const thinking = round.find(({ role, calls, thought }) => role === "assistant" && (calls ?? thought) !== undefined);
  const result = round.find(({ role }) => role === "tool");
  const answer = round.findLast(({ role, calls }) => role === "assistant" && calls === undefined);
  const command = thinking?.calls?.every(({ name }) => name === undefined) ? thinking.calls[0] : undefined;
  return {
    Human: `<|Human|>: ${asked?.text ?? ""}<eoh>\n`,
    "Inner Thoughts": `<|Inner Thoughts|>: ${thinking?.thought ?? "None"}<eot>\n`,
    Commands: `<|Commands|>: ${command?.arguments ?? "None"}<eoc>\n`,
    "Tool Responses": result === undefined ? "<|Results|>: None<eor>\n" : `<|Results|>:\n${result.text}<eor>\n`,
    MOSS: `<|MOSS|>: ${answer?.text ?? ""}<eom>\n`,
  };
}
