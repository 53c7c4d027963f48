import type { Localized } from "../../lint/locale";
import type { Format, JsonObject } from "../format/format";
import type { Path } from "../row/layout";
import { isObject, type Row } from "../row/row";

/**
 * What becomes of a row: the run stops at it, it is left out, the file is refused for it, nothing is learned from a part
 * of it, a part of it is not read, or it is changed.
 */
export const effects = ["stops", "dropped", "refused", "untrained", "lost", "changed"] as const;
export type Effect = (typeof effects)[number];

/** Something in a row that a trainer does not take as one would expect. */
export interface TrainerReason {
  readonly id: string;
  readonly effect: Effect;
  /** A clause that says why, to stand behind a colon. */
  readonly because: Localized;
  /** Where that is decided, in the trainer's repository: a file, and a function or class. */
  readonly source: string;
  /** Where in the row the reason lies; undefined where the row gives none. The empty path is the whole row. */
  find(row: TrainerRow): Path | undefined;
  /** The value that mends it, to stand at the path found; undefined where none is sure. */
  mended?(value: unknown): unknown;
}

/** A list of messages in a row. */
export interface Chat {
  readonly path: Path;
  readonly messages: readonly JsonObject[];
  readonly role: "role" | "from";
  readonly content: "content" | "value";
}

/** A row as the reasons look at it. */
export interface TrainerRow {
  readonly object: JsonObject;
  readonly format: Format | undefined;
  /** Whether what is said of the format as a whole is said here. */
  readonly isFirst: boolean;
  readonly chat: Chat | undefined;
}

const lists = ["messages", "conversations", "conversation"] as const;

export function trainerRow(row: Row, object: JsonObject): TrainerRow {
  return { object, format: row.format, isFirst: row.isFirst, chat: chatOf(object) };
}

function chatOf(object: JsonObject): Chat | undefined {
  const key = lists.find((name) => Array.isArray(object[name]));
  if (key === undefined) return undefined;
  const messages = object[key] as readonly unknown[];
  // Rounds, each with a question and an answer, are no messages.
  if (!messages.every((message): message is JsonObject => isObject(message) && isMessage(message))) return undefined;
  const named = messages.some((message) => "from" in message || "value" in message);
  return { path: [key], messages, role: named ? "from" : "role", content: named ? "value" : "content" };
}

function isMessage(message: JsonObject): boolean {
  return ["role", "from", "content", "value"].some((key) => key in message);
}

/** The path of a message, or of one of its fields. */
export function messagePath({ path }: Chat, index: number, field?: string): Path {
  return field === undefined ? [...path, index] : [...path, index, field];
}

/** The path of the first message that is as `test` says, or of its `field`. */
export function firstMessage(
  chat: Chat | undefined,
  test: (message: JsonObject, index: number, messages: readonly JsonObject[]) => boolean,
  field?: (chat: Chat) => string,
): Path | undefined {
  if (chat === undefined) return undefined;
  const index = chat.messages.findIndex((message, i) => test(message, i, chat.messages));
  return index < 0 ? undefined : messagePath(chat, index, field?.(chat));
}

/** Whether a message calls a tool in OpenAI's way. */
export function hasCalls(message: JsonObject): boolean {
  const { tool_calls: calls, function_call: call } = message;
  return (Array.isArray(calls) && calls.length > 0) || isObject(call);
}

/** True for what is missing, null or an empty text. */
export function isNothing(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The path of `tools` where they are text that is not JSON. */
export function toolsNotJson({ object }: TrainerRow): Path | undefined {
  const { tools } = object;
  return typeof tools === "string" && tools.trim() !== "" && !isJson(tools) ? ["tools"] : undefined;
}

/** The path of a call's arguments that are text, but not JSON. */
export function argumentsNotJson({ chat }: TrainerRow): Path | undefined {
  for (const [i, message] of (chat?.messages ?? []).entries()) {
    const calls = Array.isArray(message["tool_calls"]) ? (message["tool_calls"] as readonly unknown[]) : [];
    for (const [j, call] of calls.entries()) {
      const called = isObject(call) && isObject(call["function"]) ? call["function"] : undefined;
      const given = called?.["arguments"];
      if (typeof given === "string" && !isJson(given)) {
        return [...messagePath(chat!, i), "tool_calls", j, "function", "arguments"];
      }
    }
  }
  return undefined;
}
