import * as z from "zod/mini";
import type { Turn } from "../../row/conversation";
import type { Path } from "../../row/layout";
import type { Part, Segment } from "../../row/view";
import type { JsonObject } from "../format";
import { openAiMessage } from "./chat";
import { readMessages } from "./message-list";
import { openAiMessages } from "./write-messages";

/** A field of TRL's: plain text, or a list of messages. */
export const textOrMessages = z.union([z.string(), z.array(openAiMessage)]);

const keys = { role: "role", content: "content" } as const;

/** The segments of such a field; gives the turn after the last. */
export function readTextOrMessages(
  value: unknown,
  path: Path,
  plain: { readonly role: "user" | "assistant"; readonly part: Part },
  into: Segment[],
  turn: number,
): number {
  if (typeof value !== "string") return readMessages(value, path, keys, into, turn);
  into.push({ turn, ...plain, text: value, path });
  return turn + 1;
}

/** Whether turns are a plain text by `role` that need no list of messages. */
export function isPlainText(turns: readonly Turn[], role: "user" | "assistant"): boolean {
  const [turn] = turns;
  return (
    turns.length === 1 &&
    turn!.role === role &&
    turn!.calls === undefined &&
    turn!.thought === undefined &&
    turn!.trained === undefined
  );
}

/** Fields of turns each: all of them plain text where all can be, or else all lists of messages. */
export function textsOrMessages<Key extends string>(
  fields: Readonly<Record<Key, { readonly turns: readonly Turn[]; readonly role: "user" | "assistant" }>>,
): Record<Key, string | JsonObject[]> {
  const entries = Object.entries(fields) as [Key, { turns: readonly Turn[]; role: "user" | "assistant" }][];
  const plain = entries.every(([, { turns, role }]) => isPlainText(turns, role));
  return Object.fromEntries(
    entries.map(([key, { turns }]) => [key, plain ? turns[0]!.text : openAiMessages(turns)]),
  ) as Record<Key, string | JsonObject[]>;
}

/** Turns as a prompt and the answer that ends them. */
export function promptAndAnswer(turns: readonly Turn[]): { prompt: readonly Turn[]; answer: readonly Turn[] } {
  let end = turns.length;
  while (end > 0 && turns[end - 1]!.role !== "user") end--;
  return { prompt: turns.slice(0, end), answer: turns.slice(end) };
}
