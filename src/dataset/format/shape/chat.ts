import * as z from "zod/mini";
import type { Part, Segment } from "../../row/view";
import type { Format, JsonObject } from "../format";
import { isObject, messageFrame, readMessages, type MessageKeys } from "./message-list";

/** Which list of a row holds its messages, and how they are written. */
export interface ChatKeys extends MessageKeys {
  readonly list: "messages" | "conversations" | "conversation";
}

type Described = Pick<Format, "id" | "title" | "description" | "example" | "schema" | "matches" | "write"> &
  Partial<Format>;

/** A format of rows that are a list of messages, perhaps with `system` and `tools` beside it. */
export function chatFormat(keys: ChatKeys, described: Described): Format {
  return { kind: "dialogue", view: chatView(keys), ...chatFrame, needs: ["turns"], ...described };
}

/** What views of messages take in beside their texts. */
export const chatFrame: Pick<Format, "frame" | "inner"> = { frame: ["tools", "functions"], inner: messageFrame };

/** The view of a list of messages with what stands beside it. */
export function chatView(keys: ChatKeys): Format["view"] {
  const path = [keys.list];
  return (row) => {
    const segments: Segment[] = [];
    const turn = readAside(row, segments);
    readMessages(row[keys.list], path, keys, segments, turn);
    return withTools(row, segments);
  };
}

const aside: readonly { readonly part: Part; readonly path: readonly [string] }[] = [
  { part: "system", path: ["system"] },
  { part: "tools", path: ["tools"] },
];

/** The system's message and the tools where they are fields of their own: one turn. */
export function readAside(row: JsonObject, into: Segment[]): number {
  for (const { part, path } of aside) {
    const text = row[path[0]];
    if (typeof text === "string" && text !== "") into.push({ turn: 0, role: "system", part, text, path });
  }
  return into.length > 0 ? 1 : 0;
}

/** The view of `segments` with the tools that the row offers. */
export function withTools(
  row: JsonObject,
  segments: readonly Segment[],
): { segments: readonly Segment[]; tools?: unknown } {
  const tools = row["tools"] ?? row["functions"];
  return tools === undefined || tools === null ? { segments } : { segments, tools };
}

/** The first message of a list that is an object; undefined for what is no list, and for a list of other things. */
export function firstMessage(list: unknown): JsonObject | undefined {
  if (!Array.isArray(list)) return undefined;
  return isObject(list[0]) ? list[0] : (list as unknown[]).find(isObject);
}

/** A text, or a list of parts as OpenAI has them. */
export const contentSchema = z.union([
  z.string(),
  z.array(z.looseObject({ type: z.string(), text: z.optional(z.string()) })),
]);

const openAiRoles = [
  ...(["system", "user", "assistant", "tool", "developer", "function"] as const),
  // ms-swift's and LLaMA-Factory's names for turns that OpenAI writes otherwise.
  ...(["tool_call", "tool_response", "function_call", "observation"] as const),
] as const;

const calledFunction = z.looseObject({ name: z.string(), arguments: z.union([z.string(), z.looseObject({})]) });
const toolCalls = z.array(
  z.looseObject({ id: z.optional(z.string()), type: z.optional(z.string()), function: calledFunction }),
);
const whoAndWeight = { role: z.enum(openAiRoles), weight: z.optional(z.number()) };
const contentOrNone = z.optional(z.nullable(contentSchema));

/** A message as OpenAI has it: with content, or an assistant's with calls, or with a refusal. */
export const openAiMessage = z.union([
  z.looseObject({
    ...whoAndWeight,
    content: contentSchema,
    tool_calls: z.optional(toolCalls),
    function_call: z.optional(calledFunction),
  }),
  z.looseObject({ ...whoAndWeight, content: contentOrNone, tool_calls: toolCalls }),
  z.looseObject({ ...whoAndWeight, content: contentOrNone, function_call: calledFunction }),
  z.looseObject({ ...whoAndWeight, content: contentOrNone, refusal: z.string() }),
]);

export const shareGptMessage = z.looseObject({
  from: z.enum([
    ...(["human", "gpt", "system", "function_call", "observation", "user", "assistant"] as const),
    ...(["tool", "tool_call", "tool_response", "function_response", "bot", "model"] as const),
    // Who answers in ShareGPT's own data.
    ...(["chatgpt", "bing", "bard"] as const),
  ]),
  value: z.string(),
});

/** Tools as values or, as LLaMA-Factory and ms-swift have them, as JSON text. */
export const toolsSchema = z.optional(z.union([z.string(), z.array(z.looseObject({}))]));
