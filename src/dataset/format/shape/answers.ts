import type { Path } from "../../row/layout";
import type { Segment } from "../../row/view";
import { readMessage, readMessages, isObject, type MessageKeys } from "./message-list";

const answers = ["chosen", "rejected"] as const;

/**
 * The segments of the better and the worse answer, each at its path: a text, a message, or a list of messages. Both
 * begin with the same turn.
 */
export function readAnswers(
  values: { readonly chosen: unknown; readonly rejected: unknown },
  paths: { readonly chosen: Path; readonly rejected: Path },
  keys: MessageKeys,
  into: Segment[],
  turn: number,
): void {
  for (const answer of answers) {
    const value = values[answer];
    const path = paths[answer];
    if (typeof value === "string") into.push({ turn, role: "assistant", part: "output", text: value, path, answer });
    else if (Array.isArray(value)) readMessages(value, path, keys, into, turn, answer);
    else if (isObject(value)) readMessage(value, path, keys, into, turn, answer);
  }
}

/**
 * The segments of two whole conversations that differ in their ends: what they have in common is given once, from
 * `chosen`, as the prompt. The last message of each is always an answer.
 */
export function readForks(
  values: { readonly chosen: readonly unknown[]; readonly rejected: readonly unknown[] },
  paths: { readonly chosen: Path; readonly rejected: Path },
  keys: MessageKeys,
  into: Segment[],
  turn: number,
): void {
  const shared = sharedLength(values.chosen, values.rejected, keys);
  turn = readMessages(values.chosen.slice(0, shared), paths.chosen, keys, into, turn);
  for (const answer of answers) readMessages(values[answer], paths[answer], keys, into, turn, answer, shared);
}

function sharedLength(one: readonly unknown[], other: readonly unknown[], keys: MessageKeys): number {
  const limit = Math.min(one.length, other.length) - 1;
  let shared = 0;
  while (shared < limit && isSame(one[shared], other[shared], keys)) shared++;
  return shared;
}

function isSame(one: unknown, other: unknown, { role, content }: MessageKeys): boolean {
  if (!isObject(one) || !isObject(other) || one[role] !== other[role]) return false;
  const [said, repeated] = [one[content], other[content]];
  return said === repeated || (typeof said === "object" && JSON.stringify(said) === JSON.stringify(repeated));
}
