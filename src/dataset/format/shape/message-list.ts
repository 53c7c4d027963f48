import type { Path } from "../../row/layout";
import type { Part, Role, Segment } from "../../row/view";
import type { JsonObject } from "../format";

/** How the messages of a list name who speaks and what is said. */
export interface MessageKeys {
  readonly role: "role" | "from";
  readonly content: "content" | "value";
}

interface Speaker {
  readonly role: Role;
  readonly part: Part;
}

const speaker = (role: Role, part: Part, ...names: string[]): [string, Speaker][] =>
  names.map((name) => [name, { role, part }]);

// What LLaMA-Factory, ms-swift, FastChat, TRL and OpenAI's API call those who speak.
const speakers: ReadonlyMap<unknown, Speaker> = new Map([
  ...speaker("system", "system", "system", "developer"),
  ...speaker("user", "message", "user", "human"),
  ...speaker("assistant", "message", "assistant", "gpt", "bot", "model", "chatgpt", "bing", "bard"),
  ...speaker("assistant", "tool-call", "function_call", "tool_call", "function-call"),
  ...speaker("tool", "tool-result", "tool", "function", "observation", "observations", "tool_response"),
  ...speaker("tool", "tool-result", "function_response"),
]);

/** Who `name` is in a list of messages; undefined for names that no trainer knows. */
export function speakerOf(name: unknown): Speaker | undefined {
  return speakers.get(name);
}

/** The keys of a message that its segments take in. */
export const messageFrame: readonly string[] = [
  "role",
  "from",
  "type",
  "weight",
  "loss",
  "loss_weight",
  "train",
  "tool_call_id",
  "id",
];

/**
 * The segments of a list's messages from the `first` on, behind those in `into`; turns count on from `turn`. Gives the
 * turn after the last. What is no message is left out.
 */
export function readMessages(
  list: unknown,
  path: Path,
  keys: MessageKeys,
  into: Segment[],
  turn = 0,
  answer?: "chosen" | "rejected",
  first = 0,
): number {
  if (!Array.isArray(list)) return turn;
  for (let i = first; i < list.length; i++) {
    const before = into.length;
    const message: unknown = list[i];
    if (isObject(message)) readMessage(message, [...path, i], keys, into, turn, answer);
    if (into.length > before) turn++;
  }
  return turn;
}

/** The segments of one message, all of them of one turn. */
export function readMessage(
  message: JsonObject,
  path: Path,
  keys: MessageKeys,
  into: Segment[],
  turn: number,
  answer?: "chosen" | "rejected",
): void {
  const who = speakers.get(message[keys.role]);
  if (who === undefined) return;
  const { role } = who;
  const rest = {
    ...(answer !== undefined && { answer }),
    ...(role === "assistant" && isUntrained(message) && { trained: false }),
    ...(role === "tool" && typeof message["name"] === "string" && { name: message["name"] }),
  };
  const add = (part: Part, text: string, at: Path): void => {
    into.push({ turn, role, part, text, path: at, ...rest });
  };
  if (typeof message["reasoning_content"] === "string") {
    add("thought", message["reasoning_content"], [...path, "reasoning_content"]);
  }
  const content = message[keys.content];
  if (typeof content === "string") add(who.part, content, [...path, keys.content]);
  else if (Array.isArray(content)) readParts(content, [...path, keys.content], who, add);
  if (role !== "assistant") return;
  const called = (call: unknown, at: Path): void => {
    if (!isObject(call) || typeof call["name"] !== "string") return;
    const given = call["arguments"];
    if (given === undefined || given === null) return;
    const text = typeof given === "string" ? given : JSON.stringify(given);
    into.push({ turn, role, part: "tool-call", text, path: [...at, "arguments"], ...rest, name: call["name"] });
  };
  if (message["function_call"] !== undefined) called(message["function_call"], [...path, "function_call"]);
  const calls = message["tool_calls"];
  if (!Array.isArray(calls)) return;
  for (let i = 0; i < calls.length; i++) {
    const call: unknown = calls[i];
    if (!isObject(call)) continue;
    const at = [...path, "tool_calls", i];
    if ("function" in call) called(call["function"], [...at, "function"]);
    else called(call, at);
  }
}

/** OpenAI's content parts have their text at `text`, LLaMA-Factory's newer ones at `value`. */
function readParts(
  parts: readonly unknown[],
  path: Path,
  who: Speaker,
  add: (part: Part, text: string, at: Path) => void,
): void {
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i];
    if (typeof part === "string") add(who.part, part, [...path, i]);
    if (!isObject(part)) continue;
    const named = partOf(part["type"], who);
    if (named === undefined) continue;
    for (const key of ["text", "value", "thinking", "refusal"]) {
      const text = part[key];
      if (typeof text === "string") add(named, text, [...path, i, key]);
    }
  }
}

function partOf(type: unknown, { role, part }: Speaker): Part | undefined {
  if (type === "text" || type === "refusal") return part;
  if (type === "reasoning" || type === "thinking") return "thought";
  if (type === "tool_call" && role === "assistant") return "tool-call";
  return type === "tool_result" && role === "tool" ? "tool-result" : undefined;
}

function isUntrained(message: JsonObject): boolean {
  return message["weight"] === 0 || message["loss_weight"] === 0 || message["loss"] === false;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
