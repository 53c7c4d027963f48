import type { JsonObject } from "../../src/dataset/format/format";
import type { Path } from "../../src/dataset/row/layout";
import type { Segment } from "../../src/dataset/row/view";
import type { Random } from "./random";
import type { CleanRow } from "./real-files";

/** A row as a line of JSON, written as Python does. */
export function line(object: unknown): string {
  return JSON.stringify(object, null, 1)
    .replace(/([[{])\n */g, "$1")
    .replace(/\n *([\]}])/g, "$1")
    .replace(/\n */g, " ");
}

/** The object with another value at `path`; undefined removes what stands there. */
export function withValue(object: JsonObject, path: Path, value: unknown): JsonObject {
  const copy = structuredClone(object) as Record<string | number, unknown>;
  let parent: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  if (value !== undefined) parent[last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
  return copy as JsonObject;
}

/** The object with a key renamed in its place. */
export function withKey(object: JsonObject, path: Path, name: string): JsonObject {
  const copy = structuredClone(object) as Record<string | number, unknown>;
  let parent: Record<string | number, unknown> = copy;
  for (const step of path.slice(0, -1)) parent = parent[step] as Record<string | number, unknown>;
  const entries = Object.entries(parent).map(([key, value]) => [key === path.at(-1) ? name : key, value] as const);
  for (const key of Object.keys(parent)) delete parent[key];
  for (const [key, value] of entries) parent[key] = value;
  return copy as JsonObject;
}

/** The object with another text in the place of a segment's. */
export function withText(object: JsonObject, { path, start = 0, text }: Segment, next: string): JsonObject {
  let value: unknown = object;
  for (const step of path) value = (value as Readonly<Record<string | number, unknown>>)[step];
  if (typeof value !== "string") return object;
  return withValue(object, path, value.slice(0, start) + next + value.slice(start + text.length));
}

/** A segment that the assistant says and that is learned: the last, or one at random. */
export function answerOf({ view }: CleanRow, random?: Random): Segment | undefined {
  const answers = view.segments.filter(
    ({ role, part, answer }) =>
      role === "assistant" && (part === "output" || part === "message") && answer !== "rejected",
  );
  return random === undefined ? answers.at(-1) : answers.length === 0 ? undefined : random.pick(answers);
}

/** What the user says: the last, or one at random. */
export function promptOf({ view }: CleanRow, random?: Random): Segment | undefined {
  const prompts = view.segments.filter(({ role, part }) => role === "user" && part !== "text");
  return random === undefined ? prompts.at(-1) : prompts.length === 0 ? undefined : random.pick(prompts);
}

/** Any text of the row that is long enough to be damaged. */
export function someText({ view }: CleanRow, random: Random, shortest = 8): Segment | undefined {
  const long = view.segments.filter(({ text, part }) => text.length >= shortest && part !== "tools");
  return long.length === 0 ? undefined : random.pick(long);
}

/** The list of messages that the row is made of, with its keys. */
export function chatOf({
  object,
  format,
}: CleanRow): { key: string; role: string; content: string; list: readonly JsonObject[] } | undefined {
  if (format.kind !== "dialogue") return undefined;
  for (const key of ["messages", "conversations"]) {
    const list = object[key];
    if (!Array.isArray(list) || list.length < 2) continue;
    const first = list[0] as JsonObject;
    const role = "from" in first ? "from" : "role";
    const content = "value" in first ? "value" : "content";
    const isPlain = (list as readonly JsonObject[]).every(
      (message) => role in message && typeof message[content] === "string",
    );
    if (isPlain) return { key, role, content, list: list as readonly JsonObject[] };
  }
  return undefined;
}

/** A word as a hurried typist writes it: two letters changed, one left out or doubled, or another case. */
export function misspelt(word: string, random: Random): string {
  const at = 1 + random.below(word.length - 2);
  switch (random.below(4)) {
    case 0: {
      const swapped = word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2);
      return swapped === word ? word.slice(0, at) + word.slice(at + 1) : swapped;
    }
    case 1:
      return word.slice(0, at) + word.slice(at + 1);
    case 2:
      return word.slice(0, at) + word[at]! + word.slice(at);
    default:
      return word[0]!.toUpperCase() + word.slice(1);
  }
}
